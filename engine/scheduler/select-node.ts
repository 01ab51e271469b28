import type { Choices } from '../simulation/choices';
import type { ClusterView } from './cluster-view';
import type { Plugin, Rejection } from './filter';
import type { NodeInfo } from './node-info';
import { PodFilters } from './pod-filters';
import type { PodInfo } from './pod-info';
import { scoreNodes, totalScores } from './score';

/** The outcome of one look for a node. */
export type Selection = Found | NotFound;

export interface Found {
  readonly node: NodeInfo;
  /** How many nodes were looked at. */
  readonly examined: number;
}

/** No node will do. */
export interface NotFound {
  readonly node?: undefined;
  readonly examined: number;
  /** All nodes of the cluster, those that were not looked at included. */
  readonly nodes: number;
  /** Why each node that was looked at will not do. */
  readonly rejections: ReadonlyMap<NodeInfo, Rejection>;
  /** Those that were not looked at, for the pod names others; all that counts of them is their number. */
  readonly notNamed: number;
  /** The pod was turned away before any node was looked at, for this reason. */
  readonly beforeNodes?: string;
  /** Those that rejected it: what they wait for may help. */
  readonly plugins: ReadonlySet<Plugin>;
  readonly filters: PodFilters;
}

/**
 * Looks for the node of a pod: the one that is being cleared for it, if it will do now; else filters until enough nodes
 * are found, beginning at `start`, and takes the best. Of equals the first in the order of the nodes, or a drawn one.
 * pkg/scheduler/schedule_one.go (schedulePod, findNodesThatFitPod, prioritizeNodes)
 */
// Simplified: identical pods one after the other are judged one by one; no node is hinted from the pod before.
export function selectNode(pod: PodInfo, view: ClusterView, start: number, choices: Choices): Selection {
  const filters = new PodFilters(pod, view);
  const nodes = view.nodes.inOrder;
  const { early } = filters;
  if (nodes.length === 0 || early !== undefined) {
    const plugins = new Set(early === undefined ? [] : [early.plugin]);
    const beforeNodes = early?.reason ?? '';
    return {
      examined: 0,
      nodes: nodes.length,
      rejections: NOBODY,
      notNamed: 0,
      beforeNodes,
      plugins,
      filters,
    };
  }
  const nominated = nominatedNode(pod, view);
  if (nominated !== undefined && filters.reject(nominated) === undefined)
    return { node: nominated, examined: 0 };
  const named = pod.namedNodes;
  const candidates = named === undefined ? nodes : nodes.filter((node) => named.has(node.name));
  const { feasible, rejections, examined } = filterNodes(candidates, filters, start);
  if (feasible.length > 0) return { node: best(pod, feasible, view, choices), examined };
  const plugins = new Set<Plugin>();
  for (const { plugin } of rejections.values()) plugins.add(plugin);
  const notNamed = nodes.length - candidates.length;
  if (notNamed > 0) plugins.add('NodeAffinity');
  return { examined, nodes: nodes.length, rejections, notNamed, plugins, filters };
}

/** The nodes that will do, in order, until there are enough, and why the others will not. */
export function filterNodes(
  candidates: readonly NodeInfo[],
  filters: PodFilters,
  start: number,
  enough = feasibleNodesToFind(candidates.length),
) {
  const feasible: NodeInfo[] = [];
  const rejections = new Map<NodeInfo, Rejection>();
  let examined = 0;
  for (; examined < candidates.length && feasible.length < enough; examined += 1) {
    const node = candidates[(start + examined) % candidates.length]!;
    const rejection = filters.reject(node);
    if (rejection === undefined) feasible.push(node);
    else rejections.set(node, rejection);
  }
  return { feasible, rejections, examined };
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

const NOBODY: ReadonlyMap<NodeInfo, Rejection> = new Map();

function nominatedNode({ pod, uid }: PodInfo, { nodes, nominations }: ClusterView): NodeInfo | undefined {
  const name = nominations.nodeOf(uid) ?? pod.status.nominatedNodeName;
  return name ? nodes.get(name) : undefined;
}

function best(pod: PodInfo, feasible: readonly NodeInfo[], view: ClusterView, choices: Choices): NodeInfo {
  if (feasible.length === 1) return feasible[0]!;
  const totals = totalScores(feasible.length, scoreNodes(pod, feasible, view));
  let most = -1;
  let equals: NodeInfo[] = [];
  for (let i = 0; i < feasible.length; i += 1) {
    const score = totals[i]!;
    if (score < most) continue;
    if (score > most) equals = [];
    most = score;
    equals.push(feasible[i]!);
  }
  return equals.length === 1 ? equals[0]! : choices.pick(equals);
}
