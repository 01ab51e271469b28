import { describe, test } from 'node:test';
import { expect } from 'expect';
import { explains, readExplanations, rowFor } from './explanations';

const PAGE = `# Fidelity

| not | this | table |
| --- | --- | --- |
| oom | x | y |

## Explained differences

| recording | difference | reason |
| --- | --- | --- |
| oom, oom-never | \`row of p: told only «*»\` | A neighbour. |
| any | \`time: exact\` | Why. |
| oom | \`nobody said why\` |  |

## Something else

| oom | z | z |
`;

describe('readExplanations', () => {
  test('reads the rows of its own table that give a reason', () => {
    expect(readExplanations(PAGE)).toEqual([
      { recordings: ['oom', 'oom-never'], difference: 'row of p: told only «*»', reason: 'A neighbour.' },
      { recordings: ['any'], difference: 'time: exact', reason: 'Why.' },
    ]);
  });

  test('finds none on a page without the heading', () => expect(readExplanations('# Fidelity')).toEqual([]));
});

describe('explains', () => {
  const [wild, anywhere] = readExplanations(PAGE);
  const rows: readonly (readonly [
    what: string,
    row: typeof wild,
    recording: string,
    key: string,
    expected: boolean,
  ])[] = [
    ['a star stands for any text', wild, 'oom', 'row of p: told only «0/1 Error 1 (2)»', true],
    ['for each recording named', wild, 'oom-never', 'row of p: told only «»', true],
    ['not for another', wild, 'init-ok', 'row of p: told only «»', false],
    ['the rest must be there to the letter', wild, 'oom', 'row of p: told only', false],
    ['"any" is every recording', anywhere, 'init-ok', 'time: exact', true],
    ['and no more than the text', anywhere, 'init-ok', 'time: exactly', false],
  ];
  for (const [what, row, recording, key, expected] of rows) {
    test(what, () => expect(explains(row!, recording, { key })).toBe(expected));
  }

  test('a row made for a difference explains it once it has a reason', () => {
    const difference = { key: 'time: from «a | b» to `c`' };
    const row = rowFor('oom', difference).replace('|  |', '| Because. |');
    const [read] = readExplanations(
      `## Explained differences\n\n| r | d | w |\n| --- | --- | --- |\n${row}\n`,
    );
    expect(explains(read!, 'oom', difference)).toBe(true);
  });
});
