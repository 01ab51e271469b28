import { test } from 'node:test';
import { expect } from 'expect';
import { type Cgroup, type CgroupFile, cgroupText, throttledDuration, UNLIMITED } from './cgroup';

const MI = 1024 ** 2;
const LIMITED: Cgroup = {
  memoryMax: 64 * MI,
  cpuQuota: 50_000,
  cpuPeriod: 100_000,
  cpuWeight: 35,
  oomGroup: true,
  oomScoreAdj: 999,
};

const files: readonly (readonly [file: CgroupFile, cgroup: Cgroup, text: string])[] = [
  ['memory.max', UNLIMITED, 'max\n'],
  ['memory.max', LIMITED, '67108864\n'],
  ['memory.high', LIMITED, 'max\n'],
  ['memory.min', LIMITED, '0\n'],
  ['memory.low', LIMITED, '0\n'],
  ['memory.current', LIMITED, '1048576\n'],
  ['memory.oom.group', LIMITED, '1\n'],
  ['memory.oom.group', { ...LIMITED, oomGroup: false }, '0\n'],
  ['memory.events', LIMITED, 'low 0\nhigh 0\nmax 2\noom 2\noom_kill 2\noom_group_kill 2\n'],
  ['cpu.max', UNLIMITED, 'max 100000\n'],
  ['cpu.max', LIMITED, '50000 100000\n'],
  ['cpu.weight', LIMITED, '35\n'],
  ['pids.max', UNLIMITED, 'max\n'],
  ['pids.current', LIMITED, '3\n'],
  ['oom_score_adj', LIMITED, '999\n'],
];

for (const [file, cgroup, text] of files) {
  test(`${file} of a ${cgroup === UNLIMITED ? 'container without limits' : 'limited container'} reads ${JSON.stringify(text)}`, () => {
    expect(cgroupText(file, { cgroup, memory: MI, processes: 3, oomKills: 2 })).toBe(text);
  });
}

const busy: readonly (readonly [name: string, work: number, quota: number | undefined, takes: number])[] = [
  ['without a limit work takes its own time', 2_000, undefined, 2_000],
  ['a limit of a whole CPU does not hold up one thread', 2_000, 100_000, 2_000],
  ['work within the first quota is not held up', 50, 50_000, 50],
  ['one millisecond more waits for the next period', 51, 50_000, 101],
  ['half a CPU: the last period ends when the work does', 2_000, 50_000, 3_950],
  ['a tenth of a CPU', 1_000, 10_000, 9_910],
  ['no work takes no time', 0, 10_000, 0],
];

for (const [name, work, cpuQuota, takes] of busy) {
  test(`throttling: ${name}`, () => {
    const cgroup = cpuQuota === undefined ? UNLIMITED : { ...UNLIMITED, cpuQuota };
    expect(throttledDuration(work, cgroup)).toBe(takes);
  });
}
