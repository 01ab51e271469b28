import type { Job, KubeObject, Pod } from '../api/types';
import { seconds } from '../simulation/time';
import type { StoreChange } from '../store/store';
import type { ControllerContext } from './controller';
import { withoutFinalizer } from './garbage';
import { finishedCondition, isTracked, managedElsewhere, TRACKING_FINALIZER } from './job-pods';
import { controllerOf, keyOf, splitKey } from './owner-references';
import { WorkQueue } from './work-queue';

/**
 * Takes the finalizer from pods that no Job will count any more: those without a Job, and those whose Job has ended or is gone.
 * pkg/controller/job/job_controller.go (syncOrphanPod)
 */
export function letGoOfOrphans(context: ControllerContext, by: string): void {
  const { simulation, store, latency, api, dependents } = context;
  const retries = { first: seconds(1), longest: seconds(60) };
  const queue = new WorkQueue(simulation, `${by} (orphans)`, (key) => letGo(key), retries);
  const add = (pod: Pod) => queue.add(keyOf(pod), latency());

  function letGo(key: string): void {
    const pod = store.get<Pod>('Pod', ...splitKey(key));
    if (pod === undefined || !isTracked(pod) || !isOrphan(pod, context)) return;
    api.update(pod, withoutFinalizer(pod, TRACKING_FINALIZER), by);
  }

  context.switches.addQueue(by, queue, (lists) => {
    for (const pod of store.list<Pod>('Pod')) if (isTracked(pod)) lists(keyOf(pod));
  });
  store.watch('Pod', ({ object }) => {
    const pod = object as Pod;
    if (pod.metadata.finalizers === undefined || !isTracked(pod)) return;
    if (controllerOf(pod) === undefined || (isDeleted(pod) && isOrphan(pod, context))) add(pod);
  });
  store.watch('Job', (change) => {
    const { type, object } = change as StoreChange<Job>;
    if (type !== 'DELETED' && finishedCondition(object) === undefined) return;
    for (const pod of dependents<Pod>('Pod').ownedBy(object)) if (isTracked(pod)) add(pod);
  });
}

function isDeleted({ metadata }: KubeObject): boolean {
  return metadata.deletionTimestamp !== undefined;
}

/** Whether no Job counts this pod. (handleSingleOrphanPod) */
function isOrphan(pod: Pod, { store }: ControllerContext): boolean {
  const owner = controllerOf(pod);
  if (owner === undefined) return true;
  if (owner.kind !== 'Job') return false;
  const job = store.get<Job>('Job', pod.metadata.namespace!, owner.name);
  if (job?.metadata.uid !== owner.uid) return true;
  return !managedElsewhere(job) && finishedCondition(job) !== undefined;
}
