import { type Duration, type Instant, minutes } from '../simulation/time';

/** So long a volume that nobody wants on a dead node any more is not taken from it. (ReconcilerMaxWaitForUnmountDuration) */
export const MOST_WAIT_FOR_UNMOUNT: Duration = minutes(6);

/** How a node is that has a volume which no pod there wants any more. */
export interface Holder {
  /** Its kubelet says that it uses the volume, or said so last. */
  readonly inUse: boolean;
  readonly isReady: boolean;
  /** A person says that it is off, by the taint node.kubernetes.io/out-of-service. */
  readonly isOutOfService: boolean;
}

/**
 * From when on a volume may be detached that has been unwanted since then: at once where it is not mounted, never from a healthy node
 * where it is, and from a node that is not ready after six minutes. Undefined: not before the node changes.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#storage-force-detach-on-timeout
 * pkg/controller/volume/attachdetach/reconciler/reconciler.go (reconcile)
 */
export function detachableFrom(
  { inUse, isReady, isOutOfService }: Holder,
  since: Instant,
): Instant | undefined {
  if (!inUse || isOutOfService) return since;
  return isReady ? undefined : since + MOST_WAIT_FOR_UNMOUNT;
}

/** Who uses a volume on other nodes. */
export interface OtherPod {
  readonly namespace: string;
  readonly name: string;
}

/** Why a volume cannot be attached to another node, as a pod there is told: it learns the names of pods of its own namespace only. */
export function multiAttachError(volume: string, namespace: string, others: readonly OtherPod[]): string {
  const error = `Multi-Attach error for volume "${volume}"`;
  if (others.length === 0)
    return `${error} Volume is already exclusively attached to one node and can't be attached to another`;
  const own = others.filter((pod) => pod.namespace === namespace).map(({ name }) => name);
  const foreign = others.length - own.length;
  if (own.length === 0) return `${error} Volume is already used by ${foreign} pod(s) in different namespaces`;
  const used = `${error} Volume is already used by pod(s) ${own.join(', ')}`;
  return foreign > 0 ? `${used} and ${foreign} pod(s) in different namespaces` : used;
}
