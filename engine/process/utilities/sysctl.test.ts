import { test } from 'node:test';
import { expect } from 'expect';
import { Bench } from '../runtime-bench';

type Row = readonly [what: string, script: string, privileged: boolean, log: string];
const rows: readonly Row[] = [
  ['reads a parameter', 'sysctl vm.max_map_count', false, 'vm.max_map_count = 65530\n'],
  ['reads only the value', 'sysctl -n vm.max_map_count', false, '65530\n'],
  ['a parameter is a file too', 'cat /proc/sys/vm/max_map_count', false, '65530\n'],
  [
    'sets a parameter in a privileged container',
    'sysctl -w vm.max_map_count=262144; cat /proc/sys/vm/max_map_count',
    true,
    'vm.max_map_count = 262144\n262144\n',
  ],
  [
    'so does writing the file',
    'echo 262144 > /proc/sys/vm/max_map_count; sysctl -n vm.max_map_count',
    true,
    '262144\n',
  ],
  [
    'any other container may not',
    'sysctl -w vm.max_map_count=262144; echo $?',
    false,
    "sysctl: error setting key 'vm.max_map_count': Read-only file system\n1\n",
  ],
  [
    'nor write the file',
    'echo 1 > /proc/sys/vm/max_map_count; echo $?',
    false,
    "sh: can't create /proc/sys/vm/max_map_count: Read-only file system\n1\n",
  ],
];
for (const [what, script, privileged, log] of rows)
  test(what, () => {
    const bench = new Bench();
    const id = bench.script(script, 'ash', { privileged });
    bench.runFor(0);
    expect(bench.runtime.log(id)).toBe(log);
  });

test('an image of GNU programs has no sysctl of its own: nobody knows whether it was installed', () => {
  const bench = new Bench();
  expect(() => {
    bench.script('sysctl vm.swappiness', 'dash');
    bench.runFor(0);
  }).toThrow('I do not know the program "sysctl"');
});
