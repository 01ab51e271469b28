import { test } from 'node:test';
import { expect } from 'expect';
import type { EventObject, Node, Pod } from '../api/types';
import { Choices } from '../simulation/choices';
import { Simulation } from '../simulation/simulation';
import { Calendar, minutes, seconds } from '../simulation/time';
import { EventRecorder } from '../store/event-recorder';
import { Journal } from '../store/journal';
import { Store } from '../store/store';
import { Scheduler } from './scheduler';
import { aContainer, aNode, aPod } from './testing';

function start(...nodes: readonly Node[]) {
  const simulation = new Simulation(new Choices());
  const calendar = new Calendar();
  const journal = new Journal(simulation);
  const store = new Store(simulation, calendar, journal);
  new Scheduler(simulation, calendar, store, new EventRecorder(simulation, calendar, store), {
    latency: () => 0,
    delete: (object) => store.remove(object, 'user'),
  });
  for (const node of nodes) store.create(node, 'user');
  return {
    store,
    simulation,
    journal,
    create: (pod: Pod) => store.create<Pod>(pod, 'user'),
    pod: (name: string) => store.get<Pod>('Pod', 'default', name)!,
    events: () =>
      store.list<EventObject>('Event').map(({ type, reason, message }) => `${type} ${reason}: ${message}`),
  };
}

const cpu = (amount: string) => ({ containers: [aContainer({ cpu: amount })] });
const scheduled = (pod: Pod) => pod.status.conditions?.find(({ type }) => type === 'PodScheduled');

test('a pod that fits is bound: node name, condition without a reason, one event', () => {
  const cluster = start(aNode('node-1'));
  cluster.create(aPod(cpu('1')));
  cluster.simulation.runUntil(0);
  expect(cluster.pod('web').spec.nodeName).toBe('node-1');
  expect(cluster.pod('web').status).toEqual({
    phase: 'Pending',
    conditions: [
      {
        type: 'PodScheduled',
        status: 'True',
        lastProbeTime: null,
        lastTransitionTime: '2026-01-01T00:00:00Z',
      },
    ],
  });
  expect(cluster.events()).toEqual(['Normal Scheduled: Successfully assigned default/web to node-1']);
  expect(cluster.journal.history('Pod', 'default', 'web').map(({ by, because }) => [by, because])).toEqual([
    ['user', -1],
    ['default-scheduler', 1],
  ]);
});

test('a pod that does not fit says why, and goes to its node once a pod there is deleted', () => {
  const cluster = start(aNode('node-1'));
  cluster.create(aPod(cpu('3'), 'first'));
  cluster.create(aPod(cpu('2'), 'second'));
  cluster.simulation.runUntil(seconds(10));
  const message =
    '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.';
  expect(scheduled(cluster.pod('second'))).toEqual({
    type: 'PodScheduled',
    observedGeneration: 1,
    status: 'False',
    lastProbeTime: null,
    lastTransitionTime: '2026-01-01T00:00:00Z',
    reason: 'Unschedulable',
    message,
  });
  expect(cluster.events()).toContain(`Warning FailedScheduling: ${message}`);

  cluster.store.remove(cluster.pod('first'), 'user');
  cluster.simulation.runUntil(seconds(10));
  expect(cluster.pod('second').spec.nodeName).toBe('node-1');
  expect(scheduled(cluster.pod('second'))).toEqual({
    type: 'PodScheduled',
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: '2026-01-01T00:00:10Z',
  });
});

test('a finished pod gives back what it held', () => {
  const cluster = start(aNode('node-1'));
  cluster.create(aPod(cpu('3'), 'first'));
  cluster.create(aPod(cpu('2'), 'second'));
  cluster.simulation.runUntil(seconds(5));
  const first = cluster.pod('first');
  cluster.store.update<Pod>(first, { ...first, status: { ...first.status, phase: 'Succeeded' } }, 'kubelet');
  cluster.simulation.runUntil(seconds(5));
  expect(cluster.pod('second').spec.nodeName).toBe('node-1');
});

