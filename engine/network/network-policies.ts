import type { Labels, NetworkPolicy, Pod, Protocol } from '../api/types';
import type { Store } from '../store/store';
import type { Client, Port } from './kube-proxy';
import { CLUSTER_DNS } from './names';
import { isAllowed, type Party, type PolicyPod, type Target } from './network-policy';

/** Where a connection arrives: at an address that a pod has, or a node. */
export interface Destination {
  readonly address: string;
  readonly pod?: Pod | undefined;
  readonly node?: string | undefined;
}

/**
 * The NetworkPolicies of a cluster, and whether they let a connection through. A network plugin makes them hold, where it does:
 * docs/decisions/network-policies.md
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
// Simplified: a policy, and new labels of pods and namespaces, hold at once on all nodes.
export class NetworkPolicies {
  /** There are plugins that keep no policy. */
  areEnforced = true;
  private readonly byNamespace = new Map<string, Map<string, NetworkPolicy>>();

  constructor(private readonly store: Store) {
    store.watch('NetworkPolicy', ({ type, object }) => {
      const { namespace, name } = object.metadata as { namespace: string; name: string };
      const there = this.byNamespace.get(namespace);
      if (type !== 'DELETED') {
        if (there === undefined) this.byNamespace.set(namespace, new Map([[name, object as NetworkPolicy]]));
        else there.set(name, object as NetworkPolicy);
      } else if (there?.delete(name) && there.size === 0) this.byNamespace.delete(namespace);
    });
  }

  /** A pod always reaches itself and its node, and is reached from there. */
  allow(from: Client, { address, pod, node }: Destination, { number, transport }: Port): boolean {
    if (this.byNamespace.size === 0 || !this.areEnforced) return true;
    const source = from.pod === undefined ? undefined : this.podNamed(from.pod);
    if (source !== undefined && (source === pod || node === from.node)) return true;
    if (source === undefined && pod?.spec.nodeName === from.node) return true;
    const to = { address, ...(pod && { pod: this.seen(pod) }), port: number, protocol: transport };
    return this.decide({ address: from.address, ...(source && { pod: this.seen(source) }) }, to);
  }

  /** Whether a client's questions get to the cluster's DNS, as to a pod with its label, in its namespace. */
  allowNames(from: Client): boolean {
    if (this.byNamespace.size === 0 || !this.areEnforced) return true;
    const source = from.pod === undefined ? undefined : this.podNamed(from.pod);
    const namespaceLabels = this.labelsOf(DNS.namespace);
    const to = { address: CLUSTER_DNS, pod: { ...DNS, namespaceLabels }, ...QUESTION };
    return this.decide({ address: from.address, ...(source && { pod: this.seen(source) }) }, to);
  }

  private decide(from: Party, to: Target): boolean {
    const namespaces = new Set([from.pod?.namespace ?? '', to.pod?.namespace ?? '']);
    const policies = [...namespaces].flatMap((one) => [...(this.byNamespace.get(one)?.values() ?? [])]);
    return policies.length === 0 || isAllowed(policies, from, to);
  }

  private podNamed(key: string): Pod | undefined {
    const [namespace, name] = key.split('/') as [string, string];
    return this.store.get<Pod>('Pod', namespace, name);
  }

  private seen({ metadata, spec }: Pod): PolicyPod {
    const { namespace = '', labels } = metadata;
    return { namespace, labels, namespaceLabels: this.labelsOf(namespace), spec };
  }

  private labelsOf(namespace: string): Labels | undefined {
    return this.store.get('Namespace', '', namespace)?.metadata.labels;
  }
}

/** As clusters of kubeadm have it. cluster/addons/dns/coredns/coredns.yaml.base */
const DNS = {
  namespace: 'kube-system',
  labels: { 'k8s-app': 'kube-dns' },
  spec: {
    containers: [
      {
        name: 'coredns',
        ports: [
          { name: 'dns', containerPort: 53, protocol: 'UDP' },
          { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' },
        ],
      },
    ],
  } as unknown as PolicyPod['spec'],
} as const;

const QUESTION: { readonly port: number; readonly protocol: Protocol } = { port: 53, protocol: 'UDP' };
