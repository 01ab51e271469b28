import { memoised } from '../api/fields';
import type { Pod, PodCondition, PodSpec, PodStatus, Timestamp } from '../api/types';

/**
 * The pod bound to a node, as the API server's binding writes it: the condition has no reason and no message, and a
 * nomination is over.
 * pkg/registry/core/pod/storage/storage.go (setPodNodeAndMetadata)
 */
export function bound(pod: Pod, nodeName: string, now: Timestamp): Pod {
  const condition: PodCondition = {
    type: 'PodScheduled',
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: transition(pod, 'True', now),
  };
  const { apiVersion, kind, metadata } = pod;
  const status = withConditions(pod.status, withCondition(pod, condition));
  return { apiVersion, kind, metadata, spec: onNode(pod.spec, nodeName), status };
}

/** Pods of one spec that are on one node share theirs. */
function onNode(spec: PodSpec, nodeName: string): PodSpec {
  const known = specsOnNodes(spec);
  let result = known.get(nodeName);
  if (result === undefined) known.set(nodeName, (result = { ...spec, nodeName }));
  return result;
}

const specsOnNodes = memoised((_: PodSpec) => new Map<string, PodSpec>());

/**
 * The pod with the reason why it has no node, and the node that is being cleared for it (none: `''`; undefined leaves what it
 * says); undefined when it says so already. Older releases do not say of which generation that was found.
 */
export function unschedulable(
  pod: Pod,
  message: string,
  now: Timestamp,
  observesGeneration = true,
  nominated: string = pod.status.nominatedNodeName ?? '',
): Pod | undefined {
  const old = pod.status.conditions?.find(isPodScheduled);
  const says = old?.status === 'False' && old.reason === 'Unschedulable' && old.message === message;
  const { nominatedNodeName = '', ...others } = pod.status;
  const status = nominated === '' ? others : { ...others, nominatedNodeName: nominated };
  if (says) return nominated === nominatedNodeName ? undefined : { ...pod, status };
  const condition: PodCondition = {
    type: 'PodScheduled',
    ...(observesGeneration && { observedGeneration: pod.metadata.generation ?? 1 }),
    status: 'False',
    lastProbeTime: null,
    lastTransitionTime: transition(pod, 'False', now),
    reason: 'Unschedulable',
    message,
  };
  return { ...pod, status: { ...status, conditions: withCondition(pod, condition) } };
}

/**
 * The usual status of a pod that waits is one literal: a spread with one field more gives each object a shape of its own, which
 * takes more room than the object.
 */
function withConditions(before: PodStatus, conditions: readonly PodCondition[]): PodStatus {
  const { phase, qosClass } = before;
  let usual = qosClass !== undefined;
  for (const field in before) usual &&= USUAL.has(field);
  if (usual) return { phase, qosClass, conditions };
  const { nominatedNodeName: _over, ...status } = before;
  return { ...status, conditions };
}

const USUAL: ReadonlySet<string> = new Set(['phase', 'qosClass', 'conditions']);

function isPodScheduled(condition: PodCondition): boolean {
  return condition.type === 'PodScheduled';
}

/** The time stamp of a condition moves only when its status changes. */
function transition(pod: Pod, status: string, now: Timestamp): Timestamp {
  const old = pod.status.conditions?.find(isPodScheduled);
  return old?.status === status ? old.lastTransitionTime : now;
}

function withCondition(pod: Pod, condition: PodCondition): readonly PodCondition[] {
  const conditions = pod.status.conditions ?? [];
  // Not by a spread, which leaves room for many more.
  if (!conditions.some(isPodScheduled)) return conditions.concat(condition);
  return conditions.map((old) => (isPodScheduled(old) ? condition : old));
}
