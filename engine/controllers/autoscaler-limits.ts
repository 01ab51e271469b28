import type { AutoscalerCondition, AutoscalerSpec, ScalingBehavior, ScalingRules } from '../api/types';
import { type Duration, type Instant, minutes, seconds } from '../simulation/time';

/** What an autoscaler remembers of itself; it is not in the API, and goes with the controller. */
export interface ScalingMemory {
  readonly recommendations: readonly { readonly replicas: number; readonly at: Instant }[];
  /** How many replicas it has added and taken away. Only with a behaviour. */
  readonly ups: readonly ScaleEvent[];
  readonly downs: readonly ScaleEvent[];
}

export interface ScaleEvent {
  readonly change: number;
  readonly at: Instant;
}

/** What it has seen first counts as its own recommendation. (recordInitialRecommendation) */
export function newMemory(replicas: number, now: Instant): ScalingMemory {
  return { recommendations: [{ replicas, at: now }], ups: [], downs: [] };
}

export type Said = Omit<AutoscalerCondition, 'lastTransitionTime'>;

/** How many replicas there shall be, what is said of it, and what is remembered. */
export interface Limited {
  readonly replicas: number;
  readonly able: Said;
  readonly limited: Said;
  readonly memory: ScalingMemory;
}

/**
 * What is made of the number that the metrics ask for: held back until it has lasted, and not faster than is allowed.
 * pkg/controller/podautoscaler/horizontal.go (normalizeDesiredReplicas, normalizeDesiredReplicasWithBehaviors)
 *
 * @param downWindow how long a recommendation counts where the behaviour does not say it
 */
export function limited(
  spec: AutoscalerSpec,
  current: number,
  wanted: number,
  memory: ScalingMemory,
  now: Instant,
  downWindow: Duration = minutes(5),
): Limited {
  const { behavior, minReplicas = 1, maxReplicas } = spec;
  const held =
    behavior === undefined
      ? heldDown(wanted, memory, now - downWindow, now)
      : heldBoth(behavior, current, wanted, memory, now, downWindow);
  const [replicas, reason] =
    behavior === undefined
      ? withinRules(current, held.replicas, minReplicas, maxReplicas)
      : withinPolicies(behavior, current, held.replicas, minReplicas, maxReplicas, memory, now);
  const down = behavior === undefined || wanted < current;
  return {
    replicas,
    able: held.replicas === wanted ? READY : down ? DOWN_STABILIZED : UP_STABILIZED,
    limited: {
      type: 'ScalingLimited',
      status: replicas === held.replicas ? 'False' : 'True',
      reason,
      message: LIMITS[reason],
    },
    memory: { ...memory, recommendations: held.recommendations },
  };
}

/** The memory with a change of the number of replicas, where policies will ask for it. (storeScaleEvent) */
export function remembering(
  { behavior }: AutoscalerSpec,
  memory: ScalingMemory,
  before: number,
  after: number,
  now: Instant,
): ScalingMemory {
  if (behavior === undefined) return memory;
  const event = { change: Math.abs(after - before), at: now };
  const with_ = (events: readonly ScaleEvent[], { policies }: ScalingRules) => {
    const oldest = now - seconds(Math.max(...policies.map(({ periodSeconds }) => periodSeconds)));
    // One that is too old for these policies may still count for those of the other direction, so only one of them goes.
    const old = events.findLastIndex(({ at }) => at < oldest);
    return old < 0 ? [...events, event] : events.with(old, event);
  };
  return after > before
    ? { ...memory, ups: with_(memory.ups, behavior.scaleUp) }
    : { ...memory, downs: with_(memory.downs, behavior.scaleDown) };
}

type Recommendations = ScalingMemory['recommendations'];

interface Held {
  readonly replicas: number;
  readonly recommendations: Recommendations;
}

/** Without a behaviour: the highest number that was recommended in the window. (stabilizeRecommendation) */
function heldDown(wanted: number, { recommendations }: ScalingMemory, cutoff: Instant, now: Instant): Held {
  let highest = wanted;
  for (const { replicas, at } of recommendations) if (at >= cutoff) highest = Math.max(highest, replicas);
  return { replicas: highest, recommendations: recorded(recommendations, wanted, now, cutoff) };
}

