/** Why nodes are no place for a pod, counted: what FailedScheduling tells. */
export interface Diagnosis {
  /** All nodes of the cluster, those that were not looked at included. */
  readonly nodes: number;
  /** Each reason and the number of nodes it holds for. */
  readonly reasons: ReadonlyMap<string, number>;
  /** How many of the nodes are beyond help by preemption. */
  readonly unresolvable: number;
  /** The pod was turned away before any node was looked at, for this reason. */
  readonly beforeNodes?: string;
}

export const NO_NODES = 'no nodes available to schedule pods';

/**
 * The message of FailedScheduling and of condition PodScheduled. Releases without DynamicResourceAllocation say nothing
 * of claims.
 * pkg/scheduler/framework/types.go (FitError), framework/preemption/preemption.go
 */
export function fitError(diagnosis: Diagnosis, preemptionPolicy?: string, saysClaims = true): string {
  const { nodes, reasons, beforeNodes } = diagnosis;
  if (nodes === 0) return NO_NODES;
  const preempts = `preemption: ${preemption(diagnosis, preemptionPolicy)}`;
  if (beforeNodes === undefined) {
    return `${available(nodes, reasons)} ${saysClaims ? 'no new claims to deallocate, ' : ''}${preempts}`;
  }
  // Turned away this early, the pod has no state of DynamicResources, and that plugin's complaint ends the message.
  return `0/${nodes} nodes are available: ${beforeNodes}. ${saysClaims ? 'not found' : preempts}`;
}

// Simplified: no pod is preempted, so a node with pods of lower priority counts as one without victims.
function preemption({ nodes, unresolvable }: Diagnosis, preemptionPolicy: string | undefined): string {
  if (preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.';
  const reasons = new Map<string, number>();
  if (unresolvable < nodes) reasons.set('No preemption victims found for incoming pod', nodes - unresolvable);
  if (unresolvable > 0) reasons.set('Preemption is not helpful for scheduling', unresolvable);
  return available(nodes, reasons);
}

function available(nodes: number, reasons: ReadonlyMap<string, number>): string {
  // Sorted as plain text, so that "10 …" stands before "2 …".
  const parts = [...reasons].map(([reason, count]) => `${count} ${reason}`).sort();
  return `0/${nodes} nodes are available: ${parts.join(', ')}.`;
}
