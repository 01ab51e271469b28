import { parseGoDuration } from '../api/go-duration';
import { bytesText, canonicalQuantity, quantityValue } from '../api/quantity';
import type { Duration, Instant } from '../simulation/time';
import type { KubeletConfiguration } from './kubelet-configuration';

/**
 * When a node has too little left of something: thresholds, how long they have been met, and what the node says of it.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
 * pkg/kubelet/eviction/helpers.go
 */

export const SIGNALS = [
  'memory.available',
  'allocatableMemory.available',
  'nodefs.available',
  'nodefs.inodesFree',
  'imagefs.available',
  'imagefs.inodesFree',
  'pid.available',
] as const;
export type Signal = (typeof SIGNALS)[number];

export type PressureCondition = 'MemoryPressure' | 'DiskPressure' | 'PIDPressure';

/** What a signal means for the node, and how messages call what is short. */
export const OF_SIGNAL: Readonly<
  Record<
    Signal,
    { readonly condition: PressureCondition; readonly resource: string; readonly inBytes: boolean }
  >
> = {
  'memory.available': { condition: 'MemoryPressure', resource: 'memory', inBytes: true },
  'allocatableMemory.available': { condition: 'MemoryPressure', resource: 'memory', inBytes: true },
  'nodefs.available': { condition: 'DiskPressure', resource: 'ephemeral-storage', inBytes: true },
  'nodefs.inodesFree': { condition: 'DiskPressure', resource: 'inodes', inBytes: false },
  'imagefs.available': { condition: 'DiskPressure', resource: 'ephemeral-storage', inBytes: true },
  'imagefs.inodesFree': { condition: 'DiskPressure', resource: 'inodes', inBytes: false },
  'pid.available': { condition: 'PIDPressure', resource: 'pids', inBytes: false },
};

/** `100Mi`, or a share of what there is. */
export type ThresholdValue = { readonly quantity: string } | { readonly share: number };

export interface Threshold {
  readonly signal: Signal;
  readonly value: ThresholdValue;
  /** 0: pods are evicted at once (a hard threshold). */
  readonly grace: Duration;
  readonly minimumReclaim?: ThresholdValue;
}

/** What of a kubelet's configuration says when to evict; the kubelet has checked it when it started. */
export type EvictionSettings = Pick<
  KubeletConfiguration,
  | 'enforceNodeAllocatable'
  | 'evictionHard'
  | 'evictionMinimumReclaim'
  | 'evictionSoft'
  | 'evictionSoftGracePeriod'
>;

/**
 * All thresholds of a node. A hard one of memory.available holds for the pods' own cgroup too, whose limit is what the
 * reservations leave, where node allocatable is enforced. pkg/kubelet/eviction/helpers.go (ParseThresholdConfig)
 */
export function thresholdsOf(settings: EvictionSettings): readonly Threshold[] {
  const { enforceNodeAllocatable, evictionHard, evictionSoft, evictionSoftGracePeriod } = settings;
  const thresholds = [
    ...statements(evictionHard).map(([signal, value]) => ({ signal, value, grace: 0 })),
    ...statements(evictionSoft).map(([signal, value]) => ({
      signal,
      value,
      grace: parseGoDuration(evictionSoftGracePeriod[signal]!),
    })),
  ];
  const ofPods = enforceNodeAllocatable.includes('pods') ? thresholds : [];
  const allocatable = ofPods
    .filter((one) => one.signal === 'memory.available' && one.grace === 0)
    .map((one) => ({ ...one, signal: 'allocatableMemory.available' as const }));
  const reclaims = new Map(statements(settings.evictionMinimumReclaim));
  return [...thresholds, ...allocatable].map((threshold) => {
    const own = threshold.signal === 'allocatableMemory.available' ? 'memory.available' : threshold.signal;
    const minimumReclaim = reclaims.get(own);
    return minimumReclaim === undefined ? threshold : { ...threshold, minimumReclaim };
  });
}

/** What is left of something, and how much there is in all. */
export interface Observation {
  readonly available: number;
  readonly capacity: number;
}
export type Observations = ReadonlyMap<Signal, Observation>;

/**
 * The thresholds whose signal has fallen below them; with the minimum reclaim on top, where that is asked for.
 * pkg/kubelet/eviction/helpers.go (thresholdsMet)
 */
