import { Undeclared } from './container';
import { ProcessInput } from './program-context';
import type { Shell } from './shell';
import type { Builtin } from './shell-builtins';
import { BLOCKED } from './shell-state';
import type { OpenFile } from './streams';
import type { Dialect } from './utility';

/** Takes a line from stdin and splits it. */
export const read: Builtin = (shell, argv) => {
  const options = readOptions(shell, argv);
  if (options === undefined) return 2;
  const { names, raw, array, seconds } = options;
  const file = shell.process.descriptors[0];
  const input = new ProcessInput(shell.kernel, file);
  const line = input.line();
  if (line === undefined && !input.ended) {
    return waitForLine(shell, file, seconds);
  }
  shell.timedOut = false;
  shell.process.token += 1;
  let text = line ?? '';
  const isWhole = text.endsWith('\n');
  if (isWhole) text = text.slice(0, -1);
  if (!raw && isWhole && /(^|[^\\])(\\\\)*\\$/.test(text)) {
    const more = input.line();
    if (more !== undefined) text = text.slice(0, -1) + more.replace(/\n$/, '');
  }
  if (!raw) text = text.replace(/\\(.)/g, '$1');
  if (array !== undefined) shell.assignArray(array, fields(shell, text, Number.POSITIVE_INFINITY));
  else {
    const targets = names.length > 0 ? names : ['REPLY'];
    const values = names.length > 0 ? fields(shell, text, targets.length) : [text];
    targets.forEach((name, i) => {
      shell.assign(name, values[i] ?? '');
    });
  }
  return isWhole ? 0 : 1;
};

interface ReadOptions {
  readonly names: readonly string[];
  readonly raw: boolean;
  /** `-a`: the array that takes the fields. */
  readonly array: string | undefined;
  /** `-t`: how long to wait. */
  readonly seconds: number | undefined;
}

/** Undefined: an option that the dialect has not, and has complained of. */
function readOptions(shell: Shell, argv: readonly string[]): ReadOptions | undefined {
  const { dialect } = shell;
  const names: string[] = [];
  let raw = false;
  let array: string | undefined;
  let seconds: number | undefined;
  for (let i = 1; i < argv.length; i += 1) {
    const word = argv[i]!;
    if (word[0] !== '-' || word.length === 1) {
      names.push(word);
      continue;
    }
    for (let j = 1; j < word.length; j += 1) {
      const letter = word[j]!;
      if (takesValue(letter, dialect)) {
        const value = word.slice(j + 1) || argv[(i += 1)];
        if (letter === 'a') array = value;
        if (letter === 't') seconds = Number(value);
        break;
      }
      if (letter === 'r') raw = true;
      else if (letter !== 's' && letter !== 'e') return refuseOption(shell, letter);
    }
  }
  return { names, raw, array, seconds };
}

const takesValue = (letter: string, dialect: Dialect): boolean =>
  letter === 'p' || (letter === 'a' && dialect === 'bash') || (letter === 't' && dialect !== 'dash');

function refuseOption(shell: Shell, letter: string): undefined {
  if (shell.dialect === 'bash')
    throw new Undeclared(`I do not know the option -${letter} of read\n  in ${whereOf(shell)}`);
  shell.complain(`read: Illegal option -${letter}`);
  return undefined;
}

const whereOf = (shell: Shell): string => shell.process.container.start.where;

function waitForLine(shell: Shell, file: OpenFile | undefined, seconds: number | undefined): number {
  const { kernel, process } = shell;
  if (seconds !== undefined && shell.timedOut) {
    shell.timedOut = false;
    return shell.dialect === 'bash' ? 142 : 1;
  }
  if (seconds !== undefined && shell.wait === undefined) kernel.wakeAt(process, kernel.now + seconds * 1_000);
  if (file?.pipe !== undefined && !file.pipe.waiting.includes(process)) file.pipe.waiting.push(process);
  return BLOCKED;
}

/** Splits a line for `read`: the last variable takes the rest, with the separators between, not those at its end. */
function fields(shell: Shell, text: string, count: number): string[] {
  const ifs = shell.parameter('IFS') ?? ' \t\n';
  const isSpace = (c: string | undefined) => c !== undefined && ' \t\n'.includes(c) && ifs.includes(c);
  const out: string[] = [];
  let at = 0;
  while (isSpace(text[at])) at += 1;
  while (at < text.length && out.length < count - 1) {
    let end = at;
    while (end < text.length && !ifs.includes(text[end]!)) end += 1;
    out.push(text.slice(at, end));
    at = end;
    while (isSpace(text[at])) at += 1;
    if (at < text.length && ifs.includes(text[at]!) && !isSpace(text[at])) {
      at += 1;
      while (isSpace(text[at])) at += 1;
    }
  }
  if (at < text.length) {
    let end = text.length;
    while (end > at && isSpace(text[end - 1])) end -= 1;
    out.push(text.slice(at, end));
  }
  return out;
}
