import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject } from '../engine';
import { notApplied, resolveContainer, resolveObject, type Target } from './references';
import { momentOf, podWith } from './testing';
import { containerOf, objectOf } from './words';

const owned = (name: string, owner: string) =>
  podWith(name, ['app'], { ownerReferences: [{ kind: 'ReplicaSet', name: owner, uid: `uid-${owner}` }] });
const replicaSet = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    name: 'web-1',
    namespace: 'default',
    uid: 'uid-web-1',
    ownerReferences: [{ kind: 'Deployment', name: 'web', uid: 'uid-web' }],
  },
} as unknown as KubeObject;
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'default', uid: 'uid-web' },
} as KubeObject;

const LAST = new Map<string, Target>([['Pod', { kind: 'Pod', namespace: 'default', name: 'b' }]]);
const NOTHING = new Map<string, Target>();

type Row = readonly [
  sentence: string,
  text: string,
  living: readonly KubeObject[],
  gone: readonly KubeObject[],
  means: string,
];

const found: readonly Row[] = [
  ['by its name', 'pod "a"', [podWith('a'), podWith('b')], [], 'default/a'],
  ['by a short name of the kind', 'po "a"', [podWith('a')], [], 'default/a'],
  ['the only one', 'the pod', [podWith('a')], [], 'default/a'],
  ['the only one that is left', 'the pod', [podWith('a')], [podWith('b')], 'default/a'],
  ['the only one, though it is gone', 'the pod', [], [podWith('a')], 'default/a'],
  ['one that is gone, by its name', 'pod "b"', [podWith('a')], [podWith('b')], 'default/b'],
  ['by the beginning of its name', 'pod "web-*"', [podWith('web-1'), podWith('a')], [], 'default/web-1'],
  ['in the one namespace that has it', 'pod "a"', [podWith('shop/a')], [], 'shop/a'],
  [
    'in the namespace that is named',
    'pod "a" in namespace "shop"',
    [podWith('a'), podWith('shop/a')],
    [],
    'shop/a',
  ],
  [
    'the newest of an owner of its owner',
    'the newest pod of deployment "web"',
    [deployment, replicaSet, owned('p', 'web-1'), owned('q', 'web-1'), podWith('x')],
    [],
    'default/q',
  ],
  [
    'the second of an owner',
    'the second pod of replicaset "web-1"',
    [replicaSet, owned('p', 'web-1'), owned('q', 'web-1')],
    [],
    'default/q',
  ],
];
for (const [sentence, text, living, gone, means] of found) {
  test(`${text} is found: ${sentence}`, () => {
    const target = resolveObject(objectOf(text), momentOf(living, gone), NOTHING) as Target;
    expect(`${target.namespace}/${target.name}`).toBe(means);
  });
}

test('the pod named last is meant where there are several', () => {
  expect(resolveObject(objectOf('the pod'), momentOf([podWith('a'), podWith('b')]), LAST)).toMatchObject({
    name: 'b',
  });
});

const unclear: readonly (readonly [
  text: string,
  living: readonly KubeObject[],
  message: string,
  advice: string,
])[] = [
  [
    'the pod',
    [podWith('web'), podWith('worker')],
    '"the pod" could be any of "web", "worker".',
    'Say which one, as in: pod "web"',
  ],
  [
    'pod "w*"',
    [podWith('web'), podWith('worker')],
    'pod "w*" could be any of "web", "worker".',
    'Say which one, as in: pod "web"',
  ],
  [
    'pod "a"',
    [podWith('a'), podWith('shop/a')],
    'pod "a" could be any of namespace "default", "shop".',
    'Say which one, as in: pod "a" in namespace "default"',
  ],
  ['pdo "a"', [podWith('a')], 'there is no kind "pdo"', 'Did you mean po?'],
];
for (const [text, living, message, advice] of unclear) {
  test(`${text} is unclear`, () => {
    let told: unknown;
    try {
      resolveObject(objectOf(text), momentOf(living), NOTHING);
    } catch (error) {
      told = error;
    }
    expect(told).toMatchObject({ message, advice });
  });
}

