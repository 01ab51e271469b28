import { test } from 'node:test';
import { expect } from 'expect';
import { minutes, seconds } from '../simulation/time';
import { FailureBackOff } from './failure-back-off';

test('the first failure is dealt with at once, and then a second has to pass', () => {
  const backOff = new FailureBackOff();
  expect(backOff.waits('node-1', 0)).toBe(0);
  backOff.failed('node-1', 0);
  expect(backOff.waits('node-1', 999)).toBe(seconds(1));
  expect(backOff.waits('node-1', seconds(1))).toBe(0);
  expect(backOff.waits('node-2', 0)).toBe(0);
});

test('the pauses double up to 15 minutes', () => {
  const backOff = new FailureBackOff();
  const pauses: number[] = [];
  let now = 0;
  for (let i = 0; i < 12; i += 1) {
    backOff.failed('node-1', now);
    const wait = backOff.waits('node-1', now);
    pauses.push(wait / seconds(1));
    now += wait;
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
});

test('after more than half an hour without a failure it begins anew', () => {
  const backOff = new FailureBackOff();
  backOff.failed('node-1', 0);
  backOff.failed('node-1', minutes(30));
  expect(backOff.waits('node-1', minutes(30))).toBe(seconds(2));
  backOff.failed('node-1', minutes(60) + 1);
  expect(backOff.waits('node-1', minutes(60) + 1)).toBe(seconds(1));
});
