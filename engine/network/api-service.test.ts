import { test } from 'node:test';
import { expect } from 'expect';
import type { EndpointSlice, Endpoints, Service } from '../api/types';
import { type ApiServiceObjects, apiServiceWrites } from './api-service';

const METADATA = {
  name: 'kubernetes',
  namespace: 'default',
  uid: 'u',
  resourceVersion: '1',
  creationTimestamp: 't',
};
const PORT = { name: 'https', port: 6443, protocol: 'TCP' } as const;
const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: METADATA, spec: {} } as unknown as Service;
const ENDPOINTS: Endpoints = {
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata: { ...METADATA, labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
  subsets: [{ addresses: [{ ip: '172.16.0.2' }], ports: [PORT] }],
};
const SLICE: EndpointSlice = {
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { ...METADATA, labels: { 'kubernetes.io/service-name': 'kubernetes' } },
  addressType: 'IPv4',
  endpoints: [{ addresses: ['172.16.0.2'], conditions: { ready: true } }],
  ports: [PORT],
};
const [SUBSET] = ENDPOINTS.subsets!;
const OTHER_PORT = [{ ...PORT, port: 8443 }];

const rows: readonly (readonly [
  when: string,
  changed: Partial<ApiServiceObjects>,
  written: readonly string[],
])[] = [
  ['all is right', {}, []],
  [
    'nothing is there',
    { service: undefined, endpoints: undefined, slice: undefined },
    ['create Service', 'create Endpoints', 'create EndpointSlice'],
  ],
  ['the service is gone', { service: undefined }, ['create Service']],
  [
    'the service has other labels',
    { service: { ...SERVICE, metadata: { ...METADATA, labels: { a: 'b' } } } },
    [],
  ],
  ['the Endpoints are gone', { endpoints: undefined }, ['create Endpoints']],
  [
    'the Endpoints may be mirrored',
    { endpoints: { ...ENDPOINTS, metadata: METADATA } },
    ['update Endpoints'],
  ],
  ['the Endpoints have no subset', { endpoints: { ...ENDPOINTS, subsets: [] } }, ['update Endpoints']],
  ['they have two', { endpoints: { ...ENDPOINTS, subsets: [SUBSET!, SUBSET!] } }, ['update Endpoints']],
  [
    'they name another address',
    { endpoints: { ...ENDPOINTS, subsets: [{ addresses: [{ ip: '192.0.2.7' }], ports: [PORT] }] } },
    ['update Endpoints'],
  ],
  [
    'they name a second address',
    {
      endpoints: {
        ...ENDPOINTS,
        subsets: [{ addresses: [{ ip: '172.16.0.2' }, { ip: '192.0.2.7' }], ports: [PORT] }],
      },
    },
    ['update Endpoints'],
  ],
  [
    'they name another port, which the slice follows',
    { endpoints: { ...ENDPOINTS, subsets: [{ ...SUBSET!, ports: OTHER_PORT }] } },
    ['update EndpointSlice'],
  ],
  ['the slice is gone', { slice: undefined }, ['create EndpointSlice']],
  ['the slice names another port', { slice: { ...SLICE, ports: OTHER_PORT } }, ['update EndpointSlice']],
  [
    'the slice has another label',
    { slice: { ...SLICE, metadata: { ...METADATA, labels: { a: 'b' } } } },
    ['update EndpointSlice'],
  ],
  [
    'the slice has an annotation',
    { slice: { ...SLICE, metadata: { ...SLICE.metadata, annotations: { a: 'b' } } } },
    [],
  ],
  [
    'the slice is of another family',
    { slice: { ...SLICE, addressType: 'IPv6' } },
    ['delete EndpointSlice', 'create EndpointSlice'],
  ],
];
for (const [when, changed, written] of rows) {
  test(`${when}: ${written.join(', ') || 'nothing'}`, () => {
    const writes = apiServiceWrites({ service: SERVICE, endpoints: ENDPOINTS, slice: SLICE, ...changed });
    expect(writes.map((one) => `${one.do} ${(one.do === 'update' ? one.after : one.object).kind}`)).toEqual(
      written,
    );
    for (const write of writes)
      if (write.do === 'update') {
        const { service, endpoints, slice } = {
          service: SERVICE,
          endpoints: ENDPOINTS,
          slice: SLICE,
          ...changed,
        };
        const after =
          write.after.kind === 'Endpoints'
            ? { endpoints: write.after as Endpoints, slice }
            : { endpoints, slice: write.after as EndpointSlice };
        expect(apiServiceWrites({ service, ...after })).toEqual([]);
      }
  });
}
