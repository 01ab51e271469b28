import { test } from 'node:test';
import { expect } from 'expect';
import { seconds } from '../simulation/time';
import { PodInfo } from './pod-info';
import { backoffDuration, backoffExpiry, flushAt, isBackingOff, SchedulingQueue } from './queue';
import { aPod } from './testing';

const durations = [0, 1, 2, 4, 8, 10, 10];
durations.forEach((expected, attempts) => {
  test(`the back-off after ${attempts} attempts is ${expected}s`, () =>
    expect(backoffDuration(attempts)).toBe(seconds(expected)));
});

test('a back-off ends at a whole second', () => expect(backoffExpiry(1_700, 1)).toBe(2_000));

const windows: readonly (readonly [now: number, backingOff: boolean])[] = [
  [1_699, true],
  [2_000, true],
  [2_999, true],
  [3_000, false],
];
for (const [now, expected] of windows) {
  test(`at ${now} ms a pod rejected at 1700 ms ${expected ? 'still backs off' : 'may be tried'}`, () =>
    expect(isBackingOff(1_700, 1, now)).toBe(expected));
}

const flushes: readonly (readonly [since: number, at: number])[] = [
  [0, 330],
  [29.999, 330],
  [30, 360],
];
for (const [since, at] of flushes) {
  test(`a pod rejected at ${since}s is tried again at ${at}s in any case`, () =>
    expect(flushAt(seconds(since))).toBe(seconds(at)));
}

function queueOf(
  ...pods: readonly (readonly [name: string, priority: number, at: number])[]
): SchedulingQueue {
  const queue = new SchedulingQueue();
  for (const [name, priority, at] of pods) queue.add(name, new PodInfo(aPod({ priority }, name)), at, -1);
  return queue;
}

function drain(queue: SchedulingQueue): string[] {
  const names: string[] = [];
  for (let next = queue.take(); next !== undefined; next = queue.take()) names.push(next.key);
  return names;
}

test('higher priority first, then who came first', () => {
  expect(drain(queueOf(['a', 0, 5], ['b', 0, 1], ['c', 10, 9], ['d', 0, 1]))).toEqual(['c', 'b', 'd', 'a']);
});

test('a rejected pod is not tried until it is woken, and one in back-off comes after the others', () => {
  const queue = queueOf(['a', 100, 0]);
  queue.reject(queue.take()!, new Set(['NodeResourcesFit']), 0);
  expect(queue.busy).toBe(false);
  queue.wake(() => false, 0, -1);
  expect(queue.busy).toBe(false);
  queue.wake(() => true, 0, 7);
  queue.add('b', new PodInfo(aPod({}, 'b')), 0, -1);
  expect(drain(queue)).toEqual(['b', 'a']);
});

test('a removed pod is never tried', () => {
  const queue = queueOf(['a', 0, 0], ['b', 0, 0]);
  queue.remove('a');
  expect(drain(queue)).toEqual(['b']);
});

test('a pod that was removed and came again is tried once', () => {
  const queue = queueOf(['a', 0, 0]);
  queue.remove('a');
  queue.add('a', new PodInfo(aPod({}, 'a')), 1, -1);
  expect(drain(queue)).toEqual(['a']);
});
