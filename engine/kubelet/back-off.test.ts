import { test } from 'node:test';
import { expect } from 'expect';
import { minutes, seconds } from '../simulation/time';
import { afterFailedPull, crashLoopLimits, pullRefused, retryDelay, startAfterCrash } from './back-off';

/** A container that ends the moment it starts: after how many seconds do its restarts come? */
test('restarts of a container that ends at once come after 0, 10, 20, 40, 80, 160, 300 and 300 seconds', () => {
  let entry = undefined as ReturnType<typeof started>;
  let finishedAt = 0;
  const waits: number[] = [];
  for (let restart = 0; restart < 8; restart += 1) {
    let now = finishedAt;
    let decision = startAfterCrash(entry, finishedAt, now);
    if (decision && !decision.start) {
      now = decision.until;
      decision = startAfterCrash(entry, finishedAt, now);
    }
    entry = started(decision);
    waits.push((now - finishedAt) / 1_000);
    finishedAt = now;
  }
  expect(waits).toEqual([0, 10, 20, 40, 80, 160, 300, 300]);
});

function started(decision: ReturnType<typeof startAfterCrash>) {
  return decision?.start ? decision.next : undefined;
}

const entry = (delay: number, updatedAt: number) => ({
  delay: seconds(delay),
  updatedAt: seconds(updatedAt),
});
const go = (delay: number, at: number) => ({ start: true, next: entry(delay, at) });
const wait = (delay: number, until: number) => ({
  start: false,
  delay: seconds(delay),
  until: seconds(until),
});

const STARTS: readonly [string, ReturnType<typeof entry> | undefined, number | undefined, number, unknown][] =
  [
    ['a container that never ended has no back-off', undefined, undefined, 5, undefined],
    ['the first restart is immediate and begins at 10s', undefined, 5, 5, go(10, 5)],
    ['the second waits', entry(10, 5), 6, 6, wait(10, 16)],
    ['one millisecond before the end it still waits', entry(10, 5), 6, 15.999, wait(10, 16)],
    ['at the end it starts, and the next delay doubles', entry(10, 5), 6, 16, go(20, 16)],
    ['160s become 300s, not 320s', entry(160, 0), 10, 170, go(300, 170)],
    ['300s stay 300s', entry(300, 0), 10, 310, go(300, 310)],
    ['a run of ten minutes keeps the delay', entry(40, 0), 600, 600, wait(40, 640)],
    ['a run of more than ten minutes resets it', entry(40, 0), 600.001, 600.001, go(10, 600.001)],
    ['an entry that grows old while waiting is dropped', entry(300, 0), 400, 600.001, go(10, 600.001)],
  ];

for (const [name, before, finished, now, expected] of STARTS) {
  test(`crash loop: ${name}`, () => {
    const finishedAt = finished === undefined ? undefined : seconds(finished);
    expect(startAfterCrash(before, finishedAt, seconds(now))).toEqual(expected);
  });
}

test('under a maxContainerRestartPeriod of 45s the delays are 10, 20, 40, 45 seconds', () => {
  const limits = crashLoopLimits(seconds(45));
  const next = (delay: number) => started(startAfterCrash(entry(delay, 0), 0, seconds(delay), limits))!.delay;
  expect([seconds(10), next(10), next(20), next(40), next(45)].map((ms) => ms / 1_000)).toEqual([
    10, 20, 40, 45, 45,
  ]);
});

test('a maxContainerRestartPeriod under 10s is also the first delay', () => {
  const limits = crashLoopLimits(seconds(3));
  expect(startAfterCrash(undefined, 0, 0, limits)).toEqual(go(3, 0));
  expect(startAfterCrash(entry(3, 0), 0, seconds(3), limits)).toEqual(go(3, 3));
});

const PULLS: readonly [string, ReturnType<typeof entry> | undefined, number, boolean][] = [
  ['the first pull is not refused', undefined, 0, false],
  ['right after a failure it is', entry(10, 0), 0, true],
  ['just before the delay is over it is', entry(10, 0), 9.999, true],
  ['when the delay is over it is not', entry(10, 0), 10, false],
];

for (const [name, before, now, refused] of PULLS) {
  test(`pull: ${name}`, () => {
    expect(pullRefused(before, seconds(now))).toBe(refused);
  });
}

const FAILED_PULLS: readonly [
  string,
  ReturnType<typeof entry> | undefined,
  number,
  ReturnType<typeof entry>,
][] = [
  ['the first failure begins at 10s', undefined, 3, entry(10, 3)],
  ['the next doubles', entry(10, 3), 13, entry(20, 13)],
  ['it stops at five minutes', entry(300, 0), 300, entry(300, 300)],
  ['ten minutes later it still counts', entry(40, 0), 600, entry(80, 600)],
  ['after more than ten minutes it begins anew', entry(40, 0), 600.001, entry(10, 600.001)],
];

for (const [name, before, now, expected] of FAILED_PULLS) {
  test(`failed pull: ${name}`, () => {
    expect(afterFailedPull(before, seconds(now))).toEqual(expected);
  });
}

const RETRIES: readonly [string, number | undefined, boolean, number][] = [
  ['a plain error is tried again after 10s', undefined, true, seconds(10)],
  ['a back-off is waited for', 17, true, seconds(7)],
  ['a back-off that is over means at once', 9, true, 0],
  ['a back-off of exactly a minute', 70, true, minutes(1)],
  ['a longer one is looked at every minute', 70.001, true, minutes(1)],
  ['before 1.35 it was 10s whatever the back-off', 300, false, seconds(10)],
];

for (const [name, ends, waits, expected] of RETRIES) {
  test(`retry: ${name}`, () => {
    const backOffEnds = ends === undefined ? undefined : seconds(ends);
    expect(retryDelay(backOffEnds, seconds(10), waits)).toBe(expected);
  });
}
