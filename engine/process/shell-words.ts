import { lowerArithmetic } from './shell-arithmetic';
import {
  type Code,
  constantWord,
  type Operation,
  type ParameterPart,
  type Part,
  type Word,
} from './shell-code';
import type { Tree } from './shell-syntax';
import type { Dialect } from './utility';

/** What the lowering of words needs to know and to call back. */
export interface Lowering {
  readonly dialect: Dialect;
  /** The text that the tree's positions index. */
  readonly source: string;
  script(tree: Tree.ParsedScript): Code;
  refuse(what: string, pos: number): never;
  /** The dialect has it, podlife has not. */
  lacks(what: string, pos: number): never;
}

/** One word of the tree; an assignment or a pattern too. */
export function lowerWord(word: Tree.Word, lowering: Lowering, split = false, quoted = false): Word {
  const tilde = !quoted && /^~(\/|$)/.test(word.text);
  const tree = word.parts;
  if (tree === undefined) {
    if (!tilde)
      return split
        ? { text: undefined, parts: [{ part: 'text', text: word.value, split }] }
        : constantWord(word.value);
    return { text: undefined, parts: [{ part: 'home' }, text(word.value.slice(1))] };
  }
  const parts = lowerParts(tree, lowering, quoted, split);
  const first = parts[0];
  if (tilde && first?.part === 'text') parts.splice(0, 1, { part: 'home' }, text(first.text.slice(1)));
  return simplified(parts, split);
}

/** The body of a here-document or the inside of quotes: nothing is split, no file names. */
export function lowerParts(
  tree: readonly Tree.WordPart[],
  lowering: Lowering,
  quoted: boolean,
  split = false,
): Part[] {
  return tree.flatMap((part) => {
    if (part.type !== 'Glob' || part.kind !== 'bracket' || quoted)
      return [lowerPart(part, lowering, quoted, split)];
    // What stands between the brackets may be expanded, and is a pattern still.
    const inside = part.parts.map(
      (inner): Part =>
        inner.type === 'Literal'
          ? { part: 'glob', text: inner.value }
          : lowerPart(inner, lowering, false, split),
    );
    return [{ part: 'glob', text: '[' } as const, ...inside, { part: 'glob', text: ']' } as const];
  });
}

/** The words that a word with braces stands for in bash; the word itself elsewhere. */
export function braceWords(
  word: Tree.Word,
  lowering: Lowering,
  parseWord: (text: string) => Tree.Word,
): Word[] {
  const hasBraces = word.parts?.some((part) => part.type === 'BraceExpansion') ?? false;
  if (!hasBraces || lowering.dialect !== 'bash') return [lowerWord(word, lowering)];
  return expandBraces(word.text).map((one) => lowerWord(parseWord(one), lowering));
}

/** `a{b,c}` is `ab ac`, `{1..3}` is `1 2 3`. https://www.gnu.org/software/bash/manual/html_node/Brace-Expansion.html */
export function expandBraces(word: string): string[] {
  for (let open = word.indexOf('{'); open >= 0; open = word.indexOf('{', open + 1)) {
    if (word[open - 1] === '$' || word[open - 1] === '\\') continue;
    const inside = braceBody(word, open);
    if (inside === undefined) continue;
    const before = word.slice(0, open);
    const rests = expandBraces(word.slice(inside.end));
    return inside.choices.flatMap((choice) =>
      expandBraces(choice).flatMap((c) => rests.map((rest) => before + c + rest)),
    );
  }
  return [word];
}

const MOST_BRACE_WORDS = 100_000;

function braceBody(word: string, open: number): { choices: string[]; end: number } | undefined {
  const choices: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let i = open + 1; i < word.length; i += 1) {
    const c = word[i];
    if (c === '{') depth += 1;
    else if (c === '}' && depth > 0) depth -= 1;
    else if (c === ',' && depth === 0) {
      choices.push(word.slice(from, i));
      from = i + 1;
    } else if (c === '}') {
      if (choices.length > 0) return { choices: [...choices, word.slice(from, i)], end: i + 1 };
      const range = sequence(word.slice(open + 1, i));
      return range && { choices: range, end: i + 1 };
    }
  }
  return undefined;
}

function sequence(body: string): string[] | undefined {
  const [, first, last, by] = /^(-?\d+|[a-zA-Z])\.\.(-?\d+|[a-zA-Z])(?:\.\.(-?\d+))?$/.exec(body) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const numeric = /\d/.test(first);
  if (numeric !== /\d/.test(last)) return undefined;
  const [from, to] = numeric ? [Number(first), Number(last)] : [first.charCodeAt(0), last.charCodeAt(0)];
  const step = Math.abs(Number(by ?? 1)) || 1;
  if (Math.abs(to - from) / step > MOST_BRACE_WORDS) return undefined;
  const width = numeric && /^-?0\d/.test(first + last) ? Math.max(first.length, last.length) : 0;
  const words: string[] = [];
  for (let n = from; from <= to ? n <= to : n >= to; n += from <= to ? step : -step)
    words.push(numeric ? String(n).padStart(width, '0') : String.fromCharCode(n));
  return words;
}

