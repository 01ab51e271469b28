import { ApiError } from '../api/errors';
import type { DaemonSetSpec, Labels, Pod } from '../api/types';
import { GENERATION_LABEL, HASH_LABEL, type Placement } from './daemon-placement';
import { scaled } from './deployment-bounds';
import { isFinished, isReady } from './pod-availability';

/** A node with the daemon pods that are there, or are meant for it. */
export interface DaemonNode extends Placement {
  readonly name: string;
  readonly pods: readonly Pod[];
  /** There is no such node any more; the pod garbage collector has not come by yet. */
  readonly isGone?: true;
}

/** How the pods of the newest template are known. */
export interface Newest {
  readonly hash: string;
  readonly generation: string | undefined;
}

/** What is to be done about a node. */
export interface NodeStep {
  /** It is to get a pod. */
  readonly create: boolean;
  readonly delete: readonly Pod[];
  /** Pods that ended: they are told of, and deleted; the failed ones after a back-off. */
  readonly failed: readonly Pod[];
  readonly succeeded: readonly Pod[];
}

/**
 * One daemon pod on each node that is to have one: a missing one is made, one too many goes, and so does one that may not stay.
 * A pod that is on its way out still counts, so its successor waits for its end, unless surge is allowed.
 * pkg/controller/daemon/daemon_controller.go (podsShouldBeOnNode)
 */
export function nodeStep(
  node: DaemonNode,
  allowsSurge: boolean,
  hash: string,
  isAvailable: (pod: Pod) => boolean,
): NodeStep {
  const { runs, stays, pods } = node;
  if (runs && pods.length === 0) return { ...NOTHING, create: true };
  const left = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  if (!stays) return left.length === 0 ? NOTHING : { ...NOTHING, delete: left };
  const failed = left.filter(({ status }) => status.phase === 'Failed');
  const succeeded = left.filter(({ status }) => status.phase === 'Succeeded');
  const running = left.filter((pod) => !isFinished(pod)).sort(oldestFirst);
  if (!allowsSurge) return { create: false, delete: running.slice(1), failed, succeeded };
  if (running.length === 0) return { create: runs, delete: [], failed, succeeded };
  return { create: false, delete: surplusOfSurge(running, hash, isAvailable), failed, succeeded };
}

const NOTHING: NodeStep = { create: false, delete: [], failed: [], succeeded: [] };

/** With surge an old and a new pod may be there; the old one goes when the new one is available, or when it is not ready itself. */
function surplusOfSurge(
  running: readonly Pod[],
  hash: string,
  isAvailable: (pod: Pod) => boolean,
): readonly Pod[] {
  if (running.length <= 1) return [];
  const isNew = ({ metadata }: Pod) => metadata.labels?.[HASH_LABEL] === hash;
  const newPod = running.find(isNew);
  const oldPod = running.find((pod) => !isNew(pod));
  const surplus = running.filter((pod) => pod !== newPod && pod !== oldPod);
  const replaced = newPod && oldPod && (!isReady(oldPod) || isAvailable(newPod));
  return replaced ? [...surplus, oldPod] : surplus;
}

/** What a rolling update does next. */
export interface RollingStep {
  readonly delete: readonly Pod[];
  /** Names of nodes that get a new pod beside the old one. */
  readonly create: readonly string[];
}

/**
 * Old pods that are not available go at once; others as far as maxUnavailable allows. With maxSurge a new pod comes first.
 * pkg/controller/daemon/update.go (rollingUpdate)
 * Throws ApiError with maxSurge, where an old pod is left of a node that is gone.
 */
export function rollingStep(
  nodes: readonly DaemonNode[],
  spec: Pick<DaemonSetSpec, 'updateStrategy'>,
  newest: Newest,
  isAvailable: (pod: Pod) => boolean,
): RollingStep {
  const wanted = nodes.filter(({ runs }) => runs).length;
  const { maxSurge, maxUnavailable } = daemonBounds(spec, wanted);
  // A node that is to have no pod and has none says nothing.
  const looked = nodes.filter(({ runs, pods }) => runs || pods.length > 0);
  return maxSurge === 0
    ? { delete: withoutSurge(looked, maxUnavailable, newest, isAvailable), create: [] }
    : withSurge(looked, maxSurge, wanted, newest, isAvailable);
}

