import type { Choices } from '../simulation/choices';
import { filterNode, type Plugin, type Rejection } from './filter';
import type { Diagnosis } from './fit-error';
import type { NodeInfo, PodInfo } from './node-info';
import { type ImageLocations, scoreNodes } from './score';

/** The outcome of one scheduling cycle. */
export type Selection =
  | { readonly node: NodeInfo; readonly examined: number }
  | {
      readonly node?: undefined;
      readonly examined: number;
      readonly diagnosis: Diagnosis;
      readonly plugins: ReadonlySet<Plugin>;
    };

/** What else may reject a node, beyond what the pod and the node alone say. */
export type FurtherFilter = (node: NodeInfo) => Rejection | undefined;

/**
 * Looks for the node of a pod: filters until enough nodes are found, beginning at `start`, and takes the best. Of
 * equals the first in the order of the nodes, or a drawn one.
 * pkg/scheduler/schedule_one.go (findNodesThatFitPod, prioritizeNodes, selectHost)
 */
// Simplified: identical pods one after the other are judged one by one; no node is hinted from the pod before.
export function selectNode(
  pod: PodInfo,
  nodes: readonly NodeInfo[],
  start: number,
  choices: Choices,
  more: { images?: ImageLocations; filter?: FurtherFilter; namesTaints?: boolean } = {},
): Selection {
  const { images, filter, namesTaints } = more;
  const named = pod.namedNodes;
  const candidates = named === undefined ? nodes : nodes.filter((node) => named.has(node.name));
  const enough = feasibleNodesToFind(candidates.length);
  const feasible: NodeInfo[] = [];
  const reasons = new Map<string, number>();
  const plugins = new Set<Plugin>();
  let unresolvable = nodes.length - candidates.length;
  let examined = 0;
  for (; examined < candidates.length && feasible.length < enough; examined += 1) {
    const node = candidates[(start + examined) % candidates.length]!;
    const rejection = filterNode(pod, node, namesTaints) ?? filter?.(node);
    if (rejection === undefined) {
      feasible.push(node);
      continue;
    }
    plugins.add(rejection.plugin);
    if (rejection.unresolvable) unresolvable += 1;
    for (const reason of rejection.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  if (feasible.length > 0) return { node: best(pod, feasible, choices, images), examined };
  if (candidates.length < nodes.length) {
    plugins.add('NodeAffinity');
    reasons.set("node(s) didn't satisfy plugin(s) [NodeAffinity]", nodes.length - candidates.length);
  }
  return { examined, diagnosis: { nodes: nodes.length, reasons, unresolvable }, plugins };
}

/**
 * How many feasible nodes are enough: all up to 100 nodes, then a part that shrinks from 50 % to 5 % as the cluster grows,
 * and never under 100. It keeps the cost of a pod from growing with the cluster.
 * pkg/scheduler/schedule_one.go (numFeasibleNodesToFind)
 */
export function feasibleNodesToFind(nodes: number): number {
  if (nodes < 100) return nodes;
  const percentage = Math.max(50 - Math.floor(nodes / 125), 5);
  return Math.max(Math.floor((nodes * percentage) / 100), 100);
}

function best(
  pod: PodInfo,
  feasible: readonly NodeInfo[],
  choices: Choices,
  images?: ImageLocations,
): NodeInfo {
  if (feasible.length === 1) return feasible[0]!;
  const scores = scoreNodes(pod, feasible, images);
  let most = -1;
  let equals: NodeInfo[] = [];
  for (let i = 0; i < feasible.length; i += 1) {
    const score = scores[i]!;
    if (score < most) continue;
    if (score > most) equals = [];
    most = score;
    equals.push(feasible[i]!);
  }
  return equals.length === 1 ? equals[0]! : choices.pick(equals);
}