const text = (value: string): Part => ({ part: 'text', text: value, split: false });

function simplified(parts: readonly Part[], split: boolean): Word {
  if (!split && parts.every((part) => part.part === 'text'))
    return constantWord(parts.map((part) => (part.part === 'text' ? part.text : '')).join(''));
  if (!split && parts.length === 1 && parts[0]!.part === 'quotes') {
    const inside = parts[0]!.parts;
    if (inside.every((part) => part.part === 'text'))
      return constantWord(inside.map((part) => (part.part === 'text' ? part.text : '')).join(''));
  }
  return { text: undefined, parts };
}

function lowerPart(part: Tree.WordPart, lowering: Lowering, quoted: boolean, split: boolean): Part {
  switch (part.type) {
    case 'Literal':
      return { part: 'text', text: part.value, split: split && !quoted };
    case 'SingleQuoted':
      return { part: 'quotes', parts: [text(quoted ? part.text : part.value)] };
    case 'AnsiCQuoted':
      return {
        part: 'quotes',
        parts: [text(lowering.dialect === 'dash' ? `$${part.text.slice(2, -1)}` : part.value)],
      };
    case 'DoubleQuoted':
    case 'LocaleString':
      return { part: 'quotes', parts: lowerParts(part.parts, lowering, true) };
    case 'Glob':
      return quoted ? text(part.value) : { part: 'glob', text: part.value };
    case 'ExtendedGlob':
      return onlyInBash(lowering, `the pattern "${part.text}"`, part.pos);
    case 'BraceExpansion':
      return text(part.text);
    case 'SimpleExpansion':
      return parameter(part.text.slice(1), quoted);
    case 'ParameterExpansion':
      return lowerParameter(part, lowering, quoted);
    case 'CommandExpansion':
      return part.script === undefined
        ? text('')
        : { part: 'command', code: lowering.script(part.script), quoted };
    case 'ArithmeticExpansion':
      return {
        part: 'arithmetic',
        expression: part.expression && lowerArithmetic(part.expression, lowering),
        text: part.text.slice(part.text.startsWith('$((') ? 3 : 2, part.text.startsWith('$((') ? -2 : -1),
        quoted,
      };
    case 'ProcessSubstitution':
      return onlyInBash(lowering, `the process substitution "${part.text}"`, part.pos);
  }
}

/** Process substitution and extended patterns: the other shells see a parenthesis where none may be. */
function onlyInBash(lowering: Lowering, what: string, pos: number): never {
  return lowering.dialect === 'bash' ? lowering.lacks(what, pos) : lowering.refuse('"("', pos);
}

function parameter(name: string, quoted: boolean): ParameterPart {
  return {
    part: 'parameter',
    name,
    quoted,
    length: false,
    indirect: false,
    index: undefined,
    operation: undefined,
  };
}

function lowerParameter(part: Tree.ParameterExpansionPart, lowering: Lowering, quoted: boolean): Part {
  const { dialect } = lowering;
  const kind = part.operation?.type;
  const bad: Part = { part: 'bad', text: part.text, quoted };
  if (part.parameter === '') return bad;
  if (dialect !== 'bash') {
    if (part.prefix === '!' || part.index !== undefined) return bad;
    if (kind === 'CaseModification' || kind === 'Transform' || kind === 'Names') return bad;
    if (dialect === 'dash' && (kind === 'Replace' || kind === 'Slice')) return bad;
  }
  if (kind === 'Unknown') return bad;
  const operation = part.operation && lowerOperation(part.operation, lowering, quoted);
  return {
    ...parameter(part.parameter, quoted),
    length: part.prefix === '#',
    indirect: part.prefix === '!',
    index: part.index && lowerWord(part.index, lowering, false, true),
    operation,
  };
}

function lowerOperation(operation: Tree.ParameterOperation, lowering: Lowering, quoted: boolean): Operation {
  const plain = (word: Tree.Word) => lowerWord(word, lowering);
  switch (operation.type) {
    case 'Default':
      return {
        kind: 'default',
        operator: operation.operator,
        operand: lowerWord(operation.operand, lowering, !quoted, quoted),
      };
    case 'Remove':
      return { kind: 'remove', operator: operation.operator, operand: plain(operation.operand) };
    case 'Replace':
      return {
        kind: 'replace',
        operator: operation.operator,
        pattern: plain(operation.pattern),
        replacement: plain(operation.replacement),
      };
    case 'Slice':
      return {
        kind: 'slice',
        offset: plain(operation.offset),
        length: operation.length && plain(operation.length),
      };
    case 'CaseModification':
      return { kind: 'case', operator: operation.operator };
    default:
      return lowering.refuse(`\${…} with ${operation.operator}`, operation.pos);
  }
}
