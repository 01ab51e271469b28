import type { Sandbox } from './container';

/**
 * The /etc/hosts that the kubelet writes for a pod: its own, or, in the network of the node, that of the node.
 * pkg/kubelet/kubelet_pods.go (managedHostsFileContent, nodeHostsFileContent)
 */
export function hostsText({
  hosts,
  nodeHosts,
  ip,
  hostname,
  inHosts = hostname,
}: Pick<Sandbox, 'hosts' | 'nodeHosts' | 'ip' | 'hostname' | 'inHosts'>): string {
  const own = nodeHosts === undefined ? `${MANAGED}${ip}\t${inHosts}\n` : `${OF_NODE}${nodeHosts}`;
  if (hosts.size === 0) return own;
  const aliases = [...hosts].map(([address, names]) => `${address}\t${names}\n`).join('');
  return `${own}\n# Entries added by HostAliases.\n${aliases}`;
}

const OF_NODE = '# Kubernetes-managed hosts file (host network).\n';
const MANAGED =
  '# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n' +
  'fe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n';
