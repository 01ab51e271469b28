import {
  type Change,
  type EventObject,
  type Instant,
  type JournalEntry,
  type Pod,
  seconds,
  shortDuration,
} from '../engine';

/** A law that an entry of the journal breaks, and what is wrong with it. */
export interface BrokenLaw {
  readonly law: string;
  readonly entry: JournalEntry;
  readonly found: string;
}

export const LAWS = {
  time: 'times never go back',
  phase: 'a phase never leaves Succeeded or Failed',
  restarts: 'restart counts never fall',
  gone: 'no container starts in a pod that is gone',
  final: 'no container runs in a pod that has come to its end',
  event: 'every event names an object that there is or was',
} as const;

/**
 * The first law that a whole story breaks, if any: what holds in every scenario, whatever it is about. One pass, and
 * an entry that changes no status costs next to nothing.
 */
export function brokenLaw(entries: readonly JournalEntry[]): BrokenLaw | undefined {
  const memory: Memory = { seen: new Set(), gonePods: new Map(), finalPods: new Map() };
  let last = 0;
  for (const entry of entries) {
    if (entry.at < last) return { law: LAWS.time, entry, found: `${shortDuration(last)} was before it` };
    last = entry.at;
    const broken = brokenBy(entry, memory);
    if (broken !== undefined) return { ...broken, entry };
  }
  for (const entry of memory.finalPods.values()) {
    const running = statusesOf(entry.change.after as Pod).find(({ state }) => state.running);
    if (running !== undefined) return { law: LAWS.final, entry, found: `container "${running.name}" runs` };
  }
  return undefined;
}

/** A law of ours that a story breaks: told with all that whoever has to mend it must know, and no stack, for none is to blame. */
export class LawBroken extends Error {
  override name = 'LawBroken';

  constructor({ law, entry, found }: BrokenLaw) {
    const { kind, namespace, name, uid } = entry.object;
    const { change } = entry;
    const what = change.what === 'process' ? `process ${change.event}` : change.what;
    super(
      [
        `law broken: ${law}`,
        `  entry ${entry.id} at ${shortDuration(entry.at)} by ${entry.by}, because of ${entry.because}: ${what}`,
        `  ${kind} ${namespace === '' ? name : `${namespace}/${name}`} (uid ${uid}): ${found}`,
      ].join('\n'),
    );
    this.stack = undefined;
  }
}

/** What the pass knows of the story so far. */
interface Memory {
  /** Objects that there are or were. */
  readonly seen: Set<string>;
  /** By uid, of pods that left the API: since when no container of theirs may start. */
  readonly gonePods: Map<string, Instant>;
  /** By uid, the newest entry of each pod that is there and has come to its end. */
  readonly finalPods: Map<string, ChangeEntry>;
}

type ChangeEntry = JournalEntry & { readonly change: ObjectChange };
type ObjectChange = Exclude<Change, { readonly what: 'process' | 'note' }>;
type Broken = Omit<BrokenLaw, 'entry'>;

function brokenBy(entry: JournalEntry, memory: Memory): Broken | undefined {
  const { change, object } = entry;
  if (change.what === 'note') return undefined;
  if (change.what === 'process') {
    return change.event === 'started' &&
      entry.at >= (memory.gonePods.get(object.uid) ?? Number.POSITIVE_INFINITY)
      ? { law: LAWS.gone, found: `container "${change.container}" started` }
      : undefined;
  }
  if (object.kind === 'Pod') return brokenByPod(entry as ChangeEntry, memory);
  if (change.what !== 'created') return undefined;
  memory.seen.add(keyOf(object.kind, object.namespace, object.name));
  return object.kind === 'Event' ? brokenByEvent(entry.by, change.after as EventObject, memory) : undefined;
}

function brokenByPod(entry: ChangeEntry, memory: Memory): Broken | undefined {
  const { change, object } = entry;
  if (change.what === 'created') memory.seen.add(keyOf(object.kind, object.namespace, object.name));
  if (change.what === 'deleted') {
    // Of a pod that was removed by force, or with no grace, the kubelet has still to hear.
    memory.gonePods.set(object.uid, entry.by === 'kubelet' ? entry.at : entry.at + HEARD_OF);
    memory.finalPods.delete(object.uid);
    return undefined;
  }
  if (isFinal(change.after as Pod)) memory.finalPods.set(object.uid, entry);
  return change.what === 'updated' ? brokenStep(change.before as Pod, change.after as Pod) : undefined;
}

/** Longer than any kubelet waits for a watch. */
const HEARD_OF = seconds(5);

/** What one change of a pod breaks. */
function brokenStep(before: Pod, after: Pod): Broken | undefined {
  if (before.status === after.status) return undefined;
  if (isFinal(before) && after.status.phase !== before.status.phase) {
    return { law: LAWS.phase, found: `it went from ${before.status.phase} to ${after.status.phase}` };
  }
  const counts = statusesOf(before);
  for (const { name, restartCount } of statusesOf(after)) {
    const was = counts.find((status) => status.name === name)?.restartCount ?? 0;
    if (restartCount < was) {
      return {
        law: LAWS.restarts,
        found: `that of container "${name}" went from ${was} to ${restartCount}`,
      };
    }
  }
  return undefined;
}

/** Authors may write events of their own, about anything. */
function brokenByEvent(by: string, { involvedObject }: EventObject, { seen }: Memory): Broken | undefined {
  const { kind, namespace = '', name } = involvedObject;
  if (by === 'user' || seen.has(keyOf(kind, namespace, name))) return undefined;
  return { law: LAWS.event, found: `it is about ${kind} ${namespace}/${name}, of which nobody heard before` };
}

function isFinal({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}

function statusesOf({ status }: Pod) {
  const { containerStatuses = [], initContainerStatuses = [] } = status ?? {};
  return initContainerStatuses.length === 0
    ? containerStatuses
    : [...initContainerStatuses, ...containerStatuses];
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}
