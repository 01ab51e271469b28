import { kindOf } from '../api/kinds';
import type { EventObject, KubeObject, Pod } from '../api/types';
import type { Instant } from '../simulation/time';
import type { JournalEntry, ProcessChange } from '../store/journal';
import { objectChanges } from './object-changes';
import { podChanges } from './pod-changes';

/** One thing that happened, as a person would say it. */
export interface TimelineLine {
  readonly at: Instant;
  /** `pod/web` */
  readonly object: string;
  readonly namespace: string;
  /** `Scheduled to node-1`, `container app started (run 2)` */
  readonly what: string;
  /** The journal entry that tells it. */
  readonly entry: number;
}

/**
 * The journal in plain words: what changed between the states of objects, what processes did, and events that say more
 * than that. Nothing is said twice at one moment. The objects' earlier states come from the entries themselves, so
 * begin with those that created them where it matters.
 */
export function timeline(entries: readonly JournalEntry[]): readonly TimelineLine[] {
  const growing = new GrowingTimeline();
  for (const entry of entries) growing.take(entry);
  return growing.lines;
}

/** The same of a journal that goes on: each entry is told once, and what was told stays. */
export class GrowingTimeline {
  private readonly told: TimelineLine[] = [];
  private readonly pods = new Map<string, Pod>();
  private readonly said = new Map<string, Instant>();

  get lines(): readonly TimelineLine[] {
    return this.told;
  }

  take(entry: JournalEntry): void {
    const { at, id, change, object } = entry;
    if (object.kind === 'Pod' && (change.what === 'created' || change.what === 'updated')) {
      this.pods.set(object.uid, change.after as Pod);
    }
    const about = subject(entry);
    for (const what of whatHappened(entry, this.pods.get(object.uid))) {
      const key = `${about.namespace}/${about.object}/${what}`;
      // Each run of a container is told, also where two of them end at one moment.
      if (change.what !== 'process' && this.said.get(key) === at) continue;
      this.said.set(key, at);
      this.told.push({ at, object: about.object, namespace: about.namespace, what, entry: id });
    }
  }
}

/** What one entry tells, in sentences; none where it tells a person nothing. */
export function whatHappened({ at, by, change, object }: JournalEntry, pod?: Pod): readonly string[] {
  switch (change.what) {
    case 'process':
      return [processText(change, pod)];
    case 'note':
      return [change.text];
    case 'created':
      if (object.kind === 'Event') return eventTexts(undefined, change.after as EventObject);
      return (by === API_SERVER && at === 0) || (SURROUNDINGS.has(object.kind) && by !== 'user')
        ? []
        : ['created'];
    case 'deleted':
      return object.kind === 'Event' ? [] : ['gone'];
    case 'updated':
      if (object.kind === 'Event')
        return eventTexts(change.before as EventObject, change.after as EventObject);
      if (object.kind === 'Pod') return podChanges(change.before as Pod, change.after as Pod, by);
      return objectChanges(change.before, change.after);
  }
}

/** Whom an entry is about: an event is about the object it names. */
function subject({ change, object }: JournalEntry): { readonly object: string; readonly namespace: string } {
  if (object.kind !== 'Event' || change.what === 'process' || change.what === 'note') {
    return { object: nameOf(object.kind, object.name), namespace: object.namespace };
  }
  const { involvedObject } = (change.after ?? change.before) as KubeObject as EventObject;
  return {
    object: nameOf(involvedObject.kind, involvedObject.name),
    namespace: involvedObject.namespace ?? '',
  };
}

function nameOf(kind: string, name: string): string {
  return `${kindOf(kind)?.singular ?? kind.toLowerCase()}/${name}`;
}

function processText(
  { container, run, event, exitCode, reason, signal, outcome, hook, probe }: ProcessChange,
  pod?: Pod,
): string {
  const who = `${roleOf(container, pod)} ${container}`;
  switch (event) {
    case 'started':
      return `${who} started${run > 1 ? ` (run ${run})` : ''}`;
    case 'exited':
      return `${who} exited with code ${exitCode}${reason === 'OOMKilled' ? ' (OOMKilled)' : ''}`;
    case 'hook':
      return `${who}: ${hook} hook begins`;
    case 'probe':
      return `${who}: ${probe} probe ${outcome}`;
    case 'signal':
      return `${who} received ${signal}${outcome === 'ignored' ? ' and ignored it' : ''}`;
  }
}

function roleOf(container: string, pod?: Pod): string {
  const init = pod?.spec.initContainers?.find(({ name }) => name === container);
  if (init === undefined) return 'container';
  return init.restartPolicy === 'Always' ? 'sidecar' : 'init container';
}

/** What the API server makes is there before anybody comes: its first namespaces, and the Service of its own. */
const API_SERVER = 'kube-apiserver';

/** What a cluster makes by itself around everything. */
const SURROUNDINGS: ReadonlySet<string> = new Set([
  'Namespace',
  'ServiceAccount',
  'ConfigMap',
  'StorageClass',
  'Lease',
  'PriorityClass',
  'VolumeAttachment',
  'CSINode',
]);

/** Normal events that only repeat what the states of the pod and its processes have told. */
const TOLD_ALREADY: ReadonlySet<string> = new Set(['Scheduled', 'Created', 'Started']);

function eventTexts(
  before: EventObject | undefined,
  { type, reason, message, ...event }: EventObject,
): readonly string[] {
  const count = event.series?.count ?? event.count ?? 1;
  if (reason === 'Killing' && message.startsWith('Stopping container')) return [];
  // Why a container is killed is news each time; of other normal events, the first says it all.
  if (type === 'Normal' && reason !== 'Killing' && (TOLD_ALREADY.has(reason) || before !== undefined))
    return [];
  // While a container is in back-off, the same is said again with every sync.
  if (before !== undefined && reason === 'BackOff') return [];
  return [`${type} ${reason}${count > 1 ? ` (x${count})` : ''}: ${message.trim()}`];
}
