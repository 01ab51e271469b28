import { test } from 'node:test';
import { expect } from 'expect';
import { minutes, seconds } from '../simulation/time';
import {
  type EvictionSettings,
  NO_PRESSURE,
  nextPressure,
  type Observations,
  type Signal,
  type Threshold,
  thresholdsMet,
  thresholdsOf,
  thresholdText,
  thresholdToReclaim,
} from './eviction-thresholds';
import { DEFAULT_CONFIGURATION } from './kubelet-configuration';

const MI = 1024 ** 2;
const GI = 1024 ** 3;

const texts = (settings: Partial<EvictionSettings>): readonly string[] =>
  thresholdsOf({ ...DEFAULT_CONFIGURATION, ...settings }).map(
    (one) =>
      `${one.signal} ${thresholdText(one, 1000)}${one.grace ? ` for ${one.grace / 1000}s` : ''}${
        one.minimumReclaim ? ` and ${thresholdText({ ...one, value: one.minimumReclaim }, 1000)} more` : ''
      }`,
  );

const read: readonly (readonly [
  name: string,
  settings: Partial<EvictionSettings>,
  thresholds: readonly string[],
])[] = [
  [
    'nothing is said: the defaults, of which that of memory holds for the pods’ cgroup too',
    {},
    [
      'memory.available 100Mi',
      'nodefs.available 100',
      'nodefs.inodesFree 50',
      'imagefs.available 150',
      'imagefs.inodesFree 50',
      'allocatableMemory.available 100Mi',
    ],
  ],
  ['one is said: no other holds', { evictionHard: { 'nodefs.available': '5%' } }, ['nodefs.available 50']],
  ['none at all', { evictionHard: {} }, []],
  ['0% and 100% switch off', { evictionHard: { 'nodefs.available': '0%', 'imagefs.available': '100%' } }, []],
  [
    'a soft one with its grace',
    {
      evictionHard: {},
      evictionSoft: { 'memory.available': '200Mi' },
      evictionSoftGracePeriod: { 'memory.available': '1m30s' },
    },
    ['memory.available 200Mi for 90s'],
  ],
  [
    'a minimum reclaim goes with its signal',
    {
      evictionHard: { 'nodefs.available': '10%', 'pid.available': '500' },
      evictionMinimumReclaim: { 'nodefs.available': '5%' },
    },
    ['nodefs.available 100 and 50 more', 'pid.available 500'],
  ],
  [
    'without node allocatable the pods’ cgroup has no limit',
    { evictionHard: { 'memory.available': '1Gi' }, enforceNodeAllocatable: ['none'] },
    ['memory.available 1Gi'],
  ],
];

for (const [name, settings, thresholds] of read) {
  test(`reads thresholds: ${name}`, () => {
    expect(texts(settings)).toEqual(thresholds);
  });
}

const MEMORY: Threshold = {
  signal: 'memory.available',
  value: { quantity: '100Mi' },
  grace: 0,
  minimumReclaim: { quantity: '50Mi' },
};
const left = (signal: Signal, available: number, capacity = GI): Observations =>
  new Map([[signal, { available, capacity }]]);

const met: readonly (readonly [name: string, available: number, withReclaim: boolean, answer: boolean])[] = [
  ['exactly the threshold is enough', 100 * MI, false, false],
  ['one byte less is not', 100 * MI - 1, false, true],
  ['above it, but not by the minimum reclaim', 150 * MI - 1, true, true],
  ['above it by the minimum reclaim', 150 * MI, true, false],
];
for (const [name, available, withReclaim, answer] of met) {
  test(`threshold: ${name}`, () => {
    const found = thresholdsMet([MEMORY], left('memory.available', available), withReclaim);
    expect(found.length > 0).toBe(answer);
  });
}

test('a signal that nobody observes meets nothing', () => {
  expect(thresholdsMet([MEMORY], new Map(), false)).toEqual([]);
});

const SOFT: Threshold = { signal: 'memory.available', value: { quantity: '200Mi' }, grace: seconds(30) };

/** Looks every 10s; answers what the node says and whether it would evict, look by look. */
function looks(thresholds: readonly Threshold[], available: readonly number[]): readonly string[] {
  let state = NO_PRESSURE;
  return available.map((mi, i) => {
    const seen = left('memory.available', mi * MI);
    state = nextPressure(state, thresholds, seen, seconds(10 * i), minutes(5));
    return `${state.conditions.join(',') || '-'} ${state.met.length > 0 ? 'evict' : 'wait'}`;
  });
}

const histories: readonly (readonly [
  name: string,
  threshold: Threshold,
  available: readonly number[],
  answers: readonly string[],
])[] = [
  ['plenty', MEMORY, [500, 500], ['- wait', '- wait']],
  ['a hard threshold evicts at once', MEMORY, [500, 90], ['- wait', 'MemoryPressure evict']],
  [
    'and goes on until the minimum reclaim is there',
    MEMORY,
    [90, 149, 150],
    ['MemoryPressure evict', 'MemoryPressure evict', 'MemoryPressure wait'],
  ],
  [
    'once it is there, just above the threshold is enough',
    MEMORY,
    [90, 150, 101],
    ['MemoryPressure evict', 'MemoryPressure wait', 'MemoryPressure wait'],
  ],
  [
    'a soft one says so at once and evicts when its grace is over',
    SOFT,
    [150, 150, 150, 150],
    ['MemoryPressure wait', 'MemoryPressure wait', 'MemoryPressure wait', 'MemoryPressure evict'],
  ],
  [
    'a break begins the grace anew',
    SOFT,
    [150, 150, 300, 150, 150, 150],
    Array(6).fill('MemoryPressure wait'),
  ],
];
for (const [name, threshold, available, answers] of histories) {
  test(`pressure: ${name}`, () => expect(looks([threshold], available)).toEqual(answers));
}

test('the condition stays for the transition period after the last sight, and no longer', () => {
  const answers = looks([MEMORY], [90, ...Array(30).fill(500)]);
  expect(answers.lastIndexOf('MemoryPressure wait')).toBe(29);
  expect(answers[30]).toBe('- wait');
});

test('memory is reclaimed before disk', () => {
  const disk: Threshold = { signal: 'nodefs.available', value: { share: 0.1 }, grace: 0 };
  expect(thresholdToReclaim([disk, MEMORY])).toBe(MEMORY);
  expect(thresholdToReclaim([disk])).toBe(disk);
  expect(thresholdToReclaim([])).toBe(undefined);
});
