import { test } from 'node:test';
import { expect } from 'expect';
import type { Endpoint, EndpointSlice } from '../api/types';
import { type PortGroup, planSlices } from './slice-plan';

const HTTP = [{ name: 'http', port: 80, protocol: 'TCP' }] as const;
const LABELS = { 'kubernetes.io/service-name': 'web' };

const endpoint = (name: string, ready = true): Endpoint => ({
  addresses: [`10.0.0.${name}`],
  conditions: { ready, serving: ready, terminating: false },
  targetRef: { kind: 'Pod', name, namespace: 'shop', uid: name },
});

const many = (from: number, to: number): readonly Endpoint[] =>
  Array.from({ length: to - from + 1 }, (_, i) => endpoint(String(from + i)));

const slice = (name: string, endpoints: readonly Endpoint[], more: object = {}): EndpointSlice =>
  ({
    kind: 'EndpointSlice',
    metadata: { name, labels: LABELS },
    addressType: 'IPv4',
    endpoints: endpoints.length === 0 ? null : endpoints,
    ports: endpoints.length === 0 ? null : HTTP,
    ...more,
  }) as unknown as EndpointSlice;

const group = (endpoints: readonly Endpoint[], ports: PortGroup['ports'] = HTTP): PortGroup => ({
  ports,
  endpoints,
});

/** What a plan does, in short: how many endpoints each new, changed and removed slice has in the end. */
function told(existing: readonly EndpointSlice[], groups: readonly PortGroup[]) {
  const { create, update, remove } = planSlices(existing, groups, LABELS);
  return {
    create: create.map(({ endpoints }) => endpoints.length),
    update: update.map(({ slice: { metadata }, content }) => `${metadata.name}: ${content.endpoints.length}`),
    remove: remove.map(({ metadata }) => metadata.name),
  };
}

const NOTHING = { create: [], update: [], remove: [] };

const ROWS: readonly [string, readonly EndpointSlice[], readonly PortGroup[], object][] = [
  ['a service without endpoints gets one empty slice', [], [], { ...NOTHING, create: [0] }],
  ['the empty slice stays', [slice('a', [])], [], NOTHING],
  [
    'the first endpoint is written over the empty slice',
    [slice('a', [])],
    [group(many(1, 1))],
    { ...NOTHING, update: ['a: 1'] },
  ],
  ['what is as it should be is left alone', [slice('a', many(1, 3))], [group(many(1, 3))], NOTHING],
  ['100 endpoints fill one slice', [], [group(many(1, 100))], { ...NOTHING, create: [100] }],
  ['the 101st makes another', [], [group(many(1, 101))], { ...NOTHING, create: [100, 1] }],
  [
    'one more goes into a slice with room',
    [slice('a', many(1, 99))],
    [group(many(1, 100))],
    { ...NOTHING, update: ['a: 100'] },
  ],
  [
    'a full slice is left alone',
    [slice('a', many(1, 100))],
    [group(many(1, 101))],
    { ...NOTHING, create: [1] },
  ],
  [
    'of slices with room the fullest is filled',
    [slice('a', many(1, 10)), slice('b', many(11, 90))],
    [group(many(1, 91))],
    { ...NOTHING, update: ['b: 81'] },
  ],
  [
    'a slice that changes anyway is filled first',
    [slice('a', many(1, 10)), slice('b', many(11, 90))],
    [group(many(2, 91))],
    { ...NOTHING, update: ['a: 10'] },
  ],
  [
    'a changed condition is written',
    [slice('a', many(1, 2))],
    [group([endpoint('1'), endpoint('2', false)])],
    { ...NOTHING, update: ['a: 2'] },
  ],
  [
    'an empty slice beside others goes',
    [slice('a', many(1, 1)), slice('b', many(2, 2))],
    [group(many(1, 1))],
    { ...NOTHING, remove: ['b'] },
  ],
  ['the last one is emptied, not removed', [slice('a', many(1, 1))], [], { ...NOTHING, update: ['a: 0'] }],
  [
    'other ports are another slice',
    [slice('a', many(1, 1))],
    [group(many(1, 1)), group(many(2, 2), [{ name: 'http', port: 8080, protocol: 'TCP' }])],
    { ...NOTHING, create: [1] },
  ],
  [
    'other labels are written',
    [slice('a', many(1, 1), { metadata: { name: 'a', labels: {} } })],
    [group(many(1, 1))],
    { ...NOTHING, update: ['a: 1'] },
  ],
];

for (const [name, existing, groups, expected] of ROWS) {
  test(`slices: ${name}`, () => expect(told(existing, groups)).toEqual(expected));
}
