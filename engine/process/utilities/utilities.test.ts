import { test } from 'node:test';
import { expect } from 'expect';
import { FileTree } from '../files';
import type { Resumed } from '../utility';
import { contextFor, continueUtility, type Outcome, runUtility, type World } from './testing';

/** What the machine's own utilities cannot be asked: files of a container, time, processes, the network. */

const gnu = 'debian';
type Case = readonly [
  sentence: string,
  argv: readonly string[],
  world: World,
  expected: Partial<Record<keyof Outcome, unknown>>,
];

const fileCases: readonly Case[] = [
  [
    'cat of a missing file, BusyBox',
    ['cat', 'x'],
    {},
    { exit: 1, err: "cat: can't open 'x': No such file or directory\n" },
  ],
  [
    'cat of a missing file, GNU',
    ['cat', 'x'],
    { image: gnu },
    { exit: 1, err: 'cat: x: No such file or directory\n' },
  ],
  ['cat goes on after a missing file', ['cat', 'x', '/a'], { files: { '/a': 'A' } }, { exit: 1, out: 'A' }],
  ['cat /dev/null', ['cat', '/dev/null'], {}, { exit: 0, out: '' }],
  ['ls of a missing file, BusyBox', ['ls', 'x'], {}, { exit: 1, err: 'ls: x: No such file or directory\n' }],
  [
    'ls of a missing file, GNU',
    ['ls', 'x'],
    { image: gnu },
    { exit: 2, err: "ls: cannot access 'x': No such file or directory\n" },
  ],
  [
    'ls hides names with a point',
    ['ls', '/d'],
    { files: { '/d/b': '', '/d/a': '', '/d/.c': '' } },
    { out: 'a\nb\n' },
  ],
  ['ls -A shows them', ['ls', '-A', '/d'], { files: { '/d/b': '', '/d/.c': '' } }, { out: '.c\nb\n' }],
  [
    'ls -l',
    ['ls', '-l', '/d/a'],
    { image: gnu, files: { '/d/a': 'abc' } },
    { out: '-rw-r--r-- 1 root root 3 Jan  1 00:00 /d/a\n' },
  ],
  [
    'ls of several directories',
    ['ls', '/d', '/e'],
    { files: { '/d/a': '', '/e/b': '' } },
    { out: '/d:\na\n\n/e:\nb\n' },
  ],
  [
    'rm of a missing file',
    ['rm', 'x'],
    { image: gnu },
    { exit: 1, err: "rm: cannot remove 'x': No such file or directory\n" },
  ],
  ['rm -f of a missing file', ['rm', '-f', 'x'], {}, { exit: 0, err: '' }],
  ['rm of a directory, BusyBox', ['rm', '/tmp'], {}, { exit: 1, err: "rm: '/tmp' is a directory\n" }],
  [
    'rm of a directory, GNU',
    ['rm', '/tmp'],
    { image: gnu },
    { exit: 1, err: "rm: cannot remove '/tmp': Is a directory\n" },
  ],
  [
    'rm on a read-only file system',
    ['rm', '/etc/passwd'],
    { readOnlyRootFilesystem: true },
    { exit: 1, err: "rm: can't remove '/etc/passwd': Read-only file system\n" },
  ],
  [
    'touch in a missing directory',
    ['touch', 'no/x'],
    { image: gnu },
    { exit: 1, err: "touch: cannot touch 'no/x': No such file or directory\n" },
  ],
  [
    'touch on a read-only file system',
    ['touch', '/x'],
    { readOnlyRootFilesystem: true },
    { exit: 1, err: 'touch: /x: Read-only file system\n' },
  ],
  [
    'mkdir of what is there',
    ['mkdir', '/tmp'],
    {},
    { exit: 1, err: "mkdir: can't create directory '/tmp': File exists\n" },
  ],
  ['mkdir -p of what is there', ['mkdir', '-p', '/tmp'], {}, { exit: 0 }],
  [
    'mkdir -p on a read-only file system',
    ['mkdir', '-p', '/a/b'],
    { readOnlyRootFilesystem: true, image: gnu },
    { exit: 1, err: "mkdir: cannot create directory '/a/b': Read-only file system\n" },
  ],
  [
    'rmdir of a full directory',
    ['rmdir', '/etc'],
    { image: gnu },
    { exit: 1, err: "rmdir: failed to remove '/etc': Directory not empty\n" },
  ],
  [
    'cp of a directory needs -r, BusyBox',
    ['cp', '/tmp', '/x'],
    {},
    { exit: 1, err: "cp: omitting directory '/tmp'\n" },
  ],
  [
    'cp of a directory needs -r, GNU',
    ['cp', '/tmp', '/x'],
    { image: gnu },
    { exit: 1, err: "cp: -r not specified; omitting directory '/tmp'\n" },
  ],
  [
    'cp of nothing',
    ['cp', 'x'],
    { image: gnu },
    {
      exit: 1,
      err: "cp: missing destination file operand after 'x'\nTry 'cp --help' for more information.\n",
    },
  ],
  [
    'mv of a missing file',
    ['mv', 'x', 'y'],
    {},
    { exit: 1, err: "mv: can't rename 'x': No such file or directory\n" },
  ],
  ['chmod with a wrong mode', ['chmod', 'zzz', '/tmp'], {}, { exit: 1, err: "chmod: invalid mode 'zzz'\n" }],
  [
    'stat -c',
    ['stat', '-c', '%s %a %F %n', '/a'],
    { files: { '/a': 'abc' } },
    { out: '3 644 regular file /a\n' },
  ],
  [
    'stat of a missing file',
    ['stat', '/no'],
    { image: gnu },
    { exit: 1, err: "stat: cannot statx '/no': No such file or directory\n" },
  ],
  [
    'find by name',
    ['find', '/d', '-name', '*.txt'],
    { files: { '/d/a.txt': '', '/d/e/b.txt': '', '/d/c': '' } },
    { out: '/d/a.txt\n/d/e/b.txt\n' },
  ],
  [
    'find files of a depth',
    ['find', '/d', '-maxdepth', '1', '-type', 'f'],
    { files: { '/d/a': '', '/d/e/b': '' } },
    { out: '/d/a\n' },
  ],
  [
    'find what is older',
    ['find', '/d', '-type', 'f', '-mmin', '+5'],
    { files: { '/d/a': '' }, now: 360_000 },
    { out: '/d/a\n' },
  ],
  [
    'find what is not older',
    ['find', '/d', '-type', 'f', '-mmin', '+5'],
    { files: { '/d/a': '' }, now: 359_999 },
    { out: '' },
  ],
  [
    'find what is missing',
    ['find', 'x'],
    { image: gnu },
    { exit: 1, err: "find: 'x': No such file or directory\n" },
  ],
  [
    'wc of files',
    ['wc', '-l', '/a', '/b'],
    { image: gnu, files: { '/a': 'x\n', '/b': 'y\nz\n' } },
    { out: '1 /a\n2 /b\n3 total\n' },
  ],
  [
    'grep in several files',
    ['grep', 'x', '/a', '/b'],
    { files: { '/a': 'x\n', '/b': 'ax\n' } },
    { out: '/a:x\n/b:ax\n' },
  ],
  [
    'grep of a missing file',
    ['grep', 'x', '/no'],
    {},
    { exit: 2, err: 'grep: /no: No such file or directory\n' },
  ],
  ['grep -s of a missing file', ['grep', '-s', 'x', '/no'], {}, { exit: 2, err: '' }],
  ['grep -rl', ['grep', '-rl', 'x', '/d'], { files: { '/d/a': 'x\n', '/d/e/b': 'y\n' } }, { out: '/d/a\n' }],
  [
    'sort of a missing file',
    ['sort', '/no'],
    { image: gnu },
    { exit: 2, err: 'sort: cannot read: /no: No such file or directory\n' },
  ],
  [
    'sed of a missing file',
    ['sed', 'p', '/no'],
    { image: gnu },
    { exit: 2, err: "sed: can't read /no: No such file or directory\n" },
  ],
  [
    'tail of a missing file',
    ['tail', '/no'],
    {},
    { exit: 1, err: "tail: can't open '/no': No such file or directory\ntail: no files\n" },
  ],
  [
    'tail of several files',
    ['tail', '-n1', '/a', '/b'],
    { files: { '/a': '1\n2\n', '/b': '3\n' } },
    { out: '==> /a <==\n2\n\n==> /b <==\n3\n' },
  ],
  ['readlink -f', ['readlink', '-f', '/tmp/../etc/x'], {}, { exit: 0, out: '/etc/x\n' }],
  ['which finds along PATH', ['which', 'sleep'], {}, { exit: 0, out: '/bin/sleep\n' }],
  ['which finds nothing', ['which', 'policy'], {}, { exit: 1, out: '' }],
  ['test -f', ['test', '-f', '/etc/passwd'], {}, { exit: 0 }],
  ['test ! -f', ['test', '!', '-f', '/tmp/success'], {}, { exit: 0 }],
  ['[ without ]', ['[', 'a'], {}, { exit: 2, err: '[: missing ]\n' }],
  ['test -s of an empty file', ['test', '-s', '/a'], { files: { '/a': '' } }, { exit: 1 }],
  [
    'test -w on a read-only file system',
    ['test', '-w', '/etc/passwd'],
    { readOnlyRootFilesystem: true },
    { exit: 1 },
  ],
  ['a program can be run, not read', ['test', '-x', '/bin/sleep'], {}, { exit: 0 }],
];

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

