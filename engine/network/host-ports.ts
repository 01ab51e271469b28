import type { Pod } from '../api/types';
import type { ObjectRef } from '../store/journal';
import type { Store } from '../store/store';
import type { Port } from './kube-proxy';

/** Where a port of a node leads. */
export interface HostPortTarget {
  readonly pod: Pod;
  /** The containerPort. */
  readonly port: number;
}

/**
 * The ports of nodes that lead to pods: a rule for each hostPort of a container, not of a sidecar, from when the sandbox of the pod
 * is there until it is gone.
 * https://github.com/containernetworking/plugins/blob/main/plugins/meta/portmap/README.md
 * pkg/kubelet/kuberuntime/kuberuntime_sandbox.go (generatePodSandboxConfig: PortMappings)
 */
export class HostPorts {
  /** Pods of a node with such ports, oldest first; those that have ended are dropped when they are met. */
  private readonly byNode = new Map<string, ObjectRef[]>();

  constructor(private readonly store: Store) {
    store.watch('Pod', ({ type, before, object }) => {
      const pod = object as Pod;
      const { podIP } = pod.status;
      if (type === 'DELETED' || podIP === undefined || (before as Pod | undefined)?.status.podIP === podIP)
        return;
      // In the network of its node a pod needs no rule.
      if (
        pod.spec.hostNetwork ||
        !pod.spec.containers.some(({ ports }) => ports?.some((one) => one.hostPort))
      )
        return;
      const node = pod.spec.nodeName!;
      const there = this.byNode.get(node);
      if (there === undefined) this.byNode.set(node, [store.reference(object)]);
      else if (!there.some(({ uid }) => uid === pod.metadata.uid)) there.push(store.reference(object));
    });
  }

  /** Whose port it is, asked for at one of the node's addresses. */
  target(node: string, address: string, port: Port): HostPortTarget | undefined {
    const there = this.byNode.get(node);
    if (there === undefined) return undefined;
    const pods = there.flatMap(({ uid, namespace, name }) => {
      const pod = this.store.get<Pod>('Pod', namespace, name);
      return pod?.metadata.uid === uid && isUp(pod) ? [pod] : [];
    });
    if (pods.length === 0) this.byNode.delete(node);
    else if (pods.length < there.length)
      this.byNode.set(
        node,
        pods.map((pod) => this.store.reference(pod)),
      );
    for (const pod of pods) {
      const container = hostPortTarget(pod, address, port);
      if (container !== undefined) return { pod, port: container };
    }
    return undefined;
  }
}

/** The containerPort that a port of the node leads to, asked for at an address of the node; undefined where the pod has it not. */
export function hostPortTarget(
  pod: Pick<Pod, 'spec'>,
  address: string,
  { number, transport }: Port,
): number | undefined {
  for (const { ports } of pod.spec.containers)
    for (const one of ports ?? []) {
      const { hostIP = '', protocol = 'TCP' } = one;
      if (one.hostPort !== number || protocol !== transport) continue;
      if (hostIP === '' || hostIP === '0.0.0.0' || hostIP === address) return one.containerPort;
    }
  return undefined;
}

const isUp = ({ status }: Pod): boolean => status.phase === 'Pending' || status.phase === 'Running';
