import { test } from 'node:test';
import { expect } from 'expect';
import type { EndpointAddress, EndpointSlice, EndpointSubset, Endpoints, Labels } from '../api/types';
import { isMirrored, isSameMirror, mirrorMetadata, mirrorOf } from './mirrored-endpoints';

const addresses = (from: number, to: number): readonly EndpointAddress[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    ip: `10.0.${Math.floor((from + i) / 256)}.${(from + i) % 256}`,
  }));

const HTTP = [{ name: 'http', port: 80, protocol: 'TCP' }] as const;
const DNS = [{ name: 'dns', port: 53, protocol: 'UDP' }] as const;

/** Slices in short: `IPv4 http:80 10.0.0.1 -10.0.0.2`, a minus before those that are not ready. */
function told(subsets: readonly EndpointSubset[]): readonly string[] {
  return mirrorOf(subsets).slices.map(({ addressType, ports, endpoints }) => {
    const named = ports.map(({ name, port }) => `${name}:${port}`).join();
    const all = endpoints.map((one) => `${one.conditions!.ready ? '' : '-'}${one.addresses[0]}`);
    return `${addressType} ${named} ${all.join(' ')}`;
  });
}

const SUBSETS: readonly (readonly [
  name: string,
  subsets: readonly EndpointSubset[],
  slices: readonly string[],
])[] = [
  ['no subsets make no slices', [], []],
  ['a subset without addresses makes no slice', [{ ports: HTTP }], []],
  [
    'a subset makes a slice',
    [{ addresses: addresses(1, 2), ports: HTTP }],
    ['IPv4 http:80 10.0.0.1 10.0.0.2'],
  ],
  [
    'addresses that are not ready come after those that are',
    [{ notReadyAddresses: addresses(1, 1), addresses: addresses(2, 2), ports: HTTP }],
    ['IPv4 http:80 10.0.0.2 -10.0.0.1'],
  ],
  [
    'other ports make another slice',
    [
      { addresses: addresses(1, 1), ports: HTTP },
      { addresses: addresses(2, 2), ports: DNS },
    ],
    ['IPv4 http:80 10.0.0.1', 'IPv4 dns:53 10.0.0.2'],
  ],
  [
    'two subsets of the same addresses are one with both ports',
    [
      { addresses: addresses(1, 1), ports: HTTP },
      { addresses: addresses(1, 1), ports: DNS },
    ],
    ['IPv4 http:80,dns:53 10.0.0.1'],
  ],
  [
    'two subsets of the same ports are one slice',
    [
      { addresses: addresses(1, 1), ports: HTTP },
      { addresses: addresses(2, 2), ports: HTTP },
    ],
    ['IPv4 http:80 10.0.0.1 10.0.0.2'],
  ],
  [
    'not ready trumps ready',
    [{ addresses: addresses(1, 1), notReadyAddresses: addresses(1, 1), ports: HTTP }],
    ['IPv4 http:80 -10.0.0.1'],
  ],
  ['without ports there is a slice still', [{ addresses: addresses(1, 1) }], ['IPv4  10.0.0.1']],
  [
    'each family of addresses has its slice',
    [{ addresses: [{ ip: '10.0.0.1' }, { ip: 'fd00::1' }], ports: HTTP }],
    ['IPv4 http:80 10.0.0.1', 'IPv6 http:80 fd00::1'],
  ],
];

for (const [name, subsets, slices] of SUBSETS) test(name, () => expect(told(subsets)).toEqual(slices));

const COUNTS: readonly (readonly [ready: number, notReady: number, mirrored: number, skipped: number])[] = [
  [1_000, 0, 1_000, 0],
  [1_001, 0, 1_000, 1],
  [999, 2, 1_000, 1],
];

for (const [ready, notReady, mirrored, skipped] of COUNTS) {
  test(`of ${ready} addresses and ${notReady} that are not ready ${mirrored} are mirrored`, () => {
    const subset = {
      addresses: addresses(1, ready),
      notReadyAddresses: addresses(2_001, 2_000 + notReady),
      ports: HTTP,
    };
    const mirror = mirrorOf([subset]);
    expect([mirror.slices[0]!.endpoints.length, mirror.skipped]).toEqual([mirrored, skipped]);
  });
}

const endpoints = (labels: Labels, annotations: Labels): Endpoints =>
  ({
    kind: 'Endpoints',
    metadata: { name: 'db', namespace: 'shop', labels, annotations },
  }) as unknown as Endpoints;

const MIRRORED: readonly (readonly [
  name: string,
  labels: Labels,
  annotations: Labels,
  isMirrored: boolean,
])[] = [
  ['any', {}, {}, true],
  ['with the label skip-mirror', { 'endpointslice.kubernetes.io/skip-mirror': 'true' }, {}, false],
  ['with another value of that label', { 'endpointslice.kubernetes.io/skip-mirror': 'false' }, {}, true],
  ['that are a lock of leaders', {}, { 'control-plane.alpha.kubernetes.io/leader': '' }, false],
];

for (const [name, labels, annotations, yes] of MIRRORED) {
  test(`Endpoints ${name} are ${yes ? '' : 'not '}mirrored`, () =>
    expect(isMirrored(endpoints(labels, annotations))).toBe(yes));
}

test('a mirror has the labels of its Endpoints and two of its own, and not what kubectl and the clock noted', () => {
  const noted = { 'kubectl.kubernetes.io/last-applied-configuration': '{}', team: 'blue' };
  expect(mirrorMetadata(endpoints({ app: 'db' }, noted))).toEqual({
    labels: {
      app: 'db',
      'kubernetes.io/service-name': 'db',
      'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
    },
    annotations: { team: 'blue' },
  });
});

const CHANGES: readonly (readonly [what: string, change: (slice: EndpointSlice) => object, same: boolean])[] =
  [
    ['nothing', () => ({}), true],
    ['an address less', ({ endpoints: all }) => ({ endpoints: all!.slice(1) }), false],
    ['a label', ({ metadata }) => ({ metadata: { ...metadata, labels: {} } }), false],
    ['an annotation', ({ metadata }) => ({ metadata: { ...metadata, annotations: { team: 'red' } } }), false],
    [
      'the readiness of an address',
      ({ endpoints: all }) => ({ endpoints: all!.map((one) => ({ ...one, conditions: { ready: false } })) }),
      false,
    ],
  ];

for (const [what, change, same] of CHANGES) {
  test(`a slice in which ${what} differs is ${same ? 'left' : 'written again'}`, () => {
    const of = endpoints({}, {});
    const [wanted] = mirrorOf([{ addresses: addresses(1, 2), ports: HTTP }]).slices;
    const slice = {
      metadata: { name: 'db-1', ...mirrorMetadata(of) },
      ...wanted,
    } as unknown as EndpointSlice;
    expect(isSameMirror({ ...slice, ...change(slice) }, wanted!, of)).toBe(same);
  });
}
