/** What the kernel holds a container to, in the kernel's own units. */
export interface Cgroup {
  /** Bytes; undefined: as much as there is. */
  readonly memoryMax?: number;
  /** Microseconds of CPU time in each period; undefined: as much as there is. */
  readonly cpuQuota?: number;
  /** Microseconds. */
  readonly cpuPeriod: number;
  /** The share among containers that compete for the CPU, 1 to 10000. */
  readonly cpuWeight: number;
  /** Who runs out of memory takes all processes of the container along. */
  readonly oomGroup: boolean;
  /** How gladly the kernel kills it when the whole node runs out of memory, −1000 to 1000. */
  readonly oomScoreAdj: number;
}

export const UNLIMITED: Cgroup = { cpuPeriod: 100_000, cpuWeight: 1, oomGroup: true, oomScoreAdj: 1_000 };

/** What a container has used so far, as its cgroup's files show it. */
export interface CgroupUsage {
  readonly cgroup: Cgroup;
  readonly memory: number;
  readonly processes: number;
  readonly oomKills: number;
}

/** The files of /sys/fs/cgroup that can be read, and of /proc that belong to them. */
export const CGROUP_FILES = [
  'memory.max',
  'memory.high',
  'memory.low',
  'memory.min',
  'memory.current',
  'memory.events',
  'memory.oom.group',
  'cpu.max',
  'cpu.weight',
  'pids.max',
  'pids.current',
  'oom_score_adj',
] as const;
export type CgroupFile = (typeof CGROUP_FILES)[number];

/**
 * What a process reads there. https://docs.kernel.org/admin-guide/cgroup-v2.html
 * memory.min, low and high stay as they are: the gate MemoryQoS is off.
 */
export function cgroupText(file: CgroupFile, { cgroup, memory, processes, oomKills }: CgroupUsage): string {
  switch (file) {
    case 'memory.max':
      return `${cgroup.memoryMax ?? 'max'}\n`;
    case 'memory.high':
      return 'max\n';
    case 'memory.low':
    case 'memory.min':
      return '0\n';
    case 'memory.current':
      return `${memory}\n`;
    case 'memory.events':
      return `low 0\nhigh 0\nmax ${oomKills}\noom ${oomKills}\noom_kill ${oomKills}\noom_group_kill ${cgroup.oomGroup ? oomKills : 0}\n`;
    case 'memory.oom.group':
      return cgroup.oomGroup ? '1\n' : '0\n';
    case 'cpu.max':
      return `${cgroup.cpuQuota ?? 'max'} ${cgroup.cpuPeriod}\n`;
    case 'cpu.weight':
      return `${cgroup.cpuWeight}\n`;
    case 'pids.max':
      // The limit on processes (podPidsLimit) is the pod's, and not seen from within a container.
      return 'max\n';
    case 'pids.current':
      return `${processes}\n`;
    case 'oom_score_adj':
      return `${cgroup.oomScoreAdj}\n`;
  }
}

const MICROSECONDS = 1_000;

/**
 * How long one thread needs, in milliseconds, for so much work: it runs until the quota of a period is used up, then waits
 * for the next. The first period is taken to begin with the work.
 * https://docs.kernel.org/scheduler/sched-bwc.html
 */
// Simplified: work of other processes and containers takes nothing away; a node has CPUs enough.
export function throttledDuration(work: number, { cpuQuota, cpuPeriod }: Cgroup): number {
  if (cpuQuota === undefined || cpuQuota >= cpuPeriod || work <= 0) return work;
  const needed = work * MICROSECONDS;
  const fullPeriods = Math.ceil(needed / cpuQuota) - 1;
  return Math.ceil((fullPeriods * cpuPeriod + (needed - fullPeriods * cpuQuota)) / MICROSECONDS);
}
