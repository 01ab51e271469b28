import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject, Pod } from '../api/types';
import type { Store } from '../store/store';
import { serviceVariables } from './service-variables';

const service = (name: string, spec: object, namespace = 'shop') =>
  ({ kind: 'Service', metadata: { name, namespace }, spec }) as unknown as KubeObject;

const API = service(
  'kubernetes',
  { clusterIP: '10.96.0.1', ports: [{ name: 'https', port: 443, protocol: 'TCP' }] },
  'default',
);

function variables(given: readonly KubeObject[], spec: object = {}): Record<string, string> {
  const services = given.some(({ metadata }) => metadata.name === 'kubernetes') ? given : [API, ...given];
  const of = (namespace: string | undefined) =>
    services.filter((one) => one.metadata.namespace === namespace);
  const store = {
    list: (_: string, namespace?: string) => of(namespace),
    get: (_: string, namespace: string, name: string) =>
      of(namespace).find((one) => one.metadata.name === name),
  } as unknown as Store;
  return Object.fromEntries(
    serviceVariables({ metadata: { namespace: 'shop' }, spec } as unknown as Pod, store),
  );
}

const KUBERNETES = {
  KUBERNETES_SERVICE_HOST: '10.96.0.1',
  KUBERNETES_SERVICE_PORT: '443',
  KUBERNETES_SERVICE_PORT_HTTPS: '443',
  KUBERNETES_PORT: 'tcp://10.96.0.1:443',
  KUBERNETES_PORT_443_TCP: 'tcp://10.96.0.1:443',
  KUBERNETES_PORT_443_TCP_PROTO: 'tcp',
  KUBERNETES_PORT_443_TCP_PORT: '443',
  KUBERNETES_PORT_443_TCP_ADDR: '10.96.0.1',
};

const REDIS = { clusterIP: '10.96.1.1', ports: [{ port: 6379, protocol: 'TCP' }] };
const OF_REDIS = {
  REDIS_PRIMARY_SERVICE_HOST: '10.96.1.1',
  REDIS_PRIMARY_SERVICE_PORT: '6379',
  REDIS_PRIMARY_PORT: 'tcp://10.96.1.1:6379',
  REDIS_PRIMARY_PORT_6379_TCP: 'tcp://10.96.1.1:6379',
  REDIS_PRIMARY_PORT_6379_TCP_PROTO: 'tcp',
  REDIS_PRIMARY_PORT_6379_TCP_PORT: '6379',
  REDIS_PRIMARY_PORT_6379_TCP_ADDR: '10.96.1.1',
};

const ROWS: readonly [string, readonly KubeObject[], object, object][] = [
  ['the API server always', [], {}, {}],
  ['a service of the namespace', [service('redis-primary', REDIS)], {}, OF_REDIS],
  ['not one of another namespace', [service('redis', REDIS, 'other')], {}, {}],
  ['none without service links', [service('redis', REDIS)], { enableServiceLinks: false }, {}],
  ['not a headless one', [service('redis', { ...REDIS, clusterIP: 'None' })], {}, {}],
  ['not one without an address', [service('redis', { type: 'ExternalName' })], {}, {}],
  [
    'each port, the first one besides without its name',
    [
      service('dns', {
        clusterIP: '10.96.1.2',
        ports: [
          { name: 'dns', port: 53, protocol: 'UDP' },
          { name: 'dns-tcp', port: 53, protocol: 'TCP' },
        ],
      }),
    ],
    {},
    {
      DNS_SERVICE_HOST: '10.96.1.2',
      DNS_SERVICE_PORT: '53',
      DNS_SERVICE_PORT_DNS: '53',
      DNS_SERVICE_PORT_DNS_TCP: '53',
      DNS_PORT: 'udp://10.96.1.2:53',
      DNS_PORT_53_UDP: 'udp://10.96.1.2:53',
      DNS_PORT_53_UDP_PROTO: 'udp',
      DNS_PORT_53_UDP_PORT: '53',
      DNS_PORT_53_UDP_ADDR: '10.96.1.2',
      DNS_PORT_53_TCP: 'tcp://10.96.1.2:53',
      DNS_PORT_53_TCP_PROTO: 'tcp',
      DNS_PORT_53_TCP_PORT: '53',
      DNS_PORT_53_TCP_ADDR: '10.96.1.2',
    },
  ],
];

for (const [name, services, spec, expected] of ROWS) {
  test(`service variables: ${name}`, () => {
    expect(variables(services, spec)).toEqual({ ...KUBERNETES, ...expected });
  });
}

test('service variables: an API server that is a service of its own tells its own address', () => {
  const own = service('kubernetes', { clusterIP: '10.0.0.1', ports: [{ port: 6443 }] }, 'default');
  expect(variables([own], { enableServiceLinks: false })).toMatchObject({
    KUBERNETES_SERVICE_HOST: '10.0.0.1',
    KUBERNETES_PORT: 'tcp://10.0.0.1:6443',
  });
});
