import { test } from 'node:test';
import { expect } from 'expect';
import { type Case, contextFor, continueUtility, runUtility } from './testing';

const gnu = 'debian';

const identityCases: readonly Case[] = [
  ['hostname', ['hostname'], {}, { out: 'web\n' }],
  ['hostname -i', ['hostname', '-i'], {}, { out: '10.244.0.5\n' }],
  [
    'hostname cannot be set',
    ['hostname', 'x'],
    {},
    { exit: 1, err: 'hostname: sethostname: Operation not permitted\n' },
  ],
  ['whoami as root', ['whoami'], {}, { out: 'root\n' }],
  ['whoami as a stranger', ['whoami'], { user: 1000 }, { exit: 1, err: 'whoami: unknown uid 1000\n' }],
  ['id -u', ['id', '-u'], { user: 1000 }, { out: '1000\n' }],
  ['printenv of a name', ['printenv', 'A'], { env: { A: '1' } }, { exit: 0, out: '1\n' }],
  ['printenv of an unset name', ['printenv', 'B'], {}, { exit: 1, out: '' }],
  ['env goes on as a command', ['env', 'A=1', 'sleep', '5'], {}, { become: ['sleep', '5'] }],
  ['date', ['date'], { now: 3_661_000 }, { out: 'Thu Jan  1 01:01:01 UTC 2026\n' }],
  ['date -u +%H', ['date', '-u', '+%H'], { now: 3_600_000 * 23 }, { out: '23\n' }],
  ['date +%s', ['date', '+%s'], { now: 1_999 }, { out: '1767225601\n' }],
  [
    'date of GNU in words',
    ['date', '-d', '5 minutes ago', '+%T'],
    { image: gnu, now: 600_000 },
    { out: '00:05:00\n' },
  ],
  [
    'date of BusyBox has no words',
    ['date', '-d', '5 minutes ago'],
    {},
    { exit: 1, err: "date: invalid date '5 minutes ago'\n" },
  ],
  [
    'sleep without a number',
    ['sleep'],
    { image: gnu },
    { exit: 1, err: "sleep: missing operand\nTry 'sleep --help' for more information.\n" },
  ],
  ['sleep of a word, BusyBox', ['sleep', 'abc'], {}, { exit: 1, err: "sleep: invalid number 'abc'\n" }],
  [
    'sleep of a word, GNU',
    ['sleep', 'abc'],
    { image: gnu },
    { exit: 1, err: "sleep: invalid time interval 'abc'\nTry 'sleep --help' for more information.\n" },
  ],
  ['sleep infinity of BusyBox', ['sleep', 'infinity'], {}, { exit: 1 }],
  ['sleep infinity of GNU', ['sleep', 'infinity'], { image: gnu }, { waits: { for: 'ever' } }],
];

for (const [sentence, argv, world, expected] of identityCases)
  test(sentence, () => expect(runUtility(argv, world)).toMatchObject(expected));

const sleeps: readonly (readonly [word: string, until: number])[] = [
  ['5', 5_000],
  ['0', 0],
  ['0.5', 500],
  ['.25', 250],
  ['1m', 60_000],
  ['2h', 7_200_000],
  ['1d', 86_400_000],
  ['0.0001', 1],
];
for (const [word, until] of sleeps)
  test(`sleep ${word} wakes at ${until} ms`, () => {
    const made = contextFor(['sleep', word]);
    expect(continueUtility(made).waits).toEqual({ for: 'time', until });
    expect(continueUtility(made, { reason: 'time', state: undefined }).exit).toBe(0);
  });
test('the lengths of sleep add up', () =>
  expect(runUtility(['sleep', '1m', '30']).waits).toEqual({ for: 'time', until: 90_000 }));
