import { beforeEach, describe, test } from 'node:test';
import { expect } from 'expect';
import type { Labels, Pod, ReplicaSet } from '../api/types';
import { Choices } from '../simulation/choices';
import { Simulation } from '../simulation/simulation';
import { Journal } from '../store/journal';
import { type NewObject, Store } from '../store/store';
import { controllerReference } from './owner-references';
import { CountedReplicas, type ReplicaCounts } from './replica-counts';
import { aPod, at, CALENDAR, type PodSaying } from './testing';

const LABELS = { app: 'web' };
const READY = { readySince: 1 };
const LEAVING = { deletionTimestamp: at(1) };

describe('The pods of a ReplicaSet, counted', () => {
  let store: Store;
  let set: ReplicaSet;
  let counted: CountedReplicas;
  beforeEach(() => {
    const simulation = new Simulation(new Choices());
    store = new Store(simulation, CALENDAR, new Journal(simulation));
    const metadata = { name: 'web', namespace: 'default' };
    const object = { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata, spec: {}, status: {} };
    set = store.create<ReplicaSet>(object as unknown as NewObject, 'user');
    counted = new CountedReplicas(store, ['ReplicaSet']);
  });

  const make = (name: string, saying: PodSaying = {}, labels: Labels = LABELS, isOwned = true) => {
    const pod = aPod(name, saying);
    const ownerReferences = isOwned ? [controllerReference(set)] : undefined;
    const metadata = { ...pod.metadata, namespace: 'default', labels, ownerReferences };
    return store.create<Pod>({ ...pod, metadata }, 'user');
  };
  const become = (pod: Pod, saying: PodSaying) => {
    const { metadata, status } = aPod(pod.metadata.name, saying);
    const { deletionTimestamp } = metadata;
    return store.update(pod, { ...pod, metadata: { ...pod.metadata, deletionTimestamp }, status }, 'user');
  };

  const own = (pod: Pod, owner: ReplicaSet | undefined, labels = LABELS) => {
    const ownerReferences = owner && [controllerReference(owner)];
    return store.update(pod, { ...pod, metadata: { ...pod.metadata, labels, ownerReferences } }, 'user');
  };
  const another = () => {
    const metadata = { name: 'other', namespace: 'default' };
    return store.create<ReplicaSet>({ ...set, metadata } as unknown as NewObject, 'user');
  };

  type Numbers = Partial<ReplicaCounts> | undefined;
  const rows: readonly (readonly [what: string, happens: () => void, expected: Numbers])[] = [
    ['none', () => {}, undefined],
    ['one that starts', () => make('a', { phase: 'Pending' }), { active: 1, ready: 0, terminating: 0 }],
    ['one that is ready', () => make('a', READY), { active: 1, ready: 1, terminating: 0 }],
    ['one that became ready', () => become(make('a'), READY), { active: 1, ready: 1, terminating: 0 }],
    ['one that is ready no more', () => become(make('a', READY), {}), { active: 1, ready: 0 }],
    [
      'one on its way out, ready still',
      () => make('a', { ...READY, ...LEAVING }),
      { active: 0, ready: 0, terminating: 1 },
    ],
    [
      'one that is asked to go',
      () => become(make('a', READY), LEAVING),
      { active: 0, ready: 0, terminating: 1 },
    ],
    [
      'one that has failed',
      () => become(make('a'), { phase: 'Failed' }),
      { active: 0, terminating: 0, pods: 1 },
    ],
    ['two', () => [make('a', READY), make('b')], { active: 2, ready: 1, pods: 2 }],
    [
      'one of two is gone',
      () => [make('a'), store.remove(make('b', READY), 'user')],
      { active: 1, ready: 0, pods: 1 },
    ],
    ['the last is gone', () => store.remove(make('a'), 'user'), undefined],
    ['one of nobody', () => make('a', READY, LABELS, false), undefined],
    [
      'one that is adopted',
      () => own(make('a', READY, LABELS, false), set),
      { active: 1, ready: 1, pods: 1 },
    ],
    [
      'one that is let go',
      () => [make('a'), own(make('b', READY), undefined)],
      { active: 1, ready: 0, pods: 1 },
    ],
    ['one that has another owner', () => [make('a'), own(make('b'), another())], { active: 1, pods: 1 }],
    [
      'one of two whose labels are changed',
      () => [make('a'), own(make('b'), set, { app: 'other' })],
      undefined,
    ],
    [
      'one whose labels are changed, and back',
      () => [make('a'), own(own(make('b', READY), set, { app: 'other' }), set)],
      { active: 2, ready: 1, pods: 2 },
    ],
    [
      'the first of two is let go',
      () => {
        const first = make('a');
        make('b', READY);
        own(first, undefined);
      },
      { active: 1, ready: 1, pods: 1 },
    ],
    ['two of other labels', () => [make('a'), make('b', {}, { app: 'web', canary: 'yes' })], undefined],
    [
      'the one of other labels is gone',
      () => [make('a'), store.remove(make('b', {}, { x: 'y' }), 'user')],
      { active: 1 },
    ],
  ];
  for (const [what, happens, expected] of rows) {
    test(what, () => {
      happens();
      const counts = counted.of(set);
      if (expected === undefined) expect(counts).toBeUndefined();
      else expect(counts).toMatchObject(expected);
    });
    test(`${what}, counted only then`, () => {
      happens();
      expect(new CountedReplicas(store, ['ReplicaSet']).of(set)).toEqual(counted.of(set));
    });
  }
});
