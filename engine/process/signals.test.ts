import { describe, test } from 'node:test';
import { expect } from 'expect';
import { clusterDns } from './container';
import { Bench } from './runtime-bench';
import { signalNamed, signalNumber, signalOutcome } from './signals';
import type { Dialect } from './utility';

/**
 * SIGTERM at 600 ms and SIGKILL at 30.6 s: what PID 1 runs, the exit code, and when it ends (ms). Measured on dash
 * 0.5.12, BusyBox ash 1.35 and bash 5.2, each as PID 1 of a PID namespace.
 */
const CASES: readonly (readonly [string, number, number])[] = [
  ['sleep 3600', 137, 30_600],
  ['exec sleep 3600', 137, 30_600],
  ['echo a; sleep 3600', 137, 30_600],
  ['while true; do sleep 1; done', 137, 30_600],
  ['trap "exit 0" TERM; while :; do sleep 1; done', 0, 1_000],
  ['trap "echo bye; exit 0" TERM; sleep 3600', 137, 30_600],
  ['trap "echo bye; exit 7" TERM; sleep 3600 & wait', 7, 600],
  ['trap "echo caught" TERM; sleep 1; echo after; exit 4', 4, 1_000],
  ['trap "" TERM; sleep 3600', 137, 30_600],
  ['sleep 3600 & wait', 137, 30_600],
  ['tail -f /dev/null', 137, 30_600],
  ['trap "exit 3" TERM; trap - TERM; sleep 3600 & wait', 137, 30_600],
  ['trap "echo bye" EXIT; trap "exit 9" TERM; sleep 3600 & wait', 9, 600],
];

for (const dialect of ['ash', 'dash', 'bash'] as const) {
  describe(`SIGTERM to PID 1 running a script of ${dialect}`, () => {
    for (const [script, code, at] of CASES) {
      test(`${script} ends with ${code} at ${at} ms`, () => {
        expect(terminated(script, dialect)).toEqual({ exitCode: code, at });
      });
    }
  });
}

describe('a program started by sh -c', () => {
  const SERVER = 'image "nginx" handles SIGQUIT';
  for (const [dialect, image, signal, exitCode] of [
    ['ash', 'nginx:alpine', 'SIGTERM', 0],
    ['dash', 'nginx:1.27', 'SIGTERM', 137],
  ] as const) {
    test(`is PID 1 itself in ash, which gives it its place, and a child of dash (${dialect}; ${SERVER})`, () => {
      const bench = new Bench();
      const id = bench.start({ image, command: ['sh', '-c', 'nginx -g "daemon off;"'] });
      bench.runFor(600);
      bench.runtime.signal(id, signal);
      bench.runFor(1_000);
      bench.runtime.signal(id, 'SIGKILL');
      expect(bench.exits.get(id)?.exitCode).toBe(exitCode);
    });
  }
});

describe('signals from inside', () => {
  for (const [what, script, code, log] of [
    ['kill -9 of PID 1 does nothing', 'sh -c "kill -9 1"; echo alive; exit 5', 5, 'alive\n'],
    ['kill -TERM of PID 1 does nothing without a trap', 'sh -c "kill 1"; exit 5', 5, ''],
    [
      'a trap of PID 1 fires for a signal of its child',
      'trap "echo got; exit 6" TERM; sh -c "kill 1"; sleep 1',
      6,
      'got\n',
    ],
    ['a child has the default action', 'sleep 100 & kill $!; wait $!; echo $?', 0, '143\n'],
    ['a child killed by SIGKILL is 137', 'sleep 100 & kill -9 $!; wait $!; echo $?', 0, '137\n'],
    ['a child inherits ignored signals', 'trap "" TERM; sleep 3 & kill $!; wait $!; echo $?', 0, '0\n'],
    [
      'a child does not inherit handlers',
      'trap "echo no" TERM; sleep 3 & kill $!; wait $!; echo $?',
      0,
      '143\n',
    ],
    ['when PID 1 ends, the others are killed', 'sleep 100 & exit 3', 3, ''],
    [
      'an orphan goes on without its parent',
      'sh -c "(sleep 2; echo late) & exit 0"; echo first; sleep 3',
      0,
      'first\nlate\n',
    ],
  ] as const) {
    test(what, () => {
      const bench = new Bench();
      const id = bench.script(script);
      bench.runFor(50_000);
      expect({ code: bench.exits.get(id)?.exitCode, log: bench.runtime.log(id) }).toEqual({ code, log });
    });
  }
});