const up: World = {
  names: { web: '10.0.0.1', slow: '10.0.0.2' },
  ports: {
    '10.0.0.1:80': 'accepted',
    '10.0.0.1:8080': 'accepted',
    '10.0.0.2:80': 'timeout',
    '10.0.0.3:80': 'no route',
  },
  pages: {
    '10.0.0.1:80/': { status: 200, body: 'hi\n', after: 0 },
    '10.0.0.1:80/missing': { status: 404, body: 'no\n', after: 0 },
    '10.0.0.1:80/old': { status: 302, body: '', after: 0, location: '/' },
    '10.0.0.1:80/slow': { status: 200, body: 'late\n', after: 3_000 },
  },
};
const onGnu = { ...up, image: gnu };
const networkCases: readonly Case[] = [
  ['wget prints a page', ['wget', '-qO-', 'http://web'], up, { exit: 0, out: 'hi\n', err: '' }],
  [
    'wget of an unknown name, BusyBox',
    ['wget', '-q', '-O', '-', 'http://no'],
    up,
    { exit: 1, err: "wget: bad address 'no'\n" },
  ],
  [
    'wget of an unknown name, GNU',
    ['wget', '-O-', 'http://no'],
    onGnu,
    { exit: 4, err: "wget: unable to resolve host address 'no'\n" },
  ],
  [
    'wget of a closed port, BusyBox',
    ['wget', '-q', '-O', '-', 'http://web:81'],
    up,
    { exit: 1, err: "wget: can't connect to remote host (10.0.0.1): Connection refused\n" },
  ],
  ['wget of a closed port, GNU', ['wget', '-q', '-O', '-', 'http://web:81'], onGnu, { exit: 4, err: '' }],
  [
    'wget of a missing page, BusyBox',
    ['wget', '-q', 'http://web/missing'],
    up,
    { exit: 1, err: 'wget: server returned error: HTTP/1.1 404 Not Found\n' },
  ],
  ['wget of a missing page, GNU', ['wget', '-q', 'http://web/missing'], onGnu, { exit: 8 }],
  ['wget follows redirects', ['wget', '-qO-', 'http://web/old'], up, { exit: 0, out: 'hi\n' }],
  [
    'wget of BusyBox writes over no file',
    ['wget', '-q', 'http://web'],
    { ...up, files: { '/index.html': '' } },
    { exit: 1, err: "wget: can't open 'index.html': File exists\n" },
  ],
  [
    'wget -S shows the status',
    ['wget', '-qS', '-O', '/dev/null', 'http://web'],
    up,
    { err: '  HTTP/1.1 200 OK\n' },
  ],
  [
    'wget waits for a slow server',
    ['wget', '-qO-', 'http://web/slow'],
    up,
    { waits: { for: 'time', until: 3_000 } },
  ],
  [
    'wget -T gives up',
    ['wget', '-q', '-T', '1', '-O-', 'http://slow'],
    up,
    { waits: { for: 'time', until: 1_000 } },
  ],
  ['curl prints a page', ['curl', '-s', 'web'], onGnu, { exit: 0, out: 'hi\n' }],
  [
    'curl of an unknown name',
    ['curl', 'http://no/'],
    onGnu,
    { exit: 6, err: 'curl: (6) Could not resolve host: no\n' },
  ],
  [
    'curl of a closed port',
    ['curl', '-sS', 'http://web:81/'],
    onGnu,
    { exit: 7, err: "curl: (7) Failed to connect to web port 81 after 0 ms: Couldn't connect to server\n" },
  ],
  ['curl -s says nothing', ['curl', '-s', 'http://web:81/'], onGnu, { exit: 7, err: '' }],
  ['curl of a missing page', ['curl', '-s', 'http://web/missing'], onGnu, { exit: 0, out: 'no\n' }],
  [
    'curl -f of a missing page',
    ['curl', '-f', 'http://web/missing'],
    onGnu,
    { exit: 22, out: '', err: 'curl: (22) The requested URL returned error: 404\n' },
  ],
  [
    'curl does not follow redirects',
    ['curl', '-so', '/dev/null', '-w', '%{http_code}', 'http://web/old'],
    onGnu,
    { out: '302' },
  ],
  [
    'curl -L does',
    ['curl', '-sL', '-o', '/dev/null', '-w', '%{http_code}\\n', 'http://web/old'],
    onGnu,
    { out: '200\n' },
  ],
  [
    'curl -m gives up',
    ['curl', '-m', '2', 'http://web/slow'],
    onGnu,
    { waits: { for: 'time', until: 2_000 } },
  ],
  [
    'curl --connect-timeout counts only for connecting',
    ['curl', '--connect-timeout', '1', 'http://web/slow'],
    onGnu,
    { waits: { for: 'time', until: 3_000 } },
  ],
  ['nc -z of an open port', ['nc', '-z', 'web', '8080'], up, { exit: 0 }],
  [
    'nc -z of a closed port',
    ['nc', '-z', 'web', '8081'],
    up,
    { exit: 1, err: "nc: can't connect to remote host (10.0.0.1): Connection refused\n" },
  ],
  ['nc of an unknown name', ['nc', '-w', '1', 'no', '80'], up, { exit: 1, err: "nc: bad address 'no'\n" }],
  ['nc -w gives up', ['nc', '-w', '2', 'slow', '80'], up, { waits: { for: 'time', until: 2_000 } }],
  ['nc -l listens', ['nc', '-l', '-p', '8080'], {}, { listening: [8080], waits: { for: 'ever' } }],
  [
    'nslookup',
    ['nslookup', 'web'],
    up,
    { exit: 0, out: 'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\nName:\tweb\nAddress: 10.0.0.1\n\n' },
  ],
  ['nslookup of an unknown name', ['nslookup', 'no'], up, { exit: 1 }],
  ['getent hosts', ['getent', 'hosts', 'no'], onGnu, { exit: 2 }],
  ['ping once', ['ping', '-c', '1', 'web'], up, { exit: 0 }],
  ['ping of an unknown name', ['ping', '-c1', 'no'], up, { exit: 1, err: "ping: bad address 'no'\n" }],
  [
    'grpc_health_probe of an open port',
    ['grpc_health_probe', '-addr=web:8080'],
    up,
    { exit: 0, out: 'status: SERVING\n' },
  ],
  [
    'grpc_health_probe of a closed port',
    ['grpc_health_probe', '-addr=:5000'],
    up,
    { waits: { for: 'time', until: 1_000 } },
  ],
  [
    'httpd of BusyBox',
    ['httpd', '-f', '-p', '8080', '-h', '/www'],
    { files: { '/www/x': '' } },
    { listening: [8080], waits: { for: 'ever' } },
  ],
];

