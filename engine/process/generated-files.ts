import { type CgroupUsage, cgroupText } from './cgroup';
import type { Sandbox } from './container';
import type { RegularFile } from './file-nodes';
import { hostsText } from './hosts-file';

/** What a pod's own files tell of it. */
export type Told = Pick<Sandbox, 'hostname' | 'ip' | 'namespace' | 'hosts' | 'nodeHosts' | 'inHosts' | 'dns'>;

/** /etc/resolv.conf, in the order in which containerd writes it. */
function resolverText({ nameservers, searches, options }: Told['dns']): string {
  const lines = nameservers.map((server) => `nameserver ${server}\n`);
  if (searches.length > 0) lines.unshift(`search ${searches.join(' ')}\n`);
  if (options.length > 0) lines.push(`options ${options.join(' ')}\n`);
  return lines.join('');
}

/** The text of a file that is not the image's: the kubelet, the runtime or the kernel writes it. */
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
    case 'hosts':
      return hostsText(sandbox);
    default:
      return cgroupText(what, usage);
  }
}
