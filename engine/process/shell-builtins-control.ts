import { isErrno } from './files';
import type { Shell } from './shell';
import type { Builtin } from './shell-builtins';
import { kill, trap, wait } from './shell-builtins-jobs';
import { find, notFound, replaceBy } from './shell-commands';
import { isOptionLetter, optionNamed, withFlag } from './shell-options';
import type { Entry, Loop } from './shell-state';

/** Builtins that steer: loops, functions, traps, jobs, `exec`, `exit`. */
export function controlBuiltins(): [string, Builtin][] {
  return [
    [':', () => 0],
    ['true', () => 0],
    ['false', () => 1],
    ['exit', exit],
    ['return', returnFrom],
    ['break', (shell, argv) => leaveLoop(shell, argv, 'break')],
    ['continue', (shell, argv) => leaveLoop(shell, argv, 'continue')],
    ['eval', evaluateText],
    ['.', source],
    ['source', source],
    ['exec', exec],
    ['trap', trap],
    ['wait', wait],
    ['kill', kill],
    ['set', set],
    ['jobs', () => 0],
    ['umask', (shell, argv) => (argv.length > 1 || shell.kernel.write(shell.process, 1, '0022\n') ? 0 : 1)],
    ['hash', () => 0],
    ['times', () => 0],
    ['ulimit', () => 0],
    ['shopt', () => 0],
    ['alias', () => 0],
  ];
}

/** A number as `exit` and `return` take it; bash takes any integer, the others no sign. */
function statusFrom(shell: Shell, argv: readonly string[]): number {
  const word = argv[1];
  if (word === undefined) return shell.status;
  if (/^\d+$/.test(word)) return Number(word) & 255;
  if (shell.dialect === 'bash') {
    if (/^[-+]\d+$/.test(word)) return Number(word) & 255;
    shell.complain(`${argv[0]}: ${word}: numeric argument required`);
    return 2;
  }
  return shell.fail(
    shell.dialect === 'dash' ? `${argv[0]}: Illegal number: ${word}` : `${argv[0]}: Illegal number: ${word}`,
    2,
  );
}

const exit: Builtin = (shell, argv) => {
  const trap = shell.stack.findLast((entry) => entry.kind === 'call' && entry.after !== 'nothing');
  const before = trap?.kind === 'call' && argv[1] === undefined ? trap.status : undefined;
  shell.exit(before ?? statusFrom(shell, argv));
  return undefined;
};

const returnFrom: Builtin = (shell, argv) => {
  const status = statusFrom(shell, argv);
  const found = shell.unwindTo((entry) => entry.kind === 'call' && entry.returns);
  if (found) shell.pop();
  else if (shell.dialect === 'bash') {
    shell.complain("return: can only `return' from a function or sourced script");
    return 2;
  } else shell.exit(status);
  return status;
};

function leaveLoop(shell: Shell, argv: readonly string[], how: 'break' | 'continue'): number | undefined {
  const word = argv[1] ?? '1';
  if (!/^[1-9]\d*$/.test(word))
    return shell.fail(`${how}: Illegal number: ${word}`, shell.dialect === 'bash' ? 1 : 2);
  let left = Number(word);
  // Only the loops of the code that runs now: a function does not break its caller's loop.
  const from = shell.stack.findLastIndex((entry) => entry.kind === 'call') + 1;
  const loops = shell.stack.slice(from).filter((entry) => entry.kind === 'loop').length;
  if (loops === 0) return 0;
  left = Math.min(left, loops);
  const isLoop = (entry: Entry) => entry.kind === 'loop';
  for (; left > 1; left -= 1) {
    shell.unwindTo(isLoop);
    shell.pop();
  }
  shell.unwindTo(isLoop);
  const loop = shell.stack.at(-1) as Loop;
  shell.status = 0;
  if (how === 'continue') shell.pc = loop.next;
  else {
    shell.pop();
    shell.pc = loop.end;
  }
  return undefined;
}

const evaluateText: Builtin = (shell, argv) => {
  const text = argv.slice(1).join(' ');
  if (text.trim() === '') return 0;
  const code = shell.parse(text);
  shell.status = 0;
  shell.call(code, {});
  return undefined;
};

const source: Builtin = (shell, argv) => {
  const path = argv[1];
  if (path === undefined)
    return shell.dialect === 'bash' ? 2 : shell.fail(`${argv[0]}: filename argument required`, 2);
  const file = findSource(shell, path);
  if (file === undefined) {
    if (shell.dialect === 'bash') {
      shell.complain(`${path}: No such file or directory`);
      return 1;
    }
    return shell.fail(
      shell.dialect === 'dash'
        ? `.: cannot open ${path}: No such file`
        : `.: can't open '${path}': No such file or directory`,
      2,
    );
  }
  const positional = shell.positional;
  shell.status = 0;
  shell.call(shell.parse(file), { returns: true, ...(argv.length > 2 && { positional }) });
  if (argv.length > 2 && shell.dialect !== 'dash') shell.positional = argv.slice(2);
  return undefined;
};

function findSource(shell: Shell, path: string): string | undefined {
  const folders = path.includes('/')
    ? ['']
    : (shell.parameter('PATH') ?? '').split(':').map((folder) => `${folder}/`);
  if (!path.includes('/') && shell.dialect === 'bash') folders.push('');
  for (const folder of folders) {
    const file = shell.files.openForReading(folder + path, shell.cwd);
    if (!isErrno(file) && file.type === 'file' && file.program === undefined)
      return shell.files.text(file, path);
  }
  return undefined;
}

const exec: Builtin = (shell, argv) => {
  if (argv.length === 1) return 0;
  const words = argv.slice(1);
  const program = find(shell, words[0]!, true);
  if (typeof program === 'number') {
    notFound(shell, words[0]!, program);
    shell.exit(program);
    return undefined;
  }
  replaceBy(shell, program, words, shell.passedOn, undefined);
  return undefined;
};

const set: Builtin = (shell, argv) => {
  if (argv.length === 1) {
    return printVariables(shell);
  }
  for (let i = 1; i < argv.length; i += 1) {
    const word = argv[i]!;
    if (word === '--' || !/^[-+]./.test(word)) {
      shell.positional = argv.slice(word === '--' ? i + 1 : i);
      return 0;
    }
    for (const letter of word.slice(1)) {
      let flag: string | undefined = letter;
      if (letter === 'o') {
        i += 1;
        flag = optionNamed(argv[i] ?? '');
        if (flag === undefined || (flag === 'P' && shell.dialect === 'dash'))
          return badOption(shell, `-o ${argv[i] ?? ''}`);
      } else if (!isOptionLetter(letter)) return badOption(shell, word);
      shell.flags = withFlag(shell.flags, flag, word[0] === '-');
    }
  }
  return 0;
};

function badOption(shell: Shell, option: string): number {
  if (shell.dialect !== 'bash') return shell.fail(`set: Illegal option ${option}`, 2);
  shell.complain(`set: ${option}: invalid option`);
  return 2;
}

function printVariables(shell: Shell): number {
  const lines = [...shell.ownNames()].map(([name, variable]) => `${name}='${variable?.value ?? ''}'\n`);
  shell.kernel.write(shell.process, 1, lines.sort().join(''));
  return 0;
}
