import { kindOf } from '../api/kinds';
import type { EventObject, KubeObject, Pod } from '../api/types';
import type { JournalEntry, ObjectRef } from '../store/journal';

/** What an explanation says of one entry. */
export interface Sentence {
  readonly words: string;
  /** The fields of the manifest that made it so, the most telling first: keys of an `OriginField`. */
  readonly fields?: readonly string[];
  /** Whose manifest that is: the object of the entry, unless it is said. */
  readonly uid?: string;
  readonly said?: Said;
}

/** What a step may have said that made it so. */
export interface Said {
  /** Of which container or image. */
  readonly name: string;
  readonly run?: number;
  /** The pod, where the entry is about another object. */
  readonly of?: ObjectRef;
  readonly what: readonly string[];
  /** Where a step said it, no field of a manifest did. */
  readonly instead?: true;
}

/** What must be known around an entry to say it well. */
export interface Surroundings {
  /** The object as it was before the entry, or as the entry made it. */
  objectAt(uid: string, entry: number): KubeObject | undefined;
  /** The object of a kind and name as it was by then. */
  named(kind: string, namespace: string, name: string): KubeObject | undefined;
  /** The entry before another that marked the object for deletion. */
  marked(uid: string, before: number): JournalEntry | undefined;
  entry(id: number): JournalEntry | undefined;
}

/** What was said at an entry: nothing where an event only goes. */
export function eventOf({ object, change }: JournalEntry): EventObject | undefined {
  if (object.kind !== 'Event' || (change.what !== 'created' && change.what !== 'updated')) return undefined;
  return change.after as EventObject;
}

/** The pod that an entry is about. */
export function podOf(entry: JournalEntry, around: Surroundings): Pod | undefined {
  const { kind, uid } = eventOf(entry)?.involvedObject ?? entry.object;
  return kind === 'Pod' && uid !== undefined
    ? (around.objectAt(uid, entry.id) as Pod | undefined)
    : undefined;
}

/** Whether an entry marks its object for deletion. */
export function marksForDeletion({ change }: JournalEntry): boolean {
  if (change.what !== 'updated') return false;
  const { before, after } = change;
  return before.metadata.deletionTimestamp === undefined && after.metadata.deletionTimestamp !== undefined;
}

/** The quota that a refusal tells of. */
export function quotaIn(
  message: string,
  namespace = '',
  around: Surroundings,
): Pick<Sentence, 'fields' | 'uid'> | undefined {
  const quota = /exceeded quota: ([^,\s]+)/.exec(message)?.[1];
  if (quota === undefined) return undefined;
  return { fields: ['own/hard'], uid: around.named('ResourceQuota', namespace, quota)?.metadata.uid };
}

/** Why a controller deletes what is there. */
export const FIELDS_OF_DELETION: Readonly<Record<string, readonly string[]>> = {
  'ttl-after-finished-controller': ['own/ttlSecondsAfterFinished'],
};

/** `pod web`, `ReplicaSet web-5d4`. */
export function nameOf({ object }: Pick<JournalEntry, 'object'>): string {
  const { kind, name } = object;
  return `${SMALL.has(kind) ? (kindOf(kind)?.singular ?? kind) : kind} ${name}`;
}

/** Kinds that are words of their own. */
const SMALL: ReadonlySet<string> = new Set(['Pod', 'Node', 'Job', 'Service', 'Namespace']);

/** A component as a person speaks of it: `the Deployment controller`. */
export function actor(by: string): string {
  const named = ACTORS[by];
  if (named !== undefined) return named;
  const kind = CONTROLLER.exec(by)?.[1];
  if (kind !== undefined) return `the ${KINDS[kind] ?? kind.replace(/-/g, ' ')} controller`;
  // What provisions volumes has the name that its class gives it.
  return PROVISIONER.test(by) ? `the provisioner ${by}` : `the ${by.replace(/-/g, ' ')}`;
}

const CONTROLLER = /^(.+)-controller$/;
const PROVISIONER = /[./]/;

const KINDS: Readonly<Record<string, string>> = {
  deployment: 'Deployment',
  replicaset: 'ReplicaSet',
  statefulset: 'StatefulSet',
  daemonset: 'DaemonSet',
  job: 'Job',
  cronjob: 'CronJob',
  serviceaccount: 'ServiceAccount',
  'taint-eviction': 'taint eviction',
  'ttl-after-finished': 'TTL',
  attachdetach: 'attach/detach',
  persistentvolume: 'PersistentVolume',
  endpointslice: 'EndpointSlice',
  'endpointslice-mirroring': 'EndpointSlice mirroring',
  endpoint: 'Endpoints',
  replication: 'ReplicationController',
  namespace: 'Namespace',
  resourcequota: 'ResourceQuota',
};

const ACTORS: Readonly<Record<string, string>> = {
  user: 'the user',
  kubelet: 'the kubelet',
  'kube-apiserver': 'the API server',
  'default-scheduler': 'the scheduler',
  'horizontal-pod-autoscaler': 'the HorizontalPodAutoscaler',
  controllermanager: 'the disruption controller',
  volume_expand: 'the volume expander',
  'generic-garbage-collector': 'the garbage collector',
};
