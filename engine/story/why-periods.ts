import type { EventObject, Job, KubeObject, Namespace, Node, Pod } from '../api/types';
import { type Duration, seconds } from '../simulation/time';
import type { JournalEntry } from '../store/journal';
import { shortestTolerance } from './why-tolerance';
import { eventOf, marksForDeletion, podOf, type Surroundings } from './why-words';

/**
 * What a controller waited for, where it can be seen from what there is that it did: its look that comes round, a time that it
 * gives, a back-off. Empty where that cannot be seen, undefined where the controller waits for nothing of its own.
 */
export function waitOfController(
  entry: JournalEntry,
  cause: JournalEntry,
  around: Surroundings,
): string | undefined {
  const waitOf = BY[entry.by];
  if (waitOf === undefined) return undefined;
  const gap = entry.at - cause.at;
  return gap <= NEWS ? '' : waitOf(gap, entry, cause, around);
}

/** So long news of the API may take to whoever acts upon them, by any profile of latencies: nobody waits meanwhile. */
const NEWS: Duration = 200;

type WaitOf = (
  gap: Duration,
  entry: JournalEntry,
  cause: JournalEntry,
  around: Surroundings,
) => string | undefined;

const BY: Readonly<Record<string, WaitOf>> = {
  'node-controller': nodeWait,
  'taint-eviction-controller': tolerationWait,
  'job-controller': jobWait,
  'cronjob-controller': scheduleWait,
  // --horizontal-pod-autoscaler-sync-period
  'horizontal-pod-autoscaler': () => ', at its look every 15s',
  'namespace-controller': namespaceWait,
  'ttl-after-finished-controller': ttlWait,
  'pod-garbage-collector': garbageWait,
  'default-scheduler': claimsWait,
  // deletionGracePeriod
  'service-cidr-controller': (gap) =>
    isAbout(gap, seconds(10)) ? ', after the 10s in which nobody gets an address of it' : '',
};

/** News come later than the time that was waited for, not sooner. */
function isAbout(gap: Duration, wait: Duration): boolean {
  return gap >= wait && gap <= wait + NEWS;
}

/** cmd/kube-controller-manager (--node-monitor-grace-period, --node-monitor-period) */
function nodeWait(gap: Duration, entry: JournalEntry, { change }: JournalEntry): string {
  if (change.what === 'note' && SILENT.test(change.text) && gap >= LEAST_SILENCE)
    return `, as ${entry.object.kind === 'Node' ? 'it' : 'its node'} had been silent for the node-monitor-grace-period`;
  return gap <= LOOK + NEWS ? ', at the look that the node controller takes every 5s' : '';
}

const SILENT = /^(goes down|is cut off|its kubelet is down)/;
const LOOK = seconds(5);
/** The shorter grace period is 40s, and runs from the last sign of life, at most 10s before. */
const LEAST_SILENCE = seconds(30);

/** The sentence of the deletion itself tells what the pod tolerates. */
function tolerationWait(
  gap: Duration,
  entry: JournalEntry,
  { change }: JournalEntry,
  around: Surroundings,
): string {
  const pod = podOf(entry, around);
  const node = change.what === 'updated' ? (change.after as Node) : undefined;
  if (pod === undefined || node?.kind !== 'Node' || marksForDeletion(entry)) return '';
  const tolerated = shortestTolerance(pod, node)?.seconds;
  // The taint that counts may be older than the newest change of the node.
  const isOver = tolerated !== undefined && Math.abs(gap - seconds(tolerated)) <= NEWS;
  return isOver ? ', when its tolerationSeconds were over' : '';
}

/** pkg/controller/job/job_controller.go (syncJobBatchPeriod), pkg/controller/job/backoff_utils.go */
function jobWait(gap: Duration, entry: JournalEntry, cause: JournalEntry, around: Surroundings): string {
  if (gap <= BATCH + NEWS) {
    if (cause.object.kind !== 'Pod' && cause.object.kind !== 'Job') return '';
    return gap < BATCH
      ? ', as it gathers for a second what happens to its pods'
      : ', a second later: it gathers what happens to its pods';
  }
  const uid = makerOf(entry, around);
  const job = uid === undefined ? undefined : (around.objectAt(uid, entry.id) as Job | undefined);
  if ((job?.status.failed ?? 0) === 0) return '';
  return hasSucceeded(uid!, entry, cause, around)
    ? ', as a success has ended the back-off for its failed pods'
    : ', after the back-off for its failed pods';
}

/** Whether a pod of the Job has succeeded so shortly before that the Job has looked at its pods for that. pkg/controller/job/backoff_utils.go */
function hasSucceeded(job: string, { id, at }: JournalEntry, cause: JournalEntry, around: Surroundings) {
  for (let other = around.entry(id - 1); other && other.id > cause.id; other = around.entry(other.id - 1)) {
    if (at - other.at > BATCH + NEWS) return false;
    const pod = podWritten(other);
    if (pod?.status.phase !== 'Succeeded') continue;
    if (pod.metadata.ownerReferences?.some(({ uid }) => uid === job)) return true;
  }
  return false;
}

