import { describe, test } from 'node:test';
import { expect } from 'expect';
import { replicasOfScale } from './decode-scale';

const TAKEN: readonly (readonly [what: string, spec: unknown, replicas: number])[] = [
  ['a number', { replicas: 3 }, 3],
  ['none', { replicas: 0 }, 0],
  ['the most that there can be', { replicas: 2147483647 }, 2147483647],
  ['no word of it', {}, 0],
  ['null', { replicas: null }, 0],
  ['no spec', undefined, 0],
  ['a field that there is not', { replicas: 2, paused: true }, 2],
];

const CANNOT = 'Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal';

const REFUSED: readonly (readonly [what: string, spec: unknown, refusal: string])[] = [
  [
    'fewer than none',
    { replicas: -1 },
    'Scale.autoscaling "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    'a word',
    { replicas: 'many' },
    `${CANNOT} string into Go struct field ScaleSpec.spec.replicas of type int32`,
  ],
  [
    'a number as text',
    { replicas: '3' },
    `${CANNOT} string into Go struct field ScaleSpec.spec.replicas of type int32`,
  ],
  [
    'a fraction',
    { replicas: 1.5 },
    `${CANNOT} number 1.5 into Go struct field ScaleSpec.spec.replicas of type int32`,
  ],
  [
    'less than none, and a fraction',
    { replicas: -0.5 },
    `${CANNOT} number -0.5 into Go struct field ScaleSpec.spec.replicas of type int32`,
  ],
  [
    'one more than the most',
    { replicas: 2147483648 },
    `${CANNOT} number 2147483648 into Go struct field ScaleSpec.spec.replicas of type int32`,
  ],
  ['a spec that is none', 'many', `${CANNOT} string into Go struct field Scale.spec of type v1.ScaleSpec`],
];

describe('a scale that is written asks for replicas', () => {
  for (const [what, spec, replicas] of TAKEN)
    test(what, () => expect(replicasOfScale({ spec }, 'web')).toBe(replicas));
});

describe('a scale is refused that has', () => {
  for (const [what, spec, refusal] of REFUSED)
    test(what, () => expect(() => replicasOfScale({ spec }, 'web')).toThrow(refusal));
});
