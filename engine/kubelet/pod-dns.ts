import type { Pod } from '../api/types';
import { clusterDns, type DnsConfig } from '../process/container';

/** Of the node: its own name server, which knows nothing of the cluster. */
const OF_THE_NODE: DnsConfig = { nameservers: ['127.0.0.53'], searches: [], options: [] };

/** No more are kept. pkg/apis/core/validation (MaxDNSNameservers, MaxDNSSearchPaths) */
const MOST_SERVERS = 3;
const MOST_SEARCHES = 32;

/**
 * How the containers of a pod look names up: by the cluster's DNS, by the node's, or as `dnsConfig` says.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy
 * pkg/kubelet/network/dns/dns.go (GetPodDNS)
 */
export function podDns({ metadata, spec }: Pod): DnsConfig {
  const { dnsPolicy, hostNetwork = false, dnsConfig } = spec;
  const byCluster = dnsPolicy === 'ClusterFirstWithHostNet' || (dnsPolicy === 'ClusterFirst' && !hostNetwork);
  const none: DnsConfig = { nameservers: [], searches: [], options: [] };
  const base = byCluster ? ofCluster(metadata.namespace!) : dnsPolicy === 'None' ? none : OF_THE_NODE;
  if (dnsConfig === undefined) return base;
  const { nameservers = [], searches = [], options = [] } = dnsConfig;
  const said = options.map(({ name = '', value }) => (value === undefined ? name : `${name}:${value}`));
  const names = new Set(options.map(({ name }) => name));
  return {
    nameservers: [...new Set([...base.nameservers, ...nameservers])].slice(0, MOST_SERVERS),
    searches: [...new Set([...base.searches, ...searches])].slice(0, MOST_SEARCHES),
    options: [...base.options.filter((option) => !names.has(option.split(':')[0]!)), ...said],
  };
}

/** Pods of one namespace share it. */
const ofNamespaces = new Map<string, DnsConfig>();

function ofCluster(namespace: string): DnsConfig {
  let config = ofNamespaces.get(namespace);
  if (config === undefined) ofNamespaces.set(namespace, (config = clusterDns(namespace)));
  return config;
}
