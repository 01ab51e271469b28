import type { Pod } from '../api/types';

/** What a pod is called: its host name, and what stands beside its address in /etc/hosts. */
export interface HostNames {
  /** What `hostname` prints, and $HOSTNAME says. */
  readonly kernel: string;
  /** `web.front.default.svc.cluster.local` and `web`, with a tab between them; the host name where there is no domain. */
  readonly inHosts: string;
}

/**
 * The names of a pod that has a network of its own: `hostnameOverride` goes before all, else it is the field `hostname` or
 * the name of the pod, in the domain that `subdomain` makes; with `setHostnameAsFQDN` the whole is the host name.
 * pkg/kubelet/kubelet_pods.go (GeneratePodHostNameAndDomain), pkg/kubelet/util/util.go (GetNodenameForKernel)
 */
export function hostNamesOf({ metadata, spec }: Pod): HostNames {
  if (spec.hostnameOverride !== undefined) {
    const name = truncated(spec.hostnameOverride);
    return { kernel: name, inHosts: name };
  }
  const name = truncated(spec.hostname ?? metadata.name);
  if (!spec.subdomain) return { kernel: name, inHosts: name };
  const whole = `${name}.${spec.subdomain}.${metadata.namespace}.svc.cluster.local`;
  return { kernel: spec.setHostnameAsFQDN ? whole : name, inHosts: `${whole}\t${name}` };
}

/** Why a pod can have no sandbox for the length of its name; undefined: it can. */
export function nameTooLong(pod: Pod): string | undefined {
  if (!pod.spec.setHostnameAsFQDN || pod.spec.hostNetwork) return undefined;
  const { kernel } = hostNamesOf(pod);
  if (kernel.length <= LONGEST_KERNEL_NAME) return undefined;
  return (
    `failed to construct FQDN from pod hostname and cluster domain, FQDN ${kernel} is too long ` +
    `(${LONGEST_KERNEL_NAME} characters is the max, ${kernel.length} characters requested)`
  );
}

const LONGEST_KERNEL_NAME = 64;
const LONGEST_HOST_NAME = 63;

/** A host name has at most 63 characters and does not end in `-` or `.`. */
function truncated(name: string): string {
  if (name.length <= LONGEST_HOST_NAME) return name;
  let end = LONGEST_HOST_NAME;
  while (end > 0 && '-.'.includes(name[end - 1]!)) end -= 1;
  return name.slice(0, end);
}
