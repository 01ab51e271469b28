import { EXECUTE, isErrno, READ, WRITE } from '../file-view';
import type { FileView } from '../files';
import type { Utility } from '../utility';
import { either, nameOf } from './common';

/** What `test` answers: true or false, or what is wrong with its words. */
export type TestResult = boolean | { readonly error: string };

/**
 * Evaluates the words of `test` or `[ … ]` (without the brackets), by the number of words as POSIX has it, and with
 * `-a`, `-o`, `!` and parentheses.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/test.html
 */
export function evaluateTest(words: readonly string[], files: FileView, cwd: string): TestResult {
  if (words.length === 0) return false;
  if (words.length === 1) return words[0] !== '';
  if (words.length === 2 && words[0] === '!') return words[1] === '';
  if (words.length === 3 && BINARY.has(words[1]!)) return binary(words[0]!, words[1]!, words[2]!, files, cwd);
  if (words.length === 4 && words[0] === '!') return not(evaluateTest(words.slice(1), files, cwd));
  const reader = { words, at: 0, files, cwd };
  const result = disjunction(reader);
  if (typeof result === 'object') return result;
  const rest = words[reader.at];
  return rest === undefined ? result : { error: `${rest}: unknown operand` };
}

interface Reader {
  readonly words: readonly string[];
  at: number;
  readonly files: FileView;
  readonly cwd: string;
}

const not = (result: TestResult): TestResult => (typeof result === 'object' ? result : !result);

function disjunction(reader: Reader): TestResult {
  let left = conjunction(reader);
  while (reader.words[reader.at] === '-o') {
    reader.at += 1;
    const right = conjunction(reader);
    if (typeof left === 'object') return left;
    if (typeof right === 'object') return right;
    left = left || right;
  }
  return left;
}

function conjunction(reader: Reader): TestResult {
  let left = single(reader);
  while (reader.words[reader.at] === '-a') {
    reader.at += 1;
    const right = single(reader);
    if (typeof left === 'object') return left;
    if (typeof right === 'object') return right;
    left = left && right;
  }
  return left;
}

function single(reader: Reader): TestResult {
  const { words, files, cwd } = reader;
  const word = words[reader.at];
  if (word === undefined) return { error: 'argument expected' };
  if (word === '!') {
    reader.at += 1;
    return not(single(reader));
  }
  const operator = words[reader.at + 1];
  if (operator !== undefined && BINARY.has(operator) && reader.at + 2 < words.length) {
    reader.at += 3;
    return binary(word, operator, words[reader.at - 1]!, files, cwd);
  }
  if (word === '(') {
    reader.at += 1;
    const result = disjunction(reader);
    if (words[reader.at] !== ')') return { error: "missing ')'" };
    reader.at += 1;
    return result;
  }
  if (/^-[a-zA-Z]$/.test(word) && operator !== undefined) {
    reader.at += 2;
    return unary(word, operator, files, cwd);
  }
  reader.at += 1;
  return word !== '';
}

const BINARY = new Set([
  '=',
  '==',
  '!=',
  '<',
  '>',
  '-eq',
  '-ne',
  '-lt',
  '-le',
  '-gt',
  '-ge',
  '-nt',
  '-ot',
  '-ef',
]);

function binary(left: string, operator: string, right: string, files: FileView, cwd: string): TestResult {
  if (operator === '=' || operator === '==') return left === right;
  if (operator === '!=') return left !== right;
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  if (operator === '-nt' || operator === '-ot' || operator === '-ef') {
    const a = files.stat(left, cwd);
    const b = files.stat(right, cwd);
    if (operator === '-ef') return !isErrno(a) && a === b;
    const [first, second] = operator === '-nt' ? [a, b] : [b, a];
    return !isErrno(first) && (isErrno(second) || first.mtime > second.mtime);
  }
  for (const word of [left, right])
    if (!/^\s*[-+]?\d+\s*$/.test(word)) return { error: `${word}: bad number` };
  const [a, b] = [Number(left), Number(right)];
  if (operator === '-eq') return a === b;
  if (operator === '-ne') return a !== b;
  if (operator === '-lt') return a < b;
  if (operator === '-le') return a <= b;
  return operator === '-gt' ? a > b : a >= b;
}

const NOT_CHARACTERS: ReadonlySet<string> = new Set(['disk', 'socket']);

function unary(operator: string, word: string, files: FileView, cwd: string): TestResult {
  if (operator === '-n') return word !== '';
  if (operator === '-z') return word === '';
  // No process has a terminal.
  if (operator === '-t') return false;
  const node = files.stat(word, cwd, operator !== '-L' && operator !== '-h');
  if (!'defrwxsLhpSbcugkOG'.includes(operator[1]!)) return { error: `${operator}: unknown operand` };
  if (isErrno(node)) return false;
  if (operator === '-e') return true;
  if (operator === '-f') return node.type === 'file';
  if (operator === '-d') return node.type === 'directory';
  if (operator === '-L' || operator === '-h') return node.type === 'symlink';
  if (operator === '-c') return node.type === 'device' && !NOT_CHARACTERS.has(node.device);
  if (operator === '-b') return node.type === 'device' && node.device === 'disk';
  if (operator === '-S') return node.type === 'device' && node.device === 'socket';
  if (operator === '-r') return files.may(node, READ);
  if (operator === '-x') return files.may(node, EXECUTE);
  if (operator === '-w') {
    const found = files.find(word, cwd);
    return !isErrno(found) && !files.isReadOnly(found.path) && files.may(node, WRITE);
  }
  if (operator === '-s')
    return node.type === 'file' ? node.generated !== undefined || node.size > 0 : node.type === 'directory';
  if (operator === '-k') return (node.mode & 0o1000) !== 0;
  if (operator === '-O') return node.uid === files.user;
  if (operator === '-G') return node.gid === files.groups[0];
  return false;
}

export const test: Utility = (context) => {
  let words = context.argv.slice(1);
  if (nameOf(context) === '[') {
    if (words.at(-1) !== ']') return { exit: 2, err: `[: missing ${either(context, ']', "']'")}\n` };
    words = words.slice(0, -1);
  }
  const result = evaluateTest(words, context.files, context.cwd);
  if (typeof result === 'object') return { exit: 2, err: `${nameOf(context)}: ${result.error}\n` };
  return { exit: result ? 0 : 1 };
};
