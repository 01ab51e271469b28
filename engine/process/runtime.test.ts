import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { Behaviour } from './behaviour';
import { UNLIMITED } from './cgroup';
import { StartError, Undeclared } from './container';
import { EndlessScript } from './kernel-listener';
import { Bench, run } from './runtime-bench';

const OCI =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ';

describe('starting', () => {
  test('runs nothing before the event of the start', () => {
    const bench = new Bench();
    const id = bench.script('echo hi');
    expect(bench.runtime.log(id)).toBe('');
    bench.runFor(0);
    expect(bench.runtime.log(id)).toBe('hi\n');
  });

  for (const [name, text] of [
    ['/nosuch', 'exec: "/nosuch": stat /nosuch: no such file or directory'],
    ['nosuch', 'exec: "nosuch": executable file not found in $PATH'],
  ] as const) {
    test(`fails in containerd's words when ${name} does not exist`, () => {
      const bench = new Bench();
      expect(() => bench.start({ command: [name] })).toThrow(new StartError(OCI + text));
    });
  }

  test('of a bare busybox ends at once with 0, and stays with stdin', () => {
    const bench = new Bench();
    const [ends, stays] = [bench.start(), bench.start({ stdin: true })];
    bench.runFor(3_600_000);
    expect(bench.exits.get(ends)).toEqual({ exitCode: 0, reason: 'Completed', at: 0 });
    expect(bench.runtime.running(stays)).toBe(true);
  });

  test('takes args for the arguments of the image entrypoint, and command for all', () => {
    const bench = new Bench();
    const id = bench.start({ args: ['echo', 'a b', '$x'] });
    expect(bench.runFor(0).runtime.log(id)).toBe('a b $x\n');
  });

  test('of an unlisted image is assumed to run until it is stopped, and that is told once', () => {
    const bench = new Bench();
    const ids = [bench.start({ image: 'acme/shop:1', ports: [8080] }), bench.start({ image: 'acme/shop:1' })];
    bench.runFor(1_000);
    expect(bench.notes.map((note) => note.what)).toEqual(['assumed']);
    expect(bench.runtime.http(ids[0]!, 8080, 'GET', '/')).toMatchObject({ status: 200 });
    expect(bench.runtime.http(ids[0]!, 8081, 'GET', '/')).toBe('refused');
    bench.runtime.signal(ids[0]!, 'SIGTERM');
    expect(bench.exits.get(ids[0]!)?.exitCode).toBe(143);
    expect(bench.runtime.tcp(ids[0]!, 8080)).toBe(false);
  });

  test("of an unlisted image is assumed to run also where a script ends with the image's own program", () => {
    const bench = new Bench();
    const command = ['sh', '-c', 'echo begin; start-shop --port 8080'];
    const id = bench.start({ image: 'acme/shop:1', command, ports: [8080] });
    bench.runFor(1_000);
    expect(bench.exits.get(id)).toBeUndefined();
    expect(bench.runtime.log(id)).toBe('begin\n');
    expect(bench.notes.map((note) => note.what === 'assumed' && note.text)).toContain(
      '"start-shop" of image "acme/shop:1" runs until it is stopped',
    );
    expect(bench.runtime.http(id, 8080, 'GET', '/')).toMatchObject({ status: 200 });
  });

  test('of an unlisted image is nothing that can be assumed in the middle of a script', () => {
    const bench = new Bench();
    const command = ['sh', '-c', 'prepare-shop; sleep 5'];
    expect(() => {
      bench.start({ image: 'acme/shop:1', command });
      bench.runFor(0);
    }).toThrow(Undeclared);
  });

  test('of an unlisted image as init container asks when it ends', () => {
    const bench = new Bench();
    expect(() => bench.start({ image: 'acme/migrate:1', role: 'init' })).toThrow(
      /Given container "app" exits with code 0 after 5s/,
    );
  });
});

