import type { Node, Pod } from '../api/types';
import { isFinished } from './changes';
import { ClusterView, type ObjectReader, type Release } from './cluster-view';
import type { Plugin } from './filter';
import type { NodeInfo } from './node-info';
import { PodFilters } from './pod-filters';
import { PodInfo } from './pod-info';
import { type ScorePlugin, scoreNodes, scoreOf, totalScores, WEIGHTS } from './score';
import { filterNodes } from './select-node';

/** What a plugin says of one node: from 0 to 100, and how often it counts. */
export interface PluginScore {
  readonly plugin: ScorePlugin;
  readonly score: number;
  readonly weight: number;
}

/** What speaks against a node, or for it. */
export type NodePlacement =
  | { readonly node: string; readonly rejectedBy: Plugin; readonly reasons: readonly string[] }
  | {
      readonly node: string;
      readonly rejectedBy?: undefined;
      readonly scores: readonly PluginScore[];
      /** The sum of the scores, each by its weight. */
      readonly total: number;
      /** Whether no node has more. */
      readonly isBest: boolean;
    };

/** Why a pod goes where it goes, or nowhere. */
export interface Placement {
  /** What speaks against the pod as such, before any node is looked at. */
  readonly early?: { readonly plugin: Plugin; readonly reason: string };
  /** In the order in which the scheduler looks at them. */
  readonly nodes: readonly NodePlacement[];
}

/**
 * What the scheduler's own filters and scores say of a pod that has no node yet, in a cluster as its objects stand. Of a pod
 * that waits it says why; of one that was placed, when it is given the objects as they stood before.
 */
// Simplified: all nodes are shown, also of clusters of 100 and more, in which the scheduler stops looking when it has found
// enough.
export function placementOf(pod: Pod, objects: ObjectReader, version?: Release): Placement {
  const view = viewOf(pod, objects, version);
  const info = new PodInfo(pod);
  const filters = new PodFilters(info, view);
  const nodes = view.nodes.inOrder;
  if (filters.early !== undefined) return { early: filters.early, nodes: [] };
  const { feasible, rejections } = filterNodes(nodes, filters, 0, nodes.length);
  const judged = judgedNodes(info, feasible, view);
  return {
    nodes: nodes.map((node) => {
      const rejection = rejections.get(node);
      if (rejection === undefined) return judged.get(node)!;
      return { node: node.name, rejectedBy: rejection.plugin, reasons: rejection.reasons };
    }),
  };
}

function viewOf(pod: Pod, objects: ObjectReader, version: Release | undefined): ClusterView {
  const view = new ClusterView(objects, version);
  for (const node of objects.list<Node>('Node')) view.nodes.put(node);
  for (const other of objects.list<Pod>('Pod')) {
    if (other.metadata.uid === pod.metadata.uid || isFinished(other)) continue;
    const info = new PodInfo(other);
    if (other.spec.nodeName) view.nodes.addPod(other.spec.nodeName, info);
    else view.nominations.set(info, other.status.nominatedNodeName);
  }
  return view;
}

function judgedNodes(
  pod: PodInfo,
  feasible: readonly NodeInfo[],
  view: ClusterView,
): ReadonlyMap<NodeInfo, NodePlacement> {
  const all = scoreNodes(pod, feasible, view);
  const totals = totalScores(feasible.length, all);
  const most = Math.max(...totals);
  return new Map(
    feasible.map((node, i) => {
      const scores = all.map((one) => ({
        plugin: one.plugin,
        score: scoreOf(one, i),
        weight: WEIGHTS[one.plugin],
      }));
      return [node, { node: node.name, scores, total: totals[i]!, isBest: totals[i] === most }];
    }),
  );
}
