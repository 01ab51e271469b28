import { hasPreferences, preferredWeight } from '../api/node-affinity';
import { untoleratedPreferences } from '../api/tolerations';
import type { ClusterView } from './cluster-view';
import type { NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';
import { imageScores } from './score-images';
import { interPodScores } from './score-inter-pod';
import { resourceScores } from './score-resources';
import { spreadScores } from './score-spread';

/**
 * The weights of the default profile, in its order.
 * pkg/scheduler/apis/config/v1/default_plugins.go
 */
export const WEIGHTS = {
  TaintToleration: 3,
  NodeAffinity: 2,
  NodeResourcesFit: 1,
  PodTopologySpread: 2,
  InterPodAffinity: 2,
  NodeResourcesBalancedAllocation: 1,
  ImageLocality: 1,
} as const;

export type ScorePlugin = keyof typeof WEIGHTS;

/** What one plugin says of feasible nodes, from 0 to 100; more is better, and it counts as often as its weight says. */
export interface PluginScores {
  readonly plugin: ScorePlugin;
  /** In the order of the nodes, or one for all of them. */
  readonly scores: ArrayLike<number> | number;
}

/** What each plugin that has something to say of a pod says of the feasible nodes. */
export function scoreNodes(
  pod: PodInfo,
  nodes: readonly NodeInfo[],
  view: ClusterView,
): readonly PluginScores[] {
  const { least, balanced } = resourceScores(pod, nodes, view.balanceRules);
  const all: PluginScores[] = [{ plugin: 'TaintToleration', scores: taintScores(pod, nodes) }];
  const add = (plugin: ScorePlugin, scores: ArrayLike<number> | number | undefined): void => {
    if (scores !== undefined) all.push({ plugin, scores });
  };
  add('NodeAffinity', affinityScores(pod, nodes));
  add('NodeResourcesFit', least);
  add('PodTopologySpread', spreadScores(pod, nodes, view));
  add('InterPodAffinity', interPodScores(pod, nodes, view));
  add('NodeResourcesBalancedAllocation', balanced);
  add('ImageLocality', imageScores(pod, nodes, view.nodes, view.countsInitImages) ?? 0);
  return all;
}

/** The score of one node by one plugin, before it is weighted. */
export function scoreOf({ scores }: PluginScores, index: number): number {
  return typeof scores === 'number' ? scores : scores[index]!;
}

/** The weighted sums, in the order of the nodes. */
export function totalScores(nodes: number, all: readonly PluginScores[]): Int32Array {
  const totals = new Int32Array(nodes);
  for (const { plugin, scores } of all) {
    const weight = WEIGHTS[plugin];
    if (typeof scores === 'number') for (let i = 0; i < nodes; i += 1) totals[i]! += weight * scores;
    else for (let i = 0; i < nodes; i += 1) totals[i]! += weight * scores[i]!;
  }
  return totals;
}

/**
 * Reversed and normalised: the node with the most untolerated PreferNoSchedule taints gets 0, one without 100.
 * pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go (Score, NormalizeScore)
 */
function taintScores(pod: PodInfo, nodes: readonly NodeInfo[]): ArrayLike<number> | number {
  if (!nodes.some((node) => node.taints.length > 0)) return 100;
  const counts = nodes.map((node) => untoleratedPreferences(node.taints, pod.tolerations));
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  return most === 0 ? 100 : counts.map((count) => 100 - Math.floor((100 * count) / most));
}

function affinityScores({ pod }: PodInfo, nodes: readonly NodeInfo[]): ArrayLike<number> | undefined {
  if (!hasPreferences(pod)) return undefined;
  const weights = nodes.map((node) => preferredWeight(pod, node.node));
  const most = weights.reduce((a, b) => Math.max(a, b), 0);
  return most === 0 ? weights : weights.map((weight) => Math.floor((100 * weight) / most));
}