function podWritten({ object, change }: JournalEntry): Pod | undefined {
  return object.kind === 'Pod' && change.what === 'updated' ? (change.after as Pod) : undefined;
}

const BATCH = seconds(1);

/** The uid of the Job, where a pod is made. */
function makerOf(entry: JournalEntry, around: Surroundings): string | undefined {
  const said = eventOf(entry);
  if (said !== undefined) return said.reason === 'SuccessfulCreate' ? said.involvedObject.uid : undefined;
  if (entry.object.kind !== 'Pod' || entry.change.what !== 'created') return undefined;
  return podOf(entry, around)?.metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
}

/** What is done together with the making of a Job whose time has just come, or instead of it. */
function scheduleWait(_: Duration, entry: JournalEntry, __: JournalEntry, around: Surroundings): string {
  const said = eventOf(entry);
  if (said !== undefined && !OF_THE_SCHEDULE.has(said.reason)) return '';
  const isTime = said?.reason === 'JobAlreadyActive' ? isWholeMinute(said) : makesJobInTime(entry, around);
  return isTime ? ', at the next time of its schedule' : '';
}

const OF_THE_SCHEDULE: ReadonlySet<string> = new Set([
  'SuccessfulCreate',
  'SuccessfulDelete',
  'FailedCreate',
  'JobAlreadyActive',
]);

function isWholeMinute({ lastTimestamp }: EventObject): boolean {
  return lastTimestamp?.endsWith(':00Z') ?? false;
}

/** Whether a Job is made at this moment that was due at this second. */
function makesJobInTime({ id, at, by }: JournalEntry, around: Surroundings): boolean {
  for (const step of [1, -1]) {
    for (let other = around.entry(id); other?.at === at; other = around.entry(other.id + step)) {
      const { change, object } = other;
      if (other.by === by && object.kind === 'Job' && change.what === 'created' && isDueNow(change.after))
        return true;
    }
  }
  return false;
}

/** pkg/controller/cronjob (CronJobScheduledTimestampAnnotation) */
function isDueNow({ metadata: { annotations, creationTimestamp = '' } }: KubeObject): boolean {
  const due = annotations?.['batch.kubernetes.io/cronjob-scheduled-timestamp'];
  return due !== undefined && Date.parse(due) === Date.parse(creationTimestamp);
}

/** pkg/controller/namespace/namespace_controller.go (namespaceDeletionGracePeriod, and the tries after it) */
function namespaceWait(
  gap: Duration,
  entry: JournalEntry,
  cause: JournalEntry,
  around: Surroundings,
): string {
  if (cause.object.kind !== 'Namespace') return '';
  if (marksForDeletion(cause) && isAbout(gap, FIRST_LOOK)) return ', after the 5s that it waits first';
  if (!hasLooked(entry, cause, around)) return '';
  const isNamespace = entry.object.uid === cause.object.uid;
  const isGone = entry.change.what === 'deleted';
  return isNamespace && isGone ? ', when nothing was left in it' : ', when it looked again';
}

const FIRST_LOOK = seconds(5);

/** Whether the namespace was already told at a look what was found in it. */
function hasLooked({ at, by, id }: JournalEntry, { object, id: first }: JournalEntry, around: Surroundings) {
  for (let other = around.entry(id - 1); other && other.id > first; other = around.entry(other.id - 1)) {
    if (other.at === at || other.by !== by || other.object.uid !== object.uid) continue;
    if (other.change.what === 'updated' && (other.change.after as Namespace).status?.conditions) return true;
  }
  return false;
}

/** pkg/controller/ttlafterfinished: times are written down in whole seconds. */
function ttlWait(gap: Duration, { change }: JournalEntry): string {
  const job = change.what === 'deleted' || change.what === 'updated' ? (change.before as Job) : undefined;
  const ttl = job?.kind === 'Job' ? job.spec.ttlSecondsAfterFinished : undefined;
  const isOver = ttl !== undefined && Math.abs(gap - seconds(ttl)) <= seconds(1);
  return isOver ? ', when its ttlSecondsAfterFinished were over' : '';
}

/** pkg/controller/podgc/gc_controller.go (quarantineTime, gcCheckPeriod) */
function garbageWait(gap: Duration, _: JournalEntry, { object, change }: JournalEntry): string {
  if (object.kind === 'Node' && change.what === 'deleted' && gap >= QUARANTINE)
    return ', when it had missed the node for 40s';
  return gap <= seconds(20) + NEWS ? ', at its look every 20s' : '';
}

const QUARANTINE = seconds(40);

/** The scheduler waits for the claims of a pod, and looks every second; what else holds a pod up is told elsewhere. */
function claimsWait(
  gap: Duration,
  entry: JournalEntry,
  cause: JournalEntry,
  around: Surroundings,
): string | undefined {
  const pod = podOf(entry, around);
  const hasClaims = pod?.spec.volumes?.some(
    ({ persistentVolumeClaim, ephemeral }) => persistentVolumeClaim !== undefined || ephemeral !== undefined,
  );
  const isBound = hasClaims && pod?.spec.nodeName !== undefined && cause.object.uid === pod.metadata.uid;
  return isBound && gap >= seconds(1) ? ', when its claims were bound' : undefined;
}
