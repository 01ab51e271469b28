import { isInfeasible } from '../api/held-totals';
import { isNamespaced, KINDS } from '../api/kinds';
import { isCharged, quotaNamesOf, quotaUsed } from '../api/quota-usage';
import { sameResources } from '../api/resource-lists';
import type { ContainerStatus, KubeObject, Pod, ResourceQuota } from '../api/types';
import { sameValue } from '../api/validate-pod-update';
import { type Duration, minutes } from '../simulation/time';
import type { StoreChange } from '../store/store';
import { type ControllerContext, startController } from './controller';
import { keyOf } from './owner-references';
import type { WorkQueue } from './work-queue';

const NAME = 'resourcequota-controller';

/** All quotas are counted anew in this period. (ResourceQuotaSyncPeriod) */
const RESYNC = minutes(5);

/**
 * Counts what is used of each quota: when the quota is new or changed, when something that it counts is gone or finished, and
 * every five minutes. What is new is charged by admission, not here.
 * pkg/controller/resourcequota
 */
export function startResourceQuotaController(context: ControllerContext): void {
  const { simulation, calendar, store, latency } = context;

  function sync(quota: ResourceQuota, queue: WorkQueue): void {
    const { namespace } = quota.metadata;
    const clock = { now: simulation.now, calendar };
    const hard = quota.spec.hard ?? {};
    const used = quotaUsed(quota, (kind) => store.list(kind, namespace), clock);
    const { hard: oldHard = {}, used: oldUsed } = quota.status ?? {};
    const same = oldUsed !== undefined && sameValue(hard, oldHard) && sameResources(used, oldUsed);
    if (!same) store.update(quota, { ...quota, status: { hard, used } }, NAME);
    // Simplified: the count of every five minutes is made only while a pod is on its way out or asks for what its node can never
    // give, for only such pods can be charged too long.
    const pods = store.list<Pod>('Pod', namespace);
    if (pods.some((pod) => isCharged(pod, clock) && mayUseLess(pod)))
      queue.addAfter(keyOf(quota), untilResync());
  }

  function untilResync(): Duration {
    return RESYNC - (simulation.now % RESYNC);
  }

  const queue = startController<ResourceQuota>(context, {
    name: NAME,
    kind: 'ResourceQuota',
    sync,
    concerns: (before, after) => before.spec !== after.spec,
  });

  function replenish(change: StoreChange): void {
    const { object } = change;
    const quotas = store.list<ResourceQuota>('ResourceQuota', object.metadata.namespace);
    if (quotas.length === 0) return;
    const atOnce = frees(change, { now: simulation.now, calendar });
    if (!atOnce && !beginsToWait(change)) return;
    for (const quota of quotas) {
      if (quotaNamesOf(object.kind, Object.keys(quota.spec.hard ?? {})).length === 0) continue;
      if (atOnce) queue.add(keyOf(quota), latency());
      else queue.addAfter(keyOf(quota), untilResync());
    }
  }

  for (const { kind } of new Map(KINDS.map((info) => [info.kind, info])).values())
    if (isNamespaced(kind) && kind !== 'Event') store.watch(kind, replenish);
}

/** Whether a change may leave more of a quota. pkg/quota/v1/install/update_filter.go (DefaultUpdateFilter) */
function frees({ type, before, object }: StoreChange, clock: Parameters<typeof isCharged>[1]): boolean {
  if (type !== 'MODIFIED') return type === 'DELETED';
  if (object.kind === 'Pod') {
    const [old, pod] = [before as Pod, object as Pod];
    if (isCharged(old, clock) && !isCharged(pod, clock)) return true;
    return hasDeadline(old) !== hasDeadline(pod) || resourcesChanged(old, pod);
  }
  // Every change of a claim: the filter compares the addresses of two amounts, which are never the same. (RequiresQuotaReplenish)
  if (object.kind === 'PersistentVolumeClaim') return true;
  return object.kind === 'Service' && specOf(before!) !== specOf(object);
}

/** Whether from now on only the count of every five minutes may find that a pod uses less. */
function beginsToWait({ type, before, object }: StoreChange): boolean {
  if (type !== 'MODIFIED' || object.kind !== 'Pod') return false;
  return mayUseLess(object as Pod) && !mayUseLess(before as Pod);
}

/** Whether what it uses may become less though nothing more is written of it. */
function mayUseLess({ metadata, status }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined || isInfeasible(status);
}

/** Whether the resources of a pod have changed: those in force count, not those that are asked for. pkg/quota/v1/install/update_filter.go (hasResourcesChanged) */
function resourcesChanged({ status: old }: Pod, { status }: Pod): boolean {
  if (old === status) return false;
  const differ = (before: readonly ContainerStatus[] = [], after: readonly ContainerStatus[] = []) =>
    before.some(({ name, resources }) => {
      const other = after.find((one) => one.name === name);
      return other !== undefined && other.resources !== resources && !sameValue(other.resources, resources);
    });
  return (
    differ(old.containerStatuses, status.containerStatuses) ||
    differ(old.initContainerStatuses, status.initContainerStatuses)
  );
}

const hasDeadline = ({ spec }: Pod) => spec.activeDeadlineSeconds !== undefined;
const specOf = (object: KubeObject) => (object as { spec?: unknown }).spec;
