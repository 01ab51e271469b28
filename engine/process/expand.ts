import { evaluate } from './arithmetic';
import { isPattern, matchesPattern } from './file-names';
import type { FileView } from './files';
import type { Code, Operation, ParameterPart, Part, Word } from './shell-code';
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

const escapePattern = (text: string): string => text.replace(/[*?[\]\\]/g, '\\$&');

/** The fields of one word while they grow. */
class Fields {
  private current: string | undefined;
  /** The field as a pattern; undefined while it would be the same text. */
  private pattern: string | undefined;
  private active = false;

  constructor(
    private readonly shell: Expanding,
    private readonly into: string[],
  ) {}

  add(text: string, quoted: boolean): void {
    if (quoted) {
      if (this.pattern !== undefined || isPattern(text) || text.includes('\\'))
        this.pattern = (this.pattern ?? this.current ?? '') + escapePattern(text);
    } else if (isPattern(text)) {
      this.active = true;
      this.pattern = (this.pattern ?? escapePattern(this.current ?? '')) + text;
    } else if (this.pattern !== undefined) this.pattern += text;
    this.current = this.current === undefined ? text : this.current + text;
  }

  finish(): void {
    const { current, pattern } = this;
    if (current === undefined) return;
    const paths = this.active && !this.shell.option('f') ? this.shell.files.glob(pattern!, this.shell.cwd) : [];
    if (paths.length === 0) this.into.push(current);
    else for (const path of paths) this.into.push(path);
    this.current = undefined;
    this.pattern = undefined;
    this.active = false;
  }

  /** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_05 */
  split(text: string): void {
    const ifs = this.shell.parameter('IFS') ?? ' \t\n';
    let from = 0;
    let afterSpace = false;
    for (let i = 0; i < text.length; i += 1) {
      const c = text[i]!;
      if (!ifs.includes(c)) {
        afterSpace = false;
        continue;
      }
      if (i > from) this.add(text.slice(from, i), false);
      from = i + 1;
      if (c === ' ' || c === '\t' || c === '\n') {
        if (this.current !== undefined) afterSpace = true;
        this.finish();
      } else if (afterSpace) afterSpace = false;
      else {
        this.current ??= '';
        this.finish();
      }
    }
    if (from < text.length) this.add(from === 0 ? text : text.slice(from), false);
  }

  put(text: string, quoted: boolean): void {
    if (quoted) this.add(text, true);
    else if (text !== '') this.split(text);
  }

  list(items: readonly string[], quoted: boolean): void {
    items.forEach((item, i) => {
      if (i > 0) {
        if (quoted) this.current ??= '';
        this.finish();
      }
      this.put(item, quoted);
    });
  }
}

function addPart(shell: Expanding, part: Part, fields: Fields, quoted: boolean): void {
  switch (part.part) {
    case 'text':
      if (part.split) fields.split(part.text);
      else fields.add(part.text, true);
      return;
    case 'glob':
      return fields.add(part.text, false);
    case 'home':
      return fields.add(shell.parameter('HOME') ?? '~', true);
    case 'quotes':
      if (!(part.parts.length === 1 && isEmptyList(shell, part.parts[0]!))) fields.add('', true);
      for (const inner of part.parts) addPart(shell, inner, fields, true);
      return;
    case 'parameter': {
      const isQuoted = quoted || part.quoted;
      const list = listOf(shell, part);
      if (list !== undefined && part.operation === undefined && !part.length) {
        const isStar = part.name === '*' || part.index?.text === '*';
        if (isStar && isQuoted) fields.add(list.join((shell.parameter('IFS') ?? ' ')[0] ?? ''), true);
        else fields.list(list, isQuoted);
        return;
      }
      const value = parameterValue(shell, part);
      if (typeof value === 'string') fields.put(value, isQuoted);
      else if (value !== undefined) for (const inner of partsOf(value)) addPart(shell, inner, fields, quoted);
      return;
    }
    default:
      return fields.put(simpleText(shell, part), quoted || part.quoted);
  }
}