describe('an unknown program', () => {
  test('is not found in a closed image', () => {
    expect(run('policy --x; echo $?').log).toBe('sh: policy: not found\n127\n');
  });

  test('is an error in an open one, with the line, the step to write and the nearest name', () => {
    const script = 'echo begin\nslep 10';
    expect(() => run(script, 'dash')).toThrow(Undeclared);
    expect(() => run(script, 'dash')).toThrow(
      'I do not know the program "slep" (image "debian:12", container "app" of default/web).\n' +
        '  in features/x.feature:1, spec.containers[0]\n  at: slep 10\n' +
        '  Say what it does, as in: Given command "slep" takes 20s and exits with code 0\n  The nearest name I know is "sleep".',
    );
  });

  test('is what a step says', () => {
    const bench = new Bench();
    bench.runtime.declareCommand('/app/migrate', { takes: 20_000, exitCode: 3, output: 'migrated\n' });
    const id = bench.script('/app/migrate --all; echo $?');
    bench.runFor(20_000);
    expect(bench.exits.get(id)?.at).toBe(20_000);
    expect(bench.runtime.log(id)).toBe('migrated\n3\n');
  });
});

describe('a declared behaviour', () => {
  const ended = (declared: Behaviour, signal?: { name: string; at: number }) => {
    const bench = new Bench();
    const id = bench.start({ declared, command: ['sh', '-c', 'trap "exit 0" TERM; sleep 5 & wait'] });
    if (signal) {
      bench.runFor(signal.at);
      bench.runtime.signal(id, signal.name);
    }
    bench.runFor(100_000);
    return bench.exits.get(id);
  };
  for (const [what, declared, signal, exit] of [
    [
      'exits as said, whatever the command',
      { exit: { code: 3, after: 7_000 } },
      undefined,
      { exitCode: 3, reason: 'Error', at: 7_000 },
    ],
    [
      'exits with 0 and is Completed',
      { exit: { code: 0, after: 0 } },
      undefined,
      { exitCode: 0, reason: 'Completed', at: 0 },
    ],
    ['runs until it is stopped', { untilStopped: true }, undefined, undefined],
    [
      'takes a while to stop',
      { onStop: { after: 12_000 } },
      { name: 'SIGTERM', at: 1_000 },
      { exitCode: 0, reason: 'Completed', at: 5_000 },
    ],
    [
      'takes a while to stop when it has no end of its own',
      { untilStopped: true, onStop: { after: 12_000 } },
      { name: 'SIGTERM', at: 1_000 },
      { exitCode: 0, reason: 'Completed', at: 13_000 },
    ],
    [
      'stops with the code that is said',
      { untilStopped: true, onStop: { code: 3 } },
      { name: 'SIGTERM', at: 1_000 },
      { exitCode: 3, reason: 'Error', at: 1_000 },
    ],
    [
      'ignores a signal',
      { untilStopped: true, ignores: ['SIGTERM'] },
      { name: 'SIGTERM', at: 1_000 },
      undefined,
    ],
    [
      'dies at once of SIGTERM when nothing is said of stopping',
      { untilStopped: true },
      { name: 'SIGTERM', at: 1_000 },
      { exitCode: 143, reason: 'Error', at: 1_000 },
    ],
    [
      'dies of SIGKILL in any case',
      { untilStopped: true, ignores: ['SIGTERM'] },
      { name: 'SIGKILL', at: 1_000 },
      { exitCode: 137, reason: 'Error', at: 1_000 },
    ],
  ] as readonly (readonly [string, Behaviour, { name: string; at: number } | undefined, unknown])[]) {
    test(what, () => expect(ended(declared, signal)).toEqual(exit));
  }

  for (const [bytes, killed] of [
    [100, false],
    [101, true],
  ] as const) {
    test(`memory of ${bytes} bytes under a limit of 100 is ${killed ? '' : 'not '}an OOM kill`, () => {
      const bench = new Bench();
      const id = bench.start({
        declared: { untilStopped: true, memory: [{ bytes, after: 30_000 }] },
        cgroup: { ...UNLIMITED, memoryMax: 100 },
      });
      bench.runFor(60_000);
      expect(bench.exits.get(id)).toEqual(
        killed ? { exitCode: 137, reason: 'OOMKilled', at: 30_000 } : undefined,
      );
    });
  }

  test('listens, answers and redirects as said', () => {
    const bench = new Bench();
    const answers = [
      { method: 'GET', path: '/old', redirect: '/new', from: 0, until: Number.POSITIVE_INFINITY },
      { method: 'GET', path: '/healthz', status: 500, from: 60_000, until: 90_000 },
      { method: 'GET', path: '/slow', takes: 3_000, from: 0, until: Number.POSITIVE_INFINITY },
    ];
    const id = bench.start({
      declared: { untilStopped: true, listens: [{ port: 8080, after: 15_000 }], answers },
    });
    const get = (path: string) => bench.runtime.http(id, 8080, 'GET', path);
    bench.runFor(14_999);
    expect([get('/'), bench.runtime.tcp(id, 8080), bench.runtime.listener('default/web', 8080)]).toEqual([
      'refused',
      false,
      undefined,
    ]);
    bench.runFor(1);
    expect(bench.runtime.tcp(id, 8080)).toBe(true);
    expect(bench.runtime.listener('default/web', 8080)).toBe(id);
    expect(get('/old')).toMatchObject({ status: 302, location: '/new' });
    expect(get('/slow')).toMatchObject({ status: 200, after: 3_000 });
    const statuses = [44_999, 1, 29_999, 1].map((wait) => {
      bench.runFor(wait);
      const answer = get('/healthz');
      return answer === 'refused' ? 0 : answer.status;
    });
    expect(statuses).toEqual([200, 500, 500, 200]);
  });
});

