import type { KubeObject } from '../api/types';
import type { JournalEntry } from '../store/journal';
import { marksForDeletion, type Surroundings } from './why-words';

/** The entries up to one of them, and the objects as they were. */
export class WhyPast implements Surroundings {
  private readonly first: number;
  /** By uid: the ids of the entries that changed the object. */
  private changes: Map<string, number[]> | undefined;

  constructor(
    private readonly entries: readonly JournalEntry[],
    readonly last: number,
  ) {
    this.first = entries[0]?.id ?? 0;
  }

  entry(id: number): JournalEntry | undefined {
    return this.entries[id - this.first];
  }

  objectAt(uid: string, entry = this.last): KubeObject | undefined {
    const ids = this.index().get(uid) ?? [];
    const id = ids.findLast((one) => one <= entry) ?? ids[0];
    const change = id === undefined ? undefined : this.entry(id)!.change;
    if (change === undefined || change.what === 'process' || change.what === 'note') return undefined;
    return change.after ?? change.before;
  }

  named(kind: string, namespace: string, name: string): KubeObject | undefined {
    const found = this.entries.findLast(
      ({ id, object }) =>
        id <= this.last && object.kind === kind && object.namespace === namespace && object.name === name,
    );
    return found && this.objectAt(found.object.uid);
  }

  marked(uid: string, before: number): JournalEntry | undefined {
    const ids = this.index().get(uid) ?? [];
    const id = ids.findLast((one) => one < before && marksForDeletion(this.entry(one)!));
    return id === undefined ? undefined : this.entry(id);
  }

  /** What users changed of an object's spec after one entry, up to another. */
  changesByUser(uid: string, after: number, until: number): readonly JournalEntry[] {
    const ids = this.index().get(uid) ?? [];
    return ids
      .filter((id) => id > after && id <= until)
      .map((id) => this.entry(id)!)
      .filter(isByUser);
  }

  private index(): Map<string, number[]> {
    if (this.changes !== undefined) return this.changes;
    this.changes = new Map();
    for (const { id, object, change } of this.entries) {
      if (id > this.last) break;
      if (change.what === 'process' || change.what === 'note' || object.kind === 'Event') continue;
      const ids = this.changes.get(object.uid);
      if (ids) ids.push(id);
      else this.changes.set(object.uid, [id]);
    }
    return this.changes;
  }
}

function isByUser({ by, change }: JournalEntry): boolean {
  if (by !== 'user' || change.what !== 'updated') return false;
  return (change.before as { spec?: object }).spec !== (change.after as { spec?: object }).spec;
}
