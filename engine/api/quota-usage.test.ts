import { describe, test } from 'node:test';
import { expect } from 'expect';
import { Calendar, seconds } from '../simulation/time';
import { missingOf, quotaNamesOf, quotaUsage, quotaUsed } from './quota-usage';
import type { KubeObject, Pod, ResourceQuota } from './types';

const CALENDAR = new Calendar();
const clock = (second: number) => ({ now: seconds(second), calendar: CALENDAR });

function aPod(spec: object = {}, status: object = {}, metadata: object = {}): Pod {
  const app = { name: 'app', resources: { requests: { cpu: '100m' }, limits: { memory: '1Gi' } } };
  return { kind: 'Pod', metadata, spec: { containers: [app], ...spec }, status } as unknown as Pod;
}

const ALL = { 'count/pods': '1', pods: '1', cpu: '100m', 'requests.cpu': '100m', 'limits.memory': '1Gi' };
const leaving = { deletionTimestamp: CALENDAR.timestamp(seconds(40)), deletionGracePeriodSeconds: 30 };

describe('What an object uses of quotas', () => {
  for (const [name, object, usage, at] of [
    ['a pod: itself, and what it asks for under both names', aPod(), ALL, 0],
    ['a finished pod: only its object', aPod({}, { phase: 'Succeeded' }), { 'count/pods': '1' }, 0],
    ['a failed one', aPod({}, { phase: 'Failed' }), { 'count/pods': '1' }, 0],
    ['a pod on its way out: all', aPod({}, { phase: 'Running' }, leaving), ALL, 70],
    [
      'one that is stuck for longer than its grace period after its deletion',
      aPod({}, {}, leaving),
      { 'count/pods': '1' },
      71,
    ],
    [
      'a device under requests alone',
      aPod({ containers: [{ name: 'app', resources: { requests: { 'example.com/gpu': '2' } } }] }),
      { 'count/pods': '1', pods: '1', 'requests.example.com/gpu': '2' },
      0,
    ],
    [
      'the largest init container where that is more',
      aPod({ initContainers: [{ name: 'init', resources: { requests: { cpu: '1' } } }] }),
      { ...ALL, cpu: '1', 'requests.cpu': '1' },
      0,
    ],
    [
      'a ConfigMap, under its old name too',
      { kind: 'ConfigMap' },
      { 'count/configmaps': '1', configmaps: '1' },
      0,
    ],
    ['a Deployment', { kind: 'Deployment' }, { 'count/deployments.apps': '1' }, 0],
    [
      'a load balancer: a port of each node for each of its ports',
      { kind: 'Service', spec: { type: 'LoadBalancer', ports: [{}, {}] } },
      { 'count/services': '1', services: '1', 'services.loadbalancers': '1', 'services.nodeports': '2' },
      0,
    ],
    [
      'a load balancer that wants none: only those that it names',
      {
        kind: 'Service',
        spec: {
          type: 'LoadBalancer',
          allocateLoadBalancerNodePorts: false,
          ports: [{}, { nodePort: 30000 }],
        },
      },
      { 'count/services': '1', services: '1', 'services.loadbalancers': '1', 'services.nodeports': '1' },
      0,
    ],
    [
      'a claim, under its class too',
      {
        kind: 'PersistentVolumeClaim',
        spec: { storageClassName: 'gold', resources: { requests: { storage: '1Gi' } } },
      },
      {
        'count/persistentvolumeclaims': '1',
        persistentvolumeclaims: '1',
        'requests.storage': '1Gi',
        'gold.storageclass.storage.k8s.io/persistentvolumeclaims': '1',
        'gold.storageclass.storage.k8s.io/requests.storage': '1Gi',
      },
      0,
    ],
  ] as const)
    test(name, () => expect(quotaUsage(object as never, clock(at))).toEqual(usage));
});

describe('Which names of a quota a kind uses', () => {
  const names = [
    ...['pods', 'cpu', 'requests.nvidia.com/gpu', 'requests.hugepages-2Mi', 'hugepages-2Mi', 'count/pods'],
    ...[
      'requests.storage',
      'gold.storageclass.storage.k8s.io/requests.storage',
      'services',
      'secrets',
      'count/jobs.batch',
    ],
  ];
  for (const [kind, own] of [
    [
      'Pod',
      ['pods', 'cpu', 'requests.nvidia.com/gpu', 'requests.hugepages-2Mi', 'hugepages-2Mi', 'count/pods'],
    ],
    ['PersistentVolumeClaim', ['requests.storage', 'gold.storageclass.storage.k8s.io/requests.storage']],
    ['Service', ['services']],
    ['Secret', ['secrets']],
    ['Job', ['count/jobs.batch']],
  ] as const)
    test(kind, () => expect(quotaNamesOf(kind, names)).toEqual(own));
});

describe('What the containers of a pod must say', () => {
  const silent = aPod({
    containers: [{ name: 'b', resources: {} }],
    initContainers: [{ name: 'a', resources: {} }],
  });
  for (const [name, pod, names, text] of [
    ['nothing where only pods are counted', silent, ['pods', 'limits.ephemeral-storage'], undefined],
    [
      'all of them, by name',
      silent,
      ['requests.cpu', 'limits.cpu'],
      'must specify limits.cpu for: a,b; requests.cpu for: a,b',
    ],
    [
      'only those that do not',
      aPod(),
      ['requests.cpu', 'requests.memory'],
      'must specify requests.memory for: app',
    ],
    [
      'none, where the pod says it as a whole',
      { ...silent, spec: { ...silent.spec, resources: { requests: {} } } },
      ['cpu'],
      undefined,
    ],
  ] as const)
    test(name, () => expect(missingOf(pod as Pod, names)).toBe(text));
});

describe('What is used of a quota', () => {
  const list = (kind: string) =>
    (kind === 'Pod' ? [aPod(), aPod(), aPod({}, { phase: 'Failed' })] : []) as KubeObject[];
  const quota = (spec: object) => ({ spec }) as unknown as ResourceQuota;
  for (const [name, spec, used] of [
    [
      'the sum over all that counts',
      { hard: { pods: 5, 'limits.memory': '3Gi' } },
      { pods: '2', 'limits.memory': '2Gi' },
    ],
    ['nothing is 0', { hard: { services: 1 } }, { services: '0' }],
    ['what nobody uses is not there', { hard: { 'count/pizzas.example.com': 1 } }, {}],
    ['in a scope that no pod is in, nothing', { hard: { pods: 1 }, scopes: ['Terminating'] }, { pods: '0' }],
  ] as const)
    test(name, () => expect(quotaUsed(quota(spec), list, clock(0))).toEqual(used));
});
