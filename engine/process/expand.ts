import { evaluate } from './arithmetic';
import { escapePattern, Fields } from './fields';
import type { FileView } from './files';
import { listOf, parameterValue } from './parameters';
import type { Code, ParameterPart, Part, Word } from './shell-code';
import type { Dialect } from './utility';

/** What the expansion of words asks of the shell. */
export interface Expanding {
  readonly dialect: Dialect;
  readonly positional: readonly string[];
  /** `set -u`, `set -f` … */
  option(letter: string): boolean;
  /** Variables and special parameters. */
  parameter(name: string): string | undefined;
  array(name: string): readonly string[] | undefined;
  assign(name: string, value: string, index?: number): void;
  /** The output of a command substitution; throws `SUSPENDED` while it is not known. */
  substitute(code: Code): string;
  /** What was computed here before the command was suspended: side effects happen once. */
  recall(): string | undefined;
  record(value: string): void;
  readonly files: FileView;
  readonly cwd: string;
  /** Ends the shell with a message: `x: parameter not set`. `bash` gives its own status. */
  fail(message: string, status: number): never;
}

/** Thrown when an expansion has to wait for a command; the instruction is run again afterwards. */
export const SUSPENDED = Symbol('suspended');

/** The fields that words become: expanded, split and matched with file names. */
export function expandWords(shell: Expanding, words: readonly Word[]): string[] {
  const fields: string[] = [];
  for (const word of words) {
    if (word.text !== undefined) fields.push(word.text);
    else expandWord(shell, word, fields);
  }
  return fields;
}

function expandWord(shell: Expanding, word: Word, into: string[]): void {
  const fields = new Fields(shell, into);
  for (const part of word.parts) addPart(shell, part, fields, false);
  fields.finish();
}

/** A word that stays one string: the value of an assignment, a redirection's target, `case`'s word. */
export function expandText(shell: Expanding, word: Word): string {
  if (word.text !== undefined) return word.text;
  return joinParts(shell, word.parts, false, false);
}

/** A word as a pattern: what was quoted in it stands for itself. */
export function expandPattern(shell: Expanding, word: Word): string {
  return word.text !== undefined ? escapePattern(word.text) : joinParts(shell, word.parts, true, false);
}

function addPart(shell: Expanding, part: Part, fields: Fields, quoted: boolean): void {
  switch (part.part) {
    case 'text':
      if (part.split) fields.split(part.text);
      else fields.add(part.text, true);
      return;
    case 'glob':
      fields.add(part.text, false);
      return;
    case 'home':
      fields.add(shell.parameter('HOME') ?? '~', true);
      return;
    case 'quotes':
      if (!(part.parts.length === 1 && isEmptyList(shell, part.parts[0]!))) fields.add('', true);
      for (const inner of part.parts) addPart(shell, inner, fields, true);
      return;
    case 'parameter':
      addParameter(shell, part, fields, quoted);
      return;
    default:
      fields.put(simpleText(shell, part), quoted || part.quoted);
  }
}

function addParameter(shell: Expanding, part: ParameterPart, fields: Fields, quoted: boolean): void {
  const isQuoted = quoted || part.quoted;
  const list = part.operation === undefined && !part.length ? listOf(shell, part) : undefined;
  if (list !== undefined) {
    const isStar = part.name === '*' || part.index?.text === '*';
    if (isStar && isQuoted) fields.add(list.join((shell.parameter('IFS') ?? ' ')[0] ?? ''), true);
    else fields.list(list, isQuoted);
    return;
  }
  const value = parameterValue(shell, part);
  if (typeof value === 'string') fields.put(value, isQuoted);
  else if (value !== undefined) for (const inner of partsOf(value)) addPart(shell, inner, fields, quoted);
}

const partsOf = (word: Word): readonly Part[] =>
  word.text === undefined ? word.parts : [{ part: 'text', text: word.text, split: false }];

/** `"$@"` without parameters is no field at all. */
const isEmptyList = (shell: Expanding, part: Part): boolean =>
  part.part === 'parameter' &&
  part.operation === undefined &&
  !part.length &&
  (part.name === '@' || part.index?.text === '@') &&
  listOf(shell, part)?.length === 0;

function joinParts(shell: Expanding, parts: readonly Part[], asPattern: boolean, quoted: boolean): string {
  let text = '';
  const plain = asPattern ? escapePattern : (value: string) => value;
  for (const part of parts) {
    if (part.part === 'text') text += plain(part.text);
    else if (part.part === 'glob') text += part.text;
    else if (part.part === 'home') text += plain(shell.parameter('HOME') ?? '~');
    else if (part.part === 'quotes') text += joinParts(shell, part.parts, asPattern, true);
    else if (part.part === 'parameter') text += joinedParameter(shell, part, asPattern, quoted);
    else text += quoted || part.quoted ? plain(simpleText(shell, part)) : simpleText(shell, part);
  }
  return text;
}

function joinedParameter(shell: Expanding, part: ParameterPart, asPattern: boolean, quoted: boolean): string {
  const list = part.operation === undefined && !part.length ? listOf(shell, part) : undefined;
  const value = list === undefined ? parameterValue(shell, part) : list.join(' ');
  const isQuoted = quoted || part.quoted;
  if (value === undefined) return '';
  if (typeof value !== 'string') return joinParts(shell, partsOf(value), asPattern, isQuoted);
  return isQuoted && asPattern ? escapePattern(value) : value;
}

function simpleText(
  shell: Expanding,
  part: Extract<Part, { part: 'command' | 'arithmetic' | 'bad' }>,
): string {
  if (part.part === 'command') return shell.substitute(part.code);
  if (part.part === 'bad') {
    if (shell.dialect === 'bash') return shell.fail(`${part.text}: bad substitution`, 1);
    return shell.fail(shell.dialect === 'dash' ? 'Bad substitution' : 'syntax error: bad substitution', 2);
  }
  const known = shell.recall();
  if (known !== undefined) return known;
  const value = String(evaluate(shell, part.expression, part.text));
  shell.record(value);
  return value;
}
