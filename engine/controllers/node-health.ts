import type { Node, NodeCondition, Taint, Timestamp } from '../api/types';
import { type Calendar, type Duration, type Instant, seconds } from '../simulation/time';

/** How often the controller looks at the health of all nodes. (--node-monitor-period) */
export const MONITOR_PERIOD: Duration = seconds(5);

/** How nodes of one zone are, as the controller judges it. */
export type ZoneState = 'normal' | 'partial disruption' | 'full disruption';

/** Below this share of nodes that are not ready a zone is healthy. (--unhealthy-zone-threshold) */
const UNHEALTHY_SHARE = 0.55;
/** How many nodes a zone must exceed to be a large one. (--large-cluster-size-threshold) */
const LARGE_ZONE = 50;
/** Nodes a second that are emptied. (--node-eviction-rate, --secondary-node-eviction-rate) */
const USUAL_RATE = 0.1;
const REDUCED_RATE = 0.01;

/**
 * What the controller makes of a zone with so many nodes that are ready and not.
 * https://kubernetes.io/docs/concepts/architecture/nodes/#rate-limits-on-eviction
 * pkg/controller/nodelifecycle/node_lifecycle_controller.go (ComputeZoneState)
 */
export function zoneState(ready: number, notReady: number): ZoneState {
  if (ready === 0 && notReady > 0) return 'full disruption';
  const share = notReady / (notReady + ready);
  return notReady > 2 && share >= UNHEALTHY_SHARE ? 'partial disruption' : 'normal';
}

/**
 * How many nodes of such a zone get the taint that empties them, a second. Where most nodes are lost, the cause may well be the
 * network: a small zone is left alone. (ReducedQPSFunc, HealthyQPSFunc)
 */
export function evictionRate(state: ZoneState, nodes: number): number {
  if (state !== 'partial disruption') return USUAL_RATE;
  return nodes > LARGE_ZONE ? REDUCED_RATE : 0;
}

/** The conditions that nobody vouches for any more when a kubelet is silent. NetworkUnavailable is not the kubelet's. */
const OF_THE_KUBELET = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'] as const;

/** The conditions of a node whose kubelet is silent. (tryUpdateNodeHealth) */
export function unknownConditions(node: Node, now: Timestamp): readonly NodeCondition[] {
  const { conditions } = node.status;
  const changed = conditions.map((one) =>
    one.status === 'Unknown' || !(OF_THE_KUBELET as readonly string[]).includes(one.type)
      ? one
      : { ...one, status: 'Unknown' as const, lastTransitionTime: now, ...SILENT },
  );
  const missing = OF_THE_KUBELET.filter((type) => !conditions.some((one) => one.type === type));
  return [
    ...changed,
    ...missing.map((type) => ({
      type,
      status: 'Unknown' as const,
      lastHeartbeatTime: node.metadata.creationTimestamp,
      lastTransitionTime: now,
      reason: 'NodeStatusNeverUpdated',
      message: 'Kubelet never posted node status.',
    })),
  ];
}

const SILENT = { reason: 'NodeStatusUnknown', message: 'Kubelet stopped posting node status.' };

/** A kubelet that has just joined has so long for its first status. (--node-startup-grace-period) */
const STARTUP_PERIOD: Duration = seconds(60);

/** By when a node must have been heard of that never was. */
export function firstHeardBy(node: Node, calendar: Calendar, period: Duration): Instant {
  const since = calendar.instant(node.metadata.creationTimestamp!);
  return since + (readiness(node) === undefined ? STARTUP_PERIOD : period);
}

/** What the condition Ready of a node says. */
export function readiness({ status }: Node): NodeCondition['status'] | undefined {
  return status.conditions.find(({ type }) => type === 'Ready')?.status;
}

/** Region and zone as one; nodes without labels are a zone of their own. staging/src/k8s.io/component-helpers/node/topology (GetZoneKey) */
export function zoneKey({ metadata: { labels = {} } }: Node): string {
  const region = labels['topology.kubernetes.io/region'] ?? '';
  const zone = labels['topology.kubernetes.io/zone'] ?? '';
  return region === '' && zone === '' ? '' : `${region}:\0:${zone}`;
}

export const NOT_READY = 'node.kubernetes.io/not-ready';
export const UNREACHABLE = 'node.kubernetes.io/unreachable';

/**
 * The taint that empties a node in this state, and the one it replaces; none for a node that is ready.
 * pkg/controller/nodelifecycle/node_lifecycle_controller.go (processTaintBaseEviction)
 */
export function emptyingTaint(
  status: NodeCondition['status'] | undefined,
): { readonly key: string; readonly instead: string } | undefined {
  if (status === 'False') return { key: NOT_READY, instead: UNREACHABLE };
  return status === 'Unknown' ? { key: UNREACHABLE, instead: NOT_READY } : undefined;
}

export function hasEmptyingTaint({ spec }: Node, key: string): boolean {
  return spec.taints?.some((taint) => taint.effect === 'NoExecute' && taint.key === key) === true;
}

/** The taints without those NoExecute ones, and with another; the same list where nothing changes. */
export function taintsWithout(
  taints: readonly Taint[] | undefined,
  keys: readonly string[],
  added?: Taint,
): readonly Taint[] | undefined {
  const kept = taints?.filter(({ key, effect }) => effect !== 'NoExecute' || !keys.includes(key)) ?? [];
  if (added === undefined && kept.length === (taints?.length ?? 0)) return taints;
  const all = added ? [...kept, added] : kept;
  return all.length === 0 ? undefined : all;
}

/** The node with these taints; without the field where there are none. */
export function withTaints(node: Node, taints: readonly Taint[] | undefined): Node {
  const { taints: _, ...spec } = node.spec;
  return { ...node, spec: taints?.length ? { ...spec, taints } : spec };
}

const EXCLUDED = 'node.kubernetes.io/exclude-disruption';

/** How many nodes of each zone are ready, and how many are not; those that say so are not counted. */
export function countsOf(nodes: readonly Node[]): ReadonlyMap<string, { ready: number; notReady: number }> {
  const counts = new Map<string, { ready: number; notReady: number }>();
  for (const node of nodes) {
    if (node.metadata.labels?.[EXCLUDED] !== undefined) continue;
    const key = zoneKey(node);
    const count = counts.get(key) ?? { ready: 0, notReady: 0 };
    counts.set(key, count);
    if (readiness(node) === 'True') count.ready += 1;
    else count.notReady += 1;
  }
  return counts;
}

/** How the zones are, by what is counted in them. */
export function statesOf(counts: ReturnType<typeof countsOf>): ReadonlyMap<string, ZoneState> {
  return new Map([...counts].map(([key, { ready, notReady }]) => [key, zoneState(ready, notReady)]));
}
