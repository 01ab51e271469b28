import type { Node } from '../api/types';
import type { ClusterView } from './cluster-view';
import { declaredFeaturesFilter } from './declared-features';
import { diskFilter } from './disk-conflicts';
import { filterNode, type Plugin, type Rejection } from './filter';
import { interPodFilter } from './inter-pod-affinity';
import type { NodeInfo } from './node-info';
import { oncePodFilter } from './once-pod-claims';
import type { PodInfo } from './pod-info';
import type { StatefulFilter } from './stateful-filter';
import { spreadFilter } from './topology-spread';
import { claimsVerdict } from './volume-claims';
import { volumeLimitsFilter } from './volume-limits';
import { volumeZoneFilter } from './volume-zone';

/** What speaks against a pod as such, before any node is looked at. */
export interface EarlyRejection {
  readonly plugin: Plugin;
  readonly reason: string;
}

/**
 * All that may reject a node for one pod: the plugins in the order of the default profile, the first of which has the last
 * word. Made once for each look at the nodes, as PreFilter is run once.
 * pkg/scheduler/framework/runtime/framework.go (RunPreFilterPlugins, RunFilterPluginsWithNominatedPods)
 */
export class PodFilters {
  readonly early: EarlyRejection | undefined;
  private readonly stateful: readonly StatefulFilter[];
  /** All that it asks of a node is room. */
  private readonly wantsRoomOnly: boolean;

  constructor(
    private readonly pod: PodInfo,
    private readonly view: ClusterView,
  ) {
    const { nodes, objects, labelsOf, nominations } = view;
    const claims = claimsVerdict(pod.pod, objects);
    if (pod.namedNodes?.size === 0)
      this.early = { plugin: 'NodeAffinity', reason: 'pod affinity terms conflict' };
    else if (!claims.ready && claims.beforeNodes !== undefined)
      this.early = { plugin: claims.plugin, reason: claims.beforeNodes };
    this.stateful = [
      diskFilter(pod),
      oncePodFilter(pod, nodes.inOrder, objects, view.saysNodeHasPod),
      volumeLimitsFilter(pod, objects),
      claims.ready || claims.beforeNodes !== undefined ? undefined : volumeFilter(claims.onNode),
      volumeZoneFilter(pod, objects),
      spreadFilter(pod, nodes),
      interPodFilter(pod, nodes, labelsOf, nominations.any),
      view.asksForFeatures ? declaredFeaturesFilter(pod) : undefined,
    ].filter((filter) => filter !== undefined);
    this.wantsRoomOnly =
      this.stateful.length === 0 &&
      !nominations.any &&
      !pod.choosesNodes &&
      !pod.pod.spec.nodeName &&
      pod.ports.length === 0 &&
      pod.requests.scalar === undefined;
  }

  /**
   * Why the pod may not go to a node. Where the node is being cleared for pods that are as important, it must be free both
   * with them and without.
   */
  reject(node: NodeInfo): Rejection | undefined {
    if (this.wantsRoomOnly && node.hasRoomFor(this.pod.requests)) return undefined;
    if (!this.view.nominations.any) return this.rejectAsIs(node);
    return this.rejectWithNominated(node) ?? this.rejectAsIs(node);
  }

  /** Thinks a pod of a node away (-1), or there (1), as far as the node itself does not show it. */
  shift(node: NodeInfo, other: PodInfo, by: 1 | -1): void {
    for (const filter of this.stateful) filter.shift(node, other, by);
  }

  private rejectAsIs(node: NodeInfo): Rejection | undefined {
    const rejection = filterNode(this.pod, node, this.view.namesTaints);
    if (rejection !== undefined) return rejection;
    for (const filter of this.stateful) {
      const found = filter.reject(node);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private rejectWithNominated(node: NodeInfo): Rejection | undefined {
    const { pod } = this;
    const coming = [...this.view.nominations.on(node.name)].filter(
      (other) => other.priority >= pod.priority && other.uid !== pod.uid,
    );
    if (coming.length === 0) return undefined;
    const withThem = node.copy();
    for (const other of coming) {
      withThem.add(other);
      this.shift(node, other, 1);
    }
    const rejection = this.rejectAsIs(withThem);
    for (const other of coming) this.shift(node, other, -1);
    return rejection;
  }
}

function volumeFilter(reasonsOn: (node: Node) => readonly string[]): StatefulFilter {
  const reject = ({ node }: NodeInfo): Rejection | undefined => {
    const reasons = reasonsOn(node);
    return reasons.length === 0 ? undefined : { plugin: 'VolumeBinding', reasons, unresolvable: true };
  };
  return { reject, shift: () => {} };
}
