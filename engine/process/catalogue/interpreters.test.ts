import { test } from 'node:test';
import { expect } from 'expect';
import { seconds } from '../../simulation/time';
import { Undeclared } from '../container';
import { Bench } from '../runtime-bench';
import { pi } from './interpreters';

const digits: readonly (readonly [digits: number, text: string])[] = [
  [1, '3'],
  [2, '3.1'],
  [5, '3.1416'],
  [50, '3.1415926535897932384626433832795028841971693993751'],
];
for (const [count, text] of digits)
  test(`π to ${count} digits`, () => {
    expect(pi(count)).toBe(text);
  });

test('π to 2000 digits, as the Job of the documentation prints it', () => {
  const text = pi(2_000);
  expect(text).toHaveLength(2_001);
  expect(text.slice(0, 32)).toBe('3.141592653589793238462643383279');
  // The documentation shows its end, rounded.
  expect(text.slice(-9)).toBe('780275901');
  // Digits 991 to 1000 behind the point, as everybody prints them.
  expect(text.slice(992, 1_002)).toBe('2164201989');
});

type Row = readonly [
  what: string,
  image: string,
  command: readonly string[],
  code: number,
  at: number,
  log: string,
];
const INDEXED =
  'import os, sys\nprint("Hello world")\nif int(os.environ.get("INDEX")) % 2 == 0:\n  sys.exit(1)\nelif os.environ["INDEX"] == "3":\n  print("three")\nelse:\n  print("odd")\nprint("end")\n';
const indexed = (index: string) => ['sh', '-c', `INDEX=${index} python3 -c '${INDEXED}'`];
const ends: readonly Row[] = [
  [
    'python ends with 1 when a variable is not there',
    'python:3',
    ['python3', '-c', INDEXED],
    1,
    0,
    "Hello world\nTraceback (most recent call last):\nTypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'\n",
  ],
  ['python takes the branch that holds', 'python:3', indexed('2'), 1, 0, 'Hello world\n'],
  ['the second branch', 'python:3', indexed('3'), 0, 0, 'Hello world\nthree\nend\n'],
  ['and the last', 'python:3', indexed('5'), 0, 0, 'Hello world\nodd\nend\n'],
  ['perl prints π', 'perl:5.34.0', ['perl', '-Mbignum=bpi', '-wle', 'print bpi(5)'], 0, 0, '3.1416\n'],
  ['perl sleeps', 'perl', ['perl', '-e', 'sleep 5'], 0, 5, ''],
  [
    'a perl script is not there',
    'perl',
    ['perl', 'x.pl'],
    2,
    0,
    'Can\'t open perl script "x.pl": No such file or directory\n',
  ],
  ['python without a terminal has nothing to read', 'python:3', ['python3'], 0, 0, ''],
  [
    'python prints, sleeps and exits',
    'python:3',
    ['python', '-c', 'import time, sys\nprint("one")\ntime.sleep(1.5)\nprint("two"); sys.exit(3)'],
    3,
    1.5,
    'one\ntwo\n',
  ],
  [
    'a python script is not there',
    'python:3',
    ['python', 'app.py'],
    2,
    0,
    "python: can't open file '/app.py': [Errno 2] No such file or directory\n",
  ],
];
for (const [what, image, command, code, at, log] of ends)
  test(what, () => {
    const bench = new Bench();
    const id = bench.start({ image, command });
    bench.runFor(seconds(60));
    expect(bench.exits.get(id)).toMatchObject({ exitCode: code, at: seconds(at) });
    expect(bench.runtime.log(id)).toBe(log);
  });

for (const [what, image, command] of [
  ['a python program of many kinds of statements', 'python:3', ['python', '-c', 'if x: print(1)']],
  ['a perl program', 'perl', ['perl', '-ne', 'print if /x/']],
] as const)
  test(`${what} is nothing that podlife knows, and it says so`, () => {
    const bench = new Bench();
    expect(() => {
      bench.start({ image, command });
      bench.runFor(seconds(1));
    }).toThrow(Undeclared);
  });

test('python serves its working directory on port 8000', () => {
  const bench = new Bench();
  const id = bench.start({ image: 'python:3', command: ['python', '-m', 'http.server'], workingDir: '/srv' });
  bench.runFor(seconds(1));
  expect(bench.exits.get(id)).toBeUndefined();
  expect(
    bench.exec(id, 'curl', '-s', '-o', '/dev/null', '-w', '%{http_code}', 'http://localhost:8000/nothing'),
  ).toMatchObject({
    exitCode: 0,
    output: '404',
  });
});
