import { test } from 'node:test';
import { expect } from 'expect';
import { sameTemplate } from '../api/same-template';
import type { Labels, PodTemplate, ReplicaSet } from '../api/types';
import {
  annotationsAfterRollback,
  newAndOld,
  newSetAnnotations,
  REVISION,
  REVISION_HISTORY,
  revisionOf,
  surplusSets,
  templateWithoutHash,
} from './deployment-revisions';
import { aDeployment, aReplicaSet, aTemplate, at } from './testing';

const template = (image: string, labels?: object) => aTemplate(image, labels) as PodTemplate;
const hashed = (hash: string) => ({ app: 'web', 'pod-template-hash': hash });
const set = (name: string, image: string, created = 0): ReplicaSet =>
  aReplicaSet(name, { template: template(image, hashed(name)) }, {}, { creationTimestamp: at(created) });

const SAME: readonly [string, PodTemplate, PodTemplate, boolean][] = [
  ['equal content', template('web:1'), template('web:1'), true],
  ['the hash does not matter', template('web:1'), template('web:1', hashed('x')), true],
  ['another label does', template('web:1'), template('web:1', { app: 'other' }), false],
  ['one more label does', template('web:1'), template('web:1', { app: 'web', tier: 'a' }), false],
  ['another image does', template('web:1'), template('web:2'), false],
];

for (const [name, a, b, expected] of SAME) {
  test(`templates: ${name}`, () => expect(sameTemplate(a, b)).toBe(expected));
}

const NEW: readonly [string, readonly ReplicaSet[], string | undefined, readonly string[]][] = [
  ['there is none', [set('a', 'web:1')], undefined, ['a']],
  ['the one of the template', [set('a', 'web:1'), set('b', 'web:2', 1)], 'b', ['a']],
  ['of several the oldest', [set('c', 'web:2', 2), set('b', 'web:2', 1)], 'b', ['c']],
  ['of one second the first by name', [set('c', 'web:2'), set('b', 'web:2')], 'b', ['c']],
  ['the others from the oldest on', [set('b', 'web:3', 2), set('a', 'web:1', 1)], undefined, ['a', 'b']],
];

for (const [name, sets, newest, old] of NEW) {
  test(`new ReplicaSet: ${name}`, () => {
    const found = newAndOld(template('web:2'), sets);
    expect(found.newSet?.metadata.name).toBe(newest);
    expect(found.oldSets.map((one) => one.metadata.name)).toEqual(old);
  });
}

const history = (count: number) => Array.from({ length: count }, (_, i) => String(1_000 + i)).join();

const ANNOTATIONS: readonly [string, Labels | undefined, Labels | undefined, number, Labels][] = [
  ['the first revision', undefined, undefined, 1, { [REVISION]: '1' }],
  ['what the Deployment says goes along', { team: 'a' }, undefined, 1, { team: 'a', [REVISION]: '1' }],
  [
    "the Deployment's own revision does not",
    { [REVISION]: '7', 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
    undefined,
    1,
    { [REVISION]: '1' },
  ],
  [
    'a new one comes back: its number is remembered',
    {},
    { [REVISION]: '1' },
    3,
    { [REVISION]: '3', [REVISION_HISTORY]: '1' },
  ],
  [
    'and again',
    {},
    { [REVISION]: '3', [REVISION_HISTORY]: '1' },
    5,
    { [REVISION]: '5', [REVISION_HISTORY]: '1,3' },
  ],
  ['a smaller number changes nothing', {}, { [REVISION]: '5' }, 3, { [REVISION]: '5' }],
  [
    '2,000 characters are kept',
    {},
    { [REVISION]: '99999', [REVISION_HISTORY]: history(399) },
    100_000,
    { [REVISION]: '100000', [REVISION_HISTORY]: `${history(399)},99999` },
  ],
  [
    'of more the oldest goes',
    {},
    { [REVISION]: '100000', [REVISION_HISTORY]: history(399) },
    100_001,
    { [REVISION]: '100001', [REVISION_HISTORY]: `${history(399).slice(5)},100000` },
  ],
];

for (const [name, deployment, before, revision, expected] of ANNOTATIONS) {
  test(`annotations: ${name}`, () =>
    expect(newSetAnnotations(deployment, before, revision)).toEqual(expected));
}

test('annotations: where nothing changes it is the same object', () => {
  const before = { [REVISION]: '2', team: 'a' };
  expect(newSetAnnotations({ team: 'a' }, before, 2)).toBe(before);
});

test('a rollback brings the annotations of the revision back and keeps those of the Deployment itself', () => {
  const deployment = { [REVISION]: '2', cause: 'second' };
  const old = { [REVISION]: '1', cause: 'first', 'deployment.kubernetes.io/max-replicas': '4' };
  expect(annotationsAfterRollback(deployment, old)).toEqual({ [REVISION]: '2', cause: 'first' });
});

test('a rollback brings the template back without the hash', () => {
  expect(templateWithoutHash(set('a', 'web:1'))).toEqual(template('web:1'));
});

const numbered = (revision: number, spec: object = {}, status: object = {}, metadata: object = {}) =>
  aReplicaSet(`web-${revision}`, spec, status, {
    annotations: { [REVISION]: String(revision) },
    ...metadata,
  });

const SURPLUS: readonly [string, number | undefined, readonly ReplicaSet[], readonly number[]][] = [
  ['as many as are kept', 2, [numbered(1), numbered(2)], []],
  ['one more: the smallest revision goes', 2, [numbered(3), numbered(1), numbered(2)], [1]],
  ['a history of none', 0, [numbered(1), numbered(2)], [1, 2]],
  ['one with pods stays', 0, [numbered(1, { replicas: 1 }), numbered(2)], [2]],
  ['one whose pods are not gone yet stays', 0, [numbered(1, {}, { replicas: 1 }), numbered(2)], [2]],
  ['one that its controller has not seen stays', 0, [numbered(1, {}, { observedGeneration: 0 })], []],
  [
    'one on its way out is not counted',
    1,
    [numbered(1, {}, {}, { deletionTimestamp: at(1) }), numbered(2)],
    [],
  ],
  ['without a limit all are kept', 2_147_483_647, [numbered(1), numbered(2)], []],
];

for (const [name, revisionHistoryLimit, sets, expected] of SURPLUS) {
  test(`history: ${name}`, () => {
    const deployment = aDeployment({ revisionHistoryLimit });
    expect(surplusSets(sets, deployment).map((one) => Number(one.metadata.name.slice(4)))).toEqual(expected);
  });
}

test('a revision that is no number is 0', () => {
  expect(revisionOf(aReplicaSet('a', {}, {}, { annotations: { [REVISION]: 'x' } }))).toBe(0);
});
