import type { KubeObject } from '../api/types';
import type { Instant } from '../simulation/time';
import type { Journal, JournalEntry } from '../store/journal';

/** An object as it was last seen, and when it went, if it is gone. */
export interface LastSeen {
  readonly object: KubeObject;
  readonly goneAt?: Instant;
}

/** The cluster between two entries of its journal: what a statement looks at. */
export interface Moment {
  readonly at: Instant;
  /** The journal up to this moment: `entries[0]` to `entries[written - 1]`. */
  readonly entries: readonly JournalEntry[];
  readonly written: number;
  /** The object, if it exists at this moment. */
  get(kind: string, namespace: string, name: string): KubeObject | undefined;
  /** The object, also when it is gone by now; the newest of those that had this name. */
  lastSeen(kind: string, namespace: string, name: string): LastSeen | undefined;
  /** What exists of a kind, in the order of creation. */
  list(kind: string): readonly KubeObject[];
  /** What exists or existed of a kind, each as it was last seen. */
  everSeen(kind: string): readonly KubeObject[];
  /** Kinds of which there is or was an object. */
  kinds(): readonly string[];
}

/** Walks through a journal; where it stands is a moment. The journal alone is read, so the past looks like the present. */
export class Cursor implements Moment {
  at: Instant = 0;
  written = 0;
  private readonly objects = new Map<string, Map<string, LastSeen>>();

  /** @param ground what was there before the first entry, where the entries do not begin with the beginning */
  constructor(
    readonly entries: readonly JournalEntry[],
    ground: readonly KubeObject[] = [],
  ) {
    for (const object of ground) {
      const { namespace = '', name } = object.metadata;
      this.ofKind(object.kind).set(`${namespace}/${name}`, { object });
    }
  }

  get(kind: string, namespace: string, name: string): KubeObject | undefined {
    const seen = this.lastSeen(kind, namespace, name);
    return seen?.goneAt === undefined ? seen?.object : undefined;
  }

  lastSeen(kind: string, namespace: string, name: string): LastSeen | undefined {
    return this.objects.get(kind)?.get(`${namespace}/${name}`);
  }

  list(kind: string): readonly KubeObject[] {
    const found: KubeObject[] = [];
    for (const { object, goneAt } of this.objects.get(kind)?.values() ?? []) {
      if (goneAt === undefined) found.push(object);
    }
    return found;
  }

  everSeen(kind: string): readonly KubeObject[] {
    return [...(this.objects.get(kind)?.values() ?? [])].map(({ object }) => object);
  }

  kinds(): readonly string[] {
    return [...this.objects.keys()];
  }

  /** Another cursor at the same moment, which goes its own way. */
  copy(): Cursor {
    const copy = new Cursor(this.entries);
    copy.at = this.at;
    copy.written = this.written;
    for (const [kind, objects] of this.objects) copy.objects.set(kind, new Map(objects));
    return copy;
  }

  /** Takes the next entry in. */
  step(): JournalEntry {
    const entry = this.entries[this.written]!;
    this.written += 1;
    this.at = entry.at;
    const { change, object } = entry;
    if (change.what === 'process' || change.what === 'note') return entry;
    const key = `${object.namespace}/${object.name}`;
    const ofKind = this.ofKind(object.kind);
    if (change.what === 'deleted') ofKind.set(key, { object: change.before, goneAt: entry.at });
    else {
      if (change.what === 'created') ofKind.delete(key);
      ofKind.set(key, { object: change.after });
    }
    return entry;
  }

  /** Goes on to the moment before entry number `written`. */
  toEntry(written: number): this {
    while (this.written < written) this.step();
    return this;
  }

  /** Goes on until everything that happened up to and including `at` is taken in. */
  toInstant(at: Instant): this {
    while (this.written < this.entries.length && this.entries[this.written]!.at <= at) this.step();
    this.at = at;
    return this;
  }

  private ofKind(kind: string): Map<string, LastSeen> {
    let ofKind = this.objects.get(kind);
    if (ofKind === undefined) {
      ofKind = new Map();
      this.objects.set(kind, ofKind);
    }
    return ofKind;
  }
}

/** The moment that is now. It is kept from one question to the next, so that each entry is taken in once. */
export function presentMoment({
  journal,
  now,
}: {
  readonly journal: Pick<Journal, 'entries'>;
  readonly now: Instant;
}): Moment {
  let cursor = present.get(journal);
  if (cursor === undefined) {
    cursor = new Cursor(journal.entries);
    present.set(journal, cursor);
  }
  return cursor.toInstant(now);
}

const present = new WeakMap<object, Cursor>();
