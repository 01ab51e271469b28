import { test } from 'node:test';
import { expect } from 'expect';
import { ApiError } from '../api/errors';
import { deleteOptionsOf } from './delete-options';

const rows: readonly (readonly [body: object, answer: object | string])[] = [
  [{}, { propagationPolicy: undefined }],
  [{ propagationPolicy: null }, { propagationPolicy: undefined }],
  [
    { propagationPolicy: 'Orphan', gracePeriodSeconds: 5 },
    { propagationPolicy: 'Orphan', gracePeriodSeconds: 5 },
  ],
  [{ orphanDependents: true }, { propagationPolicy: 'Orphan' }],
  [{ orphanDependents: false }, { propagationPolicy: 'Background' }],
  [{ propagationPolicy: '' }, 'Unsupported value: ""'],
  [{ propagationPolicy: 'orphan' }, 'Unsupported value: "orphan"'],
  [{ propagationPolicy: 'Orphan', orphanDependents: true }, 'cannot be both set'],
];

for (const [body, answer] of rows)
  test(`a deletion with ${JSON.stringify(body)} means ${JSON.stringify(answer)}`, () => {
    if (typeof answer === 'object') return expect(deleteOptionsOf(body as never)).toEqual(answer);
    expect(() => deleteOptionsOf(body as never)).toThrow(ApiError);
    return expect(() => deleteOptionsOf(body as never)).toThrow(answer);
  });