for (const [sentence, argv, world, expected] of [
  ...fileCases,
  ...identityCases,
  ...processCases,
  ...networkCases,
])
  test(sentence, () => expect(runUtility(argv, world)).toMatchObject(expected));

test('an HTTP answer written by hand is understood by who asks', () => {
  const made = contextFor(['nc', '-l', '-p', '8080'], { stdin: 'HTTP/1.1 200 OK\r\n\r\nhello\n' });
  continueUtility(made);
  const program = continueUtility(made, {
    reason: 'request',
    port: 8080,
    method: 'GET',
    path: '/',
    state: undefined,
  });
  expect(program).toMatchObject({
    exit: 0,
    out: 'GET / HTTP/1.1\n',
    reply: { status: 200, body: 'hello\n' },
  });
});

const doings: readonly (readonly [
  sentence: string,
  commands: readonly string[],
  shown: Readonly<Record<string, string | undefined>>,
])[] = [
  ['cp -r copies all below', ['mkdir -p /a/b', 'touch /a/b/c', 'cp -r /a /z'], { '/z/b/c': '' }],
  ['cp into a directory keeps the name', ['cp /etc/hostname /tmp'], { '/tmp/hostname': 'web\n' }],
  ['cp copies a program that then runs', ['cp /bin/sleep /tmp/nap'], { '/tmp/nap': '(sleep)' }],
  ['mv renames', ['touch /tmp/a', 'mv /tmp/a /tmp/b'], { '/tmp/a': undefined, '/tmp/b': '' }],
  [
    'mv into a volume copies and removes',
    ['touch /tmp/a', 'mv /tmp/a /data/'],
    { '/tmp/a': undefined, '/data/a': '' },
  ],
  ['rm -rf removes all below', ['mkdir -p /a/b', 'touch /a/b/c', 'rm -rf /a'], { '/a': undefined }],
  ['ln -s points to a name', ['ln -s /etc/hostname /tmp/h', 'cp /tmp/h /tmp/copy'], { '/tmp/copy': 'web\n' }],
  ['ln -sf replaces', ['touch /tmp/h', 'ln -sf /etc/hostname /tmp/h'], { '/tmp/h': 'web\n' }],
  ['sed -i changes the file', ['cp /etc/hostname /tmp/x', 'sed -i s/w/W/ /tmp/x'], { '/tmp/x': 'Web\n' }],
];
for (const [sentence, commands, shown] of doings)
  test(sentence, () => {
    const mounts = [{ path: '/data', tree: new FileTree(), readOnly: false }];
    const made = contextFor(['true'], { mounts });
    for (const command of commands) {
      const argv = command.split(' ');
      expect(continueUtility({ ...made, context: { ...made.context, argv } })).toMatchObject({
        exit: 0,
        err: '',
      });
    }
    for (const [path, text] of Object.entries(shown)) {
      const file = made.context.files.openForReading(path);
      const seen =
        typeof file === 'string' || file.type !== 'file'
          ? undefined
          : file.program
            ? `(${file.program})`
            : made.context.files.text(file, path);
      expect(seen).toBe(text);
    }
  });

