import { describe, test } from 'node:test';
import { expect } from 'expect';
import { withDisruptionTarget } from '../api/disruption-target';
import type { Pod } from '../api/types';
import { Choices } from '../simulation/choices';
import { Simulation } from '../simulation/simulation';
import { Calendar, seconds } from '../simulation/time';
import { Journal } from '../store/journal';
import { type NewObject, Store } from '../store/store';
import type { ControllerContext } from './controller';
import { StaleDisruptions, staleAt } from './stale-disruptions';
import { Switches } from './switches';
import { aPod, at, CALENDAR, type PodSaying } from './testing';

describe('A disruption that never came is taken back two minutes later', () => {
  const rows: readonly (readonly [
    what: string,
    condition: { readonly status: string; readonly reason?: string } | undefined,
    pod: PodSaying,
    expected: number | undefined,
  ])[] = [
    ['it was evicted, but not deleted', { status: 'True', reason: 'EvictionByEvictionAPI' }, {}, 130],
    ['no reason is told', { status: 'True' }, {}, 130],
    ['it was pending', { status: 'True' }, { phase: 'Pending' }, 130],
    ['it was deleted', { status: 'True' }, { deletionTimestamp: at(11) }, undefined],
    ['it has failed', { status: 'True' }, { phase: 'Failed' }, undefined],
    ['it has succeeded', { status: 'True' }, { phase: 'Succeeded' }, undefined],
    ['its kubelet ends it', { status: 'True', reason: 'TerminationByKubelet' }, {}, undefined],
    ['it was taken back', { status: 'False' }, {}, undefined],
    ['there never was one', undefined, {}, undefined],
  ];
  for (const [what, condition, saying, expected] of rows) {
    test(`${what}: ${expected === undefined ? 'never' : `at ${expected}s`}`, () => {
      const pod = aPod('web', saying);
      const disrupted = { type: 'DisruptionTarget', lastTransitionTime: at(10), ...condition };
      const conditions = [...pod.status.conditions!, ...(condition ? [disrupted as never] : [])];
      const due = staleAt({ ...pod, status: { ...pod.status, conditions } }, CALENDAR);
      expect(due).toBe(expected === undefined ? undefined : seconds(expected));
    });
  }
});

test('Neither its reason nor its message is left, and everything else is', () => {
  const simulation = new Simulation(new Choices());
  const calendar = new Calendar();
  const store = new Store(simulation, calendar, new Journal(simulation));
  new StaleDisruptions({
    simulation,
    store,
    calendar,
    switches: new Switches(),
  } as unknown as ControllerContext);
  const pod = store.create<Pod>(aPod('web', { readySince: 0 }) as unknown as NewObject, 'user');
  simulation.runUntil(seconds(10));
  const status = withDisruptionTarget(pod, { reason: 'EvictionByEvictionAPI', message: 'evicting' }, at(10));
  store.update<Pod>(pod, { ...pod, status }, 'kube-apiserver');
  const conditions = () => store.get<Pod>('Pod', 'default', 'web')!.status.conditions;
  simulation.runUntil(seconds(129));
  expect(conditions()).toEqual(status.conditions);
  simulation.runUntil(seconds(130));
  const [ready] = status.conditions!;
  const reset = {
    type: 'DisruptionTarget',
    status: 'False',
    lastProbeTime: null,
    lastTransitionTime: at(130),
  };
  expect(conditions()).toEqual([ready, reset]);
});
