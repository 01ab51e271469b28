import type { Pod } from '../api/types';
import type { Choices } from '../simulation/choices';
import type { ClusterView } from './cluster-view';
import { type Budget, violating } from './disruption-budgets';
import { available, countUp } from './fit-error';
import type { NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';
import type { NotFound } from './select-node';

/** A node, and the pods that would have to leave it. */
export interface Candidate {
  readonly node: NodeInfo;
  /** From the most important to the least. */
  readonly victims: readonly PodInfo[];
  /** How many of them a budget does not allow to go. */
  readonly violations: number;
}

/** What came of preempting others for a pod: whom, or why nobody. */
export type Preemption =
  | { readonly candidate: Candidate; readonly message?: undefined }
  | {
      readonly candidate?: undefined;
      readonly message: string;
      /** Whether the pod's claim to a node is over, too. */
      readonly endsNomination: boolean;
    };

/**
 * Whom to preempt for a pod that has found no node: on each node that would do without pods of lower priority, as few of
 * them as possible; then the node where that does the least harm.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 * pkg/scheduler/framework/preemption/preemption.go, pkg/scheduler/framework/plugins/defaultpreemption
 */
export function findPreemption(
  pod: PodInfo,
  found: NotFound,
  view: ClusterView,
  choices: Choices,
): Preemption {
  const refusal = refusalToPreempt(pod, found, view);
  if (refusal !== undefined) return { message: refusal, endsNomination: false };
  const potential = view.nodes.inOrder.filter((node) => found.rejections.get(node)?.unresolvable === false);
  const { candidates, reasons, refused } = tryNodes(pod, potential, found, view, choices);
  if (candidates.length > 0) return { candidate: bestCandidate(candidates, view, choices) };
  const unhelpful = found.nodes - refused;
  if (unhelpful > 0) countUp(reasons, 'Preemption is not helpful for scheduling', unhelpful);
  return { message: available(found.nodes, reasons), endsNomination: true };
}

/** Where a pod is to go by what came of preemption: `''` nowhere, undefined where it was to go before. */
export function nominationOf(outcome: Preemption | undefined): string | undefined {
  if (outcome === undefined) return undefined;
  if (outcome.candidate !== undefined) return outcome.candidate.node.name;
  return outcome.endsNomination ? '' : undefined;
}

/** The more important of two pods first: that of higher priority, then the longer running. pkg/scheduler/util/utils.go (MoreImportantPod) */
export function moreImportant(view: ClusterView): (a: PodInfo, b: PodInfo) => number {
  return (a, b) => {
    if (a.priority !== b.priority) return b.priority - a.priority;
    const [first, second] = [startOf(a, view), startOf(b, view)];
    return first === second ? 0 : first < second ? -1 : 1;
  };
}

/**
 * The candidate that does the least harm: fewest broken budgets, then the least important of the most important victims,
 * the smallest sum of priorities, the fewest victims, and the latest start of the most important one.
 * (pickOneNodeForPreemption)
 */
export function bestCandidate(
  candidates: readonly Candidate[],
  view: ClusterView,
  choices: Choices,
): Candidate {
  let left = candidates;
  for (const harm of HARMS) {
    if (left.length === 1) break;
    const harms = left.map((candidate) => harm(candidate));
    const least = Math.min(...harms);
    left = left.filter((_, i) => harms[i] === least);
  }
  if (left.length > 1) {
    const starts = left.map(({ victims }) => earliestStart(victims, view));
    const latest = starts.reduce((a, b) => (a > b ? a : b));
    left = left.filter((_, i) => starts[i] === latest);
  }
  return left.length === 1 ? left[0]! : choices.pick(left);
}

/** Added to a priority, so that two pods of negative priority do not count less than one. */
const OFFSET = 2 ** 31;

const HARMS: readonly ((candidate: Candidate) => number)[] = [
  ({ violations }) => violations,
  ({ victims }) => victims[0]!.priority,
  ({ victims }) => victims.reduce((sum, { priority }) => sum + priority + OFFSET, 0),
  ({ victims }) => victims.length,
];

/** Later than any time stamp: a pod that has not started yet. */
const NOT_STARTED = '~';

function startOf({ pod, namespace }: PodInfo, { objects }: ClusterView): string {
  const now = objects.get<Pod>('Pod', namespace, pod.metadata.name);
  return now?.status.startTime ?? NOT_STARTED;
}

function earliestStart(victims: readonly PodInfo[], view: ClusterView): string {
  const most = Math.max(...victims.map(({ priority }) => priority));
  const starts = victims.filter(({ priority }) => priority === most).map((victim) => startOf(victim, view));
  return starts.reduce((a, b) => (a < b ? a : b));
}

function refusalToPreempt(pod: PodInfo, { rejections }: NotFound, view: ClusterView): string | undefined {
  if (pod.pod.spec.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.';
  const name = view.nominations.nodeOf(pod.uid) ?? pod.pod.status.nominatedNodeName;
  const node = name ? view.nodes.get(name) : undefined;
  if (node === undefined || rejections.get(node)?.unresolvable) return undefined;
  for (const other of node.pods.values()) {
    if (other.priority < pod.priority && isGoingByPreemption(other, view))
      return 'not eligible due to a terminating pod on the nominated node.';
  }
  return undefined;
}

function isGoingByPreemption({ pod, namespace }: PodInfo, { objects }: ClusterView): boolean {
  const now = objects.get<Pod>('Pod', namespace, pod.metadata.name);
  if (now === undefined || now.metadata.deletionTimestamp === undefined) return false;
  const condition = now.status.conditions?.find(({ type }) => type === 'DisruptionTarget');
  return condition?.status === 'True' && condition.reason === 'PreemptionByScheduler';
}

const LEAST_CANDIDATES = 100;
const PART_OF_NODES = 0.1;

/** Tries one node after the other, from a chosen one on, until there are enough candidates. (DryRunPreemption) */
function tryNodes(
  pod: PodInfo,
  potential: readonly NodeInfo[],
  found: NotFound,
  view: ClusterView,
  choices: Choices,
) {
  const enough = Math.max(Math.floor(potential.length * PART_OF_NODES), LEAST_CANDIDATES);
  const offset = potential.length === 0 ? 0 : choices.integer(0, potential.length - 1);
  const budgets = view.objects.list<Budget>('PodDisruptionBudget');
  const harmless: Candidate[] = [];
  const harmful: Candidate[] = [];
  const reasons = new Map<string, number>();
  let refused = 0;
  for (let i = 0; i < potential.length; i += 1) {
    const tried = victimsOn(potential[(offset + i) % potential.length]!, pod, found, view, budgets);
    if ('reasons' in tried) {
      refused += 1;
      for (const reason of tried.reasons) countUp(reasons, reason);
      continue;
    }
    (tried.violations === 0 ? harmless : harmful).push(tried);
    if (harmless.length > 0 && harmless.length + harmful.length >= enough) break;
  }
  return { candidates: [...harmless, ...harmful], reasons, refused };
}

/**
 * The pods that must leave a node so that the pod may go there, or why that would not help.
 * pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go (SelectVictimsOnNode)
 */
function victimsOn(
  node: NodeInfo,
  pod: PodInfo,
  { filters }: NotFound,
  view: ClusterView,
  budgets: readonly Budget[],
): Candidate | { readonly reasons: readonly string[] } {
  const potential = [...node.pods.values()].filter(({ priority }) => priority < pod.priority);
  if (potential.length === 0) return { reasons: NO_VICTIMS };
  const without = node.copy();
  const remove = (victim: PodInfo) => {
    without.remove(victim.uid);
    filters.shift(node, victim, -1);
  };
  const putBack = (victim: PodInfo) => {
    without.add(victim);
    filters.shift(node, victim, 1);
  };
  potential.forEach(remove);
  const rejection = filters.reject(without);
  if (rejection !== undefined) {
    potential.forEach(putBack);
    return { reasons: rejection.reasons };
  }
  potential.sort(moreImportant(view));
  const { broken, kept } = violating(potential, budgets);
  const victims: PodInfo[] = [];
  const reprieve = (victim: PodInfo): void => {
    putBack(victim);
    if (filters.reject(without) === undefined) return;
    remove(victim);
    victims.push(victim);
  };
  broken.forEach(reprieve);
  const violations = victims.length;
  kept.forEach(reprieve);
  for (const victim of victims) filters.shift(node, victim, 1);
  return { node, victims: victims.sort(moreImportant(view)), violations };
}

const NO_VICTIMS = ['No preemption victims found for incoming pod'];
