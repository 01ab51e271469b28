import { test } from 'node:test';
import { expect } from 'expect';
import { type JournalEntry, seconds } from '../engine';
import { parting } from './parting';

/** Notes on a node, one at each of these seconds. */
const notes = (...at: readonly number[]): readonly JournalEntry[] =>
  at.map((second, id) => ({
    id,
    at: seconds(second),
    by: 'kubelet',
    because: id - 1,
    object: { kind: 'Node', namespace: '', name: 'node-1', uid: 'n' },
    change: { what: 'note', text: 'so it was' },
  }));
const line = (id: number, at: string) =>
  `entry ${id} at ${at} by kubelet, because of ${id - 1}: Node node-1 note`;

const rows: readonly [string, readonly JournalEntry[], readonly JournalEntry[], string][] = [
  ['at their beginning', notes(1, 2), notes(3, 2), `first   ${line(0, '1s')}\nagain   ${line(0, '3s')}`],
  ['later', notes(1, 2, 5), notes(1, 3, 5), `first   ${line(1, '2s')}\nagain   ${line(1, '3s')}`],
  ['where one ends', notes(1, 2), notes(1), `first   ${line(1, '2s')}\nagain   nothing more`],
  ['where the other goes on', notes(1), notes(1, 2), `first   nothing more\nagain   ${line(1, '2s')}`],
  [
    'where no line can tell',
    notes(1),
    notes(1),
    'Entry by entry they look the same: they differ inside of an object.',
  ],
];

for (const [sentence, once, again, expected] of rows) {
  test(`two stories part ${sentence}`, () => {
    expect(parting(once, again)).toBe(expected);
  });
}
