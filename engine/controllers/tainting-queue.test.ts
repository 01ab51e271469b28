import { test } from 'node:test';
import { expect } from 'expect';
import { seconds } from '../simulation/time';
import { TaintingQueue } from './tainting-queue';

function queueOf(rate: number, ...nodes: readonly string[]): TaintingQueue {
  const queue = new TaintingQueue(rate);
  for (const node of nodes) queue.add(node);
  return queue;
}

test('the first node comes at once, the next ten seconds later', () => {
  const queue = queueOf(0.1, 'a', 'b');
  expect(queue.take(seconds(60))).toBe('a');
  expect(queue.take(seconds(69.999))).toBeUndefined();
  expect(queue.nextAt()).toBe(seconds(70));
  expect(queue.take(seconds(70))).toBe('b');
  expect(queue.nextAt()).toBeUndefined();
});

test('a token does not wait for a second one: after a minute without nodes it is one node again', () => {
  const queue = queueOf(0.1, 'a');
  queue.take(0);
  queue.add('b');
  queue.add('c');
  expect(queue.take(seconds(60))).toBe('b');
  expect(queue.take(seconds(60))).toBeUndefined();
});

test('a node is in the queue once, and who is taken out of it does not come', () => {
  const queue = queueOf(0.1, 'a', 'a', 'b');
  expect(queue.size).toBe(2);
  queue.remove('a');
  expect(queue.take(0)).toBe('b');
});

test('at the rate 0 nobody comes', () => {
  const queue = queueOf(0.1, 'a');
  queue.setRate(0, 0);
  expect(queue.take(seconds(1_000))).toBeUndefined();
  expect(queue.nextAt()).toBeUndefined();
});

test('after a rate of 0 the first comes when the new rate has given a token', () => {
  const queue = queueOf(0.1, 'a');
  queue.setRate(0, 0);
  queue.setRate(0.1, seconds(100));
  expect(queue.nextAt()).toBe(seconds(110));
});

test('another rate lets one come at once where one could have come before', () => {
  const queue = queueOf(0.1, 'a');
  queue.setRate(0.01, seconds(100));
  expect(queue.take(seconds(100))).toBe('a');
  queue.add('b');
  expect(queue.nextAt()).toBe(seconds(200));
});

test('the same rate changes nothing', () => {
  const queue = queueOf(0.1, 'a', 'b');
  queue.take(0);
  queue.setRate(0.1, seconds(5));
  expect(queue.nextAt()).toBe(seconds(10));
});