function withoutSurge(
  nodes: readonly DaemonNode[],
  maxUnavailable: number,
  newest: Newest,
  isAvailable: (pod: Pod) => boolean,
): readonly Pod[] {
  let unavailable = 0;
  const atOnce: Pod[] = [];
  const candidates: Pod[] = [];
  for (const { pods } of nodes) {
    const { newPod, oldPod, many } = oldAndNew(pods, newest);
    if (many || (newPod === undefined) === (oldPod === undefined)) unavailable += 1;
    else if (newPod !== undefined) unavailable += isAvailable(newPod) ? 0 : 1;
    else if (!isAvailable(oldPod!)) {
      unavailable += 1;
      atOnce.push(oldPod!);
    } else candidates.push(oldPod!);
  }
  return [...atOnce, ...candidates.slice(0, Math.max(0, maxUnavailable - unavailable))];
}

function withSurge(
  nodes: readonly DaemonNode[],
  maxSurge: number,
  wanted: number,
  newest: Newest,
  isAvailable: (pod: Pod) => boolean,
): RollingStep {
  let surge = 0;
  let available = 0;
  const remove: Pod[] = [];
  const leaving: Pod[] = [];
  const atOnce: string[] = [];
  const candidates: string[] = [];
  for (const { name, runs, isGone, pods } of nodes) {
    const { newPod, oldPod, many } = oldAndNew(pods, newest);
    if (many) {
      surge += 1;
      continue;
    }
    const works = oldPod ?? newPod;
    if (works !== undefined && isAvailable(works)) available += 1;
    if (oldPod === undefined) continue;
    if (newPod !== undefined) {
      if (isAvailable(newPod)) remove.push(oldPod);
      else surge += 1;
    } else if (isGone) {
      throw new ApiError('NotFound', `couldn't get node for nodeName "${name}": node "${name}" not found`);
    } else if (!isAvailable(oldPod)) {
      if (runs) atOnce.push(name);
      else remove.push(oldPod);
    } else if (runs) candidates.push(name);
    else leaving.push(oldPod);
  }
  return {
    delete: [...remove, ...leaving.slice(0, Math.max(0, available - wanted))],
    create: [...atOnce, ...candidates.slice(0, Math.max(0, maxSurge - surge))],
  };
}

/** The one new and the one old pod of a node that stay; `many` where there are two of a kind. pkg/controller/daemon/update.go (findUpdatedPodsOnNode) */
function oldAndNew(pods: readonly Pod[], newest: Newest) {
  let newPod: Pod | undefined;
  let oldPod: Pod | undefined;
  for (const pod of pods) {
    if (pod.metadata.deletionTimestamp !== undefined) continue;
    const isNew = isUpdated(pod.metadata.labels, newest);
    if ((isNew ? newPod : oldPod) !== undefined) return { many: true };
    if (isNew) newPod = pod;
    else oldPod = pod;
  }
  return { newPod, oldPod, many: false };
}

/** Whether a pod has the newest template, by its hash or its count. pkg/controller/daemon/util/daemonset_util.go (IsPodUpdated) */
export function isUpdated(labels: Labels = {}, { hash, generation }: Newest): boolean {
  return labels[HASH_LABEL] === hash || (generation !== undefined && labels[GENERATION_LABEL] === generation);
}

/**
 * Percentages are of the nodes that are to have a pod, rounded up; where both come to nothing, one may be unavailable.
 * pkg/controller/daemon/update.go (updatedDesiredNodeCounts)
 */
export function daemonBounds({ updateStrategy }: Pick<DaemonSetSpec, 'updateStrategy'>, wanted: number) {
  const { rollingUpdate } = updateStrategy;
  const maxSurge = scaled(rollingUpdate?.maxSurge ?? 0, wanted, Math.ceil);
  const unavailable = scaled(rollingUpdate?.maxUnavailable ?? 0, wanted, Math.ceil);
  const none = wanted > 0 && unavailable === 0 && maxSurge === 0;
  return { maxSurge, maxUnavailable: none ? 1 : unavailable };
}

/** Those on a node before those that wait for it, then by age. pkg/controller/daemon/daemon_controller.go (podByCreationTimestampAndPhase) */
export function oldestFirst(a: Pod, b: Pod): number {
  if ((a.spec.nodeName === undefined) !== (b.spec.nodeName === undefined)) return a.spec.nodeName ? -1 : 1;
  const one = a.metadata.creationTimestamp;
  const other = b.metadata.creationTimestamp;
  if (one !== other) return one < other ? -1 : 1;
  return a.metadata.name < b.metadata.name ? -1 : 1;
}
