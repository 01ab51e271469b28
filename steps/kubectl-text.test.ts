import { test } from 'node:test';
import { expect } from 'expect';
import { checkText, linesAsSaid, nearestLines, type Shown } from './kubectl-text';

const PRINTED = 'Name:  web\nContainers:\n  app:\n    State:  Running \n    ID:     c://12\nEnd\n';

const rows: readonly (readonly [shown: Shown, expected: string, holds: boolean])[] = [
  ['shows', PRINTED, true],
  ['shows', PRINTED.trim(), true],
  ['prints', 'Name:  web', false],
  ['prints', `${PRINTED}more`, false],
  ['includes', 'Name:  web\nContainers:', true],
  ['includes', 'Name:  web\n  app:', false],
  ['includes', '    State:  Running\n    ID:     c://*', true],
  ['includes', 'State:  Running\nID:     c://*', true],
  ['includes', 'State:  Running\n  ID:     c://*', false],
  ['includes', '  app:\n    State: Running', false],
  ['includes', 'Running', true],
  ['includes', 'Runing', false],
  ['includes', 'web\nContainers:', false],
  ['does not include', 'Warning', true],
  ['does not include', 'End', false],
];
for (const [shown, expected, holds] of rows) {
  test(`${JSON.stringify(expected)} ${holds ? 'is' : 'is not'} what it ${shown}`, () =>
    expect(linesAsSaid(shown, expected, PRINTED)).toBe(holds));
}

test('of a long text the nearest lines are told', () => {
  const long = Array.from({ length: 100 }, (_, i) => `line ${i} of it`).join('\n');
  expect(nearestLines('line 50 of all', long)).toBe(
    ['…', 'line 48 of it', 'line 49 of it', 'line 50 of it', 'line 51 of it', 'line 52 of it', '…'].join(
      '\n',
    ),
  );
});

test('an empty text is in every other one, and so is told', () => {
  expect(() => checkText('\n ')).toThrow('the text is empty');
  expect(() => checkText(' a')).not.toThrow();
});