export function thresholdsMet(
  thresholds: readonly Threshold[],
  observations: Observations,
  withMinimumReclaim: boolean,
): readonly Threshold[] {
  return thresholds.filter(({ signal, value, minimumReclaim }) => {
    const observed = observations.get(signal);
    if (observed === undefined) return false;
    const extra = withMinimumReclaim && minimumReclaim ? amountOf(minimumReclaim, observed.capacity) : 0;
    return observed.available < amountOf(value, observed.capacity) + extra;
  });
}

/** What the kubelet remembers between two looks at its node. */
export interface PressureState {
  /** Since when each threshold has been met without a break. */
  readonly firstMetAt: ReadonlyMap<Threshold, Instant>;
  /** Those whose grace is over. */
  readonly met: readonly Threshold[];
  readonly conditionLastSeenAt: ReadonlyMap<PressureCondition, Instant>;
  /** What the node says now: it goes on saying so for the transition period after the last sight. */
  readonly conditions: readonly PressureCondition[];
}

export const NO_PRESSURE: PressureState = {
  firstMetAt: new Map(),
  met: [],
  conditionLastSeenAt: new Map(),
  conditions: [],
};

const CONDITIONS: readonly PressureCondition[] = ['MemoryPressure', 'DiskPressure', 'PIDPressure'];

/** What one look at the node makes of its pressures. pkg/kubelet/eviction/eviction_manager.go (synchronize) */
export function nextPressure(
  state: PressureState,
  thresholds: readonly Threshold[],
  observations: Observations,
  now: Instant,
  transitionPeriod: Duration,
): PressureState {
  const seen = thresholdsMet(thresholds, observations, false);
  const notYetReclaimed = thresholdsMet(state.met, observations, true);
  const current = [...seen, ...notYetReclaimed.filter((one) => !seen.includes(one))];
  const firstMetAt = new Map(current.map((one) => [one, state.firstMetAt.get(one) ?? now]));
  const conditionLastSeenAt = new Map(state.conditionLastSeenAt);
  for (const { signal } of current) conditionLastSeenAt.set(OF_SIGNAL[signal].condition, now);
  const conditions = CONDITIONS.filter((condition) => {
    const lastSeen = conditionLastSeenAt.get(condition);
    return lastSeen !== undefined && now - lastSeen < transitionPeriod;
  });
  const met = current.filter((one) => now - firstMetAt.get(one)! >= one.grace);
  return { firstMetAt, met, conditionLastSeenAt, conditions };
}

/** Memory goes before all else. */
export function thresholdToReclaim(met: readonly Threshold[]): Threshold | undefined {
  return met.find(({ signal }) => OF_SIGNAL[signal].resource === 'memory') ?? met[0];
}

/** A threshold in units; a share is rounded down, as the kubelet's numbers have it. */
export function amountOf(value: ThresholdValue, capacity: number): number {
  if ('quantity' in value) return quantityValue(value.quantity);
  return Math.trunc(capacity * value.share);
}

/** `100Mi`: a threshold as messages say it. */
export function thresholdText({ value }: Threshold, capacity: number): string {
  if ('quantity' in value) return canonicalQuantity(value.quantity);
  return bytesText(amountOf(value, capacity));
}

/** How much of a signal is left, as messages say it. */
export function availableText(signal: Signal, amount: number): string {
  return OF_SIGNAL[signal].inBytes ? bytesText(amount) : canonicalQuantity(amount);
}

/** `100Mi` or `10%`; the kubelet reads shares as numbers of 32 bits. */
export function quantityOrShare(text: string): ThresholdValue {
  if (!text.endsWith('%')) return { quantity: text };
  return { share: Math.fround(Number(text.slice(0, -1)) / 100) };
}

/** In the order of the signals, for the kubelet's own is by chance. 0% and 100% switch a threshold off. */
function statements(
  settings: Readonly<Record<string, string>>,
): readonly (readonly [Signal, ThresholdValue])[] {
  return SIGNALS.flatMap((signal): readonly (readonly [Signal, ThresholdValue])[] => {
    const text = settings[signal];
    if (text === undefined || text === '0%' || text === '100%') return [];
    return [[signal, quantityOrShare(text)]];
  });
}
