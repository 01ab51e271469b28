import { evaluate } from './arithmetic';
import { type Expanding, expandPattern, expandText } from './expand';
import { matchesPattern } from './file-names';
import type { Operation, ParameterPart, Word } from './shell-code';

/** The values that `$@`, `$*` and `${a[@]}` stand for; undefined for any other parameter. */
export function listOf(shell: Expanding, part: ParameterPart): readonly string[] | undefined {
  if (part.name === '@' || part.name === '*') return shell.positional;
  if (part.index?.text !== '@' && part.index?.text !== '*') return undefined;
  const scalar = shell.parameter(part.name);
  const values = shell.array(part.name) ?? (scalar === undefined ? [] : [scalar]);
  if (!part.indirect) return values.filter((value) => value !== undefined);
  return values.flatMap((value, i) => (value === undefined ? [] : [String(i)]));
}

/** The value of a parameter with its operation: text, a word to expand instead, or nothing. */
export function parameterValue(shell: Expanding, part: ParameterPart): string | Word | undefined {
  const { operation } = part;
  const list = listOf(shell, part);
  if (part.length) {
    if (list !== undefined) return String(list.length);
    return String((ownValue(shell, part) ?? whenUnset(shell, part)).length);
  }
  let value = list === undefined ? ownValue(shell, part) : list.length === 0 ? undefined : list.join(' ');
  if (part.indirect && list === undefined && value !== undefined) value = shell.parameter(value);
  if (operation === undefined) return value ?? whenUnset(shell, part);
  if (operation.kind === 'default') return withDefault(shell, part, value, operation);
  value ??= whenUnset(shell, part);
  if (operation.kind === 'slice' && list !== undefined) return slicedList(shell, part, list, operation);
  return operate(shell, value, operation);
}

function ownValue(shell: Expanding, part: ParameterPart): string | undefined {
  if (part.index === undefined) return shell.parameter(part.name);
  const index = Number(evaluate(shell, { kind: 'word', word: part.index }, part.index.text ?? ''));
  const values = shell.array(part.name);
  if (values === undefined) return index === 0 ? shell.parameter(part.name) : undefined;
  return values.at(index);
}

function whenUnset(shell: Expanding, part: ParameterPart): string {
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

function operate(
  shell: Expanding,
  value: string,
  operation: Exclude<Operation, { kind: 'default' }>,
): string {
  switch (operation.kind) {
    case 'remove':
      return removed(value, expandPattern(shell, operation.operand), operation.operator);
    case 'replace':
      return replaced(
        value,
        expandPattern(shell, operation.pattern),
        expandText(shell, operation.replacement),
        operation.operator,
      );
    case 'slice': {
      const [from, to] = sliceRange(shell, value.length, operation);
      return value.slice(from, to);
    }
    case 'case': {
      const change = (text: string) =>
        operation.operator[0] === '^' ? text.toUpperCase() : text.toLowerCase();
      return operation.operator.length === 2 ? change(value) : change(value.slice(0, 1)) + value.slice(1);
    }
  }
}

function sliceRange(
  shell: Expanding,
  length: number,
  operation: Operation & { kind: 'slice' },
): [number, number] {
  const number = (word: Word) => Number(evaluate(shell, { kind: 'word', word }, word.text ?? ''));
  const offset = number(operation.offset);
  const from = offset < 0 ? Math.max(0, length + offset) : Math.min(offset, length);
  if (operation.length === undefined) return [from, length];
  const count = number(operation.length);
  return [from, count < 0 ? Math.max(from, length + count) : Math.min(length, from + count)];
}

function slicedList(
  shell: Expanding,
  part: ParameterPart,
  list: readonly string[],
  operation: Operation & { kind: 'slice' },
): string {
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
  } else
    for (let i = 0; i <= n; i += 1) if (matchesPattern(value.slice(i), pattern)) return value.slice(0, i);
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
