import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from '../api/types';
import { type DaemonNode, daemonBounds, isUpdated, nodeStep, rollingStep } from './daemon-decisions';
import { daemonSetStatus } from './daemon-status';
import { isReady } from './pod-availability';
import { aPod, at } from './testing';

const NEWEST = { hash: 'new', generation: '2' };
const pod = (name: string, hash = 'new', more: object = {}) =>
  aPod(name, { readySince: 1, labels: { 'controller-revision-hash': hash }, ...more });
const GONE = { deletionTimestamp: at(30) };
const node = (pods: readonly Pod[], runs = true, stays = true): DaemonNode => ({
  name: 'node-1',
  runs,
  stays,
  pods,
});
const names = (pods: readonly Pod[]) => pods.map(({ metadata }) => metadata.name).join(' ');

type Row = readonly [name: string, node: DaemonNode, expected: string, withSurge?: string];

/** What is made (+), deleted (-), found failed (!) and found succeeded (?); with surge where that differs. */
const STEPS: readonly Row[] = [
  ['none where one should be', node([]), '+'],
  ['none where none should be', node([], false), ''],
  ['one', node([pod('a')]), ''],
  ['one on its way out', node([pod('a', 'new', GONE)]), '', '+'],
  ['one on its way out where none should be, though it might stay', node([pod('a', 'new', GONE)], false), ''],
  ['a failed one', node([pod('a', 'new', { phase: 'Failed' })]), '!a', '+!a'],
  ['one that ended well', node([pod('a', 'new', { phase: 'Succeeded' })]), '?a', '+?a'],
  ['a failed one that is deleted already', node([pod('a', 'new', { phase: 'Failed', ...GONE })]), '', '+'],
  ['two: the younger goes', node([pod('b', 'new', { created: 9 }), pod('a', 'new', { created: 1 })]), '-b'],
  [
    'two: the one without a node goes',
    node([pod('a', 'new', { node: '' }), pod('b', 'new', { created: 9 })]),
    '-a',
  ],
  ['one that may not run any more, but stay', node([pod('a')], false), ''],
  ['one that may not stay', node([pod('a')], false, false), '-a'],
  ['one on its way out that may not stay', node([pod('a', 'new', GONE)], false, false), ''],
  ['an old and a new one, the new available', node([pod('a', 'old'), pod('b')]), '-b', '-a'],
  [
    'an old and a new one, the new not available',
    node([pod('a', 'old'), pod('b', 'new', { readySince: undefined })]),
    '-b',
    '',
  ],
  [
    'an old one that is not ready, and a new one',
    node([pod('a', 'old', { readySince: undefined }), pod('b', 'new', { readySince: undefined })]),
    '-b',
    '-a',
  ],
  [
    'three: two of them old',
    node([pod('a', 'old'), pod('b', 'old'), pod('c', 'new', { readySince: undefined })]),
    '-b -c',
    '-b',
  ],
];

for (const [name, where, plain, surge = plain] of STEPS) {
  for (const [allowsSurge, expected] of [
    [false, plain],
    [true, surge],
  ] as const) {
    test(`a node with ${name}${allowsSurge ? ', with surge' : ''}: ${expected || 'nothing'}`, () => {
      const step = nodeStep(where, allowsSurge, 'new', isReady);
      const list = (mark: string, pods: readonly Pod[]) =>
        pods.map(({ metadata }) => `${mark}${metadata.name}`).join(' ');
      const told = `${step.create ? '+' : ''}${list('-', step.delete)}${list('!', step.failed)}${list('?', step.succeeded)}`;
      expect(told).toBe(expected);
    });
  }
}

const rolling = (maxUnavailable: number | string, maxSurge: number | string = 0) => ({
  updateStrategy: { type: 'RollingUpdate' as const, rollingUpdate: { maxUnavailable, maxSurge } },
});
const on = (name: string, pods: readonly Pod[], runs = true): DaemonNode => ({
  name,
  runs,
  stays: true,
  pods,
});
const [a, b, c] = [pod('a', 'old'), pod('b', 'old'), pod('c', 'old')];
const unready = (name: string, hash = 'old', more: object = {}) =>
  pod(name, hash, { readySince: undefined, ...more });
const gone = (pods: readonly Pod[]): DaemonNode => ({
  ...node(pods, false, false),
  name: 'gone',
  isGone: true,
});