describe('from outside', () => {
  test('a crash ends PID 1 with its code', () => {
    const bench = new Bench();
    const id = bench.script('sleep 100');
    bench.runFor(1_000);
    bench.runtime.crash(id, 139);
    expect(bench.exits.get(id)).toEqual({ exitCode: 139, reason: 'Error', at: 1_000 });
  });

  test('an OOM kill is 137 and OOMKilled', () => {
    const bench = new Bench();
    const id = bench.script('sleep 100');
    bench.runFor(1_000);
    bench.runtime.oomKill(id);
    expect(bench.exits.get(id)).toEqual({ exitCode: 137, reason: 'OOMKilled', at: 1_000 });
  });

  test('exec gives code and output, stdout before stderr, which stays out of the log', () => {
    const bench = new Bench();
    const id = bench.script('export A=1; touch /tmp/healthy; echo x > /shared; sleep 100');
    bench.runFor(0);
    expect(bench.exec(id, 'cat', '/tmp/healthy')).toMatchObject({
      exitCode: 0,
      output: '',
      stderr: '',
      at: 0,
    });
    expect(bench.exec(id, 'cat', '/tmp/none')).toMatchObject({
      exitCode: 1,
      output: "cat: can't open '/tmp/none': No such file or directory\n",
      stderr: "cat: can't open '/tmp/none': No such file or directory\n",
      at: 0,
    });
    expect(
      bench.exec(
        id,
        'sh',
        '-c',
        'echo out; echo err >&2; cat /shared; echo "a=$A"; echo log > /proc/1/fd/1; exit 4',
      ),
    ).toMatchObject({
      exitCode: 4,
      output: 'out\nx\na=\nerr\n',
      stderr: 'err\n',
      at: 0,
    });
    expect(bench.runtime.log(id)).toBe('log\n');
    expect(bench.exec(id, 'nope')).toMatchObject({
      exitCode: 127,
      error: expect.stringMatching(
        /^rpc error: code = Unknown desc = failed to exec in container: failed to start exec "[0-9a-f]{64}": OCI runtime exec failed: exec failed: unable to start container process: exec: "nope": executable file not found in \$PATH: unknown$/,
      ),
    });
  });

  test('an exec that runs is killed with its container', () => {
    const bench = new Bench();
    const id = bench.script('sleep 5');
    bench.runFor(1_000);
    const execId = bench.runtime.exec(id, ['sleep', '100']);
    bench.runFor(10_000);
    expect(bench.execs.get(execId)).toMatchObject({ exitCode: 137, output: '', stderr: '', at: 5_000 });
  });

  test('the termination message is the file, the tail is the end of the log', () => {
    const bench = new Bench();
    const id = bench.script('echo why > /dev/termination-log; seq 100; exit 1');
    bench.runFor(0);
    expect(bench.runtime.terminationMessage(id)).toBe('why\n');
    expect(bench.runtime.logTail(id).split('\n').slice(0, 2)).toEqual(['21', '22']);
  });

  test('a removed container is gone, with its log', () => {
    const bench = new Bench();
    const id = bench.script('echo hi');
    bench.runFor(0);
    expect([bench.runtime.exists(id), bench.runtime.running(id), bench.runtime.log(id)]).toEqual([
      true,
      false,
      'hi\n',
    ]);
    bench.runtime.remove(id);
    expect([bench.runtime.exists(id), bench.runtime.log(id)]).toEqual([false, '']);
  });

  test("the image's own stop signal is known, and nginx ends on it", () => {
    const bench = new Bench();
    const id = bench.start({ image: 'nginx:1.27' });
    bench.runFor(1_000);
    expect(bench.runtime.stopSignal(id)).toBe('SIGQUIT');
    expect(bench.runtime.http(id, 80, 'GET', '/')).toMatchObject({ status: 200 });
    bench.runtime.signal(id, 'SIGQUIT');
    expect(bench.exits.get(id)?.exitCode).toBe(0);
  });
});

