import { test } from 'node:test';
import { expect } from 'expect';
import { parse } from 'yaml';
import { mismatches } from './partial-match';

const POD = {
  metadata: { name: 'web', labels: { app: 'web' }, creationTimestamp: '2026-01-01T00:00:40Z' },
  status: {
    phase: 'Running',
    podIP: '10.0.0.1',
    conditions: [
      { type: 'Ready', status: 'True' },
      { type: 'Initialized', status: 'True' },
    ],
    containerStatuses: [
      { name: 'app', restartCount: 4, state: { running: {} } },
      { name: 'log', restartCount: 0, ready: false },
    ],
    hostIPs: [{ ip: '10.0.0.2' }, { ip: '10.0.0.3' }],
    list: ['a', 'b'],
    empty: [],
  },
};

const matching: readonly (readonly [sentence: string, yaml: string])[] = [
  ['one field of many', 'status: { phase: Running }'],
  [
    'an element found by name, whatever its place',
    'status: { containerStatuses: [{ name: log, ready: false }] }',
  ],
  ['an element found by type', 'status: { conditions: [{ type: Initialized, status: "True" }] }'],
  ['elements without a name: any that matches', 'status: { hostIPs: [{ ip: 10.0.0.3 }] }'],
  ['two elements, each its own', 'status: { hostIPs: [{ ip: 10.0.0.3 }, { ip: 10.0.0.2 }] }'],
  ['plain elements in any order', 'status: { list: [b, a] }'],
  ['null where nothing is', 'status: { reason: null }'],
  ['any string', 'status: { podIP: "*" }'],
  ['a string with a star', 'status: { podIP: "10.0.*" }'],
  ['a regular expression', 'status: { podIP: "/^10\\\\./" }'],
  ['any object', 'status: { containerStatuses: [{ name: app, state: "*" }] }'],
  ['the empty list', 'status: { empty: [] }'],
  ['a time stamp by its moment', 'metadata: { creationTimestamp: "@40s" }'],
];

const differing: readonly (readonly [
  sentence: string,
  yaml: string,
  path: string,
  expected: string,
  found: string,
])[] = [
  ['another value', 'status: { phase: Failed }', 'status.phase', 'Failed', 'Running'],
  [
    'a number is no text',
    'status: { containerStatuses: [{ name: app, restartCount: "4" }] }',
    'status.containerStatuses[app].restartCount',
    '4',
    '4',
  ],
  [
    'a number that differs',
    'status: { containerStatuses: [{ name: app, restartCount: 3 }] }',
    'status.containerStatuses[app].restartCount',
    '3',
    '4',
  ],
  [
    'no such element',
    'status: { containerStatuses: [{ name: x }] }',
    'status.containerStatuses[x]',
    '{"name":"x"}',
    'nothing',
  ],
  ['a field that is missing', 'status: { reason: Evicted }', 'status.reason', 'Evicted', 'nothing'],
  ['null where something is', 'status: { podIP: null }', 'status.podIP', 'nothing', '10.0.0.1'],
  ['fields where a text is', 'status: { phase: { a: 1 } }', 'status.phase', 'fields', 'Running'],
  ['a list where fields are', 'status: []', 'status', 'a list', '{'],
  ['the empty list where some are', 'status: { list: [] }', 'status.list', 'an empty list', '["a","b"]'],
  [
    'one element does not stand for two',
    'status: { hostIPs: [{ ip: 10.0.0.2 }, { ip: 10.0.0.2 }] }',
    'status.hostIPs[]',
    '{"ip"',
    '[',
  ],
  [
    'a time stamp of another moment',
    'metadata: { creationTimestamp: "@41s" }',
    'metadata.creationTimestamp',
    '@41s (2026-01-01T00:00:41Z)',
    '2026-01-01T00:00:40Z',
  ],
  ['a name that only objects inherit', 'status: { constructor: "*" }', 'status.constructor', '*', 'nothing'],
];

const timestampAt = (moment: string) => `2026-01-01T00:00:${moment.replace('s', '').padStart(2, '0')}Z`;

for (const [sentence, yaml] of matching) {
  test(`matches: ${sentence}`, () => expect(mismatches(parse(yaml), POD, timestampAt)).toEqual([]));
}

for (const [sentence, yaml, path, expected, found] of differing) {
  test(`differs: ${sentence}`, () => {
    const [first, ...more] = mismatches(parse(yaml), POD, timestampAt);
    expect(more).toEqual([]);
    expect(first).toEqual({
      path,
      expected: expect.stringContaining(expected),
      found: expect.stringContaining(found),
    });
  });
}

test('every difference is told', () => {
  const found = mismatches(parse('status: { phase: Failed, podIP: null, list: [c] }'), POD, timestampAt);
  expect(found.map(({ path }) => path)).toEqual(['status.phase', 'status.podIP', 'status.list[]']);
});
