import type { TestNode } from './shell-code';
import type { Tree } from './shell-syntax';
import { type Lowering, lowerWord } from './shell-words';

/** The inside of `[[ … ]]`. */
export function lowerTest(tree: Tree.TestExpression, lowering: Lowering): TestNode {
  switch (tree.type) {
    case 'TestUnary':
      return { kind: 'unary', operator: tree.operator, operand: lowerWord(tree.operand, lowering) };
    case 'TestBinary':
      return {
        kind: 'binary',
        operator: tree.operator,
        left: lowerWord(tree.left, lowering),
        right: lowerWord(tree.right, lowering),
      };
    case 'TestLogical':
      return {
        kind: 'logical',
        operator: tree.operator,
        operands: tree.operands.map((operand) => lowerTest(operand, lowering)),
      };
    case 'TestNot': {
      const operand = lowerTest(tree.operand, lowering);
      return tree.negations.length % 2 === 1 ? { kind: 'not', operand } : operand;
    }
    case 'TestGroup':
      return lowerTest(tree.expression, lowering);
  }
}
