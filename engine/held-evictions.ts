import { kindOf } from './api/kinds';
import type { KubeObject, Pod, PodDisruptionBudget } from './api/types';
import type { Simulation } from './simulation/simulation';
import type { Change, Journal, JournalEntry } from './store/journal';
import type { Store } from './store/store';
import { whatHappened } from './view/timeline';

interface Parts {
  readonly simulation: Simulation;
  readonly store: Store;
  readonly journal: Journal;
}

interface Held {
  readonly budget: string;
  /** The journal entry that tells of it. */
  readonly entry: number;
}

/** The API server itself answers whoever asks for an eviction. */
const SERVER = 'kube-apiserver';

/** Evictions that a budget has held up: the journal tells what each waits for, and what lets it go on. */
export class HeldEvictions {
  /** By the uid of the pod. */
  private readonly held = new Map<string, Held>();

  constructor(private readonly parts: Parts) {}

  /** That it has to wait is told once, however often it is tried: it is the cause of what comes later than it was wanted. */
  refused(pod: Pod, { metadata: { name: budget } }: PodDisruptionBudget): void {
    const { uid } = pod.metadata;
    if (this.held.has(uid)) return;
    const entry = this.parts.store.note(
      pod,
      SERVER,
      `its eviction waits for the PodDisruptionBudget ${budget}`,
    );
    this.held.set(uid, { budget, entry });
  }

  /** It may be evicted now: what is done follows from what it waited for, and tells what has changed since. */
  goesOn(pod: Pod): void {
    const held = this.held.get(pod.metadata.uid);
    if (held === undefined) return;
    this.held.delete(pod.metadata.uid);
    const { simulation, store } = this.parts;
    simulation.cause = held.entry;
    simulation.cause = store.note(pod, SERVER, this.whatChanged(pod, held));
  }

  private whatChanged({ metadata: { namespace = '' } }: Pod, { budget, entry }: Held): string {
    const { store, journal } = this.parts;
    const name = `the PodDisruptionBudget ${budget}`;
    if (store.get('PodDisruptionBudget', namespace, budget) === undefined) return `${name} is gone`;
    const freed = journal
      .history('PodDisruptionBudget', namespace, budget)
      .findLast(({ id, change }) => id > entry && isFreed(change));
    const since = freed && this.firstTold(freed);
    return `${name} allows its eviction${since === undefined ? ' now' : `, since ${since}`}`;
  }

  /** The newest of the causes that a person would tell of. */
  private firstTold(freed: JournalEntry): string | undefined {
    const { journal } = this.parts;
    for (
      let entry = journal.entry(freed.because);
      entry !== undefined;
      entry = journal.entry(entry.because)
    ) {
      const { object, by } = entry;
      const name = `${object.kind === 'Pod' ? 'pod' : (kindOf(object.kind)?.kind ?? object.kind)} ${object.name}`;
      const told = whatHappened(entry);
      if (told.includes('Ready')) return `${name} became Ready`;
      if (told.includes('gone')) return `${name} is gone`;
      if (told.length > 0) return `${name}: ${told.join(', ')}`;
      if (by === 'user') return `the user changed ${name}`;
    }
    return undefined;
  }
}

function isFreed(change: Change): boolean {
  return change.what === 'updated' && allowed(change.before) === 0 && allowed(change.after) > 0;
}

function allowed(object: KubeObject): number {
  return (object as PodDisruptionBudget).status?.disruptionsAllowed ?? 0;
}
