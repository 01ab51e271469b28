import { describe, test } from 'node:test';
import { expect } from 'expect';
import { Undeclared } from './container';
import { directory, type FileTree } from './files';
import { Bench, run } from './runtime-bench';

describe('What is left of a container', () => {
  test('its log and its termination message can be read until it is removed', () => {
    const bench = new Bench();
    const id = bench.script('echo started; echo broken > /dev/termination-log; exit 3');
    bench.runFor(0);
    const read = () => [
      bench.runtime.log(id),
      bench.runtime.logTail(id),
      bench.runtime.terminationMessage(id),
    ];
    expect(read()).toEqual(['started\n', 'started\n', 'broken\n']);
    expect([bench.runtime.exists(id), bench.runtime.running(id)]).toEqual([true, false]);
    bench.runtime.remove(id);
    expect(read()).toEqual(['', '', '']);
    expect(bench.runtime.exists(id)).toBe(false);
  });

  test('one that leaves nothing exists until it is removed', () => {
    const bench = new Bench();
    const id = bench.script('exit 1');
    bench.runFor(0);
    expect([bench.runtime.exists(id), bench.runtime.log(id)]).toEqual([true, '']);
    bench.runtime.remove(id);
    expect(bench.runtime.exists(id)).toBe(false);
  });

  test('a long log loses its beginning, at the end of a line, and tells how much', () => {
    const bench = new Bench();
    const id = bench.script('seq 1 40000 | while read n; do echo "line $n"; done');
    bench.runFor(0);
    const log = bench.runtime.log(id);
    const whole = Array.from({ length: 40_000 }, (_, i) => `line ${i + 1}\n`).join('');
    expect(log.length).toBeGreaterThanOrEqual(65_000);
    expect(bench.runtime.droppedFromLog(id)).toBeGreaterThan(0);
    expect(whole.slice(bench.runtime.droppedFromLog(id))).toBe(log);
  });

  test('a short log has lost nothing', () => {
    const bench = new Bench();
    const id = bench.script('echo one');
    bench.runFor(0);
    expect(bench.runtime.droppedFromLog(id)).toBe(0);
  });

  test('removing one that runs ends it with 137', () => {
    const bench = new Bench();
    const id = bench.script('sleep 100');
    bench.runFor(1_000);
    bench.runtime.remove(id);
    expect([bench.exits.get(id)?.exitCode, bench.runtime.exists(id)]).toEqual([137, false]);
  });
});

describe('A program that is named by its path', () => {
  test('is not found in the image when a volume lies over its folder, though others have found it', () => {
    const bench = new Bench();
    const command = ['/bin/sh', '-c', 'exit 4'];
    const plain = bench.start({ command });
    bench.runFor(0);
    expect(bench.exits.get(plain)?.exitCode).toBe(4);
    const tree = { root: directory(), readOnly: false } as FileTree;
    for (const path of ['/bin', '/bin/'])
      expect(() => bench.start({ command, mounts: [{ path, tree, readOnly: false }] })).toThrow(
        'no such file',
      );
    const beside = bench.start({ command, mounts: [{ path: '/binary', tree, readOnly: false }] });
    bench.runFor(0);
    expect(bench.exits.get(beside)?.exitCode).toBe(4);
  });
});

describe('What the shell of the engine has not', () => {
  for (const script of ['declare -A map', 'declare -i n=1', 'typeset -n other=x'])
    test(`"${script}" stops the scenario instead of failing in the container`, () => {
      expect(() => run(script, 'bash')).toThrow(Undeclared);
    });
  test('"declare -a list" is known', () => {
    expect(run('declare -a list; list+=(a); echo ${list[0]}', 'bash').log).toBe('a\n');
  });
});
