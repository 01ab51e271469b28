import { test } from 'node:test';
import { expect } from 'expect';
import { parseCron } from '../api/cron-expression';
import type { CronJob } from '../api/types';
import { Calendar, type Duration, hours, minutes, seconds } from '../simulation/time';
import { recentSchedule } from './cron-job-schedule';

/** Every minute, from the beginning of the calendar on. */
const rows: readonly [
  sentence: string,
  passed: Duration,
  missed: 'none' | 'few' | 'many',
  recent: Duration | undefined,
  deadline?: number,
][] = [
  ['just before the first time', seconds(59), 'none', undefined],
  ['at the first time it is due', seconds(60), 'none', seconds(60)],
  ['at the second, the newer one is due', seconds(120), 'few', seconds(120)],
  ['a hundred times are few', minutes(100), 'few', minutes(100)],
  ['a hundred and one are many', minutes(101), 'many', minutes(101)],
  ['with a deadline only the times since then count', hours(5), 'few', hours(5), 600],
  ['a deadline that reaches back to a hundred times', hours(5), 'few', hours(5), 6_000],
  ['one that reaches back to more', hours(5), 'many', hours(5), 6_060],
];
for (const [sentence, passed, missed, recent, deadline] of rows) {
  test(sentence, () => {
    const calendar = new Calendar();
    const cronJob = {
      metadata: { creationTimestamp: calendar.timestamp(0) },
      spec: { ...(deadline && { startingDeadlineSeconds: deadline }) },
      status: {},
    } as CronJob;
    const found = recentSchedule(cronJob, parseCron('* * * * *'), calendar.epoch + passed, calendar, true);
    expect(found.missed).toBe(missed);
    expect(found.recent).toBe(recent === undefined ? undefined : calendar.epoch + recent);
  });
}
