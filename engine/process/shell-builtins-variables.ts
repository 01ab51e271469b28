import { evaluate } from './arithmetic';
import { Undeclared } from './container';
import type { Shell } from './shell';
import type { Builtin } from './shell-builtins';
import type { Variable } from './shell-state';
import { arithmeticOf } from './shell-syntax';

/** Builtins that change variables and parameters. */
export function variableBuiltins(): [string, Builtin][] {
  return [
    ['export', (shell, argv) => declare(shell, argv, { exported: true })],
    ['readonly', (shell, argv) => declare(shell, argv, { readOnly: true })],
    ['declare', declareBash],
    ['typeset', declareBash],
    ['local', local],
    ['unset', unset],
    ['shift', shift],
    ['let', letBuiltin],
    ['getopts', getopts],
  ];
}

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const NOTHING: Variable = { value: undefined, array: undefined, exported: false, readOnly: false };

interface Attributes {
  readonly exported?: boolean;
  readonly readOnly?: boolean;
}

function declare(shell: Shell, argv: readonly string[], attributes: Attributes): number {
  let takesBack = false;
  for (const word of argv.slice(1)) {
    if (word === '-p') return print(shell, attributes);
    if (word === '-n') takesBack = true;
    else if (!word.startsWith('-') || word.length < 2) {
      const name = assignWord(shell, word);
      if (name === undefined) {
        if (shell.dialect !== 'bash') return shell.fail(`${argv[0]}: ${word}: bad variable name`, 2);
        shell.complain(`${argv[0]}: \`${word}': not a valid identifier`);
        return 1;
      }
      const variable = shell.variable(name) ?? NOTHING;
      shell.set(name, takesBack ? { ...variable, exported: false } : { ...variable, ...attributes });
    }
  }
  return argv.length === 1 ? print(shell, attributes) : 0;
}

/** Takes `name=value`, `name+=value` or `name`. Undefined: that is no name. */
function assignWord(shell: Shell, word: string): string | undefined {
  const equals = word.indexOf('=');
  if (equals < 0) return NAME.test(word) ? word : undefined;
  const appends = word[equals - 1] === '+';
  const name = word.slice(0, appends ? equals - 1 : equals);
  if (!NAME.test(name)) return undefined;
  const value = word.slice(equals + 1);
  shell.assign(name, appends ? `${shell.parameter(name) ?? ''}${value}` : value);
  return name;
}

function print(shell: Shell, attributes: Attributes): number {
  const word = attributes.exported ? 'export' : 'readonly';
  const lines: string[] = [];
  if (attributes.exported)
    for (const [name, value] of shell.exported) lines.push(`${word} ${name}='${value}'\n`);
  else
    for (const [name, variable] of shell.ownNames())
      if (variable?.readOnly) lines.push(`${word} ${name}='${variable.value ?? ''}'\n`);
  shell.kernel.write(shell.process, 1, lines.sort().join(''));
  return 0;
}

const declareBash: Builtin = (shell, argv) => {
  const options = argv
    .slice(1)
    .filter((word) => /^-[a-zA-Z]+$/.test(word))
    .join('');
  if (/[AnilutpfF]/.test(options.replace(/[-xrga]/g, '')))
    throw new Undeclared(
      `The engine's shell does not have "${argv[0]} ${options}", which line ${shell.line} of a script uses.\n` +
        `  in ${shell.process.container.start.where}`,
    );
  const inFunction = shell.stack.some((entry) => entry.kind === 'call' && entry.locals !== undefined);
  if (inFunction && !options.includes('g'))
    local(shell, ['local', ...argv.slice(1).filter((word) => !word.startsWith('-'))], false);
  return declare(shell, argv, {
    ...(options.includes('x') && { exported: true }),
    ...(options.includes('r') && { readOnly: true }),
  });
};

const local: Builtin = (shell, argv) => {
  const call = shell.stack.findLast((entry) => entry.kind === 'call' && entry.locals !== undefined);
  if (call?.kind !== 'call') {
    if (shell.dialect !== 'bash') return shell.fail(`local: not in a function`, 2);
    shell.complain('local: can only be used in a function');
    return 1;
  }
  for (const word of argv.slice(1)) {
    if (word.startsWith('-')) continue;
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    if (!NAME.test(name))
      return shell.fail(`local: ${name}: bad variable name`, shell.dialect === 'bash' ? 1 : 2);
    const before = shell.variable(name);
    if (!call.locals!.has(name)) call.locals!.set(name, before);
    if (equals >= 0)
      shell.set(name, { ...NOTHING, value: word.slice(equals + 1), exported: before?.exported ?? false });
    // bash begins with nothing; the others keep the outer value.
    else if (shell.dialect === 'bash' && before?.array === undefined) shell.set(name, undefined);
  }
  return 0;
};

const unset: Builtin = (shell, argv) => {
  const functions = argv[1] === '-f';
  for (const word of argv.slice(1)) {
    if (word === '-f' || word === '-v') continue;
    if (functions) {
      const left = new Map(shell.functions);
      left.delete(word);
      shell.functions = left;
      continue;
    }
    const [, name, index] = /^(\w+)\[(\d+)\]$/.exec(word) ?? [];
    const array = name === undefined ? undefined : shell.array(name)?.slice();
    if (array !== undefined) {
      delete array[Number(index)];
      shell.assignArray(name!, array);
    } else if (shell.variable(word)?.readOnly) {
      return shell.dialect === 'bash' ? 1 : shell.fail(`unset: ${word}: is read only`, 2);
    } else if (NAME.test(word)) shell.set(word, undefined);
  }
  return 0;
};

const shift: Builtin = (shell, argv) => {
  const by = Number(argv[1] ?? '1');
  if (!(by <= shell.positional.length))
    return shell.dialect === 'dash' ? shell.fail("shift: can't shift that many", 2) : 1;
  shell.positional = shell.positional.slice(by);
  return 0;
};

const letBuiltin: Builtin = (shell, argv) => {
  let value = 0n;
  for (const word of argv.slice(1)) value = evaluate(shell, arithmeticOf(word, shell.dialect), word);
  return value === 0n ? 1 : 0;
};

/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/getopts.html. Simplified: each option is a word of its own. */
const getopts: Builtin = (shell, argv) => {
  const [, letters = '', name = 'opt', ...given] = argv;
  const words = given.length > 0 ? given : shell.positional;
  const at = Number(shell.parameter('OPTIND') ?? '1');
  const word = words[at - 1];
  if (word === undefined || !/^-./.test(word) || word === '--') {
    shell.assign(name, '?');
    if (word === '--') shell.assign('OPTIND', String(at + 1));
    return 1;
  }
  const letter = word[1]!;
  const known = letter === ':' ? -1 : letters.indexOf(letter);
  if (known < 0) {
    shell.assign(name, '?');
    shell.assign('OPTIND', String(at + 1));
    if (letters[0] === ':') shell.assign('OPTARG', letter);
    else
      shell.complain(shell.dialect === 'bash' ? `illegal option -- ${letter}` : `Illegal option -${letter}`);
    return 0;
  }
  let next = at + 1;
  if (letters[known + 1] === ':') {
    const attached = word.slice(2);
    const value = attached !== '' ? attached : words[at];
    if (attached === '') next += 1;
    if (value === undefined) shell.set('OPTARG', undefined);
    else shell.assign('OPTARG', value);
  }
  shell.assign(name, letter);
  shell.assign('OPTIND', String(next));
  return 0;
};
