import type { Arithmetic } from './shell-code';
import type { Tree } from './shell-syntax';
import { type Lowering, lowerParts } from './shell-words';

/** An arithmetic expression of the tree. */
export function lowerArithmetic(tree: Tree.ArithmeticExpression, lowering: Lowering): Arithmetic {
  switch (tree.type) {
    case 'ArithmeticBinary':
      return {
        kind: 'binary',
        operator: tree.operator,
        left: lowerArithmetic(tree.left, lowering),
        right: lowerArithmetic(tree.right, lowering),
      };
    case 'ArithmeticUnary':
      return {
        kind: 'unary',
        operator: tree.operator,
        operand: lowerArithmetic(tree.operand, lowering),
        prefix: tree.prefix,
      };
    case 'ArithmeticTernary':
      return {
        kind: 'choice',
        test: lowerArithmetic(tree.test, lowering),
        yes: lowerArithmetic(tree.consequent, lowering),
        no: lowerArithmetic(tree.alternate, lowering),
      };
    case 'ArithmeticGroup':
      return lowerArithmetic(tree.expression, lowering);
    case 'ArithmeticCommandExpansion':
      if (tree.script === undefined) return { kind: 'number', value: 0n };
      return {
        kind: 'word',
        word: {
          text: undefined,
          parts: [{ part: 'command', code: lowering.script(tree.script), quoted: true }],
        },
      };
    case 'ArithmeticWord':
      return lowerOperand(tree, lowering);
  }
}

/** A number as the shells write it: decimal, 0x…, 0… octal, base#digits. Undefined for anything else. */
export function arithmeticNumber(text: string): bigint | undefined {
  if (/^0[xX][0-9a-fA-F]+$/.test(text)) return BigInt(text);
  if (/^0[0-7]+$/.test(text)) return BigInt(`0o${text.slice(1)}`);
  if (/^[0-9]+$/.test(text)) return /^0./.test(text) ? undefined : BigInt(text);
  const [, base, digits] = /^([0-9]+)#([0-9a-zA-Z]+)$/.exec(text) ?? [];
  if (base === undefined || digits === undefined || Number(base) > 36 || Number(base) < 2) return undefined;
  let value = 0n;
  for (const digit of digits) {
    const n = Number.parseInt(digit, 36);
    if (n >= Number(base)) return undefined;
    value = value * BigInt(base) + BigInt(n);
  }
  return value;
}

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

function lowerOperand(tree: Tree.ArithmeticWord, lowering: Lowering): Arithmetic {
  const { value, parts } = tree;
  if (parts !== undefined)
    return { kind: 'word', word: { text: undefined, parts: lowerParts(parts, lowering, true) } };
  const number = arithmeticNumber(value);
  if (number !== undefined) return { kind: 'number', value: number };
  if (NAME.test(value)) return { kind: 'name', name: value, index: undefined };
  const [, name, index] =
    /^([a-zA-Z_][a-zA-Z0-9_]*)\[([0-9]+|\$?[a-zA-Z_][a-zA-Z0-9_]*)\]$/.exec(value) ?? [];
  if (name !== undefined && index !== undefined) {
    const inner = lowerOperand({ ...tree, value: index }, lowering);
    return { kind: 'name', name, index: inner };
  }
  if (/^\$([a-zA-Z_][a-zA-Z0-9_]*|[0-9#?$!@*-])$/.test(value)) {
    const part = {
      part: 'parameter',
      name: value.slice(1),
      quoted: true,
      length: false,
      indirect: false,
      index: undefined,
      operation: undefined,
    } as const;
    return { kind: 'word', word: { text: undefined, parts: [part] } };
  }
  return { kind: 'word', word: { text: value, parts: [] } };
}