test('tail -f prints what is appended, and starts again when the file was emptied', () => {
  const made = contextFor(['tail', '-f', '/log'], { files: { '/log': 'one\n' } });
  const first = continueUtility(made);
  expect(first).toMatchObject({ out: 'one\n', waits: { for: 'change', path: '/log' } });
  const log = (words: string, how: 'append' | 'truncate') =>
    continueUtility({
      ...made,
      context: {
        ...made.context,
        argv: how === 'append' ? ['tee', '-a', '/log'] : ['tee', '/log'],
        input: { ...made.context.input, take: () => words, ended: true },
      },
    });
  log('two\n', 'append');
  const second = continueUtility(made, { reason: 'change', state: first.state });
  expect(second.out).toBe('two\n');
  expect(continueUtility(made, { reason: 'change', state: second.state }).out).toBe('');
  log('x\n', 'truncate');
  expect(continueUtility(made, { reason: 'change', state: second.state }).out).toBe('x\n');
});

test('tail -F waits for a file to appear; tail -f does not', () => {
  expect(runUtility(['tail', '-f', '/log'])).toMatchObject({ exit: 1 });
  const made = contextFor(['tail', '-F', '/log']);
  const first = continueUtility(made);
  expect(first).toMatchObject({
    err: "tail: can't open '/log': No such file or directory\n",
    waits: { for: 'change', path: '/log' },
  });
  continueUtility({ ...made, context: { ...made.context, argv: ['touch', '/log'] } });
  expect(continueUtility(made, { reason: 'change', state: first.state }).err).toMatch(/has appeared/);
});

