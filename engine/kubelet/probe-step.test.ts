import { describe, test } from 'node:test';
import { expect } from 'expect';
import {
  afterProbe,
  type Count,
  delayOfFirstTick,
  nextProbe,
  type ProbeKind,
  type ProbeResult,
  type TickInput,
} from './probe-step';

const RUNNING: TickInput = {
  kind: 'liveness',
  initialDelaySeconds: 0,
  podFinished: false,
  onHold: false,
  container: 'running',
  restarts: true,
  runningFor: 60_000,
  started: true,
};

describe('a tick', () => {
  const probe = { do: 'probe' };
  const wait = { do: 'wait' };
  const end = { do: 'end' };
  const rows: readonly (readonly [what: string, Partial<TickInput>, expected: object])[] = [
    ['of liveness asks a container that has started', {}, probe],
    ['of readiness asks a container that has started', { kind: 'readiness' }, probe],
    ['of startup asks a container that has not started', { kind: 'startup', started: false }, probe],
    ['of startup leaves a container that has started', { kind: 'startup' }, wait],
    ['of liveness waits for the start', { started: false }, wait],
    ['of readiness waits for the start', { kind: 'readiness', started: false }, wait],
    ['does nothing while there is no container', { container: 'not there' }, wait],
    ['does nothing on hold', { onHold: true }, wait],
    ['on hold does not even fail an ended container', { onHold: true, container: 'terminated' }, wait],
    ['fails a container that waits', { container: 'waiting' }, { ...wait, result: 'Failure' }],
    ['fails an ended container that comes back', { container: 'terminated' }, { ...wait, result: 'Failure' }],
    [
      'fails one that does not come back, and is the last',
      { container: 'terminated', restarts: false },
      { ...end, result: 'Failure' },
    ],
    ['is the last when the pod has finished', { podFinished: true }, end],
    ['is the last when the pod has finished, also on hold', { podFinished: true, onHold: true }, end],
    ['waits out the delay', { initialDelaySeconds: 5, runningFor: 4_999 }, wait],
    ['asks when the delay is over', { initialDelaySeconds: 5, runningFor: 5_000 }, probe],
    ['counts whole seconds only', { initialDelaySeconds: 1, runningFor: 999 }, wait],
    ['asks at once without a delay', { runningFor: 0 }, probe],
  ];
  for (const [what, changed, expected] of rows)
    test(what, () => expect(nextProbe({ ...RUNNING, ...changed })).toEqual(expected));
});

describe('an answer', () => {
  const thresholds = { successThreshold: 2, failureThreshold: 3 };
  const nothing: Count = { result: undefined, times: 0 };
  const times = (result: ProbeResult, count: number): Count => ({ result, times: count });
  const rows: readonly (readonly [
    what: string,
    kind: ProbeKind,
    before: Count,
    answer: 'Success' | 'Failure',
    count: number,
    publish: boolean,
    hold: boolean,
  ])[] = [
    ['first failure of three', 'liveness', nothing, 'Failure', 1, false, false],
    ['second failure of three', 'liveness', times('Failure', 1), 'Failure', 2, false, false],
    [
      'third failure: the container is killed, the count begins anew',
      'liveness',
      times('Failure', 2),
      'Failure',
      0,
      true,
      true,
    ],
    ['a success between begins a new count', 'liveness', times('Failure', 2), 'Success', 1, false, false],
    ['a failure between begins a new count', 'liveness', times('Success', 9), 'Failure', 1, false, false],
    ['first success of two', 'readiness', nothing, 'Success', 1, false, false],
    ['second success of two', 'readiness', times('Success', 1), 'Success', 2, true, false],
    ['every further success is believed', 'readiness', times('Success', 2), 'Success', 3, true, false],
    [
      'third failure of readiness: the count goes on',
      'readiness',
      times('Failure', 2),
      'Failure',
      3,
      true,
      false,
    ],
    ['a success of liveness holds nothing', 'liveness', times('Success', 1), 'Success', 2, true, false],
    ['a believed start ends the probing', 'startup', times('Success', 1), 'Success', 0, true, true],
    ['a believed failure to start does too', 'startup', times('Failure', 2), 'Failure', 0, true, true],
    [
      'a failure to start below the limit does not',
      'startup',
      times('Failure', 1),
      'Failure',
      2,
      false,
      false,
    ],
  ];
  for (const [what, kind, before, answer, count, publish, hold] of rows) {
    test(`${kind}: ${what}`, () =>
      expect(afterProbe(kind, thresholds, before, answer)).toEqual({
        count: { result: answer, times: count },
        publish,
        hold,
      }));
  }
});

describe('the first tick of a worker comes', () => {
  const half = () => 0.5;
  const rows: readonly (readonly [what: string, upFor: number, expected: number])[] = [
    ['at once when the kubelet has run for ever', Number.POSITIVE_INFINITY, 0],
    ['at once when it has run for one period', 10_000, 0],
    ['after a part of the period when it has run for less', 9_999, 5_000],
    ['after a part of the period when it has just started', 0, 5_000],
  ];
  for (const [what, upFor, expected] of rows)
    test(what, () => expect(delayOfFirstTick(10_000, upFor, half)).toBe(expected));
});
