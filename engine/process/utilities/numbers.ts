import type { Utility, UtilityContext } from '../utility';
import { done, either, fail, isBusybox, joinLines, usage } from './common';
import { regularExpression } from './patterns';

/** `seq` and `expr`. */

const MOST_NUMBERS = 100_000;

export const seq: Utility = (context) => {
  const words = context.argv.slice(1);
  let separator = '\n';
  let equalWidth = false;
  while (/^-[a-zA-Z-]/.test(words[0] ?? '')) {
    const option = words.shift()!;
    if (option === '-w' || option === '--equal-width') equalWidth = true;
    else if (option === '-s') separator = words.shift() ?? '';
    else if (option.startsWith('--separator=')) separator = option.slice(12);
    else if (option.startsWith('-s')) separator = option.slice(2);
    else return context.unknown(`option ${option} of seq`);
  }
  if (words.length === 0 || words.length > 3)
    return usage(context, words.length ? `extra operand '${words[3]}'` : 'missing operand');
  for (const word of words) {
    if (/^[-+]?(\d+\.?\d*|\.\d+)$/.test(word)) continue;
    return usage(context, `invalid floating point argument: '${word}'`);
  }
  const numbers = words.map(Number);
  const [first, step, last] = [
    numbers.length > 1 ? numbers[0]! : 1,
    numbers.length > 2 ? numbers[1]! : 1,
    numbers.at(-1)!,
  ];
  if (step === 0)
    return isBusybox(context) ? usage(context) : fail(context, `invalid Zero increment value: '${words[1]}'`);
  const count = Math.floor((last - first) / step + 1e-9) + 1;
  if (count > MOST_NUMBERS) return context.unknown(`seq with more than ${MOST_NUMBERS} numbers`);
  const decimals = Math.max(...words.slice(0, -1).map((word) => word.split('.')[1]?.length ?? 0), 0);
  const texts = Array.from({ length: Math.max(count, 0) }, (_, i) => (first + i * step).toFixed(decimals));
  const width = equalWidth ? Math.max(...texts.map((text) => text.length), 0) : 0;
  const padded = texts.map((text) =>
    text[0] === '-' ? `-${text.slice(1).padStart(width - 1, '0')}` : text.padStart(width, '0'),
  );
  return done(
    padded.length === 0 ? '' : separator === '\n' ? joinLines(padded) : `${padded.join(separator)}\n`,
  );
};

class ExprError extends Error {}

/** Prints the value; ends with 1 when it is empty or 0, 2 when the words make no expression. */
export const expr: Utility = (context) => {
  const words = context.argv.slice(1);
  if (words.length === 0) {
    if (isBusybox(context)) return fail(context, 'too few arguments', 2);
    return { exit: 2, err: `expr: missing operand\nTry 'expr --help' for more information.\n` };
  }
  try {
    const reader = { words, at: 0, context };
    const value = exprLevel(reader, 0);
    if (reader.at < words.length)
      throw new ExprError(
        either(context, 'syntax error', `syntax error: unexpected argument '${words[reader.at]}'`),
      );
    return done(`${value}\n`, value === '' || /^-?0+$/.test(value) ? 1 : 0);
  } catch (error) {
    if (error instanceof ExprError) return fail(context, error.message, 2);
    throw error;
  }
};

interface ExprReader {
  readonly words: readonly string[];
  at: number;
  readonly context: UtilityContext;
}

const LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['&'],
  ['=', '==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
  [':'],
];

function exprLevel(reader: ExprReader, level: number): string {
  const operators = LEVELS[level];
  if (operators === undefined) return exprPrimary(reader);
  let left = exprLevel(reader, level + 1);
  while (operators.includes(reader.words[reader.at] ?? '')) {
    const operator = reader.words[reader.at]!;
    reader.at += 1;
    left = applyExpr(reader.context, left, operator, exprLevel(reader, level + 1));
  }
  return left;
}

function exprPrimary(reader: ExprReader): string {
  const { context, words } = reader;
  const word = words[reader.at];
  if (word === undefined)
    throw new ExprError(
      either(context, 'syntax error', `syntax error: missing argument after '${words[reader.at - 1]}'`),
    );
  reader.at += 1;
  if (word === '(') {
    const value = exprLevel(reader, 0);
    if (words[reader.at] !== ')')
      throw new ExprError(either(context, 'syntax error', "syntax error: expecting ')'"));
    reader.at += 1;
    return value;
  }
  if (reader.at >= words.length) return word;
  if (word === 'length') return String([...exprPrimary(reader)].length);
  if (word === 'match') return applyExpr(context, exprPrimary(reader), ':', exprPrimary(reader));
  if (word === 'substr') {
    const [text, from, length] = [
      exprPrimary(reader),
      Number(exprPrimary(reader)),
      Number(exprPrimary(reader)),
    ];
    return from > 0 && length > 0 ? text.slice(from - 1, from - 1 + length) : '';
  }
  if (word === 'index') {
    const [text, set] = [exprPrimary(reader), exprPrimary(reader)];
    return String([...text].findIndex((c) => set.includes(c)) + 1);
  }
  return word;
}

const isNull = (value: string) => value === '' || /^-?0+$/.test(value);
const isInteger = (value: string) => /^-?\d+$/.test(value);

function applyExpr(context: UtilityContext, left: string, operator: string, right: string): string {
  if (operator === '|') return isNull(left) ? (isNull(right) ? '0' : right) : left;
  if (operator === '&') return isNull(left) || isNull(right) ? '0' : left;
  if (operator === ':') {
    const match = regularExpression(right.replace(/^\^/, ''), false, 'y').exec(left);
    const hasGroup = right.includes('\\(');
    return hasGroup ? (match?.[1] ?? '') : String(match?.[0].length ?? 0);
  }
  if (LEVELS[2]!.includes(operator)) {
    const numeric = isInteger(left) && isInteger(right);
    const order = numeric ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0;
    const holds = {
      '=': order === 0,
      '==': order === 0,
      '!=': order !== 0,
      '<': order < 0,
      '<=': order <= 0,
      '>': order > 0,
      '>=': order >= 0,
    };
    return holds[operator as keyof typeof holds] ? '1' : '0';
  }
  if (!isInteger(left) || !isInteger(right))
    throw new ExprError(either(context, 'non-numeric argument', 'non-integer argument'));
  const [a, b] = [BigInt(left), BigInt(right)];
  if ((operator === '/' || operator === '%') && b === 0n) throw new ExprError('division by zero');
  if (operator === '+') return String(a + b);
  if (operator === '-') return String(a - b);
  if (operator === '*') return String(a * b);
  return String(operator === '/' ? a / b : a % b);
}
