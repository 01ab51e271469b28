import type { Choices } from '../simulation/choices';
import type { Plugin, Rejection } from './filter';
import { interPodFilter } from './inter-pod-affinity';
import type { PodInfo } from './node-info';
import type { NodeList } from './node-list';
import { type FurtherFilter, type Selection, selectNode } from './select-node';
import { spreadFilter } from './topology-spread';
import { claimsVerdict, type Lookup } from './volume-claims';

/** What one look for a node needs beside the pod and the nodes. */
export interface Search {
  /** Where to begin among the nodes. */
  readonly start: number;
  readonly choices: Choices;
  readonly lookup: Lookup;
  /** Older releases name the taint that is not tolerated. */
  readonly namesTaints: boolean;
}

/**
 * The node of a pod, or why there is none: first what speaks against the pod as such, then node by node, the plugins in
 * the order of the default profile.
 * pkg/scheduler/schedule_one.go (schedulePod)
 */
export function findNode(
  info: PodInfo,
  list: NodeList,
  { start, choices, lookup, namesTaints }: Search,
): Selection {
  const nodes = list.inOrder;
  if (nodes.length === 0) return rejectedEarly(0, '');
  if (info.namedNodes?.size === 0)
    return rejectedEarly(nodes.length, 'pod affinity terms conflict', 'NodeAffinity');
  const claims = claimsVerdict(info.pod, lookup);
  if (!claims.ready && claims.beforeNodes !== undefined) {
    return rejectedEarly(nodes.length, claims.beforeNodes, 'VolumeBinding');
  }
  const filter = inTurn(
    claims.ready ? undefined : rejectsEach(claims.onEachNode),
    spreadFilter(info, nodes),
    interPodFilter(info, nodes, (name) => lookup('Namespace', '', name)?.metadata.labels),
  );
  return selectNode(info, nodes, start, choices, { images: list, filter, namesTaints });
}

function rejectedEarly(nodes: number, beforeNodes: string, plugin?: Plugin): Selection {
  const diagnosis = { nodes, reasons: new Map(), unresolvable: nodes, beforeNodes };
  return { examined: 0, plugins: new Set(plugin === undefined ? [] : [plugin]), diagnosis };
}

/** Several filters as one: the first that rejects has the last word. */
function inTurn(...filters: readonly (FurtherFilter | undefined)[]): FurtherFilter | undefined {
  const present = filters.filter((filter) => filter !== undefined);
  if (present.length === 0) return undefined;
  return (node) => {
    for (const filter of present) {
      const rejection = filter(node);
      if (rejection !== undefined) return rejection;
    }
    return undefined;
  };
}

function rejectsEach(reason: string): FurtherFilter {
  const rejection: Rejection = { plugin: 'VolumeBinding', reasons: [reason], unresolvable: true };
  return () => rejection;
}
