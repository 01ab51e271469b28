import type { UtilityContext } from '../utility';
import { regularExpression } from './patterns';

/** The part of awk's language that `awk.ts` runs. */

export type Value = string | number;

export type Expression =
  | { readonly is: 'constant'; readonly value: Value }
  | { readonly is: 'pattern'; readonly expression: RegExp }
  | { readonly is: 'field'; readonly index: Expression }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'not' | 'minus'; readonly of: Expression }
  | {
      readonly is: 'operator';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    };

export type Action =
  | { readonly do: 'print'; readonly values: readonly Expression[] }
  | { readonly do: 'assign'; readonly name: string; readonly value: Expression };

export interface Rule {
  readonly when: 'begin' | 'line' | 'end';
  readonly pattern?: Expression;
  readonly actions: readonly Action[];
}

interface Tokens {
  readonly list: readonly string[];
  at: number;
  readonly unknown: () => never;
}

const TOKEN =
  /\s*("(?:[^"\\]|\\.)*"|\d+\.?\d*|\.\d+|[A-Za-z_]\w*|&&|\|\||[<>=!+*/%-]=|!~|[{}();,$!~<>=+*/%-]|\n)/y;

/** Reads an awk program, or says that it is unknown. */
export function parseProgram(context: UtilityContext, program: string): Rule[] {
  const unknown = (): never => context.unknown(`the awk program "${program}"`);
  const list: string[] = [];
  let at = 0;
  while (program.slice(at).trim() !== '') {
    const slash = /^\s*\/((?:[^/\\\n]|\\.)+)\//.exec(program.slice(at));
    const before = list.at(-1);
    const startsPattern = before === undefined || /^([{}();,!~]|&&|\|\||!~|\n)$/.test(before);
    if (slash !== null && startsPattern) {
      list.push(slash[0].trim());
      at += slash[0].length;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(program) ?? unknown();
    list.push(match[1]!);
    at = TOKEN.lastIndex;
  }
  const tokens: Tokens = { list, at: 0, unknown };
  const rules: Rule[] = [];
  while (tokens.at < list.length) {
    if (list[tokens.at] === ';') {
      tokens.at += 1;
      continue;
    }
    rules.push(parseRule(tokens));
  }
  return rules.length === 0 ? unknown() : rules;
}

function parseRule(tokens: Tokens): Rule {
  const word = tokens.list[tokens.at];
  if (word === 'BEGIN' || word === 'END') {
    tokens.at += 1;
    return { when: word === 'BEGIN' ? 'begin' : 'end', actions: parseActions(tokens) };
  }
  if (word === '{') return { when: 'line', actions: parseActions(tokens) };
  const pattern = parseLevel(tokens, 0);
  const whole: Expression = { is: 'field', index: { is: 'constant', value: 0 } };
  const actions: readonly Action[] =
    tokens.list[tokens.at] === '{' ? parseActions(tokens) : [{ do: 'print', values: [whole] }];
  return { when: 'line', pattern, actions };
}

function parseActions(tokens: Tokens): Action[] {
  const { list } = tokens;
  if (list[tokens.at] !== '{') tokens.unknown();
  tokens.at += 1;
  const actions: Action[] = [];
  while (list[tokens.at] !== '}') {
    const word = list[tokens.at] ?? tokens.unknown();
    if (word === ';') {
      tokens.at += 1;
      continue;
    }
    const next = list[tokens.at + 1];
    if (word === 'print') {
      tokens.at += 1;
      const values: Expression[] = [];
      while (!['}', ';'].includes(list[tokens.at] ?? tokens.unknown())) {
        values.push(parseLevel(tokens, 0));
        if (list[tokens.at] === ',') tokens.at += 1;
        else break;
      }
      actions.push({
        do: 'print',
        values: values.length > 0 ? values : [{ is: 'field', index: { is: 'constant', value: 0 } }],
      });
    } else if (/^[A-Za-z_]\w*$/.test(word) && /^([-+*/%]?=)$/.test(next ?? '')) {
      tokens.at += 2;
      const value = parseLevel(tokens, 0);
      const old: Expression = { is: 'name', name: word };
      actions.push({
        do: 'assign',
        name: word,
        value: next === '=' ? value : { is: 'operator', operator: next![0]!, left: old, right: value },
      });
    } else if (/^[A-Za-z_]\w*$/.test(word) && next === '+' && list[tokens.at + 2] === '+') {
      tokens.at += 3;
      const one: Expression = { is: 'constant', value: 1 };
      actions.push({
        do: 'assign',
        name: word,
        value: { is: 'operator', operator: '+', left: { is: 'name', name: word }, right: one },
      });
    } else tokens.unknown();
    if (!['}', ';'].includes(list[tokens.at] ?? '')) tokens.unknown();
  }
  tokens.at += 1;
  return actions;
}

const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['~', '!~'],
  ['==', '!=', '<', '<=', '>', '>='],
  [' '],
  ['+', '-'],
  ['*', '/', '%'],
];

function parseLevel(tokens: Tokens, level: number): Expression {
  const operators = LEVELS[level];
  if (operators === undefined) return parsePrimary(tokens);
  let left = parseLevel(tokens, level + 1);
  for (;;) {
    const word = tokens.list[tokens.at] ?? '';
    // Two values side by side are joined.
    const joins = operators[0] === ' ' && /^["$\d.(]|^[A-Za-z_]/.test(word);
    if (!joins && !operators.includes(word)) return left;
    if (!joins) tokens.at += 1;
    left = { is: 'operator', operator: joins ? ' ' : word, left, right: parseLevel(tokens, level + 1) };
  }
}

function parsePrimary(tokens: Tokens): Expression {
  const word = tokens.list[tokens.at] ?? tokens.unknown();
  tokens.at += 1;
  if (word === '$') return { is: 'field', index: parsePrimary(tokens) };
  if (word === '!') return { is: 'not', of: parsePrimary(tokens) };
  if (word === '-') return { is: 'minus', of: parsePrimary(tokens) };
  if (word === '(') {
    const inner = parseLevel(tokens, 0);
    if (tokens.list[tokens.at] !== ')') tokens.unknown();
    tokens.at += 1;
    return inner;
  }
  if (word[0] === '"')
    return {
      is: 'constant',
      value: word.slice(1, -1).replace(/\\(.)/g, (_, c: string) => ({ n: '\n', t: '\t' })[c] ?? c),
    };
  if (word[0] === '/' && word.length > 1)
    return { is: 'pattern', expression: regularExpression(word.slice(1, -1), true) };
  if (/^[\d.]/.test(word)) return { is: 'constant', value: Number(word) };
  // A name before a parenthesis is a function, and functions are not known.
  if (!/^[A-Za-z_]/.test(word) || tokens.list[tokens.at] === '(') tokens.unknown();
  return { is: 'name', name: word };
}