describe('pipes and files', () => {
  for (const [what, script, log, at] of [
    [
      'stream line by line',
      'i=0; while [ $i -lt 3 ]; do echo $i; sleep 1; i=$((i+1)); done | while read l; do echo "$l at $(date +%S)"; done',
      '0 at 00\n1 at 01\n2 at 02\n',
      3_000,
    ],
    [
      'follow a file that grows',
      '(sleep 2; echo a >> /tmp/f; sleep 2; echo b >> /tmp/f) & touch /tmp/f; tail -F /tmp/f | while read l; do echo "$l $(date +%S)"; [ $l = b ] && exit 0; done & sleep 6; exit 0',
      'a 02\nb 04\n',
      6_000,
    ],
    [
      'end a writer whose reader is gone',
      'sh -c "while :; do echo y; done; echo no" | head -1; echo end',
      'y\nend\n',
      0,
    ],
    [
      'hold a writer until there is room',
      '{ i=0; while [ $i -lt 700 ]; do printf "%100d\\n" $i; i=$((i+1)); done; echo done >&2; } | { sleep 5; wc -l; }',
      'done\n700\n',
      5_000,
    ],
    ['wait for all parts of a pipeline', 'sleep 3 | true; echo end', 'end\n', 3_000],
    [
      'substitute what comes late',
      'echo "$(sleep 2; echo late) $((1+1)) $(sleep 1; echo later)"',
      'late 2 later\n',
      3_000,
    ],
    [
      'compute once what stands before a wait',
      'i=0; echo $((i=i+1)) $(sleep 1; echo x) $i',
      '1 x 1\n',
      1_000,
    ],
    [
      'time a read out',
      'sleep 100 | { read -t 3 x; echo "code $?"; exit 0; } & sleep 5; exit 0',
      'code 1\n',
      5_000,
    ],
    [
      'let wait return early for a trap',
      'trap "echo trapped" USR1; (sleep 2; kill -USR1 1) & sleep 100 & wait $!; echo $?; exit 0',
      'trapped\n138\n',
      2_000,
    ],
  ] as const) {
    test(what, () => expect(run(script)).toEqual({ code: 0, log, at }));
  }
});

describe('what never ends', () => {
  test('a loop without time is named with its line', () => {
    expect(() => run('echo begin\nwhile true; do\n  :\ndone')).toThrow(EndlessScript);
    expect(() => run('echo begin\nwhile true; do\n  :\ndone')).toThrow(
      'The loop in line 2 of the script ("while true; do") has run 100000 times while the clock stands still at 0s, in container "app" of default/web',
    );
  });

  for (const [what, script] of [
    ['a function that calls itself', 'f() { f; }; f'],
    ['a script that starts itself for ever', 'f() { f | f; }; f'],
    ['background commands without end', 'while :; do sleep 100 & done'],
    ['a subshell in a subshell without end', 'f() { (f); }; f'],
    ['eval of itself', 'x=\'eval "$x"\'; eval "$x"'],
    ['a substitution of itself', 'f() { echo $(f); }; f'],
  ] as const) {
    test(`${what} is stopped`, () => expect(() => run(script)).toThrow(EndlessScript));
  }

  test('a loop that waits goes on', () => {
    expect(run('while true; do sleep 1; done').code).toBe(undefined);
  });
});
