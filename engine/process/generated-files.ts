import { type CgroupUsage, cgroupText } from './cgroup';
import type { Sandbox } from './container';
import type { RegularFile } from './file-nodes';

/** What a pod's own files tell of it. */
export type Told = Pick<Sandbox, 'hostname' | 'ip' | 'namespace' | 'hosts' | 'inHosts' | 'dns'>;

/** /etc/resolv.conf, in the order in which containerd writes it. */
function resolverText({ nameservers, searches, options }: Told['dns']): string {
  const lines = nameservers.map((server) => `nameserver ${server}\n`);
  if (searches.length > 0) lines.unshift(`search ${searches.join(' ')}\n`);
  if (options.length > 0) lines.push(`options ${options.join(' ')}\n`);
  return lines.join('');
}

/** https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kubelet_pods.go (managedHostsFileContent) */
export function generatedText(
  what: NonNullable<RegularFile['generated']>,
  sandbox: Told,
  usage: CgroupUsage,
): string {
  switch (what) {
    case 'hostname':
      return `${sandbox.hostname}\n`;
    case 'resolv.conf':
      return resolverText(sandbox.dns);
    case 'hosts': {
      const extra = [...sandbox.hosts].map(([address, names]) => `${address}\t${names}\n`).join('');
      return (
        '# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n' +
        'fe00::\tip6-localnet\nfe00::\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n' +
        `${sandbox.ip}\t${sandbox.inHosts ?? sandbox.hostname}\n${extra && `\n# Entries added by HostAliases.\n${extra}`}`
      );
    }
    default:
      return cgroupText(what, usage);
  }
}
