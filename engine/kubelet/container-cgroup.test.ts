import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, Pod, PodSpec, ResourceRequirements } from '../api/types';
import type { Cgroup } from '../process/cgroup';
import { aContainer, aPod } from '../scheduler/testing';
import { type CgroupSettings, containerCgroup, cpuShares, cpuWeight, oomScoreAdj } from './container-cgroup';

const GI = 1024 ** 3;
const SETTINGS: CgroupSettings = {
  memoryCapacity: 10 * GI,
  singleProcessOOMKill: false,
  cpuCFSQuota: true,
  cpuCFSQuotaPeriod: 100,
};

const container = (resources: ResourceRequirements, more: Partial<Container> = {}): Container =>
  aContainer(undefined, { resources, ...more });
const pod = (resources: ResourceRequirements, spec: Partial<PodSpec> = {}): Pod =>
  aPod({ containers: [container(resources)], ...spec });

const cgroups: readonly (readonly [
  name: string,
  pod: Pod,
  settings: Partial<CgroupSettings>,
  cgroup: Partial<Cgroup>,
])[] = [
  [
    'nothing asked, nothing limited',
    pod({}),
    {},
    { memoryMax: undefined, cpuQuota: undefined, cpuWeight: 1, oomGroup: true, oomScoreAdj: 1_000 },
  ],
  [
    'half a CPU and 128Mi at most',
    pod({ limits: { cpu: '500m', memory: '128Mi' }, requests: { cpu: '250m', memory: '64Mi' } }),
    {},
    { memoryMax: 134_217_728, cpuQuota: 50_000, cpuPeriod: 100_000, cpuWeight: 35 },
  ],
  [
    'a request of memory alone limits nothing',
    pod({ requests: { memory: '1Gi' } }),
    {},
    { memoryMax: undefined },
  ],
  [
    'a limit of CPU is also its weight',
    pod({ limits: { cpu: '1' } }),
    {},
    { cpuQuota: 100_000, cpuWeight: 100 },
  ],
  [
    'a request of zero weighs nothing',
    pod({ limits: { cpu: '1' }, requests: { cpu: '0' } }),
    {},
    { cpuWeight: 1 },
  ],
  ['the least quota', pod({ limits: { cpu: '1m' } }), {}, { cpuQuota: 1_000 }],
  ['the least quota is 10m', pod({ limits: { cpu: '10m' } }), {}, { cpuQuota: 1_000 }],
  ['one thousandth more', pod({ limits: { cpu: '11m' } }), {}, { cpuQuota: 1_100 }],
  [
    'a shorter period',
    pod({ limits: { cpu: '500m' } }),
    { cpuCFSQuotaPeriod: 10 },
    { cpuQuota: 5_000, cpuPeriod: 10_000 },
  ],
  [
    'limits of CPU not enforced',
    pod({ limits: { cpu: '1' } }),
    { cpuCFSQuota: false },
    { cpuQuota: undefined },
  ],
  ['one process is killed, not all', pod({}), { singleProcessOOMKill: true }, { oomGroup: false }],
  [
    'the limit of the pod holds for a container without one',
    pod({}, { resources: { limits: { memory: '1Gi', cpu: '2' } } }),
    {},
    { memoryMax: GI, cpuQuota: 200_000 },
  ],
  [
    'its own limit goes before that of the pod',
    pod({ limits: { memory: '512Mi' } }, { resources: { limits: { memory: '1Gi' } } }),
    {},
    { memoryMax: GI / 2 },
  ],
];

for (const [name, subject, settings, cgroup] of cgroups) {
  test(`cgroup: ${name}`, () => {
    const found = containerCgroup(subject, subject.spec.containers[0]!, { ...SETTINGS, ...settings });
    for (const [key, value] of Object.entries(cgroup)) expect(found[key as keyof Cgroup]).toBe(value);
  });
}

const weights: readonly (readonly [milliCPU: number, shares: number, weight: number])[] = [
  [0, 2, 1],
  [1, 2, 1],
  [3, 3, 2],
  [100, 102, 17],
  [250, 256, 35],
  [500, 512, 59],
  [1_000, 1_024, 100],
  [1_001, 1_025, 101],
  [2_000, 2_048, 174],
  [255_999, 262_142, 10_000],
  [256_000, 262_144, 10_000],
  [300_000, 262_144, 10_000],
];
for (const [milliCPU, shares, weight] of weights) {
  test(`${milliCPU}m of CPU are ${shares} shares, weight ${weight}`, () => {
    expect([cpuShares(milliCPU), cpuWeight(cpuShares(milliCPU))]).toEqual([shares, weight]);
  });
}

const requesting = (memory: string) => ({ requests: { memory } });
const sidecarOf = (memory: string) =>
  container(requesting(memory), { name: 'proxy', restartPolicy: 'Always' });
const scores: readonly (readonly [name: string, pod: Pod, of: 'app' | 'proxy', score: number])[] = [
  ['BestEffort', pod({}), 'app', 1_000],
  [
    'Guaranteed',
    pod({ limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '1', memory: '1Gi' } }),
    'app',
    -997,
  ],
  [
    'system-node-critical',
    pod({}, { priority: 2_000_001_000, priorityClassName: 'system-node-critical' }),
    'app',
    -997,
  ],
  [
    'system-cluster-critical is like any other',
    pod({}, { priority: 2_000_000_000, priorityClassName: 'system-cluster-critical' }),
    'app',
    1_000,
  ],
  ['Burstable without a request of memory', pod({ requests: { cpu: '1' } }), 'app', 999],
  ['a tenth of the node', pod(requesting('1Gi')), 'app', 900],
  ['all of the node', pod(requesting('10Gi')), 'app', 3],
  ['more than the node', pod(requesting('20Gi')), 'app', 3],
  ['too little to count', pod(requesting('1Mi')), 'app', 999],
  [
    'a sidecar that asked for less than the regular container',
    pod(requesting('2Gi'), { initContainers: [sidecarOf('1Gi')] }),
    'proxy',
    800,
  ],
  [
    'a sidecar that asked for more',
    pod(requesting('1Gi'), { initContainers: [sidecarOf('2Gi')] }),
    'proxy',
    800,
  ],
  [
    'what only the pod asks for is divided',
    pod(requesting('1Gi'), { resources: requesting('3Gi') }),
    'app',
    700,
  ],
];
for (const [name, subject, of, score] of scores) {
  test(`oom_score_adj: ${name}`, () => {
    const all = [...subject.spec.containers, ...(subject.spec.initContainers ?? [])];
    const one = all.find((each) => each.name === of)!;
    expect(oomScoreAdj(subject, one, 10 * GI)).toBe(score);
  });
}
