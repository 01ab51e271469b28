import {
  type Change,
  type EventObject,
  type Instant,
  type JournalEntry,
  type Pod,
  type PodDisruptionBudget,
  type StoryStep,
  shortDuration,
} from '../engine';
import { type Broken, brokenStep, isFinal, POD_LAWS, statusesOf } from './laws-of-pods';
import { PROCESS_LAWS, ProcessLaws } from './laws-of-processes';

/** A law that an entry of the journal breaks, and what is wrong with it. */
export interface BrokenLaw {
  readonly law: string;
  readonly entry: JournalEntry;
  readonly found: string;
}

export const LAWS = {
  time: 'times never go back',
  cause: 'every cause comes before its effect',
  root: 'as time goes on, nothing happens without a cause',
  final: 'no container runs in a pod that has come to its end',
  event: 'every event names an object that there is or was',
  count: 'the counts of events never fall',
  budget: 'no budget allows more evictions than it has healthy pods to spare, and each eviction takes one',
  ...POD_LAWS,
  ...PROCESS_LAWS,
} as const;

/**
 * The first law that a whole story breaks, if any: what holds in every scenario, whatever it is about. One pass, and
 * an entry that changes no status costs next to nothing.
 */
export function brokenLaw(
  entries: readonly JournalEntry[],
  now?: Instant,
  steps?: readonly StoryStep[],
): BrokenLaw | undefined {
  const memory: Memory = { seen: new Set(), finalPods: new Map(), processes: new ProcessLaws() };
  const { processes } = memory;
  let last = 0;
  // What a step does to a process may be felt by its hooks first, which then do not know why.
  let handsOn = false;
  for (const entry of entries) {
    const { at, id, because } = entry;
    if (at < last) return { law: LAWS.time, entry, found: `${shortDuration(last)} was before it` };
    if (because >= id) return { law: LAWS.cause, entry, found: `it is said to come from entry ${because}` };
    if (because < 0 && steps !== undefined) {
      if (!handsOn && isOutOfNothing(entry, steps))
        return { law: LAWS.root, entry, found: 'it comes from nothing, and no step began then' };
      handsOn ||= entry.change.what === 'process';
    }
    last = at;
    const broken = processes.overdue(at) ?? brokenBy(entry, memory);
    if (broken !== undefined) return { ...broken, entry };
  }
  const overdue = now === undefined ? undefined : processes.overdue(now);
  if (overdue !== undefined) return { ...overdue, entry: entries.at(-1)! };
  for (const entry of memory.finalPods.values()) {
    const running = statusesOf(entry.change.after as Pod).find(({ state }) => state.running);
    if (running !== undefined) return { law: LAWS.final, entry, found: `container "${running.name}" runs` };
  }
  return undefined;
}

/**
 * What people do, they do whenever they like: the API server carries it out. All else that has no cause must have been done by the step
 * that began at that moment.
 */
function isOutOfNothing({ id, at, by }: JournalEntry, steps: readonly StoryStep[]): boolean {
  if (at === 0 || by === 'user' || by === 'kube-apiserver') return false;
  return steps.findLast(({ entry }) => entry <= id)?.at !== at;
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
  /** By uid, the newest entry of each pod that is there and has come to its end. */
  readonly finalPods: Map<string, ChangeEntry>;
  readonly processes: ProcessLaws;
}

type ChangeEntry = JournalEntry & { readonly change: ObjectChange };
type ObjectChange = Exclude<Change, { readonly what: 'process' | 'note' }>;

function brokenBy(entry: JournalEntry, memory: Memory): Broken | undefined {
  const { change, object } = entry;
  if (change.what === 'note') {
    if (object.kind === 'Node') memory.processes.disturbed(object.name, change.text);
    return undefined;
  }
  if (change.what === 'process') return memory.processes.happened(entry, change);
  if (object.kind === 'Pod') return brokenByPod(entry as ChangeEntry, memory);
  if (object.kind === 'Event') return brokenByEvent(entry as ChangeEntry, memory);
  if (object.kind === 'PodDisruptionBudget') return brokenByBudget(entry as ChangeEntry, memory);
  if (change.what === 'created') memory.seen.add(keyOf(object.kind, object.namespace, object.name));
  return undefined;
}

function brokenByPod(entry: ChangeEntry, { seen, finalPods, processes }: Memory): Broken | undefined {
  const { change, object } = entry;
  if (change.what === 'created') seen.add(keyOf(object.kind, object.namespace, object.name));
  if (change.what === 'deleted') {
    processes.podGone(object.uid, entry.by);
    finalPods.delete(object.uid);
    return undefined;
  }
  const after = change.after as Pod;
  processes.pod(object.uid, after);
  if (isFinal(after)) finalPods.set(object.uid, entry);
  return change.what === 'updated' ? brokenStep(change.before as Pod, after, entry.by) : undefined;
}

/** The API server spends what the controller has counted. */
function brokenByBudget({ by, change, object }: ChangeEntry, { seen }: Memory): Broken | undefined {
  if (change.what === 'created') seen.add(keyOf(object.kind, object.namespace, object.name));
  if (change.what !== 'updated') return undefined;
  const { status: was } = change.before as PodDisruptionBudget;
  const { status } = change.after as PodDisruptionBudget;
  const { disruptionsAllowed: allowed, currentHealthy, desiredHealthy } = status;
  const spare = Math.max(0, currentHealthy - desiredHealthy);
  if (allowed < 0 || allowed > spare)
    return { law: LAWS.budget, found: `it allows ${allowed}, where ${spare} are to spare` };
  if (by !== 'kube-apiserver' || was.disruptionsAllowed === allowed + 1) return undefined;
  return { law: LAWS.budget, found: `it allowed ${was.disruptionsAllowed}, and then ${allowed}` };
}

/** Authors may write events of their own, about anything. */
function brokenByEvent({ at, by, change }: ChangeEntry, { seen, processes }: Memory): Broken | undefined {
  if (change.what === 'deleted' || by === 'user') return undefined;
  const event = change.after as EventObject;
  processes.told(event, at);
  const { kind, namespace = '', name } = event.involvedObject;
  if (change.what === 'created') {
    if (seen.has(keyOf(kind, namespace, name))) return undefined;
    return {
      law: LAWS.event,
      found: `it is about ${kind} ${namespace}/${name}, of which nobody heard before`,
    };
  }
  const { count: was = 0 } = change.before as EventObject;
  const { count = 0 } = event;
  return count < was ? { law: LAWS.count, found: `it went from ${was} to ${count}` } : undefined;
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}
