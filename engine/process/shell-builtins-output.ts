import { EXECUTE, isErrno } from './files';
import type { Shell } from './shell';
import { BUILTINS, type Builtin, builtinOf } from './shell-builtins';
import { read } from './shell-builtins-read';
import { find } from './shell-commands';
import { evaluateTest } from './utilities/condition';
import { formatPrintf, withoutEscapes } from './utilities/printf';

/** Builtins that read, print, look at files and find commands. */
export function outputBuiltins(): [string, Builtin][] {
  return [
    ['echo', echo],
    ['printf', printf],
    ['test', test],
    ['[', test],
    ['read', read],
    ['cd', cd],
    ['pwd', (shell) => say(shell, `${shell.cwd}\n`)],
    ['command', command],
    ['builtin', command],
    ['type', type],
  ];
}

function say(shell: Shell, text: string): number | undefined {
  return shell.kernel.write(shell.process, 1, text) ? 0 : shell.process.isAlive ? 1 : undefined;
}

const echo: Builtin = (shell, argv) => {
  let newline = true;
  let escapes = shell.dialect === 'dash';
  let i = 1;
  for (; i < argv.length; i += 1) {
    const word = argv[i]!;
    if (word === '-n') newline = false;
    else if (shell.dialect === 'dash' || !isEchoOption(word)) break;
    else {
      if (word.includes('n')) newline = false;
      escapes = word.lastIndexOf('e') > word.lastIndexOf('E');
    }
    if (shell.dialect === 'dash') {
      i += 1;
      break;
    }
  }
  let text = argv.length === i + 1 ? argv[i]! : argv.slice(i).join(' ');
  if (escapes && text.includes('\\')) {
    const plain = withoutEscapes(text);
    text = plain.text;
    if (plain.stop) newline = false;
  }
  return say(shell, newline ? `${text}\n` : text);
};

function isEchoOption(word: string): boolean {
  if (word.length < 2 || word[0] !== '-') return false;
  for (let i = 1; i < word.length; i += 1) if (!'neE'.includes(word[i]!)) return false;
  return true;
}

const printf: Builtin = (shell, argv) => {
  let words = argv.slice(1);
  let variable: string | undefined;
  if (words[0] === '-v' && shell.dialect === 'bash') {
    variable = words[1];
    words = words.slice(2);
  }
  if (words[0] === '--') words = words.slice(1);
  if (words.length === 0) {
    shell.complain('printf: usage: printf format [arg ...]');
    return 2;
  }
  const formatted = formatPrintf(words[0]!, words.slice(1));
  if (formatted.unknown !== undefined) {
    shell.complain(`printf: ${formatted.unknown}: invalid directive`);
    return shell.dialect === 'dash' ? 2 : 1;
  }
  for (const word of formatted.notNumbers) shell.complain(`printf: ${word}: invalid number`);
  if (variable !== undefined) shell.assign(variable, formatted.text);
  else if (say(shell, formatted.text) === undefined) return undefined;
  return formatted.notNumbers.length > 0 ? 1 : 0;
};

const test: Builtin = (shell, argv) => {
  let words = argv.slice(1);
  if (argv[0] === '[') {
    if (words.at(-1) !== ']') {
      shell.complain("[: missing ']'");
      return 2;
    }
    words = words.slice(0, -1);
  }
  const result = evaluateTest(words, shell.files, shell.cwd);
  if (typeof result !== 'object') return result ? 0 : 1;
  shell.complain(`${argv[0]}: ${result.error}`);
  return 2;
};

const cd: Builtin = (shell, argv) => {
  const words = argv.slice(1).filter((word) => word !== '-P' && word !== '-L' && word !== '--');
  const given = words[0] ?? shell.parameter('HOME') ?? '/';
  const target = given === '-' ? (shell.parameter('OLDPWD') ?? '') : given;
  const found = shell.files.find(target, shell.cwd);
  const problem = isErrno(found)
    ? found
    : found.node === undefined
      ? 'ENOENT'
      : found.node.type !== 'directory'
        ? 'ENOTDIR'
        : undefined;
  if (problem !== undefined || isErrno(found) || !shell.files.may(found.node!, EXECUTE)) {
    const text =
      problem === 'ENOTDIR'
        ? 'Not a directory'
        : problem === undefined
          ? 'Permission denied'
          : 'No such file or directory';
    shell.complain(
      shell.dialect === 'bash'
        ? `cd: ${target}: ${text}`
        : shell.dialect === 'ash'
          ? `cd: can't cd to ${target}: ${text}`
          : `cd: can't cd to ${target}`,
    );
    return shell.dialect === 'dash' ? 2 : 1;
  }
  shell.assign('OLDPWD', shell.cwd);
  shell.process.cwd = found.path;
  shell.assign('PWD', found.path);
  return given === '-' ? say(shell, `${found.path}\n`) : 0;
};

const command: Builtin = (shell, argv, tested) => {
  let words = argv.slice(1);
  if (words[0] === '-v' || words[0] === '-V') {
    const place = whereIs(shell, words[1] ?? '');
    if (place === undefined) return shell.dialect === 'bash' ? 1 : 127;
    return say(shell, `${place}\n`);
  }
  if (words[0] === '-p' || words[0] === '--') words = words.slice(1);
  const name = words[0];
  if (name === undefined) return 0;
  const builtin = builtinOf(name, shell.dialect);
  if (builtin !== undefined) return builtin(shell, words, tested);
  // The functions are put aside for one command.
  const { functions } = shell;
  const constant = words.slice();
  shell.call(
    {
      instructions: [
        {
          op: 'command',
          assignments: [],
          words: [],
          constant,
          redirects: [],
          line: shell.line,
          tested,
          last: false,
        },
      ],
      dialect: shell.dialect,
      source: shell.code.source,
    },
    {},
  );
  if (functions.has(name)) {
    const others = new Map(functions);
    others.delete(name);
    shell.functions = others;
  }
  return undefined;
};

const type: Builtin = (shell, argv) => {
  let status = 0;
  for (const name of argv.slice(1)) {
    const place = whereIs(shell, name);
    const kind = shell.functions.has(name)
      ? 'a function'
      : BUILTINS.includes(name)
        ? 'a shell builtin'
        : place;
    if (place === undefined) {
      shell.complain(shell.dialect === 'bash' ? `type: ${name}: not found` : `${name}: not found`);
      status = shell.dialect === 'bash' ? 1 : 127;
    } else say(shell, `${name} is ${kind}\n`);
  }
  return status;
};

/** What `command -v` prints. A program that an open image may or may not have cannot be answered, and is an error. */
function whereIs(shell: Shell, name: string): string | undefined {
  if (shell.functions.has(name) || builtinOf(name, shell.dialect) !== undefined) return name;
  const program = find(shell, name, false);
  if (typeof program === 'number') return undefined;
  const found = shell.files.findProgram(name, shell.parameter('PATH') ?? '', shell.cwd);
  return isErrno(found) ? (name.includes('/') ? name : `/usr/bin/${name}`) : found.path;
}
