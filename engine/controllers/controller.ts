import { ApiError } from '../api/errors';
import { matches, type Selector } from '../api/selectors';
import type { KubeObject, Pod } from '../api/types';
import type { Latency } from '../profiles/latencies';
import type { Version } from '../profiles/versions';
import type { Simulation } from '../simulation/simulation';
import type { Calendar, Duration } from '../simulation/time';
import type { EventRecorder } from '../store/event-recorder';
import type { NewObject, Store, StoreChange } from '../store/store';
import type { ControllerFlags } from './controller-flags';
import type { MetricsApi } from './metrics-api';
import { OwnerIndex } from './owner-index';
import { controllerOf, keyOf, splitKey } from './owner-references';
import { readyCondition } from './pod-availability';
import type { Switches } from './switches';
import { type RetryDelays, WorkQueue } from './work-queue';

export type PropagationPolicy = 'Background' | 'Foreground' | 'Orphan';

export interface DeleteOptions {
  readonly propagationPolicy?: PropagationPolicy;
  /** Of pods. */
  readonly gracePeriodSeconds?: number | undefined;
}

/** What controllers ask of the API server beyond reading: writes that pass admission, and deletions that finalizers may stop. */
export interface ApiServer {
  /** Creates an object as a client does: defaults, admission, validation. Throws ApiError. */
  create<T extends KubeObject>(object: NewObject & { readonly [field: string]: unknown }, by: string): T;
  /** Changes spec or metadata; counts the generation; an object that is being deleted goes with its last finalizer. */
  update<T extends KubeObject>(before: T, after: T, by: string): T;
  /** Asks for the end of an object: at once, gracefully, or when its finalizers are gone. Nothing where it is gone. */
  delete(object: KubeObject, by: string, options?: DeleteOptions): void;
}

/** What all controllers share. */
export interface ControllerContext {
  readonly simulation: Simulation;
  readonly calendar: Calendar;
  /** For reading, and for `updateStatus` and `update` of a status. */
  readonly store: Store;
  readonly recorder: EventRecorder;
  /** The release of the controllers. */
  readonly version: Version;
  readonly api: ApiServer;
  /** From a change in the API until a controller knows of it. */
  readonly latency: () => Duration;
  /** How long things take that nobody is told of: the provisioning of a volume. */
  readonly latencies: Latency;
  /** What pods use, and other metrics. */
  readonly metrics: MetricsApi;
  /** The index of a kind by controller; one for all who ask. */
  readonly dependents: <T extends KubeObject>(kind: string) => OwnerIndex<T>;
  readonly flags: ControllerFlags;
  /** Where each controller says how it is stopped and started. */
  readonly switches: Switches;
}

/** A controller as data: what it looks after, what it is told of, and how it brings one object to what its spec says. */
export interface ControllerDescription<T extends KubeObject> {
  /** How it signs writes and events: `replicaset-controller`. */
  readonly name: string;
  readonly kind: T['kind'];
  /** Kinds of which it makes objects; it is woken by changes of those that it controls, or could adopt. */
  readonly owns?: readonly OwnedKind<T>[];
  /** Level-triggered: compares what is with what should be. What it throws as ApiError is retried later. */
  readonly sync: (object: T, queue: WorkQueue) => void;
  /** The object of a key is no more. */
  readonly gone?: (key: string) => void;
  readonly retries?: RetryDelays;
  /** Whether a change of its own object matters; by default every one does. */
  readonly concerns?: (before: T, after: T) => boolean;
  /** How long it waits before it looks at a change of its own object, to take several together. */
  readonly delay?: (change: StoreChange<T>) => Duration;
}

export interface OwnedKind<T extends KubeObject> {
  readonly kind: string;
  /** Which orphans an object would adopt; without it, it is not told of orphans. */
  readonly adopts?: (owner: T) => Selector;
  /** Whether a change of an owned object matters; by default every one does. Hot: asked for each write. */
  readonly concerns?: (before: KubeObject, after: KubeObject) => boolean;
  /** How long the owner waits before it looks at a change of it. */
  readonly delay?: Duration;
}

