import { test } from 'node:test';
import { expect } from 'expect';
import { hostsText } from './hosts-file';

const HEAD =
  '# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n';
const GROUPS =
  'fe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n';
const POD = { hostname: 'web', ip: '10.244.0.2', hosts: new Map<string, string>() };
const ALIASES = new Map([
  ['1.2.3.4', 'foo\tbar'],
  ['5.6.7.8', 'baz'],
]);
const ADDED = '\n# Entries added by HostAliases.\n1.2.3.4\tfoo\tbar\n5.6.7.8\tbaz\n';

const CASES: readonly [string, Parameters<typeof hostsText>[0], string][] = [
  ['of a pod, as recorded from a real node', POD, `${HEAD}${GROUPS}10.244.0.2\tweb\n`],
  [
    'of a pod with a domain',
    { ...POD, inHosts: 'web.a.b\tweb' },
    `${HEAD}${GROUPS}10.244.0.2\tweb.a.b\tweb\n`,
  ],
  ['of a pod with aliases', { ...POD, hosts: ALIASES }, `${HEAD}${GROUPS}10.244.0.2\tweb\n${ADDED}`],
  [
    'in the network of the node',
    { ...POD, nodeHosts: '127.0.0.1\tlocalhost\n' },
    '# Kubernetes-managed hosts file (host network).\n127.0.0.1\tlocalhost\n',
  ],
  [
    'in the network of the node, with aliases',
    { ...POD, nodeHosts: '127.0.0.1\tlocalhost\n', hosts: ALIASES },
    `# Kubernetes-managed hosts file (host network).\n127.0.0.1\tlocalhost\n${ADDED}`,
  ],
  [
    'in the network of a node with an empty file',
    { ...POD, nodeHosts: '' },
    '# Kubernetes-managed hosts file (host network).\n',
  ],
];

for (const [name, sandbox, expected] of CASES) {
  test(`/etc/hosts ${name}`, () => expect(hostsText(sandbox)).toBe(expected));
}