const partsOf = (word: Word): readonly Part[] =>
  word.text === undefined ? word.parts : [{ part: 'text', text: word.text, split: false }];

/** `"$@"` without parameters is no field at all. */
const isEmptyList = (shell: Expanding, part: Part): boolean =>
  part.part === 'parameter' && part.operation === undefined && !part.length &&
  (part.name === '@' || part.index?.text === '@') && listOf(shell, part)?.length === 0;

function listOf(shell: Expanding, part: ParameterPart): readonly string[] | undefined {
  if (part.name === '@' || part.name === '*') return shell.positional;
  if (part.index?.text !== '@' && part.index?.text !== '*') return undefined;
  const scalar = shell.parameter(part.name);
  const values = shell.array(part.name) ?? (scalar === undefined ? [] : [scalar]);
  if (!part.indirect) return values.filter((value) => value !== undefined);
  return values.flatMap((value, i) => (value === undefined ? [] : [String(i)]));
}

function joinParts(shell: Expanding, parts: readonly Part[], asPattern: boolean, quoted: boolean): string {
  let text = '';
  const plain = asPattern ? escapePattern : (value: string) => value;
  for (const part of parts) {
    if (part.part === 'text') text += plain(part.text);
    else if (part.part === 'glob') text += part.text;
    else if (part.part === 'home') text += plain(shell.parameter('HOME') ?? '~');
    else if (part.part === 'quotes') text += joinParts(shell, part.parts, asPattern, true);
    else if (part.part === 'parameter') {
      const list = part.operation === undefined && !part.length ? listOf(shell, part) : undefined;
      const value = list === undefined ? parameterValue(shell, part) : list.join(' ');
      const isQuoted = quoted || part.quoted;
      if (typeof value === 'string') text += isQuoted ? plain(value) : value;
      else if (value !== undefined) text += joinParts(shell, partsOf(value), asPattern, isQuoted);
    } else text += quoted || part.quoted ? plain(simpleText(shell, part)) : simpleText(shell, part);
  }
  return text;
}

