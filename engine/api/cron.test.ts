import { test } from 'node:test';
import { expect } from 'expect';
import { CronError, parseCron } from './cron-expression';
import { isTimeZone, nextCronTime, offsetAt, zonedTimestamp } from './cron-times';

const unix = (text: string) => Date.parse(text);

type NextRow = readonly [
  sentence: string,
  schedule: string,
  zone: string,
  after: string,
  next: string | undefined,
];
const nexts: readonly NextRow[] = [
  ['the next minute', '* * * * *', 'UTC', '2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z'],
  [
    'a minute that has just begun is over',
    '* * * * *',
    'UTC',
    '2026-01-01T00:00:59.999Z',
    '2026-01-01T00:01:00Z',
  ],
  [
    'steps count from the beginning of the range',
    '*/20 * * * *',
    'UTC',
    '2026-01-01T00:41:00Z',
    '2026-01-01T01:00:00Z',
  ],
  ['5/20 is 5, 25, 45', '5/20 * * * *', 'UTC', '2026-01-01T00:26:00Z', '2026-01-01T00:45:00Z'],
  ['a list of ranges', '0 1-3,20 * * *', 'UTC', '2026-01-01T03:30:00Z', '2026-01-01T20:00:00Z'],
  [
    'the 29th of February waits for a leap year',
    '0 0 29 2 *',
    'UTC',
    '2026-01-01T00:00:00Z',
    '2028-02-29T00:00:00Z',
  ],
  ['the 31st of February never comes', '0 0 31 2 *', 'UTC', '2026-01-01T00:00:00Z', undefined],
  ['an empty list never comes', ', * * * *', 'UTC', '2026-01-01T00:00:00Z', undefined],
  [
    'names of months and days in any case',
    '0 0 * Feb MON',
    'UTC',
    '2026-01-01T00:00:00Z',
    '2026-02-02T00:00:00Z',
  ],
  [
    'a day of the month or a day of the week',
    '0 0 13 * 5',
    'UTC',
    '2026-01-01T00:00:00Z',
    '2026-01-02T00:00:00Z',
  ],
  ['with a star only the other counts', '0 0 13 * *', 'UTC', '2026-01-01T00:00:00Z', '2026-01-13T00:00:00Z'],
  ['a question mark is a star', '0 0 ? * 5', 'UTC', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'],
  ['a star with a step is none', '0 0 */10 * 5', 'UTC', '2026-01-02T12:00:00Z', '2026-01-09T00:00:00Z'],
  ['a word', '@monthly', 'UTC', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'],
  [
    '@every counts from the time before',
    '@every 1h30m',
    'UTC',
    '2026-01-01T00:10:00Z',
    '2026-01-01T01:40:00Z',
  ],
  ['@every is at least a second', '@every 5ms', 'UTC', '2026-01-01T00:10:00.5Z', '2026-01-01T00:10:01Z'],
  ['nine in Seoul is midnight', '0 9 * * *', 'Asia/Seoul', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'],
  ['half hours ahead', '0 9 * * *', 'Asia/Kolkata', '2026-01-01T00:00:00Z', '2026-01-01T03:30:00Z'],
  ['winter in New York', '0 9 * * *', 'America/New_York', '2026-01-01T00:00:00Z', '2026-01-01T14:00:00Z'],
  ['summer in New York', '0 9 * * *', 'America/New_York', '2026-07-01T00:00:00Z', '2026-07-01T13:00:00Z'],
  [
    'from winter into summer',
    '0 9 10 7 *',
    'America/New_York',
    '2026-01-01T00:00:00Z',
    '2026-07-10T13:00:00Z',
  ],
  [
    'what is left out in spring waits for the next day',
    '30 2 * * *',
    'America/New_York',
    '2026-03-08T05:00:00Z',
    '2026-03-09T06:30:00Z',
  ],
  [
    'every hour goes on over the gap',
    '30 * * * *',
    'America/New_York',
    '2026-03-08T06:30:00Z',
    '2026-03-08T07:30:00Z',
  ],
  [
    'what comes twice in autumn: the first',
    '30 1 * * *',
    'America/New_York',
    '2026-11-01T04:00:00Z',
    '2026-11-01T05:30:00Z',
  ],
  [
    'what comes twice in autumn: the second',
    '30 1 * * *',
    'America/New_York',
    '2026-11-01T05:30:00Z',
    '2026-11-01T06:30:00Z',
  ],
  ['and then the next day', '30 1 * * *', 'America/New_York', '2026-11-01T06:30:00Z', '2026-11-02T06:30:00Z'],
  ['the hour after the change', '0 3 * * *', 'Europe/Berlin', '2026-03-29T00:30:00Z', '2026-03-29T01:00:00Z'],
];
for (const [sentence, schedule, zone, after, next] of nexts) {
  test(`${sentence}: ${schedule} in ${zone}`, () => {
    const found = nextCronTime(parseCron(schedule), zone, unix(after));
    expect(found && zonedTimestamp('UTC', found)).toBe(next);
  });
}

const wrong: readonly (readonly [schedule: string, why: string])[] = [
  ['', 'empty spec string'],
  ['* * * *', 'expected exactly 5 fields, found 4: [* * * *]'],
  ['* * * * * *', 'expected exactly 5 fields, found 6: [* * * * * *]'],
  ['60 * * * *', 'end of range (60) above maximum (59): 60'],
  ['* 24 * * *', 'end of range (24) above maximum (23): 24'],
  ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
  ['* * * 13 *', 'end of range (13) above maximum (12): 13'],
  ['* * * * 7', 'end of range (7) above maximum (6): 7'],
  ['5-2 * * * *', 'beginning of range (5) beyond end of range (2): 5-2'],
  ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
  ['*/2/3 * * * *', 'too many slashes: */2/3'],
  ['*/0 * * * *', 'step of range should be a positive number: */0'],
  ['x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
  ['* * * * mo', 'failed to parse int from mo: strconv.Atoi: parsing "mo": invalid syntax'],
  ['@often', 'unrecognized descriptor: @often'],
  ['@every soon', 'failed to parse duration @every soon: time: invalid duration "soon"'],
];
for (const [schedule, why] of wrong) {
  test(`"${schedule}" is refused`, () => expect(() => parseCron(schedule)).toThrow(new CronError(why)));
}

test('offsets and time stamps in a zone', () => {
  expect(offsetAt('Asia/Seoul', 0)).toBe(9 * 3_600_000);
  expect(offsetAt('America/New_York', unix('2026-07-01T00:00:00Z'))).toBe(-4 * 3_600_000);
  expect(zonedTimestamp('America/St_Johns', unix('2026-01-01T00:00:00Z'))).toBe('2025-12-31T20:30:00-03:30');
  expect(zonedTimestamp('Europe/London', unix('2026-01-01T00:00:00Z'))).toBe('2026-01-01T00:00:00Z');
  expect(['Etc/UTC', 'US/Eastern', 'Mars/Base', 'Local'].map(isTimeZone)).toEqual([true, true, false, false]);
});
