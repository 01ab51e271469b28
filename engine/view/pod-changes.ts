import type { Container, ContainerStatus, Pod, PodCondition } from '../api/types';
import { withReason } from './object-changes';

/**
 * What a person would say has changed in a pod. That a container runs or has ended is left to its process, of which
 * the status tells later; events tell why a pod is not scheduled.
 */
export function podChanges(before: Pod, after: Pod, by: string): readonly string[] {
  const said: string[] = [];
  deletion(said, before, after, by);
  if (before.spec !== after.spec) specChanges(said, before, after);
  if (before.status !== after.status) statusChanges(said, before, after);
  return said;
}

function deletion(said: string[], { metadata: before }: Pod, { metadata: after }: Pod, by: string): void {
  if (!after.deletionTimestamp) return;
  const grace = after.deletionGracePeriodSeconds ?? 0;
  if (!before.deletionTimestamp) said.push(`deleted, grace period ${grace}s`);
  else if (grace >= (before.deletionGracePeriodSeconds ?? 0)) return;
  // With a delete of its own, without grace, the kubelet lets the API forget what no longer runs.
  else
    said.push(by === 'kubelet' ? 'nothing of it is left on the node' : `grace period shortened to ${grace}s`);
}

function specChanges(said: string[], { spec: before }: Pod, { spec: after }: Pod): void {
  if (after.nodeName && after.nodeName !== before.nodeName) said.push(`Scheduled to ${after.nodeName}`);
  if (before.schedulingGates?.length && !after.schedulingGates?.length) said.push('scheduling gates removed');
  imageChanges(said, 'init container', before.initContainers, after.initContainers);
  imageChanges(said, 'container', before.containers, after.containers);
}

function imageChanges(
  said: string[],
  role: string,
  before: readonly Container[] = [],
  after: readonly Container[] = [],
): void {
  if (before === after) return;
  for (const { name, image } of after) {
    const old = before.find((container) => container.name === name);
    if (old && old.image !== image) said.push(`${role} ${name} updated to image ${image}`);
  }
}

function statusChanges(said: string[], before: Pod, after: Pod): void {
  waiting(said, 'init container', before.status.initContainerStatuses, after.status.initContainerStatuses);
  waiting(said, 'container', before.status.containerStatuses, after.status.containerStatuses);
  const { phase, reason } = after.status;
  if (phase !== before.status.phase) said.push(`phase ${phase}${reason ? `: ${reason}` : ''}`);
  if (before.status.conditions === after.status.conditions) return;
  const ended = phase !== before.status.phase && (phase === 'Succeeded' || phase === 'Failed');
  for (const condition of after.status.conditions ?? []) {
    const old = before.status.conditions?.find(({ type }) => type === condition.type);
    if (old === condition) continue;
    const text = conditionText(after, condition, old, ended);
    if (text !== undefined) said.push(text);
  }
}

/** Every container of a new pod waits for these at first; nothing is wrong. */
const ORDINARY: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing']);

function waiting(
  said: string[],
  role: string,
  before: readonly ContainerStatus[] = [],
  after: readonly ContainerStatus[] = [],
): void {
  if (before === after) return;
  for (const status of after) {
    const reason = status.state.waiting?.reason;
    if (!reason || ORDINARY.has(reason)) continue;
    const old = before.find(({ name }) => name === status.name);
    if (old?.state.waiting?.reason !== reason) said.push(`${role} ${status.name} waiting: ${reason}`);
  }
}

function conditionText(
  pod: Pod,
  condition: PodCondition,
  old: PodCondition | undefined,
  ended: boolean,
): string | undefined {
  const { type, status, reason, message } = condition;
  const turned = old?.status !== status;
  switch (type) {
    case 'Ready':
      if (!turned || (old === undefined && status !== 'True')) return undefined;
      if (status === 'True') return 'Ready';
      return ended ? undefined : withReason('not Ready', message || reason);
    case 'Initialized':
      return old && turned && status === 'True' && pod.spec.initContainers?.length
        ? 'Initialized'
        : undefined;
    case 'PodScheduled':
      return turned && reason === 'SchedulingGated' ? 'scheduling gated' : undefined;
    case 'DisruptionTarget':
      return turned && status === 'True' ? withReason('to be disrupted', message || reason) : undefined;
    default:
      // The pod's own readiness gates; the rest only leads up to Ready.
      if (!turned || !pod.spec.readinessGates?.some(({ conditionType }) => conditionType === type))
        return undefined;
      return `condition ${type} ${status}`;
  }
}
