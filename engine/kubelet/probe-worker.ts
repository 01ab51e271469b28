import type { Probe } from '../api/types';
import type { Instant } from '../simulation/time';
import type { ContainerRecord } from './container-record';
import type { PodWorker } from './pod-worker';
import { ProbeHistory, type ProbeRun } from './probe-history';
import type { ProbeOutcome } from './probe-outcome';
import type { ProbeKind, ProbeResult } from './probe-step';

/** A run of a probe that is not over yet. */
export interface Attempt {
  readonly beganAt: Instant;
  /** Of an exec probe: the command in the container. */
  readonly execId: number | undefined;
  /** Of an HTTP probe whose answer takes its time: what it will be. */
  readonly outcome: ProbeOutcome | undefined;
}

/** The worker of one probe of one container. Plain data; the prober acts on it. pkg/kubelet/prober/worker.go */
export interface ProbeWorker {
  /** The prober's own number for it, which its events carry. */
  readonly number: number;
  readonly kind: ProbeKind;
  readonly pod: PodWorker;
  readonly record: ContainerRecord;
  readonly spec: Probe;
  /** The container as the pod's status names it, and as the runtime does; a new one begins anew. */
  containerID: string | undefined;
  runtimeId: string;
  /** When that container started, by its status: in whole seconds. */
  startedAt: Instant;
  /** What was last published of that container. */
  result: ProbeResult | undefined;
  /** The journal entry that tells of it. */
  resultEntry: number;
  lastResult: ProbeResult | undefined;
  /** How often in a row it was `lastResult`. */
  resultRun: number;
  onHold: boolean;
  /** It will not probe again. */
  ended: boolean;
  /** It ends when the run under way is over. */
  stopping: boolean;
  attempt: Attempt | undefined;
  /** Tells the live ticker from one that was reset, and the live timeout from one that is over. */
  tickerToken: number;
  attemptToken: number;
  /** What came while a run was under way; more of the same is dropped. */
  tickWaits: boolean;
  triggerWaits: boolean;
  readonly history: ProbeHistory;
}

/** The workers of a container's probes. */
export interface Probes {
  startup: ProbeWorker | undefined;
  readiness: ProbeWorker | undefined;
  liveness: ProbeWorker | undefined;
}

export function newProbeWorker(
  number: number,
  kind: ProbeKind,
  pod: PodWorker,
  record: ContainerRecord,
  spec: Probe,
): ProbeWorker {
  return {
    number,
    kind,
    pod,
    record,
    spec,
    containerID: undefined,
    runtimeId: '',
    startedAt: 0,
    result: undefined,
    resultEntry: -1,
    lastResult: undefined,
    resultRun: 0,
    onHold: false,
    ended: false,
    stopping: false,
    attempt: undefined,
    tickerToken: 0,
    attemptToken: 0,
    tickWaits: false,
    triggerWaits: false,
    history: new ProbeHistory(),
  };
}

/** What is known of the container that runs now; nothing before its worker has met it. */
export function resultOf(probe: ProbeWorker | undefined, record: ContainerRecord): ProbeResult | undefined {
  if (probe === undefined || probe.ended || record.instance === undefined) return undefined;
  return probe.runtimeId === record.instance.id ? probe.result : undefined;
}

/** The runs of a container's probe, oldest first; undefined when it has no such probe. */
export function runsOf(
  record: Pick<ContainerRecord, 'role' | 'spec' | 'probes'>,
  kind: ProbeKind,
): readonly ProbeRun[] | undefined {
  if (record.role === 'init' || !record.spec[`${kind}Probe`]) return undefined;
  const probe = record.probes?.[kind];
  if (probe === undefined) return [];
  const { attempt, history } = probe;
  return attempt === undefined ? history.runs() : [...history.runs(), { at: attempt.beganAt }];
}

/** The workers of all probes of a pod. */
export function probesOf({ records }: PodWorker): readonly ProbeWorker[] {
  return records.flatMap(({ probes }) =>
    [probes?.startup, probes?.readiness, probes?.liveness].flatMap((probe) => probe ?? []),
  );
}
