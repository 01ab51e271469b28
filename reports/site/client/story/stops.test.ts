import { test } from 'node:test';
import { expect } from 'expect';
import { type Pressed, stopAfterKey } from './keys';
import {
  amongInstant,
  comparedWith,
  firstSight,
  nextStep,
  type Stop,
  stopAt,
  stopOfEntry,
  stopOfStep,
  stopsOf,
  type Timed,
  withStopAt,
} from './stops';

/** `[at, by]` of entries, `[at, entry]` of steps; the stops as `at/written/step`. */
function stops(
  entries: readonly (readonly [at: number, by: string])[],
  steps: readonly (readonly [at: number, entry: number])[],
  end: number,
  first = 0,
): readonly Stop[] {
  const told = entries.map(([at, by]): Timed => ({ at, by }));
  const steps_ = steps.map(([at, entry], i) => ({ text: `step ${i}`, line: i, at, entry }));
  return stopsOf({ steps: steps_, end, first }, told);
}

const written = (all: readonly Stop[]) => all.map(({ at, written, step }) => `${at}/${written}/${step}`);

const NONE: readonly (readonly [number, string])[] = [];

const STOPS: readonly [name: string, Parameters<typeof stops>, string[]][] = [
  ['a story of nothing has one stop', [NONE, [], 0], ['0/0/-1']],
  ['a step that does nothing is a stop', [NONE, [[0, 0]], 0], ['0/0/-1', '0/0/0']],
  [
    'what a cluster makes of itself is one stop',
    [
      [
        [0, 'kube-apiserver'],
        [0, 'node-1'],
        [0, 'user'],
      ],
      [[0, 2]],
      0,
    ],
    ['0/2/-1', '0/3/0'],
  ],
  [
    'where the beginning is not kept, each entry is a stop',
    [
      [
        [5, 'kubelet'],
        [6, 'user'],
      ],
      [[0, 7]],
      6,
      7,
    ],
    ['5/0/-1', '5/1/0', '6/2/0'],
  ],
  [
    'a step ends where the next begins, also where nothing happened meanwhile',
    [
      [
        [0, 'kube-apiserver'],
        [0, 'user'],
      ],
      [
        [0, 1],
        [0, 2],
        [10, 2],
      ],
      10,
    ],
    ['0/1/-1', '0/2/0', '10/2/1', '10/2/2'],
  ],
  [
    'a step that looks twice at one moment has a stop of its own',
    [
      [[0, 'user']],
      [
        [0, 0],
        [0, 1],
        [0, 1],
      ] as const,
      0,
    ],
    ['0/0/-1', '0/1/0', '0/1/1', '0/1/2'],
  ],
];

for (const [name, told, expected] of STOPS) {
  test(`stops: ${name}`, () => {
    expect(written(stops(...told))).toEqual(expected);
  });
}

/** Two steps: at 0 the user creates, and it runs at once; 30 s later it exits and starts again at one moment. */
const TOLD = stops(
  [
    [0, 'kube-apiserver'],
    [0, 'user'],
    [0, 'kubelet'],
    [30, 'kubelet'],
    [30, 'kubelet'],
  ],
  [
    [0, 1],
    [0, 3],
    [60, 5],
  ],
  60,
);

test('the stops of the story below', () => {
  expect(written(TOLD)).toEqual(['0/1/-1', '0/2/0', '0/3/0', '30/4/1', '30/5/1', '60/5/1', '60/5/2']);
});

const PLACES: readonly [name: string, found: number, expected: number][] = [
  ['a moment means its last stop', stopAt(TOLD, 0), 2],
  ['a moment may be told which of its stops', stopAt(TOLD, 0, 1), 0],
  ['a stop that is too far is the last of its moment', stopAt(TOLD, 0, 9), 2],
  ['a stop before the first is the first', stopAt(TOLD, 30, 0), 3],
  ['a moment at which nothing happened means the last stop before', stopAt(TOLD, 29), 2],
  ['a moment beyond the end means the end', stopAt(TOLD, 9_999), 6],
  ['an entry has the stop at which it has just been told', stopOfEntry(TOLD, 3), 3],
  ['what a cluster makes of itself is told at the first stop', stopOfEntry(TOLD, 0), 0],
  ['an entry that is none means the end', stopOfEntry(TOLD, 99), 6],
  ['a step means where it is over', stopOfStep(TOLD, 0), 2],
  ['before the first step', stopOfStep(TOLD, -1), 0],
  ['a step that only looked', stopOfStep(TOLD, 2), 6],
  ['a step on from the midst of one is its end', nextStep(TOLD, 1, 1), 2],
  ['a step on from the end of one is the end of the next', nextStep(TOLD, 2, 1), 5],
  ['a step on from the end of the story', nextStep(TOLD, 6, 1), 6],
  ['a step back is where the one before is over', nextStep(TOLD, 4, -1), 2],
  ['a step back from the beginning', nextStep(TOLD, 0, -1), 0],
  ['what is there from the first is seen where the first step is over', firstSight(TOLD, 0), 2],
  ['so is what comes with its last entry', firstSight(TOLD, 3), 2],
  ['what comes with the next entry is seen a step later', firstSight(TOLD, 4), 5],
  ['what never comes leads to the end', firstSight(TOLD, 99), 6],
  ['a story of no steps is seen at its end', firstSight(stops(NONE, [], 0), 0), 0],
];

