import type { PodRequests } from '../api/pod-requests';
import type { KubeObject, Pod, PodCondition, PodPhase, PodStatus, Timestamp } from '../api/types';
import type { ContainerStart, Sandbox } from '../process/container';
import type { Duration, Instant } from '../simulation/time';
import type { EventMemory } from '../store/event-recorder';
import type { Place } from '../store/store';
import { type Kill, type KillOrder, NO_KILLS } from './container-killer';
import { type ContainerRecord, newRecord, updateSpec } from './container-record';
import { isSidecar } from './pod-phase';
import type { PullCredential } from './pull-credentials';
import { newResizeState, type ResizeState } from './resize-state';
import { couldRestartAll } from './restart-all';
import type { StopFailure } from './runtime-errors';
import type { Verdict } from './verdict';
import type { VolumeImage } from './volume-images';
import type { MountedVolumes, WrittenFrom } from './volume-manager';

/**
 * Where a pod's worker is in the pod's life: it keeps the pod in step with its spec, stops it, cleans up after it,
 * and has nothing more to do. pkg/kubelet/pod_workers.go
 */
export type Stage = 'syncing' | 'terminating' | 'terminated' | 'finished';

/** Where a sync is: what it does next. */
export type Step =
  | 'volumes'
  | 'mount timeout'
  | 'sandbox'
  /** The images of image volumes, before the containers. */
  | 'volume images'
  | 'volume image pulled'
  | 'next container'
  | 'pulled'
  | 'created'
  | 'started'
  /** The postStart hook of the container that was started runs. */
  | 'hook'
  /** The container whose postStart hook failed is killed. */
  | 'hook failed'
  /** Containers are killed one after the other, to be started again. */
  | 'killing'
  /** All containers are killed and removed, to begin anew. */
  | 'removing'
  /** All that is left of a pod that has done its work is killed: its sidecars. */
  | 'killing pod'
  | 'sandbox stopped'
  /** All that still runs in a sandbox that was lost is killed. */
  | 'leaving sandbox'
  | 'end';

/** A sync has waited for a hook: which, its journal entry, and when that was over. */
export interface HookWait {
  readonly what: string;
  readonly entry: number;
  readonly until: Instant;
}

/** Everything the kubelet knows of one pod. Plain data; the kubelet acts on it. */
export interface PodWorker {
  readonly uid: string;
  /** The kubelet's own number for it, which its events carry. */
  number: number;
  readonly nodeName: string;
  /** Where the API keeps the pod. */
  readonly place: Place;
  /** The newest object that the kubelet has been told of. */
  pod: Pod;
  stage: Stage;
  /** In the order of the spec; ephemeral containers come last, and while the pod runs. */
  records: readonly ContainerRecord[];
  /** Whether any of its containers is probed; unknown until its volumes are there. */
  hasProbes: boolean | undefined;
  /** A rule of a container may let all of them begin anew. */
  readonly restartsAll: boolean;
  /** A sync is under way or about to begin; what comes meanwhile is merged into one more. */
  working: boolean;
  pending: boolean;
  /** The journal entries that led to the sync under way, and to the one that comes after it. */
  cause: number;
  pendingCause: number;
  /** What led to the failure of the sync under way. */
  failureCause: number;
  /** The hook for which a sync waited last. */
  wait: HookWait | undefined;
  /** A sync may begin only when the kubelet has looked at the containers since the last one ended. */
  freshAt: Instant;
  step: Step;
  /** What the sync under way still has to start, and the image pull it waits for. */
  toStart: readonly ContainerRecord[];
  position: number;
  pull:
    | {
        readonly startedAt: Instant;
        readonly waited: number;
        readonly error: string | undefined;
        readonly used?: PullCredential | undefined;
      }
    | undefined;
  /** The container that is made but not yet started. */
  created: ContainerStart | undefined;
  /** Outcome of the sync under way. */
  failed: boolean;
  didSomething: boolean;
  backOffEnds: Instant | undefined;
  /** Tells a live timer from a stale one. */
  waitToken: number;
  retryToken: number;
  /** The containers that are being killed now. */
  kills: readonly Kill[];
  /** What the container runtime, which was down, did not stop. */
  stopFailures: readonly StopFailure[] | undefined;
  /** What the sync under way still has to kill, one after the other. */
  toKill: readonly KillOrder[];
  sandbox: Sandbox | undefined;
  sandboxSeen: boolean;
  /** Containers that a sync has killed, of whose end the kubelet has not learned by looking yet. */
  unseenDeaths: number;
  /** Its sandbox has ended: the next sync makes another, or ends the pod. */
  sandboxLost: boolean;
  /** A regular container was created in the sandbox there is. */
  initialized: boolean;
  /** All volumes that its containers mount, once all are mounted; until then those that are. */
  volumes: MountedVolumes | undefined;
  mounting: MountedVolumes | undefined;
  /** By the volume's place: how many times in a row it failed; one that failed is being tried again. */
  mountFailures: number[] | undefined;
  /** By volume: what is known of the images of image volumes. */
  volumeImages: Map<string, VolumeImage> | undefined;
  writtenFrom: WrittenFrom | undefined;
  /** Immutable ConfigMaps and Secrets that it has read, by kind and name. */
  kept: Map<string, KubeObject> | undefined;
  /** What its files show has changed since its last sync. */
  wantsResync: boolean;
  /** Of a pod with storage limits: what its volumes held when they were last measured. */
  volumeUse: Map<string, number> | undefined;
  /** The container that wrote much to the node's disk last. */
  writer: ContainerRecord | undefined;
  /** When the last sync ended. */
  restedAt: Instant;
  startTime: Timestamp | undefined;
  startedAt: Instant;
  deadlineToken: number;
  deadlineExceeded: boolean;
  /** The journal entry that tells that its deadline is over; -1 before. */
  deadlineEntry: number;
  /** As computed; what is written may lag behind while containers run. A final phase stays. */
  phase: PodPhase;
  /** What the conditions were last computed from, besides the containers. */
  toldPhase: PodPhase | undefined;
  toldSandbox: boolean;
  /** The status last written by this kubelet. */
  status: PodStatus | undefined;
  /** What the pod has of its node until its containers have stopped. */
  charged: PodRequests | undefined;
  /** Its resources, and how far a resize of them has come. */
  resize: ResizeState;
  toldResize: readonly PodCondition[] | undefined;
  /** Bytes of the node's memory that it uses. */
  memory: number;
  /** Why the kubelet itself ends the pod. */
  verdict: Verdict | undefined;
  /** The grace period that stopping began with, in seconds; undefined before. */
  graceSeconds: number | undefined;
  killedAt: Instant;
  /** The object is gone from the API already (forced deletion): no status is written any more. */
  removed: boolean;
  /** What the kubelet remembers of the events it wrote about the pod, once there is one. */
  events: EventMemory | undefined;
}

