import { describe, test } from 'node:test';
import { expect } from 'expect';
import { defaulted } from './defaults';
import { fieldErrorText } from './field-error';
import type { Fields } from './fields';
import { validatePodResize } from './validate-pod-resize';

const small = { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m' } };
const CONTAINERS = [
  { name: 'a', image: 'i', resources: small },
  { name: 'b', image: 'i' },
];

function pod(spec: object): Fields {
  return defaulted({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'default' },
    spec,
  } as unknown as Parameters<typeof defaulted>[0]) as unknown as Fields;
}

/** The complaints about a resize of the pod with these containers to those. */
function complaints(
  next: readonly object[],
  old: readonly object[] = CONTAINERS,
  more: object = {},
  podLevel = true,
) {
  const errors = validatePodResize(pod({ containers: next, ...more }), pod({ containers: old, ...more }), {
    podLevel,
  });
  return errors.map(fieldErrorText);
}

const [a, b] = CONTAINERS as [object, object];
const CASES: readonly [string, readonly object[], readonly string[]][] = [
  ['more cpu', [{ ...a, resources: { ...small, limits: { cpu: '300m' } } }, b], []],
  [
    'a container by another name',
    [a, { ...b, name: 'c' }],
    ['spec.containers[1].name: Forbidden: containers may not be renamed or reordered on resize'],
  ],
  [
    'containers in another order',
    [b, a],
    [
      'spec.containers[0].name: Forbidden: containers may not be renamed or reordered on resize',
      'spec.containers[1].name: Forbidden: containers may not be renamed or reordered on resize',
    ],
  ],
  [
    'one container less',
    [a],
    ['spec.containers: Forbidden: containers may not be added or removed on resize'],
  ],
  [
    'no limit any more',
    [{ ...a, resources: { requests: small.requests } }, b],
    ['spec.containers[0].resources.limits: Forbidden: resource limits cannot be removed'],
  ],
  [
    'another image',
    [{ ...a, image: 'j' }, b],
    ['spec: Forbidden: only cpu and memory resources are mutable'],
  ],
];

describe('A resize', () => {
  for (const [name, next, texts] of CASES) {
    test(`${name}: ${texts.length === 0 ? 'allowed' : 'refused'}`, () => {
      expect(complaints(next)).toEqual(texts);
    });
  }

  test('of a pod with resources of its own is refused before 1.36', () => {
    const own = { resources: { requests: { cpu: '1' } } };
    expect(complaints(CONTAINERS, CONTAINERS, own, false)).toEqual([
      ': Forbidden: resize of pods with pod-level resources is forbidden when InPlacePodLevelResourcesVerticalScalingEnabled feature gate is disabled',
    ]);
  });
});
