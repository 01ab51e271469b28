import type {
  ContainerState,
  ContainerStateTerminated,
  ContainerStatus,
  EmptyState,
  SecurityContext,
  VolumeMount,
} from '../api/types';
import { parseImage } from '../process/images';
import { type ContainerRecord, endOf, isRunning, type StartFailure } from './container-record';

export interface StatusInput {
  /** The pod has init containers, so that what has not begun is initializing. */
  readonly podHasInit: boolean;
  /** The container would be started by the next sync: a failed start is shown instead of the end. */
  readonly willStart: boolean;
  readonly ready: boolean;
  /** Unknown of an ephemeral container: nobody asks. */
  readonly started: boolean | undefined;
  /** What the pod says for all its containers; a container's own word wins. */
  readonly podSecurity?: SecurityContext;
}

const NOTHING: EmptyState = {};
const CREATING: ContainerState = { waiting: { reason: 'ContainerCreating' } };
const INITIALIZING: ContainerState = { waiting: { reason: 'PodInitializing' } };

/**
 * The status of one container. A container that ended shows `terminated` until a failed attempt to start it again is
 * remembered; then it shows `waiting` with that reason, and its end moves to `lastState`.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 * pkg/kubelet/kubelet_pods.go (convertToAPIContainerStatuses)
 *
 * Answers the status written before, the same object, when nothing changed.
 */
export function containerStatus(record: ContainerRecord, input: StatusInput): ContainerStatus {
  const { instance, last, status: old } = record;
  const end = endOf(record);
  let state: ContainerState;
  let lastState: ContainerState | EmptyState = last ? lastStateOf(old, last) : NOTHING;
  if (isRunning(record)) state = instance!.running;
  else if (record.failure && input.willStart && !hasDoneItsWork(record, end)) {
    state = waitingState(old, record.failure);
    if (end) lastState = lastStateOf(old, end);
  } else if (end) state = terminatedState(old, end);
  else if (record.purged && old?.state.terminated) {
    state = old.state;
    lastState = old.lastState;
  } else if (instance !== undefined && last && !record.removed) {
    // The kubelet has not looked since it started the container again: it still sees how the run before ended.
    state = terminatedState(old, last);
    lastState = old?.lastState ?? NOTHING;
  } else state = input.podHasInit ? INITIALIZING : CREATING;

  const seen = instance !== undefined && instance.seen !== 'nothing';
  const known = seen || instance === undefined ? record.runs : record.runs - 1;
  const restartCount = Math.max(0, record.removed && !seen ? known : known - 1);
  // Only of a running container is it known what is in force.
  const resources = isRunning(record) ? record.actuated : record.spec.resources;
  const containerID = seen ? instance.containerID : old?.containerID;
  if (
    old !== undefined &&
    old.state === state &&
    old.lastState === lastState &&
    old.ready === input.ready &&
    old.started === input.started &&
    old.restartCount === restartCount &&
    old.containerID === containerID &&
    (containerID === undefined || old.resources === resources) &&
    (containerID === undefined || old.allocatedResources === record.spec.resources.requests)
  ) {
    return old;
  }
  const { spec } = record;
  const image = imageFields(spec.image, seen || (old !== undefined && old.imageID !== ''));
  const { ready, started } = input;
  const { image: name, imageID } = image;
  if (
    started !== undefined &&
    containerID !== undefined &&
    spec.volumeMounts &&
    spec.resources.requests === undefined
  ) {
    // The usual status is one literal: fields that are added later live outside the object.
    return {
      name: spec.name,
      state,
      lastState,
      ready,
      restartCount,
      image: name,
      imageID,
      started,
      containerID,
      resources,
      user: userOf(record, input.podSecurity),
      volumeMounts: statusMounts(spec.volumeMounts),
    };
  }
  const status: Mutable<ContainerStatus> = {
    name: spec.name,
    state,
    lastState,
    ready,
    restartCount,
    image: name,
    imageID,
    ...(started !== undefined && { started }),
  };
  if (containerID !== undefined) {
    status.containerID = containerID;
    if (spec.resources.requests) status.allocatedResources = spec.resources.requests;
    status.resources = resources;
    status.user = userOf(record, input.podSecurity);
  }
  if (spec.volumeMounts) status.volumeMounts = statusMounts(spec.volumeMounts);
  return status;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Before a container exists its image is named as in the spec; afterwards as the runtime resolved it. */
function imageFields(image: string, exists: boolean): { image: string; imageID: string } {
  if (!exists) return { image, imageID: '' };
  let fields = IMAGES.get(image);
  if (fields === undefined) {
    const { normalized, id } = parseImage(image);
    IMAGES.set(image, (fields = { image: normalized, imageID: id }));
  }
  return fields;
}

/** A cache, not state: the same image always has the same fields. */
const IMAGES = new Map<string, { image: string; imageID: string }>();

type StatusMounts = NonNullable<ContainerStatus['volumeMounts']>;
const MOUNTS = new WeakMap<readonly VolumeMount[], StatusMounts>();

/** Mounts that may not be written to say how far that reaches into what is mounted below them. */
function statusMounts(mounts: readonly VolumeMount[]): StatusMounts {
  let listed = MOUNTS.get(mounts);
  if (listed === undefined) {
    listed = mounts.map(({ name, mountPath, readOnly }) =>
      readOnly ? { name, mountPath, readOnly, recursiveReadOnly: 'Disabled' } : { name, mountPath },
    );
    MOUNTS.set(mounts, listed);
  }
  return listed;
}

/** An init container that ended well is not started again, whatever the policy says. */
function hasDoneItsWork(record: ContainerRecord, end: ContainerStateTerminated | undefined): boolean {
  return record.role === 'init' && end?.exitCode === 0;
}

const ROOT = { linux: { uid: 0, gid: 0, supplementalGroups: [0] } };

function userOf(
  record: ContainerRecord,
  podSecurity: SecurityContext | undefined,
): NonNullable<ContainerStatus['user']> {
  const own = record.spec.securityContext;
  const uid = own?.runAsUser ?? podSecurity?.runAsUser ?? 0;
  const gid = own?.runAsGroup ?? podSecurity?.runAsGroup ?? 0;
  const fsGroup = podSecurity?.fsGroup;
  if (uid === 0 && gid === 0 && fsGroup === undefined) return ROOT;
  const groups = fsGroup === undefined || fsGroup === gid ? [gid] : [gid, fsGroup];
  return { linux: { uid, gid, supplementalGroups: groups } };
}

function lastStateOf(old: ContainerStatus | undefined, end: ContainerStateTerminated): ContainerState {
  if (old?.lastState.terminated === end) return old.lastState as ContainerState;
  return old?.state.terminated === end ? old.state : { terminated: end };
}

function terminatedState(old: ContainerStatus | undefined, end: ContainerStateTerminated): ContainerState {
  return old?.state.terminated === end ? old.state : { terminated: end };
}

function waitingState(old: ContainerStatus | undefined, failure: StartFailure): ContainerState {
  const waiting = old?.state.waiting;
  if (waiting && waiting.reason === failure.reason && waiting.message === failure.message) return old.state;
  return { waiting: { reason: failure.reason, ...(failure.message && { message: failure.message }) } };
}
