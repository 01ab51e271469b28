import type { ContainerStatus, Pod } from '../api/types';
import type { Choices } from '../simulation/choices';
import type { Calendar, Instant } from '../simulation/time';
import { isReady, readyCondition } from './pod-availability';

/** What the ranking of victims knows beside the pods. */
export interface RankingContext {
  /** How many active pods of the same owner run on a node: of all ReplicaSets of one Deployment. */
  readonly onNode: (nodeName: string) => number;
  readonly now: Instant;
  readonly calendar: Calendar;
}

export const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

/**
 * The pods that go when there are too many, in the order in which they go. Where nothing tells two apart, the choice is
 * open; without a seed the newest goes.
 * pkg/controller/replicaset/replica_set.go (getPodsToDelete)
 */
export function victims(
  pods: readonly Pod[],
  count: number,
  context: RankingContext,
  choices: Choices,
): readonly Pod[] {
  return pickInOrder(pods, count, (a, b) => compareVictims(a, b, context), choices);
}

/** The first `count` pods by an order; where that tells two not apart, the choice is open, and without a seed the newest goes. */
export function pickInOrder(
  pods: readonly Pod[],
  count: number,
  compare: (a: Pod, b: Pod) => number,
  choices: Choices,
): readonly Pod[] {
  if (count >= pods.length) return pods;
  const ranked = [...pods].reverse().sort(compare);
  const chosen: Pod[] = [];
  for (let first = 0; chosen.length < count; ) {
    let end = first + 1;
    while (end < ranked.length && compare(ranked[first]!, ranked[end]!) === 0) end += 1;
    const equals = ranked.slice(first, end);
    while (equals.length > 0 && chosen.length < count) {
      const victim = choices.pick(equals);
      equals.splice(equals.indexOf(victim), 1);
      chosen.push(victim);
    }
    first = end;
  }
  return chosen;
}

/**
 * Which of two pods of a Job goes first: the one that is less far; of two ready ones the one that became so later; the one that
 * restarted more often; the younger. Negative is the first of them, 0 either.
 * pkg/controller/controller_utils.go (ActivePods)
 */
export function compareReadiness(a: Pod, b: Pod, calendar: Calendar): number {
  if (!a.spec.nodeName !== !b.spec.nodeName) return a.spec.nodeName ? 1 : -1;
  const byPhase = PHASES.indexOf(a.status.phase) - PHASES.indexOf(b.status.phase);
  if (byPhase !== 0) return byPhase;
  const bothReady = isReady(a);
  if (bothReady !== isReady(b)) return bothReady ? 1 : -1;
  const readySince = (pod: Pod) => calendar.instant(readyCondition(pod)!.lastTransitionTime);
  const byReady = bothReady ? readySince(b) - readySince(a) : 0;
  if (byReady !== 0) return byReady;
  const byRestarts =
    mostRestarts(b.status.containerStatuses) - mostRestarts(a.status.containerStatuses) ||
    sidecarRestarts(b) - sidecarRestarts(a);
  if (byRestarts !== 0) return byRestarts;
  return calendar.instant(b.metadata.creationTimestamp) - calendar.instant(a.metadata.creationTimestamp);
}

/**
 * Which of two pods goes first: negative is the first of them, 0 either. The first difference decides.
 * pkg/controller/controller_utils.go (ActivePodsWithRanks)
 */
export function compareVictims(a: Pod, b: Pod, context: RankingContext): number {
  if (!a.spec.nodeName !== !b.spec.nodeName) return a.spec.nodeName ? 1 : -1;
  const byPhase = PHASES.indexOf(a.status.phase) - PHASES.indexOf(b.status.phase);
  if (byPhase !== 0) return byPhase;
  const bothReady = isReady(a);
  if (bothReady !== isReady(b)) return bothReady ? 1 : -1;
  const byCost = deletionCost(a) - deletionCost(b);
  if (byCost !== 0) return byCost;
  const byNode = context.onNode(b.spec.nodeName ?? '') - context.onNode(a.spec.nodeName ?? '');
  if (byNode !== 0) return byNode;
  if (bothReady) {
    const since = (pod: Pod) => context.calendar.instant(readyCondition(pod)!.lastTransitionTime);
    const byTime = compareAges(since(a), since(b), a, b, context);
    if (byTime !== undefined) return byTime;
  }
  const byRestarts =
    mostRestarts(b.status.containerStatuses) - mostRestarts(a.status.containerStatuses) ||
    sidecarRestarts(b) - sidecarRestarts(a);
  if (byRestarts !== 0) return byRestarts;
  const created = (pod: Pod) => context.calendar.instant(pod.metadata.creationTimestamp);
  return compareAges(created(a), created(b), a, b, context) ?? 0;
}

const PHASES = ['Pending', 'Unknown', 'Running'];

/** The younger first; ages of the same power of two count as equal, and then the smaller uid goes. Undefined for one time. */
function compareAges(
  a: Instant,
  b: Instant,
  podA: Pod,
  podB: Pod,
  { now }: RankingContext,
): number | undefined {
  if (a === b) return undefined;
  return powerOfTwo(now - a) - powerOfTwo(now - b) || (podA.metadata.uid < podB.metadata.uid ? -1 : 1);
}

/** Ages are told apart by powers of two, in nanoseconds, as Go counts them. pkg/controller/controller_utils.go (logarithmicRankDiff) */
function powerOfTwo(age: number): number {
  return age > 0 ? Math.trunc(Math.log2(age * 1_000_000)) : -1;
}

/** What is no whole number of 32 bits counts as 0. */
function deletionCost({ metadata }: Pod): number {
  const text = metadata.annotations?.[DELETION_COST];
  if (text === undefined || !/^(0|-?[1-9][0-9]*)$/.test(text)) return 0;
  const cost = Number(text);
  return Math.abs(cost) < 2 ** 31 || cost === -(2 ** 31) ? cost : 0;
}

function mostRestarts(statuses: readonly ContainerStatus[] | undefined): number {
  let most = 0;
  for (const { restartCount } of statuses ?? []) most = Math.max(most, restartCount);
  return most;
}

function sidecarRestarts({ spec, status }: Pod): number {
  const isSidecar = (name: string) =>
    spec.initContainers?.some((one) => one.name === name && one.restartPolicy === 'Always') === true;
  return mostRestarts(status.initContainerStatuses?.filter(({ name }) => isSidecar(name)));
}