describe('a shared PID namespace', () => {
  const shared = () => {
    const bench = new Bench();
    const sandbox = {
      pod: 'default/web',
      namespace: 'default',
      hostname: 'web',
      ip: '10.0.0.1',
      node: 'node-1',
      shareProcessNamespace: true,
      hosts: new Map<string, string>(),
      dns: clusterDns('default'),
    };
    return { bench, sandbox };
  };

  test('has no init among the containers, so an untrapped sleep dies at once with 143', () => {
    const { bench, sandbox } = shared();
    const id = bench.start({ sandbox, command: ['sleep', '3600'] });
    bench.runFor(600);
    bench.runtime.signal(id, 'SIGTERM');
    expect(bench.exits.get(id)).toEqual({ exitCode: 143, reason: 'Error', at: 600 });
  });

  test('lets one container signal the processes of another', () => {
    const { bench, sandbox } = shared();
    const first = bench.start({ sandbox, command: ['sleep', '3600'] });
    bench.runFor(0);
    const second = bench.start({ sandbox, command: ['sh', '-c', 'echo $$; kill 2; sleep 1'] });
    bench.runFor(0);
    expect(bench.exits.get(first)?.exitCode).toBe(143);
    expect(bench.runtime.log(second)).toBe('3\n');
  });
});

describe('what a signal does', () => {
  for (const [signal, disposition, isInit, fromOutside, outcome] of [
    ['SIGTERM', 'default', true, true, 'ignored'],
    ['SIGTERM', 'default', false, true, 'fatal'],
    ['SIGTERM', 'handled', true, false, 'handled'],
    ['SIGTERM', 'ignored', false, false, 'ignored'],
    ['SIGKILL', 'default', true, true, 'fatal'],
    ['SIGKILL', 'default', true, false, 'ignored'],
    ['SIGKILL', 'default', false, false, 'fatal'],
    ['SIGKILL', 'ignored', false, false, 'fatal'],
    ['SIGCHLD', 'default', false, false, 'ignored'],
    ['SIGSTOP', 'default', false, false, 'ignored'],
  ] as const) {
    const who = `${isInit ? 'init' : 'another process'} from ${fromOutside ? 'outside' : 'inside'}`;
    test(`${signal} (${disposition}) to ${who} is ${outcome}`, () => {
      expect(signalOutcome(signal, disposition, { isInit, fromOutside })).toBe(outcome);
    });
  }
});

describe('names and numbers', () => {
  for (const [word, name] of [
    ['TERM', 'SIGTERM'],
    ['SIGTERM', 'SIGTERM'],
    ['term', 'SIGTERM'],
    ['15', 'SIGTERM'],
    ['0', undefined],
    ['NOPE', undefined],
  ] as const) {
    test(`${word} is ${name ?? 'no signal'}`, () => expect(signalNamed(word)).toBe(name));
  }
  for (const [name, n] of [
    ['SIGKILL', 9],
    ['SIGWINCH', 28],
    ['SIGRTMIN+3', 37],
    ['SIGRTMAX', 64],
  ] as const) {
    test(`${name} is ${n}`, () => expect(signalNumber(name)).toBe(n));
  }
});

test('the outcome of a signal is told to the journal', () => {
  const bench = new Bench();
  const ids = [bench.script('sleep 100'), bench.script('trap "exit 0" TERM; sleep 100 & wait')];
  bench.runFor(1_000);
  for (const id of ids) bench.runtime.signal(id, 'SIGTERM');
  bench.runtime.signal(ids[0]!, 'SIGKILL');
  expect(bench.notes).toEqual([
    { what: 'signal', signal: 'SIGTERM', outcome: 'ignored', at: 1_000 },
    { what: 'signal', signal: 'SIGTERM', outcome: 'handled', at: 1_000 },
    { what: 'signal', signal: 'SIGKILL', outcome: 'fatal', at: 1_000 },
  ]);
});

function terminated(script: string, dialect: Dialect): { exitCode: number; at: number } | undefined {
  const bench = new Bench();
  const id = bench.script(script, dialect);
  bench.runFor(600);
  bench.runtime.signal(id, 'SIGTERM');
  bench.runFor(30_000);
  bench.runtime.signal(id, 'SIGKILL');
  const exit = bench.exits.get(id);
  return exit && { exitCode: exit.exitCode, at: exit.at };
}
