import type { Utility, UtilityContext } from '../utility';
import { done, either, joinLines, nameOf, options, UNTIL_END_OF_INPUT } from './common';

/**
 * `bc` with numbers, `+ - * / % ^`, comparisons, parentheses, `scale`, `sqrt`, variables, and with `-l` the functions `s c a l e`.
 * Simplified: it computes with 15 digits, and knows no statements.
 */
export const bc: Utility = (context) => {
  const given = options(context, 'lqi', { mathlib: 'l', quiet: 'q' });
  if (given.operands.length > 0) return context.unknown('bc with a file');
  const input = context.stdin();
  if (input === undefined) return UNTIL_END_OF_INPUT;
  const names = new Map<string, number>([['scale', given.has('l') ? 20 : 0]]);
  const lines: string[] = [];
  for (const statement of input.split(/[\n;]/)) {
    const text = statement.trim();
    if (text === '' || text === 'quit') continue;
    const assignment = /^([a-z]\w*)\s*=(?!=)\s*(.+)$/.exec(text);
    const reader = { text: assignment ? assignment[2]! : text, at: 0, names, program: text, context };
    const value = bcLevel(reader, 0);
    if (reader.text.slice(reader.at).trim() !== '') bcUnknown(reader);
    if (value !== undefined && !Number.isFinite(value.n)) bcUnknown(reader);
    if (value === undefined) {
      // bc goes on with the next statement after an error, and ends with 0.
      return {
        exit: 0,
        out: joinLines(lines),
        err: either(context, 'bc: divide by zero\n', 'Runtime error (func=(main), adr=3): Divide by zero\n'),
      };
    }
    if (assignment) names.set(assignment[1]!, value.n);
    else lines.push(bcText(value));
  }
  return done(joinLines(lines));
};

interface BcNumber {
  readonly n: number;
  readonly scale: number;
}

interface BcReader {
  readonly text: string;
  at: number;
  readonly names: Map<string, number>;
  readonly program: string;
  readonly context: UtilityContext;
}

const bcUnknown = (reader: BcReader): never =>
  reader.context.unknown(`the ${nameOf(reader.context)} program "${reader.program}"`);

const BC_LEVELS: readonly RegExp[] = [/^(<=|>=|==|!=|<|>)/, /^[-+]/, /^[*/%]/, /^\^/];

function bcLevel(reader: BcReader, level: number): BcNumber | undefined {
  const operators = BC_LEVELS[level];
  if (operators === undefined) return bcPrimary(reader);
  let left = bcLevel(reader, level + 1);
  for (;;) {
    const rest = reader.text.slice(reader.at);
    const blank = rest.length - rest.trimStart().length;
    const operator = operators.exec(rest.trimStart())?.[0];
    if (operator === undefined) return left;
    reader.at += blank + operator.length;
    const right = bcLevel(reader, level === 3 ? 3 : level + 1);
    if (left === undefined || right === undefined) return undefined;
    left = bcApply(left, operator, right, reader.names.get('scale')!);
  }
}

function bcPrimary(reader: BcReader): BcNumber | undefined {
  const rest = reader.text.slice(reader.at);
  const text = rest.trimStart();
  reader.at += rest.length - text.length;
  const number = /^(\d+\.?\d*|\.\d+)/.exec(text)?.[0];
  if (number !== undefined) {
    reader.at += number.length;
    return { n: Number(number), scale: number.split('.')[1]?.length ?? 0 };
  }
  if (text[0] === '-') {
    reader.at += 1;
    const value = bcPrimary(reader);
    return value && { n: -value.n, scale: value.scale };
  }
  const name = /^[a-z]\w*/.exec(text)?.[0] ?? '';
  reader.at += name.length;
  const opens = reader.text[reader.at] === '(';
  if (name === '' && !opens) bcUnknown(reader);
  if (!opens) return { n: reader.names.get(name) ?? 0, scale: decimals(reader.names.get(name) ?? 0) };
  reader.at += 1;
  const inner = bcLevel(reader, 0);
  const close = /^\s*\)/.exec(reader.text.slice(reader.at)) ?? bcUnknown(reader);
  reader.at += close[0].length;
  if (name === '' || inner === undefined) return inner;
  const functions: Readonly<Record<string, (n: number) => number>> = {
    s: Math.sin,
    c: Math.cos,
    a: Math.atan,
    l: Math.log,
    e: Math.exp,
    sqrt: Math.sqrt,
  };
  const apply = functions[name] ?? bcUnknown(reader);
  const scale = reader.names.get('scale')!;
  return { n: cutTo(apply(inner.n), scale), scale };
}

const decimals = (n: number): number => String(n).split('.')[1]?.length ?? 0;

/** Cuts the digits behind `scale` off, as bc does, which never rounds. */
function cutTo(n: number, scale: number): number {
  if (scale > 14) return n;
  const factor = 10 ** scale;
  const shifted = n * factor;
  const nearest = Math.round(shifted);
  return (
    (Math.abs(shifted - nearest) < 1e-9 * Math.max(1, Math.abs(shifted)) ? nearest : Math.trunc(shifted)) /
    factor
  );
}

function bcApply(left: BcNumber, operator: string, right: BcNumber, scale: number): BcNumber | undefined {
  const [a, b] = [left.n, right.n];
  const most = Math.max(left.scale, right.scale);
  if (operator === '+') return { n: cutTo(a + b, most), scale: most };
  if (operator === '-') return { n: cutTo(a - b, most), scale: most };
  if (operator === '*') {
    const kept = Math.min(left.scale + right.scale, Math.max(scale, most));
    return { n: cutTo(a * b, kept), scale: kept };
  }
  if (operator === '^')
    return { n: a ** b, scale: b < 0 ? scale : Math.min(left.scale * b, Math.max(scale, left.scale)) };
  if (operator === '/' || operator === '%') {
    if (b === 0) return undefined;
    const quotient = cutTo(a / b, scale);
    const kept = Math.max(scale + right.scale, left.scale);
    return operator === '/' ? { n: quotient, scale } : { n: cutTo(a - quotient * b, kept), scale: kept };
  }
  const holds = { '<': a < b, '>': a > b, '<=': a <= b, '>=': a >= b, '==': a === b, '!=': a !== b };
  return { n: holds[operator as keyof typeof holds] ? 1 : 0, scale: 0 };
}

/** `.5`, `-1.25`, `3`: bc prints no zero before the point, and all digits of the scale. */
function bcText({ n, scale }: BcNumber): string {
  if (n === 0) return '0';
  const text = n.toFixed(Math.min(scale, 20));
  return text.replace(/^(-?)0\./, '$1.');
}
