import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { Fields } from '../api/fields';
import { applyPatch } from './apply-patch';

const LIVE = {
  replicas: 2,
  strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%' } },
  containers: [
    { name: 'app', image: 'app:1', env: [{ name: 'A', value: '1' }], args: ['x'] },
    { name: 'log', image: 'log:1' },
  ],
  finalizers: ['a', 'b'],
};

const CASES: readonly (readonly [what: string, last: Fields, wanted: Fields, patch: Fields])[] = [
  ['what is there already', {}, { replicas: 2 }, {}],
  ['another value', {}, { replicas: 3 }, { replicas: 3 }],
  ['a value of another type', {}, { replicas: '2' }, { replicas: '2' }],
  ['a new field, whole', {}, { selector: { app: 'web' } }, { selector: { app: 'web' } }],
  ['a field that is applied no more', { replicas: 2 }, {}, { replicas: null }],
  ['a field that is applied no more, and is not there', { paused: true }, {}, { paused: null }],
  ['a field that others have added', {}, {}, {}],
  [
    'a strategy that says what stays of it',
    {},
    { strategy: { type: 'Recreate' } },
    { strategy: { type: 'Recreate', $retainKeys: ['type'] } },
  ],
  [
    'one of several containers',
    {},
    { containers: [{ name: 'app', image: 'app:2' }, { name: 'log' }] },
    {
      containers: [{ name: 'app', image: 'app:2' }],
      '$setElementOrder/containers': [{ name: 'app' }, { name: 'log' }],
    },
  ],
  [
    'a container that is applied no more',
    { containers: [{ name: 'app' }, { name: 'log' }] },
    { containers: [{ name: 'app' }] },
    { containers: [{ name: 'log', $patch: 'delete' }], '$setElementOrder/containers': [{ name: 'app' }] },
  ],
  [
    'a variable within a container',
    {},
    { containers: [{ name: 'app', env: [{ name: 'A', value: '2' }] }, { name: 'log' }] },
    {
      containers: [
        { name: 'app', env: [{ name: 'A', value: '2' }], '$setElementOrder/env': [{ name: 'A' }] },
      ],
      '$setElementOrder/containers': [{ name: 'app' }, { name: 'log' }],
    },
  ],
  [
    'a list without keys, whole',
    {},
    { containers: [{ name: 'app', args: ['y'] }, { name: 'log' }] },
    {
      containers: [{ name: 'app', args: ['y'] }],
      '$setElementOrder/containers': [{ name: 'app' }, { name: 'log' }],
    },
  ],
  [
    'plain values',
    { finalizers: ['a', 'c'] },
    { finalizers: ['a', 'd'] },
    {
      finalizers: ['d'],
      '$deleteFromPrimitiveList/finalizers': ['c'],
      '$setElementOrder/finalizers': ['a', 'd'],
    },
  ],
];

describe('the patch that kubectl apply sends', () => {
  for (const [what, last, wanted, patch] of CASES)
    test(what, () => expect(applyPatch(last, wanted, LIVE)).toEqual(patch));
});
