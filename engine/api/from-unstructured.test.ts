import { describe, test } from 'node:test';
import { expect } from 'expect';
import { structOf } from './field-types';
import { conversionProblem } from './from-unstructured';

const CASES: readonly (readonly [what: string, spec: unknown, problem: string | undefined])[] = [
  ['a number that is one', { replicas: 3 }, undefined],
  ['a number that is a word', { replicas: 'x' }, 'unrecognized type: int32'],
  ['a number as text', { replicas: '3' }, 'unrecognized type: int32'],
  ['a fraction where a whole number belongs', { replicas: 1.5 }, 'cannot convert float64 to int32'],
  ['a whole number that is written as a fraction', { replicas: 2.0 }, undefined],
  ['null, which is nothing', { replicas: null }, undefined],
  ['a truth that is a word', { paused: 'true' }, 'unrecognized type: bool'],
  ['a mapping for a number', { replicas: {} }, 'unrecognized type: int32'],
  [
    'a text that is a whole number',
    { template: { spec: { nodeName: 5 } } },
    'cannot convert int64 to string',
  ],
  ['a text that is a fraction', { template: { spec: { nodeName: 1.5 } } }, 'unrecognized type: string'],
  ['a text that is true', { template: { spec: { nodeName: true } } }, 'unrecognized type: string'],
  [
    'a word of its own type that is a number',
    { template: { spec: { restartPolicy: 1 } } },
    'cannot convert int64 to v1.RestartPolicy',
  ],
  [
    'a list that is a text',
    { template: { spec: { containers: 'app' } } },
    'cannot restore slice from string',
  ],
  ['a list that is a mapping', { template: { spec: { containers: {} } } }, 'cannot restore slice from map'],
  [
    'a list of texts where mappings belong',
    { template: { spec: { containers: ['a'] } } },
    'cannot restore struct from: string',
  ],
  ['a mapping that is a list', { template: { spec: { nodeSelector: [] } } }, 'cannot restore map from slice'],
  [
    'a mapping that is a number',
    { template: { spec: { nodeSelector: 1 } } },
    'cannot restore map from int64',
  ],
  [
    'a value in a mapping',
    { template: { spec: { nodeSelector: { ssd: true } } } },
    'unrecognized type: string',
  ],
  ['a struct that is a text', { template: 'x' }, 'cannot restore struct from: string'],
  [
    'a number or name that is neither',
    { strategy: { rollingUpdate: { maxSurge: true } } },
    'json: cannot unmarshal bool into Go value of type int32',
  ],
  ['what no struct has is another matter', { replica: 'x' }, undefined],
];

describe('what is wrong with the types of a patched object', () => {
  for (const [what, spec, problem] of CASES) {
    test(`${what}: ${problem ?? 'nothing'}`, () => {
      expect(conversionProblem({ spec } as object, structOf('apps/v1', 'Deployment')!)).toBe(problem);
    });
  }

  test('data of a secret that is no base64', () => {
    const problem = conversionProblem({ data: { a: '!' } }, structOf('v1', 'Secret')!);
    expect(problem).toBe('error decoding from json: illegal base64 data at input byte 0');
  });
});
