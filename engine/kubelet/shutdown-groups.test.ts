import { test } from 'node:test';
import { expect } from 'expect';
import type { ShutdownPeriod } from './kubelet-configuration';
import { type ShutdownSettings, shutdownGroups, shutdownPeriods } from './shutdown-groups';

const CRITICAL = 2_000_000_000;
const settings = (
  all: number,
  critical: number,
  byPriority: readonly ShutdownPeriod[] = [],
): ShutdownSettings => ({
  shutdownGracePeriod: all * 1_000,
  shutdownGracePeriodCriticalPods: critical * 1_000,
  shutdownGracePeriodByPodPriority: byPriority,
});
const period = (priority: number, seconds: number): ShutdownPeriod => ({
  priority,
  shutdownGracePeriodSeconds: seconds,
});

const periods: readonly (readonly [
  name: string,
  settings: ShutdownSettings,
  answer: readonly ShutdownPeriod[],
])[] = [
  ['nothing is said', settings(0, 0), []],
  ['a period, and a part of it for critical pods', settings(30, 10), [period(0, 20), period(CRITICAL, 10)]],
  ['all of it for the others', settings(30, 0), [period(0, 30), period(CRITICAL, 0)]],
  ['all of it for critical pods', settings(30, 30), [period(0, 0), period(CRITICAL, 30)]],
  [
    'periods by priority, in their order',
    settings(0, 0, [period(1_000, 60), period(0, 10)]),
    [period(0, 10), period(1_000, 60)],
  ],
  ['periods by priority go before the two', settings(30, 10, [period(5, 1)]), [period(5, 1)]],
];
for (const [name, said, answer] of periods) {
  test(`shutdown periods: ${name}`, () => expect(shutdownPeriods(said)).toEqual(answer));
}

const GROUPS = [period(100, 10), period(1_000, 20), period(100_000, 30)];
const groups: readonly (readonly [name: string, priority: number, group: number])[] = [
  ['below the lowest', 0, 0],
  ['exactly the lowest', 100, 0],
  ['just below the next', 999, 0],
  ['exactly the next', 1_000, 1],
  ['above the highest', CRITICAL, 2],
];
for (const [name, priority, group] of groups) {
  test(`shutdown group of a pod whose priority is ${name}`, () => {
    const found = shutdownGroups(GROUPS, [priority], (one) => one);
    expect(found.findIndex((pods) => pods.length > 0)).toBe(group);
  });
}