function simpleText(shell: Expanding, part: Extract<Part, { part: 'command' | 'arithmetic' | 'bad' }>): string {
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

/** The value of a parameter with its operation: text, a word to expand instead, or nothing. */
function parameterValue(shell: Expanding, part: ParameterPart): string | Word | undefined {
  const { operation } = part;
  const list = listOf(shell, part);
  if (part.length) {
    if (list !== undefined) return String(list.length);
    return String((valueOf(shell, part) ?? unset(shell, part)).length);
  }
  let value = list === undefined ? valueOf(shell, part) : list.length === 0 ? undefined : list.join(' ');
  if (part.indirect && list === undefined && value !== undefined) value = shell.parameter(value);
  if (operation === undefined) return value ?? unset(shell, part);
  if (operation.kind === 'default') return withDefault(shell, part, value, operation);
  value ??= unset(shell, part);
  if (operation.kind === 'slice' && list !== undefined) return slicedList(shell, part, list, operation);
  return operate(shell, value, operation);
}

function valueOf(shell: Expanding, part: ParameterPart): string | undefined {
  if (part.index === undefined) return shell.parameter(part.name);
  const index = Number(evaluate(shell, { kind: 'word', word: part.index }, part.index.text ?? ''));
  const values = shell.array(part.name);
  if (values === undefined) return index === 0 ? shell.parameter(part.name) : undefined;
  return values.at(index);
}

function unset(shell: Expanding, part: ParameterPart): string {
  if (!shell.option('u') || part.name === '@' || part.name === '*') return '';
  return shell.dialect === 'bash'
    ? shell.fail(`${part.name}: unbound variable`, 127)
    : shell.fail(`${part.name}: parameter not set`, 2);
}

function withDefault(
  shell: Expanding,
  part: ParameterPart,
  value: string | undefined,
  operation: Operation & { kind: 'default' },
): string | Word {
  const { operator, operand } = operation;
  const isSet = operator[0] === ':' ? value !== undefined && value !== '' : value !== undefined;
  const kind = operator.at(-1);
  if (kind === '+') return isSet ? operand : '';
  if (isSet) return value!;
  if (kind === '-') return operand;
  const text = expandText(shell, operand);
  if (kind === '=') {
    shell.assign(part.name, text);
    return text;
  }
  const reason = text !== '' ? text : operator[0] === ':' ? 'parameter null or not set' : 'parameter not set';
  return shell.fail(`${part.name}: ${reason}`, shell.dialect === 'bash' ? 127 : 2);
}

function operate(shell: Expanding, value: string, operation: Exclude<Operation, { kind: 'default' }>): string {
  switch (operation.kind) {
    case 'remove':
      return removed(value, expandPattern(shell, operation.operand), operation.operator);
    case 'replace':
      return replaced(value, expandPattern(shell, operation.pattern), expandText(shell, operation.replacement), operation.operator);
    case 'slice': {
      const [from, to] = sliceRange(shell, value.length, operation);
      return value.slice(from, to);
    }
    case 'case': {
      const change = (text: string) => (operation.operator[0] === '^' ? text.toUpperCase() : text.toLowerCase());
      return operation.operator.length === 2 ? change(value) : change(value.slice(0, 1)) + value.slice(1);
    }
  }
}

function sliceRange(shell: Expanding, length: number, operation: Operation & { kind: 'slice' }): [number, number] {
  const number = (word: Word) => Number(evaluate(shell, { kind: 'word', word }, word.text ?? ''));
  const offset = number(operation.offset);
  const from = offset < 0 ? Math.max(0, length + offset) : Math.min(offset, length);
  if (operation.length === undefined) return [from, length];
  const count = number(operation.length);
  return [from, count < 0 ? Math.max(from, length + count) : Math.min(length, from + count)];
}

function slicedList(shell: Expanding, part: ParameterPart, list: readonly string[], operation: Operation & { kind: 'slice' }): string {
  const all = part.name === '@' || part.name === '*' ? [shell.parameter('0') ?? '', ...list] : list;
  const [from, to] = sliceRange(shell, all.length, operation);
  return all.slice(from, to).join(' ');
}

/** `${x#pattern}` and its relatives: the shortest or longest match at an end is cut off. */
export function removed(value: string, pattern: string, operator: string): string {
  const n = value.length;
  if (operator === '#') {
    for (let i = 0; i <= n; i += 1) if (matchesPattern(value.slice(0, i), pattern)) return value.slice(i);
  } else if (operator === '##') {
    for (let i = n; i >= 0; i -= 1) if (matchesPattern(value.slice(0, i), pattern)) return value.slice(i);
  } else if (operator === '%') {
    for (let i = n; i >= 0; i -= 1) if (matchesPattern(value.slice(i), pattern)) return value.slice(0, i);
  } else for (let i = 0; i <= n; i += 1) if (matchesPattern(value.slice(i), pattern)) return value.slice(0, i);
  return value;
}

/** `${x/pattern/text}`: the longest match, the first one or (`//`) all, or only at an end (`/#`, `/%`). */
export function replaced(value: string, pattern: string, replacement: string, operator: string): string {
  if (pattern === '') return value;
  let out = '';
  let from = 0;
  while (from <= value.length) {
    let end = -1;
    for (let i = value.length; i > from; i -= 1) {
      if (operator === '/%' && i < value.length) break;
      if (matchesPattern(value.slice(from, i), pattern)) {
        end = i;
        break;
      }
    }
    if (end < 0) {
      if (operator === '/#') return value;
      out += value.slice(from, from + 1);
      from += 1;
      continue;
    }
    out += replacement;
    from = end;
    if (operator !== '//') break;
  }
  return out + value.slice(from);
}