const missing: readonly (readonly [text: string, living: readonly KubeObject[], why: string])[] = [
  ['pod "wev"', [podWith('web')], 'there is no pod "wev". Did you mean web?'],
  ['pod "wev"', [], 'there is no pod "wev", nor any other pod'],
  ['the pod', [], 'there is no pod'],
  ['the third pod of replicaset "web-1"', [replicaSet, owned('p', 'web-1')], 'there are only 1 of them: "p"'],
];
for (const [text, living, why] of missing) {
  test(`${text} among ${living.length} is missing`, () => {
    expect(resolveObject(objectOf(text), momentOf(living), NOTHING)).toEqual({ missing: why });
  });
}

test('owners in a circle end', () => {
  const a = podWith('a', ['app'], { uid: 'a', ownerReferences: [{ kind: 'Pod', name: 'b', uid: 'b' }] });
  const b = podWith('b', ['app'], { uid: 'b', ownerReferences: [{ kind: 'Pod', name: 'a', uid: 'a' }] });
  expect(
    resolveObject(objectOf('the first pod of deployment "web"'), momentOf([deployment, a, b]), NOTHING),
  ).toHaveProperty('missing');
});

const containers: readonly (readonly [
  sentence: string,
  text: string,
  living: readonly KubeObject[],
  means: string,
])[] = [
  ['the only pod that has it', 'container "app"', [podWith('a'), podWith('x', ['other'])], 'a/app'],
  ['the only one of the only pod', 'the container', [podWith('a')], 'a/app'],
  ['of the pod that is named', 'container "app" of pod "b"', [podWith('a'), podWith('b')], 'b/app'],
  ['the only one of a pod', 'the container of pod "b"', [podWith('a'), podWith('b', ['main'])], 'b/main'],
];
for (const [sentence, text, living, means] of containers) {
  test(`${text} is found: ${sentence}`, () => {
    const target = resolveContainer(containerOf(text), momentOf(living), NOTHING);
    expect('missing' in target ? target.missing : `${target.pod.name}/${target.container}`).toBe(means);
  });
}

test('a container of several pods is that of the pod named last', () => {
  expect(
    resolveContainer(containerOf('container "app"'), momentOf([podWith('a'), podWith('b')]), LAST),
  ).toMatchObject({ pod: { name: 'b' } });
});

test('a container of several pods is unclear', () => {
  expect(() =>
    resolveContainer(containerOf('container "app"'), momentOf([podWith('a'), podWith('b')]), NOTHING),
  ).toThrow('container "app" could be that of any of "a", "b".');
});

test('"the container" of a pod with two is unclear', () => {
  expect(() =>
    resolveContainer(containerOf('the container'), momentOf([podWith('a', ['x', 'y'])]), NOTHING),
  ).toThrow('"the container" of pod "a" could be any of "x" and "y".');
});

test('a container that no pod has', () => {
  expect(resolveContainer(containerOf('container "ap"'), momentOf([podWith('a')]), NOTHING)).toEqual({
    missing: 'there is no container "ap" in pod "a". Did you mean app?',
  });
});

test('where there is nothing of a kind, the sentence says so', () =>
  expect(resolveObject(objectOf('pod "nope"'), momentOf([]), NOTHING)).toEqual({
    missing: 'there is no pod "nope", nor any other pod',
  }));

const loaded = [{ kind: 'Pod', metadata: { name: 'web', namespace: 'shop' } }];
const hints: readonly (readonly [text: string, hinted: boolean])[] = [
  ['pod "web"', true],
  ['the pod', true],
  ['pod "we*"', true],
  ['pod "web" in namespace "shop"', true],
  ['pod "web" in namespace "default"', false],
  ['pod "other"', false],
  ['node "web"', false],
];
for (const [text, hinted] of hints) {
  test(`of ${text}, loaded and not applied, ${hinted ? 'is' : 'nothing is'} told`, () =>
    expect(notApplied(objectOf(text), loaded)).toBe(
      hinted ? '. Pod "web" is loaded and not applied yet: When the manifest is applied' : '',
    ));
}
