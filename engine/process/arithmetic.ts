import { type Expanding, expandText } from './expand';
import { arithmeticNumber } from './shell-arithmetic';
import type { Arithmetic } from './shell-code';
import { arithmeticOf } from './shell-syntax';

/**
 * The value of an arithmetic expression, in 64 bits. Division by zero and words that are no expression end the
 * shell as the dialect does.
 */
export function evaluate(
  shell: Expanding,
  expression: Arithmetic | undefined,
  text: string,
  depth = 0,
): bigint {
  if (expression === undefined) return text.trim() === '' ? 0n : syntaxError(shell, text);
  switch (expression.kind) {
    case 'number':
      return wrap(expression.value);
    case 'name':
      return valueOfText(shell, read(shell, expression, depth), depth, shell.dialect === 'dash');
    case 'word': {
      const value = expandText(shell, expression.word);
      return valueOfText(shell, value, depth);
    }
    case 'choice':
      return evaluate(
        shell,
        evaluate(shell, expression.test, text, depth) !== 0n ? expression.yes : expression.no,
        text,
        depth,
      );
    case 'unary':
      return unary(shell, expression, text, depth);
    case 'binary':
      return binary(shell, expression, text, depth);
  }
}

const wrap = (value: bigint): bigint => BigInt.asIntN(64, value);

/** Variables that name each other in a circle would go on for ever. */
const DEEPEST = 100;

/** @param onlyNumber dash takes a variable's value for a number, never for an expression */
function valueOfText(shell: Expanding, text: string, depth: number, onlyNumber = false): bigint {
  const trimmed = text.trim();
  if (trimmed === '') return 0n;
  const negative = trimmed[0] === '-';
  const number = arithmeticNumber(negative ? trimmed.slice(1) : trimmed);
  if (number !== undefined) return wrap(negative ? -number : number);
  if (depth > DEEPEST)
    return shell.fail('expression recursion level exceeded', shell.dialect === 'bash' ? 1 : 2);
  if (onlyNumber) return illegal(shell, trimmed);
  const expression = arithmeticOf(trimmed, shell.dialect);
  if (expression === undefined || (expression.kind === 'word' && expression.word.text !== undefined))
    return illegal(shell, trimmed);
  return evaluate(shell, expression, trimmed, depth + 1);
}

const illegal = (shell: Expanding, text: string): never =>
  shell.dialect === 'dash' ? shell.fail(`Illegal number: ${text}`, 2) : syntaxError(shell, text);

function syntaxError(shell: Expanding, text: string): never {
  if (shell.dialect === 'bash') return shell.fail(`${text}: syntax error: operand expected`, 1);
  return shell.fail(
    shell.dialect === 'dash'
      ? `arithmetic expression: expecting primary: "${text}"`
      : 'arithmetic syntax error',
    2,
  );
}

type Name = Arithmetic & { kind: 'name' };

function indexOf(shell: Expanding, name: Name, depth: number): number | undefined {
  return name.index === undefined ? undefined : Number(evaluate(shell, name.index, '', depth));
}

function read(shell: Expanding, name: Name, depth: number): string {
  const index = indexOf(shell, name, depth);
  const value = index === undefined ? shell.parameter(name.name) : shell.array(name.name)?.[index];
  if (value === undefined && shell.option('u') && shell.dialect === 'bash')
    return shell.fail(`${name.name}: unbound variable`, 127);
  return value ?? '';
}

function write(shell: Expanding, name: Name, value: bigint, depth: number): bigint {
  const wrapped = wrap(value);
  shell.assign(name.name, String(wrapped), indexOf(shell, name, depth));
  return wrapped;
}

function unary(
  shell: Expanding,
  expression: Arithmetic & { kind: 'unary' },
  text: string,
  depth: number,
): bigint {
  const { operator, operand } = expression;
  if (operator === '++' || operator === '--') {
    const step = operator === '++' ? 1n : -1n;
    if (operand.kind !== 'name') {
      // `--5` is minus minus five.
      return evaluate(shell, operand, text, depth);
    }
    if (shell.dialect === 'dash') return syntaxError(shell, text);
    const before = evaluate(shell, operand, text, depth);
    const after = write(shell, operand, before + step, depth);
    return expression.prefix ? after : before;
  }
  const value = evaluate(shell, operand, text, depth);
  if (operator === '-') return wrap(-value);
  if (operator === '!') return value === 0n ? 1n : 0n;
  if (operator === '~') return ~value;
  return value;
}

function binary(
  shell: Expanding,
  expression: Arithmetic & { kind: 'binary' },
  text: string,
  depth: number,
): bigint {
  const { operator, left, right } = expression;
  const evaluateSide = (side: Arithmetic) => evaluate(shell, side, text, depth);
  if (operator === '&&') return evaluateSide(left) !== 0n && evaluateSide(right) !== 0n ? 1n : 0n;
  if (operator === '||') return evaluateSide(left) !== 0n || evaluateSide(right) !== 0n ? 1n : 0n;
  if (operator === ',') {
    if (shell.dialect === 'dash') return syntaxError(shell, text);
    evaluateSide(left);
    return evaluateSide(right);
  }
  if (ASSIGNING.has(operator)) {
    if (left.kind !== 'name') return syntaxError(shell, text);
    if (operator === '=') return write(shell, left, evaluateSide(right), depth);
    const before = evaluateSide(left);
    return write(
      shell,
      left,
      compute(shell, operator.slice(0, -1), before, evaluateSide(right), text),
      depth,
    );
  }
  const a = evaluateSide(left);
  return compute(shell, operator, a, evaluateSide(right), text);
}

const ASSIGNING = new Set(['=', '+=', '-=', '*=', '/=', '%=', '<<=', '>>=', '&=', '^=', '|=']);

const truth = (condition: boolean): bigint => (condition ? 1n : 0n);

function compute(shell: Expanding, operator: string, a: bigint, b: bigint, text: string): bigint {
  switch (operator) {
    case '+':
      return wrap(a + b);
    case '-':
      return wrap(a - b);
    case '*':
      return wrap(a * b);
    case '/':
    case '%':
      if (b === 0n) return divisionByZero(shell, text);
      return wrap(operator === '/' ? a / b : a % b);
    case '**':
      if (shell.dialect === 'dash' || b < 0n) return syntaxError(shell, text);
      return power(a, b);
    case '<<':
      return wrap(a << (b & 63n));
    case '>>':
      return wrap(a >> (b & 63n));
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '==':
      return truth(a === b);
    case '!=':
      return truth(a !== b);
    case '<':
      return truth(a < b);
    case '<=':
      return truth(a <= b);
    case '>':
      return truth(a > b);
    case '>=':
      return truth(a >= b);
    default:
      return syntaxError(shell, text);
  }
}

/** By squaring, in 64 bits: `2**1000000000` must not take an hour. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = wrap(result * square);
    square = wrap(square * square);
  }
  return result;
}

function divisionByZero(shell: Expanding, text: string): never {
  if (shell.dialect === 'bash') return shell.fail(`${text.trim()}: division by 0`, 1);
  return shell.fail(
    shell.dialect === 'dash' ? `arithmetic expression: division by zero: "${text}"` : 'divide by zero',
    2,
  );
}