test('tail -f /dev/null waits for nothing at all', () => {
  expect(runUtility(['tail', '-f', '/dev/null'])).toMatchObject({ out: '', waits: { for: 'ever' } });
});

test('grep prints lines as they come', () => {
  const made = contextFor(['grep', 'x'], { stdin: 'ax\nb\n' });
  const open = {
    ...made,
    context: {
      ...made.context,
      input: { line: made.context.input.line, take: made.context.input.take, ended: false },
    },
  };
  const first = continueUtility(open);
  expect(first).toMatchObject({ out: 'ax\n', waits: { for: 'input' } });
  expect(continueUtility(made, { reason: 'input', state: first.state })).toMatchObject({ exit: 0, out: '' });
});

const unknowns: readonly (readonly [argv: readonly string[], text: string])[] = [
  [['wget', '--mirror', 'http://web'], 'option --mirror of wget'],
  [['sed', 's/a/b/;t', '/etc/passwd'], 'the sed program "s/a/b/;t"'],
  [['awk', '{printf "%d", $1}'], 'the awk program "{printf "%d", $1}"'],
  [['ls', '--color'], 'option --color of ls'],
  [['find', '/', '-perm', '755'], '-perm of find'],
  [['cat', '-A', '/etc/passwd'], 'option -A of cat'],
  [['cat', '/dev/urandom'], 'what cat reads from /dev/urandom'],
  [['tail', '-f', '/a', '/b'], 'tail following more than one file'],
  [['md5sum', '/etc/passwd'], 'the checksum that md5sum prints'],
  [['date', '+%Q'], 'the conversion %Q of date'],
  [['date', '010100002026'], 'setting the date'],
];
for (const [argv, what] of unknowns)
  test(`${argv.join(' ')} is said to be unknown`, () =>
    expect(() => runUtility(argv)).toThrow(`I do not know ${what}`));
