import { type Duration, type Instant, minutes, seconds } from '../simulation/time';

/** What the kubelet remembers of a container's, or an image's, back-off. */
export interface BackOff {
  readonly delay: Duration;
  /** When the entry was last moved on: the last allowed start, or the last failed pull. */
  readonly updatedAt: Instant;
}

/**
 * The delay doubles with every crash and stops growing at five minutes; it is forgotten ten minutes after the last
 * start.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 * pkg/kubelet/kubelet.go (MaxContainerBackOff, containerBackOffPeriod), staging/src/k8s.io/client-go/util/flowcontrol/backoff.go
 */
export const CRASH_LOOP: Limits = { initial: seconds(10), max: minutes(5), forgetAfter: minutes(10) };

/** Pulls back off by the same numbers, counted from the failure. pkg/kubelet/kubelet.go (imageBackOffPeriod). */
export const IMAGE_PULL = { initial: seconds(10), max: minutes(5), forgetAfter: minutes(10) };

/** How long back-offs are, and when they are forgotten. */
export interface Limits {
  readonly initial: Duration;
  readonly max: Duration;
  readonly forgetAfter: Duration;
}

/** The limits under a kubelet's maxContainerRestartPeriod. pkg/kubelet/kubelet.go (newCrashLoopBackOff) */
export function crashLoopLimits(max: Duration): Limits {
  return max === CRASH_LOOP.max
    ? CRASH_LOOP
    : { ...CRASH_LOOP, max, initial: Math.min(CRASH_LOOP.initial, max) };
}

export type StartDecision =
  | { readonly start: true; readonly next: BackOff }
  | { readonly start: false; readonly delay: Duration; readonly until: Instant };

/**
 * May a container be started whose newest ended instance finished at `finishedAt`? Without an ended instance there is
 * nothing to wait for, and no entry is made (answer `undefined`).
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go (doBackOff), staging/src/k8s.io/client-go/util/flowcontrol/backoff.go (IsInBackOffSince, Next)
 */
export function startAfterCrash(
  entry: BackOff | undefined,
  finishedAt: Instant | undefined,
  now: Instant,
  limits: Limits = CRASH_LOOP,
): StartDecision | undefined {
  if (finishedAt === undefined) return undefined;
  if (entry === undefined || isForgotten(entry, now) || finishedAt - entry.updatedAt > limits.forgetAfter) {
    return { start: true, next: { delay: limits.initial, updatedAt: now } };
  }
  if (now - finishedAt < entry.delay) {
    return { start: false, delay: entry.delay, until: finishedAt + entry.delay };
  }
  return { start: true, next: { delay: Math.min(2 * entry.delay, limits.max), updatedAt: now } };
}

/** Is a pull refused now? Counted from the last failure of this image in this pod. pkg/kubelet/images/image_manager.go */
export function pullRefused(entry: BackOff | undefined, now: Instant): boolean {
  return entry !== undefined && now - entry.updatedAt < entry.delay;
}

/** The entry after another failed pull. */
export function afterFailedPull(entry: BackOff | undefined, now: Instant): BackOff {
  if (entry === undefined || now - entry.updatedAt > IMAGE_PULL.forgetAfter) {
    return { delay: IMAGE_PULL.initial, updatedAt: now };
  }
  return { delay: Math.min(2 * entry.delay, IMAGE_PULL.max), updatedAt: now };
}

/** The kubelet's housekeeping drops an entry more than ten minutes after the last start. */
function isForgotten(entry: BackOff, now: Instant): boolean {
  return now - entry.updatedAt > CRASH_LOOP.forgetAfter;
}

/** pkg/kubelet/pod_workers.go: the plain retry, and the longest that a retry sleeps for a back-off. */
export const RETRY = { plain: seconds(10), longest: minutes(1) };

/**
 * When a pod whose sync failed is tried again, before jitter. Since 1.35 the retry waits for the earliest back-off
 * to end, at most one minute at a time; before, it came after ten seconds whatever the back-off was.
 * pkg/kubelet/pod_workers.go (completeWork)
 */
export function retryDelay(
  backOffEnds: Instant | undefined,
  now: Instant,
  waitsForBackOff: boolean,
): Duration {
  if (backOffEnds === undefined || !waitsForBackOff) return RETRY.plain;
  return Math.min(Math.max(backOffEnds - now, 0), RETRY.longest);
}
