import { plainScalar } from '../api/yaml-scalars';

/**
 * An object as `kubectl get -o yaml` prints it: keys in order, lists not indented, a text in quotes only where it would be
 * read as something else, and folded at the first blank beyond column 80.
 * https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/encode.go, …/emitterc.go
 */
export function yamlText(value: unknown): string {
  return isTree(value) ? block(value, '') : `${scalar(value, '', 0)}\n`;
}

type Tree = Readonly<Record<string, unknown>> | readonly unknown[];

/** The lines of a mapping or list, each at an indentation. */
function block(tree: Tree, indent: string): string {
  if (Array.isArray(tree)) return tree.map((one) => `${indent}- ${inList(one, indent)}`).join('');
  return keysOf(tree)
    .map((key) => {
      const title = `${indent}${text(key, indent)}:`;
      return title + after(tree[key as never], indent, title.length + 1);
    })
    .join('');
}

/** What follows a key: a list stands at the key's own indentation. */
function after(value: unknown, indent: string, column: number): string {
  if (!isTree(value)) return ` ${scalar(value, indent, column)}\n`;
  return `\n${block(value, Array.isArray(value) ? indent : `${indent}  `)}`;
}

/** What follows the dash of a list: the first line stands beside it. */
function inList(value: unknown, indent: string): string {
  const deeper = `${indent}  `;
  return isTree(value)
    ? block(value, deeper).slice(deeper.length)
    : `${scalar(value, indent, deeper.length)}\n`;
}

/** Something with lines of its own; an empty list or mapping is a scalar here. */
function isTree(value: unknown): value is Tree {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value !== null && keysOf(value as Tree).length > 0;
}

function keysOf(tree: Tree): readonly string[] {
  return Object.keys(tree)
    .filter((key) => tree[key as never] !== undefined)
    .sort(compareKeys);
}

/** @param column where on its line the scalar begins */
function scalar(value: unknown, indent: string, column: number): string {
  if (Array.isArray(value)) return '[]';
  if (typeof value === 'object' && value !== null) return '{}';
  return typeof value === 'string' ? text(value, indent, column) : String(value);
}

/** Without a column the text is a key, which stays on its line. */
function text(value: string, indent: string, column?: number): string {
  const deeper = `${indent}  `;
  if (value.includes('\n')) {
    const asBlock = column !== undefined && !/ \n| $/.test(value) && !UNPRINTABLE.test(value);
    return asBlock ? literal(value, deeper) : folded(quoted(value), deeper, column);
  }
  if (UNPRINTABLE.test(value) || !isPlain(value)) return folded(quoted(value), deeper, column);
  const inQuotes = INDICATOR.test(value) || value.startsWith(' ') || value.endsWith(' ');
  return folded(inQuotes ? `'${value.replaceAll("'", "''")}'` : value, deeper, column);
}

/** A blank beyond the column becomes a line break, but not beside another, nor beside a quote. */
function folded(text: string, indent: string, column: number | undefined): string {
  if (column === undefined || column + text.length <= FOLD_AFTER) return text;
  const inQuotes = text.startsWith("'") || text.startsWith('"');
  const last = text.length - (inQuotes ? 2 : 1);
  let line = column;
  let result = '';
  for (let i = 0; i < text.length; i += 1) {
    const breaks =
      text[i] === ' ' &&
      line > FOLD_AFTER &&
      text[i - 1] !== ' ' &&
      text[i + 1] !== ' ' &&
      (!inQuotes || (i > 1 && i < last));
    result += breaks ? `\n${indent}` : text[i];
    line = breaks ? indent.length : line + 1;
  }
  return result;
}

const FOLD_AFTER = 80;

/** Whether the text, without quotes, is read as a text. */
function isPlain(value: string): boolean {
  return (
    typeof plainScalar(value) === 'string' && value !== '<<' && !TIMESTAMP.test(value) && !BASE_60.test(value)
  );
}

/** A text of several lines. The mark tells how many line breaks end it, and where the first line begins with blanks. */
function literal(value: string, indent: string): string {
  const hint = /^[ \n]/.test(value) ? '2' : '';
  const chomping = value.endsWith('\n') ? (/(^|\n)\n$/.test(value) ? '+' : '') : '-';
  const lines = value
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line));
  return [`|${hint}${chomping}`, ...lines].join('\n');
}

function quoted(value: string): string {
  const escaped = value.replace(/["\\]/g, '\\$&').replace(UNPRINTABLES, escapeOf).replaceAll('\n', '\\n');
  return `"${escaped}"`;
}

function escapeOf(character: string): string {
  const known = ESCAPES.get(character);
  if (known !== undefined) return known;
  const code = character.charCodeAt(0).toString(16).toUpperCase();
  return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\x1b', '\\e'],
  ['\x85', '\\N'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
  ['\ufeff', '\\uFEFF'],
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNPRINTABLE = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;
const UNPRINTABLES = new RegExp(UNPRINTABLE, 'g');

/** What would begin something else: a comment, a mapping, an anchor, a quote. */
const INDICATOR = /^(---|\.\.\.)|^[#,[\]{}&*!|>'"%@`]|^[?:-]([ \t]|$)|:([ \t]|$)|[ \t]#/;
const TIMESTAMP = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?$/;
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/**
 * Other signs before letters, runs of digits by their value.
 * https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/sorter.go
 */
function compareKeys(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < left.length && i < right.length; i += 1) {
    if (left[i] === right[i]) continue;
    return compareAt(left, right, i);
  }
  return left.length - right.length;
}

function compareAt(left: readonly string[], right: readonly string[], i: number): number {
  const [a, b] = [left[i]!, right[i]!];
  const [aIsLetter, bIsLetter] = [LETTER.test(a), LETTER.test(b)];
  if (aIsLetter !== bIsLetter) return bIsLetter ? -1 : 1;
  const order = a < b ? -1 : 1;
  if (aIsLetter) return order;
  // A zero inside a number counts as a digit, at its beginning it does not.
  const inside = (a === '0' || b === '0') && /[1-9]\d*$/.test(left.slice(0, i).join('')) ? '1' : '';
  const [x, y] = [digitsFrom(left, i), digitsFrom(right, i)];
  return Number(inside + x) - Number(inside + y) || x.length - y.length || order;
}

function digitsFrom(text: readonly string[], from: number): string {
  let end = from;
  while (end < text.length && DIGIT.test(text[end]!)) end += 1;
  return text.slice(from, end).join('');
}

const LETTER = /^\p{L}$/u;
const DIGIT = /^[0-9]$/;
