import { seconds } from '../simulation/time';
import type { KubeletConfiguration, ShutdownPeriod } from './kubelet-configuration';

/** What of a configuration says how a node shuts down. */
export type ShutdownSettings = Pick<
  KubeletConfiguration,
  'shutdownGracePeriod' | 'shutdownGracePeriodCriticalPods' | 'shutdownGracePeriodByPodPriority'
>;

const SYSTEM_CRITICAL_PRIORITY = 2_000_000_000;

/**
 * How long pods have, by priority, the lowest first; empty: the node does not shut down gracefully.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/
 * pkg/kubelet/nodeshutdown/nodeshutdown_manager.go (migrateConfig)
 */
export function shutdownPeriods(settings: ShutdownSettings): readonly ShutdownPeriod[] {
  const { shutdownGracePeriod: all, shutdownGracePeriodCriticalPods: critical } = settings;
  const own = settings.shutdownGracePeriodByPodPriority;
  if (own.length > 0) return [...own].sort((a, b) => a.priority - b.priority);
  if (all === 0) return [];
  return [
    { priority: 0, shutdownGracePeriodSeconds: Math.trunc((all - critical) / seconds(1)) },
    { priority: SYSTEM_CRITICAL_PRIORITY, shutdownGracePeriodSeconds: Math.trunc(critical / seconds(1)) },
  ];
}

/**
 * The pods of each period: those whose priority is at least that of the period and less than that of the next; what is
 * below the lowest belongs to it. pkg/kubelet/nodeshutdown/nodeshutdown_manager.go (groupByPriority)
 */
export function shutdownGroups<P>(
  periods: readonly ShutdownPeriod[],
  pods: readonly P[],
  priorityOf: (pod: P) => number,
): readonly (readonly P[])[] {
  return periods.map((_, i) => pods.filter((pod) => indexFor(periods, priorityOf(pod)) === i));
}

function indexFor(periods: readonly ShutdownPeriod[], priority: number): number {
  return Math.max(
    0,
    periods.findLastIndex((period) => period.priority <= priority),
  );
}
