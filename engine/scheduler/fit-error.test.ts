import { test } from 'node:test';
import { expect } from 'expect';
import { type Diagnosis, fitError } from './fit-error';

type Reasons = Readonly<Record<string, number>>;
const of = (nodes: number, reasons: Reasons, unresolvable: number, beforeNodes?: string): Diagnosis => ({
  nodes,
  reasons: new Map(Object.entries(reasons)),
  unresolvable,
  beforeNodes,
});
const CPU = 'Insufficient cpu';
const NO_CLAIMS = 'no new claims to deallocate, preemption:';

const cases: readonly (readonly [
  name: string,
  diagnosis: Diagnosis,
  message: string,
  policy?: string,
  saysClaims?: boolean,
])[] = [
  [
    'a full cluster',
    of(3, { [CPU]: 3 }, 0),
    `0/3 nodes are available: 3 Insufficient cpu. ${NO_CLAIMS} 0/3 nodes are available: 3 No preemption victims found for incoming pod.`,
  ],
  [
    'a request larger than any node',
    of(3, { [CPU]: 3 }, 3),
    `0/3 nodes are available: 3 Insufficient cpu. ${NO_CLAIMS} 0/3 nodes are available: 3 Preemption is not helpful for scheduling.`,
  ],
  [
    'one full, two tainted',
    of(3, { 'node(s) had untolerated taint(s)': 2, 'Insufficient memory': 1 }, 2),
    `0/3 nodes are available: 1 Insufficient memory, 2 node(s) had untolerated taint(s). ${NO_CLAIMS} 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.`,
  ],
  [
    'counts are sorted as text',
    of(12, { 'node(s) were unschedulable': 2, [CPU]: 10 }, 2),
    `0/12 nodes are available: 10 Insufficient cpu, 2 node(s) were unschedulable. ${NO_CLAIMS} 0/12 nodes are available: 10 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.`,
  ],
  [
    'preemptionPolicy Never',
    of(3, { [CPU]: 3 }, 0),
    `0/3 nodes are available: 3 Insufficient cpu. ${NO_CLAIMS} not eligible due to preemptionPolicy=Never.`,
    'Never',
  ],
  [
    'turned away before any node was looked at',
    of(3, {}, 3, 'pod has unbound immediate PersistentVolumeClaims'),
    '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
  ],
  ['no node at all', of(0, {}, 0, ''), 'no nodes available to schedule pods'],
  [
    'before 1.34 nothing is said of claims',
    of(1, { [CPU]: 1 }, 0),
    '0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
    undefined,
    false,
  ],
  [
    'before 1.34 a pod turned away early hears of preemption',
    of(1, {}, 1, 'persistentvolumeclaim "data" not found'),
    '0/1 nodes are available: persistentvolumeclaim "data" not found. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
    undefined,
    false,
  ],
];

for (const [name, diagnosis, message, policy, saysClaims] of cases) {
  test(name, () => expect(fitError(diagnosis, policy, saysClaims)).toBe(message));
}
