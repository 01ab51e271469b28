import { test } from 'node:test';
import { expect } from 'expect';
import { parse } from 'yaml';
import { defaulted } from './defaults';
import { fieldErrorText } from './field-error';
import { validateNew } from './validate';
import { validateUpdate } from './validate-update';

const BALANCERS = "may only be used when `type` is 'LoadBalancer'";
const NO_NAME = 'may not be set for ExternalName services';
const OUTSIDE = 'may only be set for externally-accessible services';

/** What is said of a service with this spec. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['a plain service', 'ports: [{port: 80}]', []],
  ['without ports', 'selector: {a: b}', ['spec.ports: Required value']],
  ['a headless one needs none', 'clusterIP: None', []],
  [
    'a headless one is no node port',
    'type: NodePort, clusterIP: None, ports: [{port: 80}]',
    [`spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for NodePort services`],
  ],
  [
    'a name has no address',
    'type: ExternalName, externalName: a.example, clusterIP: None, ipFamilies: [IPv4], ipFamilyPolicy: SingleStack',
    [
      `spec.clusterIPs: Forbidden: ${NO_NAME}`,
      `spec.ipFamilies: Forbidden: ${NO_NAME}`,
      `spec.ipFamilyPolicy: Forbidden: ${NO_NAME}`,
    ],
  ],
  ['a name that is none', 'type: ExternalName', ['spec.externalName: Required value']],
  [
    'several ports have names',
    'ports: [{port: 80}, {port: 81, name: b}]',
    ['spec.ports[0].name: Required value'],
  ],
  [
    'a node port twice',
    'type: NodePort, ports: [{name: a, port: 80, nodePort: 30080}, {name: b, port: 81, nodePort: 30080}]',
    ['spec.ports[1].nodePort: Duplicate value: 30080'],
  ],
  [
    'a node port for two protocols',
    'type: NodePort, ports: [{name: a, port: 53, nodePort: 30053}, {name: b, port: 53, protocol: UDP, nodePort: 30053}]',
    [],
  ],
  [
    'a node port without the type',
    'ports: [{port: 80, nodePort: 30080}]',
    ["spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"],
  ],
  ['a day with the same pod', `ports: [{port: 80}], ${sticky(86_400)}`, []],
  ...[0, 86_401].map(
    (time) =>
      [
        `${time}s with the same pod`,
        `ports: [{port: 80}], ${sticky(time)}`,
        [
          `spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: ${time}: must be greater than 0 and less than 86400`,
        ],
      ] as const,
  ),
  [
    'a policy for traffic from outside, and nobody comes from there',
    'ports: [{port: 80}], externalTrafficPolicy: Local',
    [`spec.externalTrafficPolicy: Invalid value: "Local": ${OUTSIDE}`],
  ],
  [
    'they come to external addresses',
    'ports: [{port: 80}], externalIPs: [192.0.2.1], externalTrafficPolicy: Local',
    [],
  ],
  [
    'policies that are none',
    'type: NodePort, ports: [{port: 80}], externalTrafficPolicy: local, internalTrafficPolicy: Any, trafficDistribution: Near',
    [
      'spec.externalTrafficPolicy: Unsupported value: "local": supported values: "Cluster", "Local"',
      'spec.internalTrafficPolicy: Unsupported value: "Any": supported values: "Cluster", "Local"',
      'spec.trafficDistribution: Unsupported value: "Near": supported values: "PreferClose", "PreferSameZone", "PreferSameNode"',
    ],
  ],
  [
    'what only a balancer has',
    'ports: [{port: 80}], loadBalancerSourceRanges: [10.0.0.0/8], allocateLoadBalancerNodePorts: false, loadBalancerClass: a.example/b',
    [
      `spec.LoadBalancerSourceRanges: Forbidden: ${BALANCERS}`,
      `spec.allocateLoadBalancerNodePorts: Forbidden: ${BALANCERS}`,
      `spec.loadBalancerClass: Forbidden: ${BALANCERS}`,
    ],
  ],
  [
    'the port of a health check that nobody asks',
    'type: LoadBalancer, ports: [{port: 80}], healthCheckNodePort: 30000',
    [
      "spec.healthCheckNodePort: Invalid value: 30000: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
    ],
  ],
];

/** What is said of a change from one spec to another. */
const CHANGES: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['another port', 'ports: [{port: 80}]', 'ports: [{port: 81}]', []],
  [
    'another address',
    'clusterIP: 10.96.0.9, ports: [{port: 80}]',
    'clusterIP: 10.96.0.8, ports: [{port: 80}]',
    ['spec.clusterIPs[0]: Invalid value: ["10.96.0.8"]: may not change once set'],
  ],
  [
    'another class of balancers',
    'type: LoadBalancer, ports: [{port: 80}], loadBalancerClass: a.example/b',
    'type: LoadBalancer, ports: [{port: 80}], loadBalancerClass: a.example/c',
    ['spec.loadBalancerClass: Invalid value: "a.example/c": may not change once set'],
  ],
  [
    'another port of the health check',
    'type: LoadBalancer, ports: [{port: 80}], externalTrafficPolicy: Local, healthCheckNodePort: 30000',
    'type: LoadBalancer, ports: [{port: 80}], externalTrafficPolicy: Local, healthCheckNodePort: 30001',
    ['spec.healthCheckNodePort: Forbidden: field is immutable'],
  ],
];

for (const [name, spec, errors] of CASES) {
  test(`${name}: ${errors.length === 0 ? 'allowed' : 'refused'}`, () => {
    expect(validateNew(service(spec)).map(fieldErrorText)).toEqual(errors);
  });
}

for (const [name, before, after, errors] of CHANGES) {
  test(`${name}: ${errors.length === 0 ? 'allowed' : 'refused'}`, () => {
    expect(validateUpdate(service(after), service(before)).map(fieldErrorText)).toEqual(errors);
  });
}

/** What is left out of the time of a session, and of one that there is not. */
for (const [name, spec, config] of [
  ['three hours', 'sessionAffinity: ClientIP', { clientIP: { timeoutSeconds: 10_800 } }],
  [
    'three hours, though half of it is said',
    'sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {}}',
    { clientIP: { timeoutSeconds: 10_800 } },
  ],
  ['nothing without affinity', 'sessionAffinityConfig: {clientIP: {timeoutSeconds: 5}}', undefined],
] as const) {
  test(`a client stays with its pod: ${name}`, () => {
    const { sessionAffinityConfig } = service(spec).spec as { sessionAffinityConfig?: unknown };
    expect(sessionAffinityConfig).toEqual(config);
  });
}

function sticky(seconds: number): string {
  return `sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: ${seconds}}}`;
}

function service(spec: string) {
  const text = `{apiVersion: v1, kind: Service, metadata: {name: web, namespace: default}, spec: {${spec}}}`;
  return defaulted(parse(text));
}
