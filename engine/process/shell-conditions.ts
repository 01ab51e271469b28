import { evaluate } from './arithmetic';
import { expandPattern, expandText } from './expand';
import { matchesPattern } from './file-names';
import type { Shell } from './shell';
import type { TestNode, Word } from './shell-code';
import { evaluateTest } from './utilities/condition';

/** `[[ … ]]`. In ash its words mean what they mean in `test`; in bash the right side of `==` is a pattern. */
export function testHolds(shell: Shell, node: TestNode): boolean {
  switch (node.kind) {
    case 'not':
      return !testHolds(shell, node.operand);
    case 'logical':
      return node.operator === '&&'
        ? node.operands.every((operand) => testHolds(shell, operand))
        : node.operands.some((operand) => testHolds(shell, operand));
    case 'unary': {
      const word = expandText(shell, node.operand);
      if (node.operator === '-v') return shell.parameter(word) !== undefined;
      return simple(shell, [node.operator, word]);
    }
    case 'binary':
      return binary(shell, node.operator, node.left, node.right);
  }
}

const NUMERIC = new Set(['-eq', '-ne', '-lt', '-le', '-gt', '-ge']);

function binary(shell: Shell, operator: string, left: Word, right: Word): boolean {
  const text = expandText(shell, left);
  if (operator === '=~') {
    const match = regularExpression(shell, expandText(shell, right)).exec(text);
    if (shell.dialect === 'bash')
      shell.assignArray('BASH_REMATCH', match === null ? [] : match.map((group) => group ?? ''));
    return match !== null;
  }
  if (shell.dialect === 'bash') {
    if (operator === '==' || operator === '=') return matchesPattern(text, expandPattern(shell, right));
    if (operator === '!=') return !matchesPattern(text, expandPattern(shell, right));
    if (NUMERIC.has(operator)) {
      const number = (word: Word) => String(evaluate(shell, { kind: 'word', word }, word.text ?? ''));
      return simple(shell, [number(left), operator, number(right)]);
    }
  }
  return simple(shell, [text, operator, expandText(shell, right)]);
}

function simple(shell: Shell, words: readonly string[]): boolean {
  const result = evaluateTest(words, shell.files, shell.cwd);
  return typeof result === 'object' ? shell.fail(result.error, 2) : result;
}

/** Simplified: an extended regular expression is taken for one of JavaScript, its classes apart. */
function regularExpression(shell: Shell, text: string): RegExp {
  const classes: Readonly<Record<string, string>> = {
    digit: '0-9',
    alpha: 'a-zA-Z',
    alnum: 'a-zA-Z0-9',
    space: '\\s',
    upper: 'A-Z',
    lower: 'a-z',
  };
  try {
    return new RegExp(text.replace(/\[:(\w+):\]/g, (whole, name: string) => classes[name] ?? whole));
  } catch {
    return shell.fail(`${text}: invalid regular expression`, 2);
  }
}
