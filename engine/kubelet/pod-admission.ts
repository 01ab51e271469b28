import { conflict, type HostPort, hostPorts } from '../api/host-ports';
import { matchesNode } from '../api/node-affinity';
import { podRequests, type Resources, resourcesOf } from '../api/pod-requests';
import { tolerated } from '../api/tolerations';
import type { Node, Pod } from '../api/types';

/** Why the kubelet does not take a pod: what `status.reason` and the event say. */
export interface Refusal {
  readonly reason: string;
  readonly message: string;
}

/** What the pods that a node has already taken have of it. */
export interface NodeUse extends Resources {
  readonly pods: number;
  readonly ports: readonly (readonly HostPort[])[];
}

/** A resource of which the node has too little left; a critical pod may make room for itself. */
export interface Shortage {
  readonly resource: string;
  readonly requested: number;
  readonly used: number;
  readonly capacity: number;
}

export type AdmissionFailure =
  | { readonly shortage: Shortage; readonly predicate?: never }
  | { readonly predicate: string; readonly why: string; readonly shortage?: never };

/**
 * What the kubelet itself checks of a pod that was given to its node, whoever gave it: it looks again at much of what
 * the scheduler looked at, for pods may name their node themselves. All that is wrong, in the kubelet's order.
 * pkg/kubelet/lifecycle/predicate.go (generalFilter), pkg/scheduler (AdmissionCheck)
 */
export function admissionFailures(pod: Pod, node: Node, used: NodeUse): readonly AdmissionFailure[] {
  const failures: AdmissionFailure[] = shortages(pod, node, used).map((shortage) => ({ shortage }));
  const fail = (predicate: string, why: string): void => void failures.push({ predicate, why });
  if (!matchesNode(pod, node)) fail('NodeAffinity', "node(s) didn't match Pod's node affinity/selector");
  if (pod.spec.nodeName && pod.spec.nodeName !== node.metadata.name)
    fail('NodeName', "node(s) didn't match the requested node name");
  const ports = hostPorts(pod);
  if (ports.length > 0 && used.ports.some((taken) => conflict(ports, taken)))
    fail('NodePorts', "node(s) didn't have free ports for the requested pod ports");
  // Only NoExecute: a pod that names its node itself may ignore NoSchedule.
  const keepsAway = (node.spec.taints ?? []).some(
    (taint) => taint.effect === 'NoExecute' && !tolerated(taint, pod.spec.tolerations ?? []),
  );
  if (keepsAway) fail('TaintToleration', "node(s) had taints that the pod didn't tolerate");
  return failures;
}

/** A pod for another operating system is refused, before all that preemption could mend. pkg/kubelet/lifecycle/predicate.go (Admit) */
export function operatingSystemRefusal(pod: Pod): Refusal | undefined {
  const label = pod.metadata.labels?.['kubernetes.io/os'];
  if (label !== undefined && label !== 'linux') {
    return {
      reason: 'PodOSSelectorNodeLabelDoesNotMatch',
      message: "Failed to admit pod as the `kubernetes.io/os` label doesn't match node label",
    };
  }
  if (pod.spec.os !== undefined && pod.spec.os.name !== 'linux') {
    return {
      reason: 'PodOSNotSupported',
      message: "Failed to admit pod as the OS field doesn't match node OS",
    };
  }
  return undefined;
}

/** The first failure in the words of the pod's status; since 1.31 they say why. */
export function refusalOf(failure: AdmissionFailure, saysWhy: boolean): Refusal {
  if (failure.shortage === undefined) {
    const { predicate, why } = failure;
    return { reason: predicate, message: `Predicate ${predicate} failed${saysWhy ? `: ${why}` : ''}` };
  }
  return { reason: `OutOf${failure.shortage.resource}`, message: shortageText(failure.shortage) };
}

export function shortageText({ resource, requested, used, capacity }: Shortage): string {
  return `Node didn't have enough resource: ${resource}, requested: ${requested}, used: ${used}, capacity: ${capacity}`;
}

/**
 * pkg/scheduler/framework/plugins/noderesources/fit.go (fitsRequest). A resource that the node does not know is not asked
 * for here: it may be one of the whole cluster.
 */
function shortages(pod: Pod, node: Node, used: NodeUse): readonly Shortage[] {
  const requests = podRequests(pod);
  const allocatable = resourcesOf(node.status.allocatable);
  const found: Shortage[] = [];
  const check = (resource: string, requested: number, inUse: number, capacity: number): void => {
    if (requested > 0 && requested > capacity - inUse)
      found.push({ resource, requested, used: inUse, capacity });
  };
  if (used.pods + 1 > allocatable.pods)
    found.push({ resource: 'pods', requested: 1, used: used.pods, capacity: allocatable.pods });
  check('cpu', requests.milliCPU, used.milliCPU, allocatable.milliCPU);
  check('memory', requests.memory, used.memory, allocatable.memory);
  check('ephemeral-storage', requests.ephemeralStorage, used.ephemeralStorage, allocatable.ephemeralStorage);
  for (const [name, amount] of requests.scalar ?? []) {
    const capacity = allocatable.scalar?.get(name);
    if (capacity === undefined && name.includes('/')) continue;
    check(name, amount, used.scalar?.get(name) ?? 0, capacity ?? 0);
  }
  return found;
}
