import { test } from 'node:test';
import { expect } from 'expect';
import { Choices } from '../simulation/choices';
import { Simulation } from '../simulation/simulation';
import { slowStart } from './slow-start';
import { retryDelay, USUAL_RETRIES, WorkQueue } from './work-queue';

const DELAYS: readonly [string, number, number][] = [
  ['the first failure', 0, 5],
  ['the second', 1, 10],
  ['the tenth', 9, 2_560],
  ['the eighteenth is the last below the limit', 17, 655_360],
  ['the nineteenth meets it', 18, 1_000_000],
  ['the hundredth', 99, 1_000_000],
];

for (const [name, failures, expected] of DELAYS) {
  test(`retry: ${name}`, () => expect(retryDelay(USUAL_RETRIES, failures)).toBe(expected));
}

/** What is done with the queue at 0, and when the key is worked on. */
const STORIES: readonly [string, (queue: WorkQueue) => void, readonly number[]][] = [
  ['a key is worked on at once', (queue) => queue.add('a'), [0]],
  ['several additions are one', (queue) => ['a', 'a', 'a'].forEach((key) => void queue.add(key)), [0]],
  ['a delayed addition comes later', (queue) => queue.addAfter('a', 10), [10]],
  ['no delay is at once', (queue) => queue.addAfter('a', 0), [0]],
  [
    'of two delays the earlier counts',
    (queue) => {
      queue.addAfter('a', 10);
      queue.addAfter('a', 5);
    },
    [5],
  ],
  [
    'whichever was said first',
    (queue) => {
      queue.addAfter('a', 5);
      queue.addAfter('a', 10);
    },
    [5],
  ],
  [
    'an addition and a delayed one are two',
    (queue) => {
      queue.add('a');
      queue.addAfter('a', 10);
    },
    [0, 10],
  ],
  ['a failure comes again', (queue) => void queue.retry('a'), [5]],
];

for (const [name, say, expected] of STORIES) {
  test(`work queue: ${name}`, () => {
    const simulation = new Simulation(new Choices());
    const worked: number[] = [];
    const queue = new WorkQueue(simulation, 'test', () => worked.push(simulation.now));
    say(queue);
    simulation.runUntil(1_000);
    expect(worked).toEqual(expected);
  });
}

test('work queue: what always fails waits twice as long each time, until it is dropped', () => {
  const simulation = new Simulation(new Choices());
  const worked: number[] = [];
  const queue: WorkQueue = new WorkQueue(
    simulation,
    'test',
    (key) => {
      worked.push(simulation.now);
      queue.retry(key);
    },
    { first: 5, longest: 15, most: 4 },
  );
  queue.add('a');
  simulation.runUntil(10_000);
  expect(worked).toEqual([0, 5, 15, 30, 45]);
});

test('work queue: what was done begins anew', () => {
  const queue = new WorkQueue(new Simulation(new Choices()), 'test', () => {});
  queue.retry('a');
  queue.retry('a');
  expect(queue.failures('a')).toBe(2);
  queue.forget('a');
  expect(queue.failures('a')).toBe(0);
});

/** How many are wanted, from which on they fail; how many were tried and done. */
const BATCHES: readonly [string, number, number, number, number][] = [
  ['all succeed', 10, 99, 10, 10],
  ['the first fails: no other is tried', 10, 0, 1, 0],
  ['the second fails: its batch of two is tried', 10, 1, 3, 1],
  ['the fourth fails: its batch of four is tried', 10, 3, 7, 3],
  ['the last batch is what is left', 5, 3, 5, 3],
  ['none are wanted', 0, 0, 0, 0],
];

for (const [name, count, failsFrom, tried, done] of BATCHES) {
  test(`slow start: ${name}`, () => {
    let number = 0;
    const result = slowStart(count, () => {
      number += 1;
      if (number > failsFrom) throw new Error(`the ${number}th`);
    });
    expect([number, result.done]).toEqual([tried, done]);
    if (failsFrom < count) expect(result.error).toEqual(new Error(`the ${failsFrom + 1}th`));
    else expect(result.error).toBeUndefined();
  });
}