const ROLLS: readonly (readonly [
  string,
  readonly DaemonNode[],
  ReturnType<typeof rolling>,
  string,
  string?,
])[] = [
  ['all old: one goes', [on('1', [a]), on('2', [b])], rolling(1), 'a'],
  ['all old, two may go', [on('1', [a]), on('2', [b]), on('3', [c])], rolling(2), 'a b'],
  ['one node without a pod: none goes', [on('1', []), on('2', [b])], rolling(1), ''],
  ['one on its way out: none goes', [on('1', [pod('a', 'old', GONE)]), on('2', [b])], rolling(1), ''],
  ['a new one not available: none goes', [on('1', [unready('a', 'new')]), on('2', [b])], rolling(1), ''],
  ['a new one available: the next goes', [on('1', [pod('a')]), on('2', [b])], rolling(1), 'b'],
  [
    'old ones that are not available go at once',
    [on('1', [unready('a')]), on('2', [unready('b')]), on('3', [c])],
    rolling(1),
    'a b',
  ],
  ['all new: nothing', [on('1', [pod('a')]), on('2', [pod('b')])], rolling(1), ''],
  [
    'the pod of a node that is gone takes its turn like any',
    [on('2', [b]), gone([unready('a')])],
    rolling(1),
    'a',
  ],
  [
    'and while it is on its way out the others wait',
    [on('2', [b]), gone([unready('a', 'old', GONE)])],
    rolling(1),
    '',
  ],
  ['surge of one: one new one comes', [on('1', [a]), on('2', [b])], rolling(0, 1), '', '1'],
  [
    'surge of one, one is coming: none more',
    [on('1', [a, unready('x', 'new')]), on('2', [b])],
    rolling(0, 1),
    '',
  ],
  [
    'surge, the new one is available: the old goes and the next comes',
    [on('1', [a, pod('x')]), on('2', [b])],
    rolling(0, 1),
    'a',
    '2',
  ],
  [
    'surge, an old one is not available: its new one comes without asking',
    [on('1', [unready('a')]), on('2', [unready('b')])],
    rolling(0, 1),
    '',
    '1 2',
  ],
  [
    'surge, an unavailable old one where none should be goes',
    [on('1', [unready('a')], false), on('2', [pod('b')])],
    rolling(0, 1),
    'a',
  ],
  [
    'surge, an available old one where none should be stays while others are missing',
    [on('1', [a], false), on('2', [unready('b', 'new')])],
    rolling(0, 1),
    '',
  ],
  [
    'surge, an available old one where none should be goes when all others work',
    [on('1', [a], false), on('2', [pod('b')])],
    rolling(0, 1),
    'a',
  ],
];

test('a rolling update, surge, an old pod of a node that is gone: nothing is done', () => {
  const roll = () => rollingStep([on('2', [b]), gone([a])], rolling(0, 1), NEWEST, isReady);
  expect(roll).toThrow('couldn\'t get node for nodeName "gone": node "gone" not found');
});

for (const [name, nodes, spec, removed, created = ''] of ROLLS) {
  test(`a rolling update, ${name}`, () => {
    const step = rollingStep(nodes, spec, NEWEST, isReady);
    expect({ removed: names(step.delete), created: step.create.join(' ') }).toEqual({ removed, created });
  });
}

const BOUNDS: readonly (readonly [string, ReturnType<typeof rolling>, number, number, number])[] = [
  ['a count', rolling(2), 5, 0, 2],
  ['a third of four, rounded up', rolling('33%'), 4, 0, 2],
  ['a quarter of four', rolling('25%'), 4, 0, 1],
  ['0% and no surge: one may be unavailable', rolling('0%'), 4, 0, 1],
  ['0% where no node should have a pod', rolling('0%'), 0, 0, 0],
  ['surge of a tenth of four, rounded up', rolling(0, '10%'), 4, 1, 0],
];

for (const [name, spec, wanted, maxSurge, maxUnavailable] of BOUNDS) {
  test(`bounds of a DaemonSet: ${name}`, () => {
    expect(daemonBounds(spec, wanted)).toEqual({ maxSurge, maxUnavailable });
  });
}

test('a pod is new by its hash or by its count', () => {
  expect(isUpdated({ 'controller-revision-hash': 'new' }, NEWEST)).toBe(true);
  expect(isUpdated({ 'pod-template-generation': '2' }, NEWEST)).toBe(true);
  expect(isUpdated({ 'pod-template-generation': '1' }, NEWEST)).toBe(false);
  expect(isUpdated({}, { hash: 'new', generation: undefined })).toBe(false);
});

test('the status counts the oldest pod of each node, and a pod where none should be as misscheduled', () => {
  const nodes = [
    on('1', [pod('y', 'new', { created: 9, readySince: undefined }), pod('x', 'old', { created: 1 })]),
    on('2', [pod('z')]),
    on('3', []),
    on('4', [pod('w')], false),
    on('5', [], false),
  ];
  expect(daemonSetStatus(nodes, NEWEST, isReady, { observedGeneration: 7 })).toEqual({
    currentNumberScheduled: 2,
    numberMisscheduled: 1,
    desiredNumberScheduled: 3,
    numberReady: 2,
    observedGeneration: 7,
    updatedNumberScheduled: 1,
    numberAvailable: 2,
    numberUnavailable: 1,
  });
});
