import { test } from 'node:test';
import { expect } from 'expect';
import { aContainer, aPod } from '../scheduler/testing';
import { heldRequests, podRequests, resourcesOf } from './pod-requests';
import type { ContainerStatus, PodSpec } from './types';

const MI = 1024 * 1024;
const one = (cpu?: string) => aContainer(cpu === undefined ? undefined : { cpu });
const sidecar = (cpu: string) => aContainer({ cpu }, { restartPolicy: 'Always' });

const cases: readonly (readonly [name: string, spec: Partial<PodSpec>, milliCPU: number, nonZero: number])[] =
  [
    ['containers add up', { containers: [one('100m'), one('0.25')] }, 350, 350],
    [
      'a container without a request counts only for comparison',
      { containers: [one('1'), one()] },
      1_000,
      1_100,
    ],
    [
      'the largest init container counts where it is larger',
      { containers: [one('1')], initContainers: [one('3'), one('2')] },
      3_000,
      3_000,
    ],
    [
      'and does not where it is smaller',
      { containers: [one('1')], initContainers: [one('500m')] },
      1_000,
      1_000,
    ],
    [
      'a sidecar runs beside the containers',
      { containers: [one('1')], initContainers: [sidecar('500m')] },
      1_500,
      1_500,
    ],
    [
      'and beside the init containers after it',
      { containers: [one('1')], initContainers: [sidecar('500m'), one('2')] },
      2_500,
      2_500,
    ],
    [
      'but not beside those before it',
      { containers: [one('1')], initContainers: [one('2'), sidecar('500m')] },
      2_000,
      2_000,
    ],
    ['overhead comes on top', { containers: [one('1')], overhead: { cpu: '250m' } }, 1_250, 1_250],
    [
      'requests of the pod replace those of containers',
      { containers: [one('1')], resources: { requests: { cpu: '4' } } },
      4_000,
      4_000,
    ],
  ];

for (const [name, spec, milliCPU, nonZeroMilliCPU] of cases) {
  test(name, () => {
    const { milliCPU: cpu, nonZeroMilliCPU: nonZero } = podRequests(aPod(spec));
    expect([cpu, nonZero]).toEqual([milliCPU, nonZeroMilliCPU]);
  });
}

test('a pod without requests asks for nothing, and counts as 100m and 200Mi in comparison', () => {
  expect(podRequests(aPod())).toEqual({
    milliCPU: 0,
    memory: 0,
    ephemeralStorage: 0,
    nonZeroMilliCPU: 100,
    nonZeroMemory: 200 * MI,
  });
});

test('extended resources are added up by name', () => {
  const gpu = aContainer({ 'example.com/gpu': '1' });
  expect(podRequests(aPod({ containers: [gpu, gpu] })).scalar).toEqual(new Map([['example.com/gpu', 2]]));
});

test('what a node offers', () => {
  expect(resourcesOf({ cpu: '3920m', memory: '1Gi', pods: '110', 'example.com/gpu': 2 })).toEqual({
    milliCPU: 3_920,
    memory: 1_024 * MI,
    ephemeralStorage: 0,
    pods: 110,
    scalar: new Map([['example.com/gpu', 2]]),
  });
});

const resizing = (asked: string, actual: string, allocated: string, reason?: string) => {
  const pod = aPod({ containers: [aContainer({ cpu: asked })] });
  const pending = { type: 'PodResizePending', status: 'True', reason } as const;
  const conditions = reason
    ? [{ ...pending, lastProbeTime: null, lastTransitionTime: '2026-01-01T00:00:00Z' }]
    : [];
  const status = {
    name: 'app',
    resources: { requests: { cpu: actual } },
    allocatedResources: { cpu: allocated },
  } as unknown as ContainerStatus;
  return { ...pod, status: { ...pod.status, conditions, containerStatuses: [status] } };
};

const held: readonly (readonly [name: string, pod: ReturnType<typeof resizing>, milliCPU: number])[] = [
  ['settled', resizing('1', '1', '1'), 1_000],
  ['the same in other words', resizing('1', '1000m', '1'), 1_000],
  ['asked for more, not promised yet', resizing('3', '1', '1', 'Deferred'), 3_000],
  ['asked for less, still in force', resizing('1', '2', '1'), 2_000],
  ['asked for less, still promised', resizing('1', '1', '2'), 2_000],
  ['asked for more than its node can ever give', resizing('99', '1', '1', 'Infeasible'), 1_000],
];
for (const [name, pod, milliCPU] of held) {
  test(`a resize: ${name}`, () => expect(heldRequests(pod).milliCPU).toBe(milliCPU));
}