/** With a behaviour: not above the lowest number of the window up, and not below the highest of the window down. (stabilizeRecommendationWithBehaviors) */
function heldBoth(
  { scaleUp, scaleDown }: ScalingBehavior,
  current: number,
  wanted: number,
  { recommendations }: ScalingMemory,
  now: Instant,
  downWindow: Duration,
): Held {
  const upCutoff = now - seconds(scaleUp.stabilizationWindowSeconds ?? 0);
  const down = scaleDown.stabilizationWindowSeconds;
  const downCutoff = now - (down === undefined ? downWindow : seconds(down));
  let [lowest, highest] = [wanted, wanted];
  for (const { replicas, at } of recommendations) {
    if (at > upCutoff) lowest = Math.min(lowest, replicas);
    if (at > downCutoff) highest = Math.max(highest, replicas);
  }
  const replicas = Math.min(Math.max(current, lowest), highest);
  return {
    replicas,
    recommendations: recorded(recommendations, wanted, now, Math.min(upCutoff, downCutoff)),
  };
}

/** The newest takes the place of the last that is too old to count. */
function recorded(list: Recommendations, replicas: number, now: Instant, cutoff: Instant): Recommendations {
  let old = -1;
  list.forEach(({ at }, i) => {
    if (at < cutoff) old = i;
  });
  const one = { replicas, at: now };
  return old < 0 ? [...list, one] : list.map((other, i) => (i === old ? one : other));
}

type Reason = keyof typeof LIMITS;

const LIMITS = {
  DesiredWithinRange: 'the desired count is within the acceptable range',
  TooFewReplicas: 'the desired replica count is less than the minimum replica count',
  TooManyReplicas: 'the desired replica count is more than the maximum replica count',
  ScaleUpLimit: 'the desired replica count is increasing faster than the maximum scale rate',
  ScaleDownLimit: 'the desired replica count is decreasing faster than the maximum scale rate',
} as const;

/** Without a behaviour: at most twice as many, or 4. (convertDesiredReplicasWithRules) */
function withinRules(current: number, wanted: number, min: number, max: number): readonly [number, Reason] {
  const limit = Math.max(2 * current, 4);
  if (wanted < min) return [min, 'TooFewReplicas'];
  if (wanted > Math.min(max, limit)) return max > limit ? [limit, 'ScaleUpLimit'] : [max, 'TooManyReplicas'];
  return [wanted, 'DesiredWithinRange'];
}

/** (convertDesiredReplicasWithBehaviorRate) */
function withinPolicies(
  { scaleUp, scaleDown }: ScalingBehavior,
  current: number,
  wanted: number,
  min: number,
  max: number,
  memory: ScalingMemory,
  now: Instant,
): readonly [number, Reason] {
  if (wanted > current) {
    const limit = Math.max(current, policyLimit(scaleUp, 1, current, memory, now));
    if (wanted > Math.min(max, limit))
      return max > limit ? [limit, 'ScaleUpLimit'] : [max, 'TooManyReplicas'];
  } else if (wanted < current) {
    const limit = Math.min(current, policyLimit(scaleDown, -1, current, memory, now));
    if (wanted < Math.max(min, limit))
      return min < limit ? [limit, 'ScaleDownLimit'] : [min, 'TooFewReplicas'];
  }
  return [wanted, 'DesiredWithinRange'];
}

/**
 * How far the policies let it go: each counts from what there was at the beginning of its period. Of several the one of the biggest
 * change counts, or of the smallest. (calculateScaleUpLimitWithScalingRules, calculateScaleDownLimitWithBehaviors)
 */
function policyLimit(
  { selectPolicy = 'Max', policies }: ScalingRules,
  sign: 1 | -1,
  current: number,
  { ups, downs }: ScalingMemory,
  now: Instant,
): number {
  if (selectPolicy === 'Disabled') return current;
  const limits = policies.map(({ type, value, periodSeconds }) => {
    const since = now - seconds(periodSeconds);
    const start = current - changeSince(ups, since) + changeSince(downs, since);
    if (type === 'Pods') return start + sign * value;
    // Up it is rounded up, for else one pod would stay one for ever.
    return sign > 0 ? Math.ceil(start * (1 + value / 100)) : Math.trunc(start * (1 - value / 100));
  });
  return (selectPolicy === 'Max') === sign > 0 ? Math.max(...limits) : Math.min(...limits);
}

function changeSince(events: readonly ScaleEvent[], since: Instant): number {
  let sum = 0;
  for (const { change, at } of events) if (at > since) sum += change;
  return sum;
}

const able = (reason: string, message: string): Said => ({
  type: 'AbleToScale',
  status: 'True',
  reason,
  message,
});
const READY = able('ReadyForNewScale', 'recommended size matches current size');
const DOWN_STABILIZED = able(
  'ScaleDownStabilized',
  'recent recommendations were higher than current one, applying the highest recent recommendation',
);
const UP_STABILIZED = able(
  'ScaleUpStabilized',
  'recent recommendations were lower than current one, applying the lowest recent recommendation',
);