export function newWorker(pod: Pod, place: Place, number: number, showsResources: boolean): PodWorker {
  const init = (pod.spec.initContainers ?? []).map((one) =>
    newRecord(one, isSidecar(one) ? 'sidecar' : 'init'),
  );
  const main = pod.spec.containers.map((one) => newRecord(one, 'main'));
  const ephemeral = (pod.spec.ephemeralContainers ?? []).map((one) => newRecord(one, 'ephemeral'));
  return {
    uid: pod.metadata.uid,
    number,
    nodeName: pod.spec.nodeName!,
    place,
    pod,
    stage: 'syncing',
    // Not by a spread, which leaves room for many more: most pods have one container.
    records: init.concat(main, ephemeral),
    hasProbes: undefined,
    restartsAll: couldRestartAll(pod.spec),
    working: false,
    pending: false,
    cause: -1,
    pendingCause: -1,
    failureCause: -1,
    wait: undefined,
    freshAt: 0,
    step: 'volumes',
    toStart: [],
    position: 0,
    pull: undefined,
    created: undefined,
    failed: false,
    didSomething: false,
    backOffEnds: undefined,
    waitToken: 0,
    retryToken: 0,
    kills: NO_KILLS,
    stopFailures: undefined,
    toKill: [],
    sandbox: undefined,
    sandboxSeen: false,
    unseenDeaths: 0,
    sandboxLost: false,
    initialized: false,
    volumes: undefined,
    mounting: undefined,
    mountFailures: undefined,
    volumeImages: undefined,
    writtenFrom: undefined,
    kept: undefined,
    wantsResync: false,
    volumeUse: undefined,
    writer: undefined,
    restedAt: 0,
    startTime: undefined,
    startedAt: 0,
    deadlineToken: 0,
    deadlineExceeded: false,
    deadlineEntry: -1,
    phase: 'Pending',
    toldPhase: undefined,
    toldSandbox: false,
    status: undefined,
    charged: undefined,
    resize: newResizeState(pod.spec, showsResources),
    toldResize: undefined,
    memory: 0,
    verdict: undefined,
    graceSeconds: undefined,
    killedAt: 0,
    removed: false,
    events: undefined,
  };
}

/** Takes over what a pod update says of its containers. An ephemeral one is added, and then stays as it is. */
export function takeSpec(worker: PodWorker, { spec }: Pod): void {
  const all = [...(spec.initContainers ?? []), ...spec.containers];
  for (const record of worker.records) {
    const found = all.find(({ name }) => name === record.spec.name);
    if (found) updateSpec(record, found);
  }
  const known = new Set(worker.records.map((record) => record.spec.name));
  const added = (spec.ephemeralContainers ?? []).filter(({ name }) => !known.has(name));
  if (added.length > 0)
    worker.records = [...worker.records, ...added.map((one) => newRecord(one, 'ephemeral'))];
}

/** A container of this pod that the runtime still runs, whether or not the kubelet has looked since. */
export function hasRunningContainers(worker: PodWorker): boolean {
  for (const { instance } of worker.records)
    if (instance !== undefined && instance.ended === undefined) return true;
  return false;
}

/** `web_default(8f3c…)`: how the kubelet names a pod in its messages. */
export function podName(pod: Pod): string {
  return `${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;
}

/** How a sync ended. */
export type SyncEnd =
  /** Waits for something; goes on by itself. */
  | 'waiting'
  | 'done'
  /** The pod has come to its end: its worker goes on to stop it. */
  | 'pod finished';

/** Lets the sync under way go on with `step` after a while. */
export function waitFor(context: Scheduler, worker: PodWorker, delay: Duration, step: Step): 'waiting' {
  worker.step = step;
  worker.waitToken += 1;
  context.schedule(delay, 'continue', worker.number, worker.waitToken);
  return 'waiting';
}

interface Scheduler {
  schedule(delay: Duration, what: string, about: number, token: number): void;
}

/** What comes while a sync is under way is merged into one more, which follows from the newest of it. */
export function requestLater(worker: PodWorker, cause: number): void {
  // What stops a pod is why it is stopped, whatever comes meanwhile.
  if (worker.stage === 'syncing' && (!worker.pending || cause > worker.pendingCause))
    worker.pendingCause = cause;
  worker.pending = true;
}
