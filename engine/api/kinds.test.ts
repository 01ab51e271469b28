import { describe, test } from 'node:test';
import { expect } from 'expect';
import { groupKind, isNamespaced, KINDS, kindOf, kindOfManifest, resourceName } from './kinds';

describe('kindOf takes every name that kubectl takes', () => {
  const rows = [
    ['pod', 'Pod'],
    ['Pods', 'Pod'],
    ['po', 'Pod'],
    ['deploy', 'Deployment'],
    ['Deployment', 'Deployment'],
    ['deployments.apps', 'Deployment'],
    ['deployment.v1.apps', 'Deployment'],
    ['pods.v1', 'Pod'],
    ['sts', 'StatefulSet'],
    ['svc', 'Service'],
    ['hpa', 'HorizontalPodAutoscaler'],
    ['pvc', 'PersistentVolumeClaim'],
    ['no', 'Node'],
    ['ns', 'Namespace'],
    ['cm', 'ConfigMap'],
    ['sa', 'ServiceAccount'],
    ['ev', 'Event'],
  ] as const;
  for (const [name, kind] of rows) test(`${name} is ${kind}`, () => expect(kindOf(name)?.kind).toBe(kind));

  for (const name of ['pood', 'deployments.batch', 'constructor', '__proto__', '']) {
    test(`"${name}" is no kind`, () => expect(kindOf(name)).toBeUndefined());
  }
});

test('a manifest must name kind and version as they are served', () => {
  expect(kindOfManifest('apps/v1', 'Deployment')?.plural).toBe('deployments');
  expect(kindOfManifest('v1', 'Deployment')).toBeUndefined();
  expect(kindOfManifest('apps/v1', 'deployment')).toBeUndefined();
  expect(kindOfManifest('autoscaling/v1', 'HorizontalPodAutoscaler')?.kind).toBe('HorizontalPodAutoscaler');
});

test('messages name kinds with their group', () => {
  expect(['Pod', 'Deployment'].map(resourceName)).toEqual(['pods', 'deployments.apps']);
  expect(['Pod', 'Deployment'].map(groupKind)).toEqual(['Pod', 'Deployment.apps']);
  expect(['Pod', 'Node'].map(isNamespaced)).toEqual([true, false]);
});

test('no two kinds share a name in one group', () => {
  const names = KINDS.flatMap(({ group, plural, singular, shortNames }) =>
    [...new Set([plural, singular, ...shortNames])].map((name) => `${name}.${group}`),
  );
  expect(new Set(names).size).toBe(names.length);
});
