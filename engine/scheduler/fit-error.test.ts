import { test } from 'node:test';
import { expect } from 'expect';
import { type Diagnosis, fitError } from './fit-error';

/** Nodes by the reason that each gives, and why the pod was turned away before. */
const of = (
  nodes: number,
  reasons: Readonly<Record<string, number>>,
  more: Partial<Diagnosis> = {},
): Diagnosis => ({
  nodes,
  rejections: new Map(
    Object.entries(reasons).flatMap(([reason, count]) =>
      Array.from({ length: count }, () => [Symbol(reason), { reasons: reason.split(' + ') }] as const),
    ),
  ),
  notNamed: 0,
  ...more,
});
const CPU = 'Insufficient cpu';
const NONE = '0/3 nodes are available: 3 No preemption victims found for incoming pod.';

const cases: readonly (readonly [
  name: string,
  diagnosis: Diagnosis,
  preemption: string | undefined,
  message: string,
  saysClaims?: boolean,
])[] = [
  [
    'a full cluster, and nobody to preempt',
    of(3, { [CPU]: 3 }),
    NONE,
    `0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: ${NONE}`,
  ],
  ['victims were found', of(3, { [CPU]: 3 }), undefined, '0/3 nodes are available: 3 Insufficient cpu.'],
  [
    'a node may give several reasons',
    of(2, { 'Too many pods + Insufficient cpu': 1, [CPU]: 1 }),
    undefined,
    '0/2 nodes are available: 1 Too many pods, 2 Insufficient cpu.',
  ],
  [
    'counts are sorted as text',
    of(12, { 'node(s) were unschedulable': 2, [CPU]: 10 }),
    undefined,
    '0/12 nodes are available: 10 Insufficient cpu, 2 node(s) were unschedulable.',
  ],
  [
    'nodes that the pod does not name',
    of(3, { [CPU]: 1 }, { notNamed: 2 }),
    undefined,
    "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity].",
  ],
  [
    'preemptionPolicy Never',
    of(3, { [CPU]: 3 }),
    'not eligible due to preemptionPolicy=Never.',
    '0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.',
  ],
  [
    'turned away before any node was looked at',
    of(3, {}, { beforeNodes: 'pod has unbound immediate PersistentVolumeClaims' }),
    undefined,
    '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
  ],
  ['no node at all', of(0, {}, { beforeNodes: '' }), undefined, 'no nodes available to schedule pods'],
  [
    'before 1.34 nothing is said of claims',
    of(3, { [CPU]: 3 }),
    NONE,
    `0/3 nodes are available: 3 Insufficient cpu. preemption: ${NONE}`,
    false,
  ],
  [
    'before 1.34 a pod turned away early hears of preemption',
    of(1, {}, { beforeNodes: 'persistentvolumeclaim "data" not found' }),
    '0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
    '0/1 nodes are available: persistentvolumeclaim "data" not found. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
    false,
  ],
];

for (const [name, diagnosis, preemption, message, saysClaims] of cases) {
  test(name, () => expect(fitError(diagnosis, preemption, saysClaims)).toBe(message));
}
