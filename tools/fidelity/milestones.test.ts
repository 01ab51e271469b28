import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { PodStatus } from '../../engine';
import { milestones } from './milestones';
import type { PodLine, TraceLine } from './read-trace';

const pod = (t: number, status: Partial<PodStatus>, more: Partial<PodLine> = {}): TraceLine => ({
  t,
  src: 'pod',
  type: 'MODIFIED',
  name: 'p',
  gen: 1,
  status: { phase: 'Pending', qosClass: 'BestEffort', ...status },
  ...more,
});
const row = (t: number, status: string, more: object = {}): TraceLine =>
  ({ t, src: 'row', type: 'MODIFIED', name: 'p', ready: '0/1', status, restarts: '0', ...more }) as TraceLine;
const event = (t: number, count: number | undefined, type = 'ADDED'): TraceLine =>
  ({
    t,
    src: 'event',
    type,
    obj: 'Pod/p',
    etype: 'Normal',
    reason: 'Pulled',
    message: 'm',
    count,
    by: 'kubelet',
  }) as TraceLine;
const process = (t: number, topic: string, exit?: number): TraceLine =>
  ({ t, src: 'containerd', topic, pod: 'p', container: 'a', exit }) as TraceLine;

const told = (...lines: TraceLine[]): string[] =>
  [...milestones({ lines, namespace: 'ns' })].flatMap(([lane, list]) =>
    list.map(({ at, title }) => `${at} ${lane}: ${title}`),
  );

describe('milestones', () => {
  test('the title of a status is what is new in it', () => {
    expect(
      told(pod(0, {}), pod(1, { podIP: '10.0.0.1' }), pod(2, { podIP: '10.0.0.1', phase: 'Running' })),
    ).toEqual([
      '0 status of p: phase Pending; qosClass BestEffort',
      '1 status of p: has an address',
      '2 status of p: phase Running',
    ]);
  });

  test('a status in which something only went away says what', () => {
    expect(told(pod(0, { podIP: '10.0.0.1' }), pod(1, {}))[1]).toBe(
      '1 status of p: no longer: has an address',
    );
  });

  test('a write that changes nothing compared is none: another address, another time', () => {
    const first = pod(0, { podIP: '10.0.0.1', startTime: '2026-01-01T00:00:00Z' });
    expect(told(first, pod(5, { podIP: '10.0.0.2', startTime: '2026-01-01T00:00:09Z' }))).toHaveLength(1);
  });

  test('the end of a pod is one, though its status stays', () => {
    expect(told(pod(0, {}), pod(5, {}, { type: 'DELETED' }))[1]).toBe('5 status of p: gone');
  });

  test('a row that only grew older is none', () => {
    const rows = [row(0, 'Error', { restarts: '1 (1s ago)' }), row(9, 'Error', { restarts: '1 (9s ago)' })];
    expect(told(...rows)).toEqual(['0 row of p: 0/1 Error 1']);
  });

  test('an event that comes again is one, with its count', () => {
    expect(told(event(0, 1), event(5, 2, 'MODIFIED'))).toEqual([
      '0 events of p: Normal Pulled x1: m',
      '5 events of p: Normal Pulled x2: m',
    ]);
  });

  test('an event of a recorder that keeps no count is new or again', () => {
    expect(told(event(0, undefined), event(1, undefined), event(2, undefined, 'MODIFIED'))).toEqual([
      '0 events of p: Normal Pulled new: m',
      '1 events of p: Normal Pulled new: m',
      '2 events of p: Normal Pulled again: m',
    ]);
  });

  test('a process starts and exits; that the runtime also tells of an OOM is left to the reason', () => {
    expect(
      told(process(0, '/tasks/start'), process(2, '/tasks/oom'), process(3, '/tasks/exit', 137)),
    ).toEqual(['0 process of p, a: started', '3 process of p, a: exited 137']);
  });

  test('a container is told state by state', () => {
    const status = {
      name: 'a',
      state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s' } },
      lastState: { terminated: { exitCode: 1, reason: 'Error', startedAt: '', finishedAt: '' } },
      ready: false,
      started: false,
      restartCount: 2,
      image: 'busybox',
      imageID: '',
      containerID: 'containerd://1',
    };
    const [only] = milestones({ lines: [pod(0, { containerStatuses: [status] })], namespace: 'ns' }).get(
      'status of p',
    )!;
    expect(only!.facts.slice(-5)).toEqual([
      'container a is waiting CrashLoopBackOff: back-off 10s',
      'container a was terminated 1 Error',
      'container a not ready, not started',
      'container a restarted 2 times',
      'container a has an id',
    ]);
  });
});