for (const [name, found, expected] of PLACES) {
  test(`places: ${name}`, () => {
    expect(found).toBe(expected);
  });
}

const COMPARED: readonly [name: string, Stop | undefined, Stop | undefined][] = [
  ['changes since the step began', comparedWith(TOLD, 4, 'step'), TOLD[2]],
  ['at the end of a step, too', comparedWith(TOLD, 5, 'step'), TOLD[2]],
  ['changes since the moment before', comparedWith(TOLD, 4, 'moment'), TOLD[3]],
  ['nothing is before the first stop', comparedWith(TOLD, 0, 'moment'), undefined],
  ['no step began before the first', comparedWith(TOLD, 0, 'step'), undefined],
];

for (const [name, found, expected] of COMPARED) {
  test(`compared: ${name}`, () => {
    expect(found).toBe(expected);
  });
}

test('a stop is told among those of its instant', () => {
  expect(TOLD.map((_, i) => amongInstant(TOLD, i))).toEqual([
    { nth: 1, of: 3 },
    { nth: 2, of: 3 },
    { nth: 3, of: 3 },
    { nth: 1, of: 2 },
    { nth: 2, of: 2 },
    { nth: 1, of: 2 },
    { nth: 2, of: 2 },
  ]);
});

const ASKED: readonly [name: string, at: number, expected: number][] = [
  ['a moment at which nothing happened becomes a stop', 12, 1],
  ['one at which something happened is there already', 30, 0],
  ['one before the story is none', -5, 0],
  ['one after the story is none', 61, 0],
  ['half a millisecond is none', 12.5, 0],
];

for (const [name, at, more] of ASKED) {
  test(`asked: ${name}`, () => {
    const asked = withStopAt(TOLD, at);
    expect(asked.length).toBe(TOLD.length + more);
    if (more > 0) expect(asked[stopAt(asked, at)]).toEqual({ at, written: 3, step: 1 });
  });
}

const plain = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };

const KEYS: readonly [name: string, Partial<Pressed>, from: number, to: number | undefined][] = [
  ['right is a moment on', { key: 'ArrowRight' }, 0, 1],
  ['up is a moment on', { key: 'ArrowUp' }, 0, 1],
  ['left is a moment back', { key: 'ArrowLeft' }, 1, 0],
  ['down is a moment back', { key: 'ArrowDown' }, 1, 0],
  ['nothing is beyond the end', { key: 'ArrowRight' }, 6, 6],
  ['nothing is before the beginning', { key: 'ArrowLeft' }, 0, 0],
  ['with Shift, on to the end of the next instant', { key: 'ArrowRight', shiftKey: true }, 0, 4],
  ['with Shift, back to the end of the one before', { key: 'ArrowLeft', shiftKey: true }, 4, 2],
  ['with Shift, nothing is before the first instant', { key: 'ArrowLeft', shiftKey: true }, 1, 0],
  ['with Shift, the last instant ends with the story', { key: 'ArrowRight', shiftKey: true }, 5, 6],
  ['page up is a step on', { key: 'PageUp' }, 2, 5],
  ['page down is a step back', { key: 'PageDown' }, 6, 5],
  ['home is the beginning', { key: 'Home' }, 4, 0],
  ['end is the end', { key: 'End' }, 4, 6],
  ['other keys are not taken', { key: 'Tab' }, 4, undefined],
  ['keys of the browser are not taken', { key: 'ArrowLeft', altKey: true }, 4, undefined],
];

for (const [name, pressed, from, to] of KEYS) {
  test(`keys: ${name}`, () => {
    expect(stopAfterKey({ key: '', ...plain, ...pressed }, TOLD, from)).toBe(to);
  });
}