test('a terminating pod still holds its part of the node', () => {
  const cluster = start(aNode('node-1'));
  cluster.create(aPod(cpu('3'), 'first'));
  cluster.simulation.runUntil(0);
  const first = cluster.pod('first');
  const metadata = { ...first.metadata, deletionTimestamp: '2026-01-01T00:00:30Z' };
  cluster.store.update<Pod>(first, { ...first, metadata }, 'user');
  cluster.create(aPod(cpu('2'), 'second'));
  cluster.simulation.runUntil(seconds(5));
  expect(cluster.pod('second').spec.nodeName).toBeUndefined();
});

test('without any node the pod waits for the first', () => {
  const cluster = start();
  cluster.create(aPod());
  cluster.simulation.runUntil(seconds(3));
  expect(scheduled(cluster.pod('web'))?.message).toBe('no nodes available to schedule pods');
  cluster.store.create(aNode('node-1'), 'user');
  cluster.simulation.runUntil(seconds(3));
  expect(cluster.pod('web').spec.nodeName).toBe('node-1');
});

test('a pod that no change helps is tried again after 5 minutes, at the next look', () => {
  const cluster = start(aNode('node-1'));
  cluster.create(aPod({ nodeSelector: { disktype: 'ssd' } }));
  const tries: number[] = [];
  cluster.store.watch('Event', () => tries.push(cluster.simulation.now));
  cluster.simulation.runUntil(minutes(12));
  expect(tries.slice(0, 2)).toEqual([0, seconds(330)]);
});

test('a node that gets the wanted label takes the pod', () => {
  const cluster = start(aNode('node-1'));
  cluster.create(aPod({ nodeSelector: { disktype: 'ssd' } }));
  cluster.simulation.runUntil(seconds(7));
  const node = cluster.store.get<Node>('Node', '', 'node-1')!;
  const labels = { ...node.metadata.labels, disktype: 'ssd' };
  cluster.store.update<Node>(node, { ...node, metadata: { ...node.metadata, labels } }, 'user');
  cluster.simulation.runUntil(seconds(7));
  expect(cluster.pod('web').spec.nodeName).toBe('node-1');
});

test('a gated pod is left alone until its last gate is gone', () => {
  const cluster = start(aNode('node-1'));
  cluster.create(aPod({ schedulingGates: [{ name: 'example.com/g' }] }));
  cluster.simulation.runUntil(seconds(6));
  expect(cluster.events()).toEqual([]);
  const pod = cluster.pod('web');
  cluster.store.update<Pod>(pod, { ...pod, spec: { ...pod.spec, schedulingGates: [] } }, 'user');
  cluster.simulation.runUntil(seconds(6));
  expect(cluster.pod('web').spec.nodeName).toBe('node-1');
});

test('pods of another scheduler are not its business', () => {
  const cluster = start(aNode('node-1'));
  cluster.create(aPod({ schedulerName: 'mine' }));
  cluster.simulation.runUntil(seconds(1));
  expect(cluster.journal.length).toBe(2);
});

test('higher priority goes first, though it came later', () => {
  const cluster = start(aNode('node-1'));
  cluster.create(aPod({ ...cpu('3'), priority: 0 }, 'low'));
  cluster.create(aPod({ ...cpu('3'), priority: 100 }, 'high'));
  cluster.simulation.runUntil(0);
  expect(cluster.pod('high').spec.nodeName).toBe('node-1');
  expect(cluster.pod('low').spec.nodeName).toBeUndefined();
});

test('equal pods spread over equal nodes', () => {
  const cluster = start(aNode('node-1'), aNode('node-2'), aNode('node-3'));
  for (let i = 1; i <= 6; i += 1) cluster.create(aPod({}, `web-${i}`));
  cluster.simulation.runUntil(0);
  const nodes = cluster.store.list<Pod>('Pod').map((pod) => pod.spec.nodeName);
  expect(nodes).toEqual(['node-1', 'node-2', 'node-3', 'node-1', 'node-2', 'node-3']);
});

test('a pod that came bound counts for its node, also when the node comes later', () => {
  const cluster = start();
  cluster.create(aPod({ ...cpu('3'), nodeName: 'node-1' }, 'bound'));
  cluster.simulation.runUntil(0);
  cluster.store.create(aNode('node-1'), 'user');
  cluster.create(aPod(cpu('2')));
  cluster.simulation.runUntil(0);
  expect(cluster.pod('web').spec.nodeName).toBeUndefined();
});
