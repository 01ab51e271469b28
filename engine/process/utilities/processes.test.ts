import { test } from 'node:test';
import { expect } from 'expect';
import type { Resumed } from '../utility';
import { type Case, contextFor, continueUtility, runUtility } from './testing';

const gnu = 'debian';

const sh = { pid: 1, parent: 0, name: 'sh', argv: ['sh', '-c', 'x'], user: 0, startedAt: 0 };
const nginx = {
  pid: 9,
  parent: 1,
  name: 'nginx',
  argv: ['nginx', '-g', 'daemon off;'],
  user: 0,
  startedAt: 0,
};
const processes = [sh, nginx];
const processCases: readonly Case[] = [
  ['kill', ['kill', '9'], { processes }, { exit: 0, signals: [[9, 'SIGTERM']] }],
  ['kill -9', ['kill', '-9', '9'], { processes }, { signals: [[9, 'SIGKILL']] }],
  ['kill -s INT', ['kill', '-s', 'INT', '9'], { processes }, { signals: [[9, 'SIGINT']] }],
  [
    'kill -0 of a stranger',
    ['kill', '-0', '77'],
    { processes },
    { exit: 1, err: "kill: can't kill pid 77: No such process\n" },
  ],
  ['killall by name', ['killall', '-QUIT', 'nginx'], { processes }, { exit: 0, signals: [[9, 'SIGQUIT']] }],
  [
    'killall -0 of nobody',
    ['killall', '-0', 'httpd'],
    { processes },
    { exit: 1, err: 'killall: httpd: no process killed\n' },
  ],
  ['pidof', ['pidof', 'nginx'], { processes }, { exit: 0, out: '9\n' }],
  ['pidof of nobody', ['pidof', 'httpd'], { processes }, { exit: 1 }],
  ['pgrep -f', ['pgrep', '-f', 'daemon off'], { processes, image: 'ubuntu' }, { exit: 0, out: '9\n' }],
  ['pgrep of nobody', ['pgrep', 'y'], { processes: [nginx] }, { exit: 1 }],
  ['pkill with a signal', ['pkill', '-HUP', 'nginx'], { processes }, { exit: 0, signals: [[9, 'SIGHUP']] }],
  [
    'ps of BusyBox',
    ['ps'],
    { processes: [sh] },
    { out: 'PID   USER     TIME  COMMAND\n    1 root      0:00 sh -c x\n' },
  ],
  [
    'timeout starts its command',
    ['timeout', '5', 'sleep', '9'],
    {},
    { waits: { for: 'child', run: ['sleep', '9'], until: 5_000 } },
  ],
  ['timeout without a command', ['timeout', '5'], { image: gnu }, { exit: 125 }],
  [
    'xargs in one go',
    ['xargs', 'echo'],
    { stdin: 'a b\n"c d"\n' },
    { waits: { for: 'child', run: ['echo', 'a', 'b', 'c d'], input: '' } },
  ],
  [
    'xargs -I',
    ['xargs', '-I{}', 'echo', 'x{}y'],
    { stdin: 'a b\n' },
    { waits: { for: 'child', run: ['echo', 'xa by'], input: '' } },
  ],
  ['xargs of nothing, BusyBox', ['xargs', 'echo'], {}, { exit: 0 }],
  [
    'watch runs a shell',
    ['watch', '-n', '5', 'ls', '-l'],
    {},
    { waits: { for: 'child', run: ['sh', '-c', 'ls -l'] } },
  ],
  [
    'dd makes a file of a size',
    ['dd', 'if=/dev/zero', 'of=/tmp/x', 'bs=1M', 'count=3'],
    {},
    { exit: 0, err: '3+0 records in\n3+0 records out\n3145728 bytes copied, 0.000000 seconds\n' },
  ],
  ['dd into nothing never ends', ['dd', 'if=/dev/zero', 'of=/dev/null'], {}, { waits: { for: 'ever' } }],
];

for (const [sentence, argv, world, expected] of processCases)
  test(sentence, () => expect(runUtility(argv, world)).toMatchObject(expected));

const timeouts: readonly (readonly [image: string, options: readonly string[], exit: number])[] = [
  [gnu, [], 124],
  ['busybox', [], 143],
  [gnu, ['-s', 'KILL'], 137],
];
for (const [image, words, exit] of timeouts)
  test(`timeout ${words.join(' ')} of ${image} ends with ${exit} when the time is up, else as its command`, () => {
    const child = { ...nginx, parent: 7, pid: 8 };
    const made = contextFor(['timeout', ...words, '5', 'sleep', '9'], { image, processes: [child] });
    const { state } = continueUtility(made);
    expect(continueUtility(made, { reason: 'child', exitCode: 3, output: '', pid: 8, state }).exit).toBe(3);
    const expired = continueUtility(made, { reason: 'time', state });
    expect(expired.signals).toEqual([[8, words.length ? 'SIGKILL' : 'SIGTERM']]);
    const end: Resumed = { reason: 'child', exitCode: 143, output: '', pid: 8, state: expired.state };
    expect(continueUtility(made, end).exit).toBe(exit);
  });

test('xargs ends with 123 when a command failed, 127 when there is none', () => {
  const made = contextFor(['xargs', '-n1', 'false'], { stdin: 'a b' });
  const { state, waits } = continueUtility(made);
  expect(waits).toMatchObject({ run: ['false', 'a'] });
  expect(continueUtility(made, { reason: 'child', exitCode: 127, output: '', pid: 8, state }).exit).toBe(127);
  const second = continueUtility(made, { reason: 'child', exitCode: 1, output: '', pid: 8, state });
  expect(second.waits).toMatchObject({ run: ['false', 'b'] });
  expect(
    continueUtility(made, { reason: 'child', exitCode: 0, output: '', pid: 9, state: second.state }).exit,
  ).toBe(123);
});
