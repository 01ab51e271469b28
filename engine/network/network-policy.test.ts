import { describe, test } from 'node:test';
import { expect } from 'expect';
import { parse } from 'yaml';
import type { Labels, NetworkPolicy } from '../api/types';
import { isAllowed, type Party, type PolicyPod, type Target } from './network-policy';

const pod = (namespace: string, labels: Labels): PolicyPod => ({
  namespace,
  labels,
  namespaceLabels: { 'kubernetes.io/metadata.name': namespace },
  spec: {
    containers: [{ name: 'app', ports: [{ name: 'sql', containerPort: 5432, protocol: 'TCP' }] }],
  } as unknown as PolicyPod['spec'],
});

const WEB: Party = { address: '10.244.1.2', pod: pod('shop', { app: 'web' }) };
const OPS: Party = { address: '10.244.1.3', pod: pod('ops', { app: 'web' }) };
const NODE: Party = { address: '10.0.0.9' };
const DB: Target = { address: '10.244.0.2', pod: pod('shop', { app: 'db' }), port: 5432, protocol: 'TCP' };
const OUTSIDE: Target = { address: '203.0.113.5', port: 443, protocol: 'TCP' };

const policy = (spec: string, namespace = 'shop'): NetworkPolicy =>
  ({ metadata: { name: 'one', namespace }, spec: parse(spec) }) as unknown as NetworkPolicy;

const into = (rules: string) =>
  policy(`{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress], ingress: ${rules}}`);
const from = (rules: string) =>
  policy(`{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: ${rules}}`);

const ROWS: readonly [string, readonly NetworkPolicy[], Party, Target, boolean][] = [
  ['without policies everybody is open', [], WEB, DB, true],
  [
    'a policy of another namespace is about none of these',
    [policy('{podSelector: {}, policyTypes: [Ingress]}', 'ops')],
    WEB,
    DB,
    true,
  ],
  [
    'a policy about other pods isolates none of these',
    [policy('{podSelector: {matchLabels: {app: x}}, policyTypes: [Ingress]}')],
    WEB,
    DB,
    true,
  ],
  [
    'one of Egress isolates nobody who is asked',
    [policy('{podSelector: {matchLabels: {app: db}}, policyTypes: [Egress]}')],
    WEB,
    DB,
    true,
  ],
  ['no rules let nobody in', [into('[]')], WEB, DB, false],
  ['an empty rule lets everybody in', [into('[{}]')], NODE, DB, true],
  ['empty lists of a rule are everybody', [into('[{from: [], ports: []}]')], NODE, DB, true],
  [
    'rules of the other direction count for nothing',
    [policy('{podSelector: {}, policyTypes: [Ingress], egress: [{}]}')],
    WEB,
    DB,
    false,
  ],
  [
    'a podSelector alone is of the own namespace',
    [into('[{from: [{podSelector: {matchLabels: {app: web}}}]}]')],
    OPS,
    DB,
    false,
  ],
  [
    'both selectors must hold',
    [into('[{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: x}}}]}]')],
    OPS,
    DB,
    false,
  ],
  [
    'two peers are either',
    [into('[{from: [{podSelector: {matchLabels: {app: x}}}, {namespaceSelector: {}}]}]')],
    OPS,
    DB,
    true,
  ],
  ['a node is no pod of any namespace', [into('[{from: [{namespaceSelector: {}}]}]')], NODE, DB, false],
  ['a node has an address', [into('[{from: [{ipBlock: {cidr: 10.0.0.0/24}}]}]')], NODE, DB, true],
  ['so has a pod', [into('[{from: [{ipBlock: {cidr: 10.244.1.2/32}}]}]')], WEB, DB, true],
  ['just outside of the block', [into('[{from: [{ipBlock: {cidr: 10.244.1.2/32}}]}]')], OPS, DB, false],
  [
    'an exception of a block',
    [into('[{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.244.1.2/32]}}]}]')],
    WEB,
    DB,
    false,
  ],
  [
    'peers and ports must both hold',
    [into('[{from: [{namespaceSelector: {}}], ports: [{port: 1}]}]')],
    WEB,
    DB,
    false,
  ],
  ['of two rules one is enough', [into('[{ports: [{port: 1}]}, {ports: [{port: 5432}]}]')], WEB, DB, true],
  ['of two policies one is enough', [into('[]'), into('[{ports: [{port: sql}]}]')], WEB, DB, true],
  ['the last of a range', [into('[{ports: [{port: 5000, endPort: 5432}]}]')], WEB, DB, true],
  ['just behind a range', [into('[{ports: [{port: 5000, endPort: 5431}]}]')], WEB, DB, false],
  ['just before a range', [into('[{ports: [{port: 5433, endPort: 6000}]}]')], WEB, DB, false],
  ['a name that the pod does not have', [into('[{ports: [{port: web}]}]')], WEB, DB, false],
  [
    'a protocol without a port is not another protocol',
    [into('[{ports: [{protocol: UDP}]}]')],
    WEB,
    DB,
    false,
  ],
  ['no rules let nobody out', [from('[]')], WEB, DB, false],
  ['only who is selected is held back', [from('[]')], OPS, DB, true],
  ['out by the name of a port of who is asked', [from('[{ports: [{port: sql}]}]')], WEB, DB, true],
  ['what is no pod has no names of ports', [from('[{ports: [{port: sql}]}]')], WEB, OUTSIDE, false],
  [
    'out to an address of the world',
    [from('[{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]')],
    WEB,
    OUTSIDE,
    true,
  ],
  ['both sides must allow it: not in', [from('[{}]'), into('[]')], WEB, DB, false],
  ['both sides must allow it: not out', [from('[]'), into('[{}]')], WEB, DB, false],
  ['both sides allow it', [from('[{}]'), into('[{}]')], WEB, DB, true],
];

describe('Whether NetworkPolicies let a connection through', () => {
  for (const [name, policies, client, to, expected] of ROWS)
    test(name, () => {
      expect(isAllowed(policies, client, to)).toBe(expected);
    });
});
