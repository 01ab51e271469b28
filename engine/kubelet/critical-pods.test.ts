import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod, ResourceList } from '../api/types';
import { aContainer, aPod } from '../scheduler/testing';
import { isCritical, podsToPreempt } from './critical-pods';
import type { Shortage } from './pod-admission';

const MI = 1024 ** 2;
const CRITICAL = aPod({ priority: 2_000_000_000 }, 'critical');
const bestEffort = (name: string): Pod => aPod({}, name);
const burstable = (name: string, requests: ResourceList): Pod =>
  aPod({ containers: [aContainer(requests)] }, name);
const guaranteed = (name: string, requests: ResourceList): Pod =>
  aPod({ containers: [aContainer(undefined, { resources: { requests, limits: requests } })] }, name);
const lackOf = (resource: string, amount: number): Shortage => ({
  resource,
  requested: amount,
  used: 1_000,
  capacity: 1_000,
});

const cases: readonly (readonly [
  name: string,
  pods: readonly Pod[],
  shortages: readonly Shortage[],
  victims: readonly string[] | string,
])[] = [
  [
    'the only one that is large enough',
    [burstable('small', { cpu: '100m' }), burstable('large', { cpu: '500m' })],
    [lackOf('cpu', 400)],
    ['large'],
  ],
  [
    'one that is just large enough before one that is larger',
    [burstable('large', { cpu: '900m' }), burstable('enough', { cpu: '400m' })],
    [lackOf('cpu', 400)],
    ['enough'],
  ],
  [
    'two, when none is large enough alone',
    [burstable('one', { cpu: '200m' }), burstable('two', { cpu: '300m' })],
    [lackOf('cpu', 400)],
    ['two', 'one'],
  ],
  [
    'Burstable before Guaranteed',
    [guaranteed('guaranteed', { cpu: '400m', memory: '1Mi' }), burstable('burstable', { cpu: '400m' })],
    [lackOf('cpu', 400)],
    ['burstable'],
  ],
  [
    'Guaranteed only for what the others cannot give',
    [guaranteed('guaranteed', { cpu: '400m', memory: '1Mi' }), burstable('burstable', { cpu: '399m' })],
    [lackOf('cpu', 400)],
    ['guaranteed'],
  ],
  [
    'BestEffort pods only when a slot is wanted',
    [bestEffort('best-effort'), burstable('burstable', { cpu: '1' })],
    [lackOf('pods', 1)],
    ['best-effort'],
  ],
  [
    'the smaller of two that would do',
    [burstable('large', { memory: '2Mi' }), burstable('small', { memory: '1Mi' })],
    [lackOf('memory', MI)],
    ['small'],
  ],
  [
    'a pod that helps with both before one that helps with one',
    [burstable('one', { cpu: '400m' }), burstable('both', { cpu: '400m', memory: '1Mi' })],
    [lackOf('cpu', 400), lackOf('memory', MI)],
    ['both'],
  ],
  [
    'never another critical pod of the same priority',
    [aPod({ priority: 2_000_000_000, containers: [aContainer({ cpu: '1' })] }, 'critical too')],
    [lackOf('cpu', 400)],
    'preemption: error finding a set of pods to preempt: no set of running pods found to reclaim resources: [(res: cpu, q: 400), ]',
  ],
  [
    'nobody, when all together would not do',
    [burstable('one', { cpu: '100m' })],
    [lackOf('cpu', 400)],
    'preemption: error finding a set of pods to preempt: no set of running pods found to reclaim resources: [(res: cpu, q: 300), ]',
  ],
];

for (const [name, pods, shortages, victims] of cases) {
  test(`makes room by taking away: ${name}`, () => {
    const chosen = () => podsToPreempt(CRITICAL, pods, shortages).map((pod) => pod.metadata.name);
    if (typeof victims === 'string') expect(chosen).toThrow(victims);
    else expect(chosen()).toEqual(victims);
  });
}

const critical: readonly (readonly [name: string, priority: number | undefined, answer: boolean])[] = [
  ['no priority', undefined, false],
  ['the highest priority that users may give', 1_000_000_000, false],
  ['one less than system-cluster-critical', 1_999_999_999, false],
  ['system-cluster-critical', 2_000_000_000, true],
  ['system-node-critical', 2_000_001_000, true],
];

for (const [name, priority, answer] of critical) {
  test(`critical: ${name}`, () => {
    expect(isCritical(aPod(priority === undefined ? {} : { priority }))).toBe(answer);
  });
}
