import type {
  Container,
  ContainerState,
  ContainerStateTerminated,
  ContainerStatus,
  ResourceRequirements,
} from '../api/types';
import type { ContainerExit, ContainerStart } from '../process/container';
import type { Duration, Instant } from '../simulation/time';
import type { BackOff } from './back-off';
import type { EventText } from './events';
import type { Probes } from './probe-worker';

/** In the order in which a pod's records stand: init containers and sidecars, then regular containers, then ephemeral ones. */
export type ContainerRole = 'init' | 'sidecar' | 'main' | 'ephemeral';

/** One run of a container, as the runtime has it and as the kubelet has seen it. */
export interface Instance {
  readonly id: string;
  /** `containerd://` and the id, as statuses name it. */
  readonly containerID: string;
  /** 1 for the first. */
  readonly run: number;
  readonly image: string;
  readonly startedAt: Instant;
  /** The state that shows it running; made once. */
  readonly running: ContainerState;
  /** What the kubelet has seen at its last look (the PLEG cache): it learns of an end only by looking. */
  seen: 'nothing' | 'running' | 'exited';
  /** An end that the runtime has not passed on yet. */
  exit: ContainerExit | undefined;
  /** The end, once the runtime can tell; the kubelet acts on it only when it is also `seen`. */
  ended: ContainerStateTerminated | undefined;
  endedAt: Instant;
  /** The stop signal was sent. */
  stopping: boolean;
  /** How many times it was told to stop: the end of an older grace period means nothing. */
  stops: number;
  /** The journal entry of its start, which is the cause of what it does by itself; -1 when it never started. */
  startedEntry: number;
  /** Of its end; -1 before. */
  endedEntry: number;
}

/** Why the last attempt to start a container failed; shown from the next sync on (the kubelet's reason cache). */
export interface StartFailure {
  readonly reason: string;
  readonly message: string;
  /** Of a back-off: how long it is. */
  readonly delay?: Duration;
}

/** What the kubelet remembers of one container of one pod. */
export interface ContainerRecord {
  readonly role: ContainerRole;
  /** Its resources are those that the kubelet has accepted. */
  spec: Container;
  /** The resources that are in force. */
  actuated: ResourceRequirements;
  instance: Instance | undefined;
  /** Its image was changed while it ran: it starts again whatever its policy says, and without back-off. */
  replaced: boolean;
  /** Its last run was taken away, by its pod's restart or by nobody knows whom: the next one counts as a restart already. */
  removed: boolean;
  /** Its last run was taken away with the sandbox it ran in; its end is shown until it runs again. */
  purged: boolean;
  /** Nobody finds it any more: the next sync takes its run away. */
  lost: boolean;
  /** The run before the current one, whose log can still be read. */
  previousId: string | undefined;
  /** How the instance before the current one ended. */
  last: ContainerStateTerminated | undefined;
  /** Instances made so far; restartCount is one less. */
  runs: number;
  failure: StartFailure | undefined;
  backOff: BackOff | undefined;
  imageBackOff: BackOff | undefined;
  lastPullError: StartFailure | undefined;
  /** What its event says at every refused restart. */
  backOffText: EventText | undefined;
  /** Of a container that has probes, once its pod's volumes are there. */
  probes: Probes | undefined;
  /** A failed probe had it killed by the sync under way, which starts it again however it ended. */
  restartsNow: boolean;
  /** When the run before the current one ended. */
  lastEndedAt: Instant | undefined;
  /** The status last written, reused while nothing changes. */
  status: ContainerStatus | undefined;
  /** The journal entry because of which it is to be started: how its last run ended, or what let it begin. -1 while unknown. */
  cause: number;
}

export function newRecord(spec: Container, role: ContainerRole): ContainerRecord {
  return {
    role,
    spec,
    actuated: spec.resources,
    instance: undefined,
    replaced: false,
    removed: false,
    purged: false,
    lost: false,
    previousId: undefined,
    last: undefined,
    runs: 0,
    failure: undefined,
    backOff: undefined,
    imageBackOff: undefined,
    lastPullError: undefined,
    backOffText: undefined,
    probes: undefined,
    restartsNow: false,
    lastEndedAt: undefined,
    status: undefined,
    cause: -1,
  };
}

/** A run that begins now. */
export function newInstance({ id, run, image }: ContainerStart, now: Instant, timestamp: string): Instance {
  const running = { running: { startedAt: timestamp } };
  return {
    id,
    containerID: `containerd://${id}`,
    run,
    image,
    startedAt: now,
    running,
    seen: 'nothing',
    exit: undefined,
    ended: undefined,
    endedAt: 0,
    stopping: false,
    stops: 0,
    startedEntry: -1,
    endedEntry: -1,
  };
}

/** Seen running at the last look. */
export function isRunning(record: ContainerRecord): boolean {
  return record.instance !== undefined && record.instance.seen === 'running';
}

/** Seen ended at the last look, with how. */
export function endOf(record: ContainerRecord): ContainerStateTerminated | undefined {
  return record.instance?.seen === 'exited' ? record.instance.ended : undefined;
}

/** Takes over what a pod update says of a container, but for its resources, which are accepted or not. A new image begins without the old one's back-offs. */
export function updateSpec(record: ContainerRecord, spec: Container): void {
  const newImage = spec.image !== record.spec.image;
  const { resources } = record.spec;
  record.spec = spec.resources === resources ? spec : { ...spec, resources };
  if (!newImage) return;
  if (record.instance === undefined) record.cause = -1;
  record.backOff = undefined;
  record.imageBackOff = undefined;
  record.lastPullError = undefined;
}

/** Runs an image that its spec no longer names. */
export function isOutdated(record: ContainerRecord): boolean {
  return isRunning(record) && record.instance!.image !== record.spec.image;
}

/**
 * From when a back-off counts. A sync that has just killed a container for its probe still sees the run before it as the newest
 * that has ended. pkg/kubelet/kuberuntime/kuberuntime_manager.go (doBackOff, given the status from before the kill)
 */
export function endedBefore(record: ContainerRecord): Instant | undefined {
  if (record.restartsNow) return record.lastEndedAt;
  return endOf(record) && record.instance!.endedAt;
}

/** The journal entry of the start of its newest run; -1 before. */
export function startOf({ instance }: ContainerRecord): number {
  return instance?.startedEntry ?? -1;
}

/** The one that started last. */
export function newest(records: readonly ContainerRecord[]): ContainerRecord | undefined {
  return records.reduce<ContainerRecord | undefined>(
    (best, one) => (best === undefined || startOf(one) > startOf(best) ? one : best),
    undefined,
  );
}

/**
 * The journal entry because of which a pod whose sidecars alone are left is stopped: that the newest of them has started is no
 * reason, but that the last of the others has ended.
 */
export function endToFollow(records: readonly ContainerRecord[], cause: number): number {
  if (!records.some((record) => record.role === 'sidecar' && startOf(record) === cause)) return cause;
  let last = -1;
  for (const { role, instance } of records) {
    if (role === 'sidecar' || role === 'ephemeral' || instance === undefined) continue;
    if (instance.ended === undefined) return cause;
    last = Math.max(last, instance.endedEntry);
  }
  return last === -1 ? cause : last;
}
