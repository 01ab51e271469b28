import type { Duration } from '../simulation/time';

export type ProbeKind = 'startup' | 'readiness' | 'liveness';

/** What is known of a container through one of its probes. */
export type ProbeResult = 'Success' | 'Failure' | 'Unknown';

/** What holds of a new container until its probe has said something. pkg/kubelet/prober/worker.go (newWorker) */
export const INITIAL_RESULT: Readonly<Record<ProbeKind, ProbeResult>> = {
  startup: 'Unknown',
  readiness: 'Failure',
  liveness: 'Success',
};

/** What a worker knows when its tick comes. All but `onHold` is what the pod's status shows, not what is so by now. */
export interface TickInput {
  readonly kind: ProbeKind;
  readonly initialDelaySeconds: number;
  /** The pod has Succeeded or Failed. */
  readonly podFinished: boolean;
  /** Nothing is to be asked of this container any more, after its failure or after its successful start. */
  readonly onHold: boolean;
  readonly container: 'not there' | 'waiting' | 'running' | 'terminated';
  /** Of a terminated container: its restart policy starts it again. */
  readonly restarts: boolean;
  /** Since the container started, by the time in its status. */
  readonly runningFor: Duration;
  readonly started: boolean;
}

/** What a tick does; `result` is published without asking the container. */
export type Tick =
  | { readonly do: 'probe' }
  | { readonly do: 'wait'; readonly result?: ProbeResult }
  | { readonly do: 'end'; readonly result?: ProbeResult };

/**
 * What a probe's worker does at its tick. Only the whole seconds of the delay count; until a container has started only its
 * startup probe runs, and then no longer. That its pod is being deleted a worker does not see: it keeps the pod as it was when
 * the worker was made, which is never one on its way out.
 * https://kubernetes.io/docs/concepts/workloads/pods/probes/
 * pkg/kubelet/prober/worker.go (doProbe)
 */
export function nextProbe(input: TickInput): Tick {
  const { kind, container } = input;
  if (input.podFinished) return END;
  if (container === 'not there' || input.onHold) return WAIT;
  if (container === 'terminated' && !input.restarts) return END_FAILED;
  if (container !== 'running') return FAILED;
  if (Math.floor(input.runningFor / 1_000) < input.initialDelaySeconds) return WAIT;
  return input.started === (kind === 'startup') ? WAIT : PROBE;
}

const PROBE: Tick = { do: 'probe' };
const WAIT: Tick = { do: 'wait' };
const FAILED: Tick = { do: 'wait', result: 'Failure' };
const END: Tick = { do: 'end' };
const END_FAILED: Tick = { do: 'end', result: 'Failure' };

/** How often in a row a probe has answered the same. */
export interface Count {
  readonly result: ProbeResult | undefined;
  readonly times: number;
}

export interface Thresholds {
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

/** What follows from one answer of a probe. */
export interface AfterProbe {
  readonly count: Count;
  /** The answer came often enough to be believed. */
  readonly publish: boolean;
  /** Nothing more is asked until there is a new container. */
  readonly hold: boolean;
}

/**
 * Counts an answer of a probe towards its thresholds. A liveness failure and any believed answer of a startup probe end the probing of this container and
 * the count; the count of a readiness probe goes on into the next container.
 * pkg/kubelet/prober/worker.go (doProbe)
 */
export function afterProbe(
  kind: ProbeKind,
  thresholds: Thresholds,
  before: Count,
  result: 'Success' | 'Failure',
): AfterProbe {
  const times = before.result === result ? before.times + 1 : 1;
  const threshold = result === 'Success' ? thresholds.successThreshold : thresholds.failureThreshold;
  if (times < threshold) return { count: { result, times }, publish: false, hold: false };
  const hold = kind === 'startup' || (kind === 'liveness' && result === 'Failure');
  return { count: { result, times: hold ? 0 : times }, publish: true, hold };
}

/**
 * How long a new worker waits before its first tick: nothing, unless the kubelet itself started less than one period ago;
 * then some part of the period, so that after its restart not all probes come at once.
 * pkg/kubelet/prober/worker.go (run)
 */
export function delayOfFirstTick(period: Duration, kubeletUpFor: Duration, part: () => number): Duration {
  return period > kubeletUpFor ? Math.floor(part() * period) : 0;
}
