import { test } from 'node:test';
import { expect } from 'expect';
import { type Behaviour, behaviourOfRun, type DeclaredBehaviour } from './behaviour';

const said = (behaviour: Behaviour, from = 1, to = Number.POSITIVE_INFINITY): DeclaredBehaviour => ({
  runs: { from, to },
  behaviour,
});

const exit = (code: number, after = 0) => ({ exit: { code, after } });
const listens = (...ports: number[]) => ({ listens: ports.map((port) => ({ port, after: 0 })) });
const answers = (status: number) => ({
  answers: [{ method: 'GET', path: '/', status, from: 0, until: Infinity }],
});
const memory = (...bytes: number[]) => ({ memory: bytes.map((size) => ({ bytes: size, after: 0 })) });

const ROWS: readonly [string, DeclaredBehaviour[], number, Behaviour | undefined][] = [
  ['nothing was said', [], 1, undefined],
  ['said of every run: the first', [said(exit(1))], 1, exit(1)],
  ['said of every run: the hundredth', [said(exit(1))], 100, exit(1)],
  ['said of runs 2 to 3: run 1', [said(exit(1), 2, 3)], 1, undefined],
  ['said of runs 2 to 3: run 2', [said(exit(1), 2, 3)], 2, exit(1)],
  ['said of runs 2 to 3: run 3', [said(exit(1), 2, 3)], 3, exit(1)],
  ['said of runs 2 to 3: run 4', [said(exit(1), 2, 3)], 4, undefined],
  ['the later saying wins', [said(exit(1)), said(exit(2))], 1, exit(2)],
  ['the later one wins only in its runs', [said(exit(1)), said(exit(2), 2, 2)], 1, exit(1)],
  [
    'what is said of other things is kept',
    [said({ ignores: ['SIGTERM'] }), said(exit(1))],
    1,
    { ignores: ['SIGTERM'], ...exit(1) },
  ],
  ['an end takes away "until it is stopped"', [said({ untilStopped: true }), said(exit(1))], 1, exit(1)],
  [
    '"until it is stopped" takes away an end',
    [said(exit(1)), said({ untilStopped: true })],
    1,
    { untilStopped: true },
  ],
  [
    'what is said of stopping adds up',
    [said({ onStop: { after: 5 } }), said({ onStop: { code: 3 } })],
    1,
    { onStop: { after: 5, code: 3 } },
  ],
  [
    'what is said of stopping again wins',
    [said({ onStop: { after: 5, code: 1 } }), said({ onStop: { after: 9 } })],
    1,
    { onStop: { after: 9, code: 1 } },
  ],
  ['ports add up, the later first', [said(listens(80)), said(listens(81))], 1, listens(81, 80)],
  [
    'answers add up, the later first',
    [said(answers(200)), said(answers(500))],
    1,
    { answers: [...answers(500).answers, ...answers(200).answers] },
  ],
  ['memory adds up, the later first', [said(memory(1)), said(memory(2))], 1, memory(2, 1)],
  [
    'lists survive what is said of other things',
    [said(listens(80)), said(exit(1))],
    1,
    { ...listens(80), ...exit(1) },
  ],
  [
    'signals that are ignored are said anew',
    [said({ ignores: ['SIGTERM'] }), said({ ignores: ['SIGINT'] })],
    1,
    { ignores: ['SIGINT'] },
  ],
  [
    'three sayings, the middle one of another run',
    [said(exit(1)), said(exit(2), 5, 5), said(listens(80))],
    1,
    { ...exit(1), ...listens(80) },
  ],
];

for (const [name, declared, run, expected] of ROWS) {
  test(`behaviour: ${name}`, () => {
    expect(behaviourOfRun(declared, run)).toEqual(expected);
  });
}

test('a single saying is answered as the same object', () => {
  const behaviour = exit(1);
  expect(behaviourOfRun([said(behaviour)], 1)).toBe(behaviour);
});

test('sayings are not changed by adding them up', () => {
  const first = said({ ...exit(1), ...listens(80) });
  const second = said({ untilStopped: true, ...listens(81) });
  const before = JSON.stringify([first, second]);
  behaviourOfRun([first, second], 1);
  expect(JSON.stringify([first, second])).toBe(before);
});
