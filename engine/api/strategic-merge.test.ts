import { test } from 'node:test';
import { expect } from 'expect';
import { strategicMerge } from './strategic-merge';

const rows: readonly (readonly [name: string, live: object, patch: object, after: object])[] = [
  ['maps are merged', { a: { b: 1, c: 2 } }, { a: { c: 3 } }, { a: { b: 1, c: 3 } }],
  ['null takes away', { a: { b: 1, c: 2 } }, { a: { c: null } }, { a: { b: 1 } }],
  ['a list without a key is replaced', { args: ['a', 'b'] }, { args: ['c'] }, { args: ['c'] }],
  [
    'an element is found by its key and keeps its place',
    {
      containers: [
        { name: 'a', image: '1' },
        { name: 'b', image: '1' },
      ],
    },
    { containers: [{ name: 'b', image: '2' }] },
    {
      containers: [
        { name: 'a', image: '1' },
        { name: 'b', image: '2' },
      ],
    },
  ],
  [
    'a new element comes first of those that the list did not have',
    { containers: [{ name: 'a' }] },
    { containers: [{ name: 'b' }] },
    { containers: [{ name: 'b' }, { name: 'a' }] },
  ],
  [
    'the order that the patch sets',
    { containers: [{ name: 'a' }, { name: 'b' }] },
    {
      '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }],
      containers: [{ name: 'b', image: '2' }],
    },
    { containers: [{ name: 'b', image: '2' }, { name: 'a' }] },
  ],
  [
    'an element that is to be deleted goes',
    { containers: [{ name: 'a' }, { name: 'b' }] },
    { containers: [{ name: 'a', $patch: 'delete' }] },
    { containers: [{ name: 'b' }] },
  ],
  [
    'a list that is to be replaced is replaced',
    { containers: [{ name: 'a' }, { name: 'b' }] },
    { containers: [{ $patch: 'replace' }, { name: 'c' }] },
    { containers: [{ name: 'c' }] },
  ],
  [
    'a map that is to be replaced is replaced',
    { a: { b: 1 } },
    { a: { $patch: 'replace', c: 2 } },
    { a: { c: 2 } },
  ],
  [
    'of a union what is named stays',
    { strategy: { type: 'RollingUpdate', rollingUpdate: {} } },
    { strategy: { $retainKeys: ['type'], type: 'Recreate' } },
    { strategy: { type: 'Recreate' } },
  ],
  ['plain values are put together', { finalizers: ['a'] }, { finalizers: ['b'] }, { finalizers: ['b', 'a'] }],
  [
    'plain values are taken away',
    { finalizers: ['a', 'b'] },
    { '$deleteFromPrimitiveList/finalizers': ['a'] },
    { finalizers: ['b'] },
  ],
  [
    'ports of a container by containerPort',
    { ports: [{ containerPort: 80, name: 'http' }] },
    { ports: [{ containerPort: 80, name: 'web' }] },
    { ports: [{ containerPort: 80, name: 'web' }] },
  ],
  [
    'ports of a Service by port',
    { ports: [{ port: 80, name: 'http' }, { port: 81 }] },
    { ports: [{ port: 80, name: 'web' }] },
    { ports: [{ port: 80, name: 'web' }, { port: 81 }] },
  ],
];
for (const [name, live, patch, after] of rows) {
  test(name, () => expect(strategicMerge(live as never, patch as never)).toEqual(after));
}
