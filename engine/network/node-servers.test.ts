import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { Endpoint, EndpointSlice, Service, ServiceSpec } from '../api/types';
import { serviceHealth } from './node-servers';

const PORTS = [
  { name: 'http', port: 80, protocol: 'TCP', targetPort: 80 },
  { name: 'admin', port: 81, protocol: 'TCP', targetPort: 81 },
] as const;

const LOCAL = {
  type: 'LoadBalancer',
  externalTrafficPolicy: 'Local',
  healthCheckNodePort: 32_000,
  ports: PORTS,
} as const;

const on = (nodeName: string, address: string, ready = true, terminating = false): Endpoint => ({
  addresses: [address],
  nodeName,
  conditions: { ready, serving: ready || terminating, terminating },
});

const sliceOf = (endpoints: readonly Endpoint[]): EndpointSlice =>
  ({
    addressType: 'IPv4',
    endpoints,
    ports: [
      { name: 'http', port: 80, protocol: 'TCP' },
      { name: 'admin', port: 81, protocol: 'TCP' },
    ],
  }) as unknown as EndpointSlice;

const ROWS: readonly [string, ServiceSpec, readonly Endpoint[], [number, number] | undefined][] = [
  ['200 with one that is ready here', LOCAL, [on('node-1', '10.1.0.1')], [200, 1]],
  ['two ports of one address are one', LOCAL, [on('node-1', '10.1.0.1')], [200, 1]],
  ['503 without any', LOCAL, [], [503, 0]],
  ['503 with one of another node', LOCAL, [on('node-2', '10.1.0.1')], [503, 0]],
  ['503 with one that is not ready', LOCAL, [on('node-1', '10.1.0.1', false)], [503, 0]],
  ['503 with one on its way out', LOCAL, [on('node-1', '10.1.0.1', false, true)], [503, 0]],
  [
    'each ready one here counts',
    LOCAL,
    [on('node-1', '10.1.0.1'), on('node-1', '10.1.0.2'), on('node-2', '10.1.0.3')],
    [200, 2],
  ],
  ['closed with the policy Cluster', { ...LOCAL, externalTrafficPolicy: 'Cluster' }, [], undefined],
  ['closed without a balancer', { ...LOCAL, type: 'NodePort' }, [], undefined],
  ['closed when the port is another one by now', { ...LOCAL, healthCheckNodePort: 32_001 }, [], undefined],
];

describe('What a node says at the healthCheckNodePort of a service', () => {
  for (const [name, spec, endpoints, expected] of ROWS)
    test(name, () => {
      const service = { metadata: { namespace: 'shop', name: 'web' }, spec } as unknown as Service;
      const answer = serviceHealth({ service, slices: [sliceOf(endpoints)] }, 'node-1', 32_000);
      const counted = answer && [answer.status, JSON.parse(answer.body).localEndpoints];
      expect(counted).toEqual(expected);
    });

  test('closed when the service is gone', () => {
    expect(serviceHealth({ service: undefined, slices: [] }, 'node-1', 32_000)).toBeUndefined();
  });
});
