import type { NotFound } from './select-node';

/** The look for a node as FailedScheduling tells it. */
export type Diagnosis = Pick<NotFound, 'nodes' | 'beforeNodes' | 'notNamed'> & {
  readonly rejections: ReadonlyMap<unknown, { readonly reasons: readonly string[] }>;
};

export const NO_NODES = 'no nodes available to schedule pods';

/**
 * The message of FailedScheduling and of condition PodScheduled. `preemption` is what came of preempting others; nothing
 * where victims were found. Releases without DynamicResourceAllocation say nothing of claims.
 * pkg/scheduler/framework/types.go (FitError)
 */
export function fitError(diagnosis: Diagnosis, preemption: string | undefined, saysClaims = true): string {
  const { nodes, beforeNodes, rejections, notNamed } = diagnosis;
  if (nodes === 0) return NO_NODES;
  const preempts = preemption === undefined ? '' : ` preemption: ${preemption}`;
  if (beforeNodes !== undefined) {
    // Turned away this early, the pod has no state of DynamicResources, and that plugin's complaint ends the message.
    return `0/${nodes} nodes are available: ${beforeNodes}.${saysClaims ? ' not found' : preempts}`;
  }
  const reasons = new Map<string, number>();
  for (const { reasons: all } of rejections.values()) for (const reason of all) countUp(reasons, reason);
  if (notNamed > 0) countUp(reasons, "node(s) didn't satisfy plugin(s) [NodeAffinity]", notNamed);
  const claims = saysClaims && preempts !== '' ? ' no new claims to deallocate,' : '';
  return `${available(nodes, reasons)}${claims}${preempts}`;
}

/** `0/3 nodes are available: 1 Insufficient cpu, 2 Too many pods.` */
export function available(nodes: number, reasons: ReadonlyMap<string, number>): string {
  // Sorted as plain text, so that "10 …" stands before "2 …".
  const parts = [...reasons].map(([reason, count]) => `${count} ${reason}`).sort();
  return `0/${nodes} nodes are available: ${parts.join(', ')}.`;
}

export function countUp(counts: Map<string, number>, what: string, by = 1): void {
  counts.set(what, (counts.get(what) ?? 0) + by);
}
