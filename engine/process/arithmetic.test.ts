import { describe, test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import { matchesPattern } from './file-names';
import { removed, replaced } from './parameters';
import { run } from './runtime-bench';
import { expandBraces } from './shell-words';

/** An expression as text, and its value by JavaScript's own 64-bit integers. */
interface Expression {
  readonly text: string;
  readonly value: bigint;
}

const wrap = (value: bigint) => BigInt.asIntN(64, value);

const number = fc
  .bigInt({ min: 0n, max: 1_000_000_000_000n })
  .map((value): Expression => ({ text: String(value), value }));

const OPERATORS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<': (a, b) => BigInt(a < b),
  '==': (a, b) => BigInt(a === b),
  '&&': (a, b) => BigInt(a !== 0n && b !== 0n),
  '||': (a, b) => BigInt(a !== 0n || b !== 0n),
};

const expression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    number,
    fc
      .tuple(tie('node'), fc.constantFrom(...Object.keys(OPERATORS)), tie('node'))
      .map(([left, operator, right]) => ({
        text: `(${left.text} ${operator} ${right.text})`,
        value: wrap(OPERATORS[operator]!(left.value, right.value)),
      })),
    tie('node').map((inner) => ({
      text: `-${inner.text.startsWith('-') ? ` ${inner.text}` : inner.text}`,
      value: wrap(-inner.value),
    })),
    fc.tuple(tie('node'), tie('node'), tie('node')).map(([a, b, c]) => ({
      text: `(${a.text} ? ${b.text} : ${c.text})`,
      value: a.value !== 0n ? b.value : c.value,
    })),
  ),
})).node;

test('arithmetic agrees with 64-bit integers', () => {
  fc.assert(
    fc.property(expression, fc.constantFrom('ash', 'dash', 'bash'), ({ text, value }, dialect) => {
      expect(run(`echo $((${text}))`, dialect).log).toBe(`${value}\n`);
    }),
    { numRuns: 300 },
  );
});

test('no script throws anything but what the author has to mend', () => {
  const piece = fc.constantFrom(
    'echo a',
    '$(',
    ')',
    '"',
    "'",
    '`',
    'if ',
    'then ',
    'fi',
    '; ',
    '\n',
    '| ',
    '&& ',
    'x=1',
    '$x',
    '${x',
    '}',
    ':-',
    '((',
    '))',
    '$((1/0))',
    'while false; do ',
    'done',
    '<<E\n',
    'E\n',
    '> /tmp/f',
    '< /tmp/f',
    'case a in ',
    'a) ',
    ';;',
    'esac',
    'f() {',
    '{ ',
    '* ',
    '[ -f x ]',
    '!',
    '&',
    'exit 3',
    '\\',
    '#',
    '~',
    '[[ a ]]',
    'a=(1)',
    '__proto__',
    '${#',
    '@}',
    'trap "echo t" EXIT',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.constantFrom('ash', 'dash', 'bash'),
      (pieces, dialect) => {
        try {
          run(pieces.join(''), dialect);
        } catch (error) {
          expect((error as Error).name).toMatch(/Undeclared|EndlessScript/);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test('what is cut off and what is left make the whole', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', '/', '.') }),
      fc.constantFrom('a*', '*/', '?', '[ab]*', '*'),
      (text, pattern) => {
        for (const operator of ['#', '##']) {
          const rest = removed(text, pattern, operator);
          expect(text.endsWith(rest)).toBe(true);
          if (rest !== text)
            expect(matchesPattern(text.slice(0, text.length - rest.length), pattern)).toBe(true);
        }
      },
    ),
  );
});

describe('replacing', () => {
  for (const [value, pattern, operator, out] of [
    ['aXbX', 'X', '/', 'a-bX'],
    ['aXbX', 'X', '//', 'a-b-'],
    ['aXbX', 'a', '/#', '-XbX'],
    ['aXbX', 'X', '/%', 'aXb-'],
    ['abc', '*', '/', '-'],
    ['', 'x', '/', ''],
  ] as const) {
    test(`\${x${operator}${pattern}/-} of "${value}" is "${out}"`, () =>
      expect(replaced(value, pattern, '-', operator)).toBe(out));
  }
});

describe('braces', () => {
  for (const [word, out] of [
    ['a{b,c}d', ['abd', 'acd']],
    ['{1..3}', ['1', '2', '3']],
    ['{3..1}', ['3', '2', '1']],
    ['{a..c}', ['a', 'b', 'c']],
    ['{01..3}', ['01', '02', '03']],
    ['{a,b}{1,2}', ['a1', 'a2', 'b1', 'b2']],
    ['{a,{b,c}}', ['a', 'b', 'c']],
    ['{a}', ['{a}']],
    ['${x}', ['${x}']],
    ['{,x}', ['', 'x']],
  ] as const) {
    test(`${word} is ${out.join(' ')}`, () => expect(expandBraces(word)).toEqual(out));
  }
});