/**
 * Starts a controller: this is the one place where watches become keys. Answers its queue, for what else should wake it.
 *
 * Who builds another controller describes it (`ControllerDescription`), reads what is its own with
 * `context.dependents('Pod').ownedBy(object)`, takes and leaves with `claim` (claim.ts), makes and ends pods with
 * `PodControl` (pod-control.ts), many at a time with `slowStart`, comes back with `queue.addAfter(key, delay)`, and writes its
 * status with `context.store.update(before, { ...before, status }, name)` when it differs.
 */
// Simplified: a controller reads the store itself, so its cache is never behind, and what expectations and the
// consistency check of 1.36 protect from cannot happen.
export function startController<T extends KubeObject>(
  context: ControllerContext,
  description: ControllerDescription<T>,
): WorkQueue {
  const { simulation, store, latency } = context;
  const { name, kind, sync, gone, retries, concerns, delay } = description;
  const queue = new WorkQueue(simulation, name, (key) => work(key), retries);
  const add = (key: string, after = 0) =>
    after > 0 ? queue.addAfter(key, latency() + after, true) : queue.add(key, latency());

  context.switches.addQueue(name, queue, (lists) => {
    for (const object of store.list<T>(kind)) lists(keyOf(object));
  });

  function work(key: string): void {
    const [namespace, objectName] = splitKey(key);
    const object = store.get<T>(kind, namespace, objectName);
    if (object === undefined) {
      queue.forget(key);
      gone?.(key);
      return;
    }
    try {
      sync(object, queue);
      queue.forget(key);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      queue.retry(key);
    }
  }

  store.watch(kind, (change) => {
    const { type, before, object } = change as StoreChange<T>;
    if (type === 'MODIFIED' && concerns !== undefined && !concerns(before!, object)) return;
    add(keyOf(object), delay?.(change as StoreChange<T>));
  });
  for (const owned of description.owns ?? []) {
    store.watch(owned.kind, (change) => {
      const { type, before, object } = change;
      if (type === 'MODIFIED' && owned.concerns?.(before!, object) === false) return;
      addOwners(context, description, owned, change, add);
    });
  }
  return queue;
}

/** Wakes the controller's object of a changed one, the earlier one too, or all who would adopt an orphan. */
function addOwners<T extends KubeObject>(
  { store }: ControllerContext,
  { kind }: ControllerDescription<T>,
  { adopts, delay }: OwnedKind<T>,
  { type, before, object }: StoreChange,
  add: (key: string, delay?: Duration) => void,
): void {
  const namespace = object.metadata.namespace ?? '';
  const wake = (reference: ReturnType<typeof controllerOf>) => {
    if (reference?.kind !== kind) return;
    const owner = store.get(kind, namespace, reference.name);
    if (owner?.metadata.uid === reference.uid) add(keyOf(owner), delay);
  };
  const now = controllerOf(object);
  const then = before && controllerOf(before);
  if (then !== undefined && then.uid !== now?.uid) wake(then);
  if (now !== undefined) wake(now);
  else if (adopts !== undefined && type !== 'DELETED') {
    const changed =
      type === 'ADDED' || then !== undefined || before?.metadata.labels !== object.metadata.labels;
    if (!changed) return;
    for (const owner of store.list<T>(kind, namespace)) {
      if (matches(adopts(owner), object.metadata.labels)) add(keyOf(owner), delay);
    }
  }
}

/** One index for each kind, made when it is first asked for. */
export function ownerIndexes(store: Store): ControllerContext['dependents'] {
  const indexes = new Map<string, OwnerIndex>();
  return <T extends KubeObject>(kind: string) => {
    let index = indexes.get(kind);
    if (index === undefined) indexes.set(kind, (index = new OwnerIndex(store, kind)));
    return index as unknown as OwnerIndex<T>;
  };
}

/** Whether a change of a pod can change what a controller counts: its phase, its readiness, whose it is, that it goes. */
export function podCountsDiffer(before: KubeObject, after: KubeObject): boolean {
  const old = before as Pod;
  const pod = after as Pod;
  const { metadata, status } = pod;
  return (
    status.phase !== old.status.phase ||
    metadata.deletionTimestamp !== old.metadata.deletionTimestamp ||
    metadata.labels !== old.metadata.labels ||
    metadata.ownerReferences !== old.metadata.ownerReferences ||
    readyCondition(pod) !== readyCondition(old)
  );
}
