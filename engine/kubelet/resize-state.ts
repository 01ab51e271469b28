import { podTotals } from '../api/pod-totals';
import type { PodCondition, PodSpec, ResourceList, ResourceRequirements, Timestamp } from '../api/types';

/** What is remembered of a pod's resources and of their resize. Immutable: pods of one template share it. */
export interface ResizeState {
  /** The accepted resize that is not yet in force, and the wanted one that is not accepted. */
  readonly inProgress?: PodCondition;
  readonly pending?: PodCondition;
  /** Both, in the order of the status. */
  readonly conditions: readonly PodCondition[];
  /** `spec.resources` as accepted, and as it is in force. */
  readonly allocatedOfPod?: ResourceRequirements;
  readonly actuatedOfPod?: ResourceRequirements;
  /** What the status shows of the pod as a whole; undefined in releases that do not. */
  readonly shown: ResourceRequirements | undefined;
  readonly requests: ResourceList | undefined;
}

/** Nothing to resize. `shows`: the release shows the resources of whole pods. */
export function newResizeState(spec: PodSpec, shows: boolean): ResizeState {
  const states = shows ? SHOWING : NOT_SHOWING;
  let state = states.get(spec);
  if (state === undefined) {
    const totals = shows ? podTotals(spec) : undefined;
    const empty = totals && totals.limits === undefined && totals.requests === undefined;
    state = {
      conditions: NONE,
      ...(spec.resources && { allocatedOfPod: spec.resources, actuatedOfPod: spec.resources }),
      shown: empty ? NO_RESOURCES : totals,
      requests: totals?.requests,
    };
    states.set(spec, state);
  }
  return state;
}

// Caches, not state: the same spec always has the same totals.
const SHOWING = new WeakMap<PodSpec, ResizeState>();
const NOT_SHOWING = new WeakMap<PodSpec, ResizeState>();
const NONE: readonly PodCondition[] = [];
const NO_RESOURCES: ResourceRequirements = {};

/** The state with other conditions. */
export function withConditions(
  state: ResizeState,
  change: { readonly inProgress?: PodCondition | null; readonly pending?: PodCondition | null },
): ResizeState {
  const inProgress = change.inProgress === undefined ? state.inProgress : (change.inProgress ?? undefined);
  const pending = change.pending === undefined ? state.pending : (change.pending ?? undefined);
  if (inProgress === state.inProgress && pending === state.pending) return state;
  const conditions = [pending, inProgress].filter((one) => one !== undefined);
  return { ...state, inProgress, pending, conditions };
}

/** The condition of a resize: a new reason is a transition, a new message is none. pkg/kubelet/status/status_manager.go (updatedPodResizeCondition) */
export function resizeCondition(
  type: 'PodResizePending' | 'PodResizeInProgress',
  before: PodCondition | undefined,
  why: { readonly reason?: string; readonly message?: string },
  observedGeneration: number | undefined,
  now: Timestamp,
): PodCondition {
  return {
    type,
    ...(observedGeneration !== undefined && { observedGeneration }),
    status: 'True',
    lastProbeTime: now,
    lastTransitionTime:
      before !== undefined && before.reason === why.reason ? before.lastTransitionTime : now,
    ...(why.reason !== undefined && { reason: why.reason }),
    ...(why.message !== undefined && { message: why.message }),
  };
}
