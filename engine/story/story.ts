import type { KubeObject } from '../api/types';
import type { Instant } from '../simulation/time';
import { type Change, JournalEntry, type ObjectRef, type ProcessChange } from '../store/journal';
import { changed, type Difference, differenceOf } from './difference';
import type { Origin, StorySaying } from './origins';

/**
 * A journal as data: all that is needed to look at a scenario later and elsewhere, as the reports do. Times are milliseconds of virtual
 * time. An object that changes is told by what changed, so that a story is hardly longer than what happened.
 */
export interface Story extends Omit<Told, 'entries'> {
  readonly format: typeof FORMAT;
  /** Who acted; entries name them by number. */
  readonly actors: readonly string[];
  /** Kind, namespace, name and uid of what entries are about; entries name them by number. */
  readonly objects: readonly (readonly [kind: string, namespace: string, name: string, uid: string])[];
  /** Oldest first; the first one has the id `first`. */
  readonly entries: readonly StoryEntry[];
  /** More than 0 where the beginning was too long to be kept. */
  readonly first: number;
}

/** A step of the scenario, and where the story stood when it began. */
export interface StoryStep {
  /** With its keyword: `When 10 seconds pass`. */
  readonly text: string;
  readonly line: number;
  readonly at: Instant;
  /** The id of the first entry that it led to. */
  readonly entry: number;
  /** It only looks: nothing follows from it. */
  readonly isCheck?: boolean;
}

/** Milliseconds since the entry before; number of the actor; how many entries back the cause is (0: none); number of the object; what happened. */
export type StoryEntry = readonly [
  later: number,
  actor: number,
  causeBack: number,
  object: number,
  change: StoryChange,
];

export type StoryChange =
  | { readonly c: KubeObject }
  | { readonly u: Difference }
  | { readonly d: 1 }
  | { readonly p: ProcessChange }
  | { readonly n: string };

const FORMAT = 1;

/** What of a cluster becomes a story. */
export interface Told {
  readonly entries: readonly JournalEntry[];
  /** Unix time of instant 0, in milliseconds. */
  readonly epoch: number;
  /** The release that was asked for: `1.36`. */
  readonly version: string;
  /** When the story ended. */
  readonly end: Instant;
  readonly digest: string;
  readonly steps: readonly StoryStep[];
  /** Where objects were written, and their fields that explanations point to. */
  readonly origins?: readonly Origin[];
  /** What steps said that no manifest can tell. */
  readonly sayings?: readonly StorySaying[];
  /** What was there before the first of the entries, oldest first, if they do not begin with the beginning. */
  readonly ground?: readonly KubeObject[];
}

/** The journal as data; `readStory` is the way back. */
export function writeStory({ entries, ...told }: Told): Story {
  const actors = new Numbers<string>();
  const objects = new Numbers<string>();
  const refs: (readonly [string, string, string, string])[] = [];
  const numberOf = ({ kind, namespace, name, uid }: ObjectRef): number => {
    const number = objects.of(`${kind}/${namespace}/${name}/${uid}`);
    if (number === refs.length) refs.push([kind, namespace, name, uid]);
    return number;
  };
  let before = 0;
  const seen = new Set(told.ground?.map((object) => numberOf(refOf(object))));
  const written = entries.map(({ id, at, by, because, object, change }): StoryEntry => {
    const later = at - before;
    before = at;
    const number = numberOf(object);
    return [
      later,
      actors.of(by),
      because < 0 ? 0 : id - because,
      number,
      writtenChange(change, number, seen),
    ];
  });
  return {
    format: FORMAT,
    ...told,
    actors: actors.all,
    objects: refs,
    entries: written,
    first: entries[0]?.id ?? 0,
  };
}

/** The entries of a story as the journal had them. Throws an Error for a format that is not known. */
export function readStory(story: Story): readonly JournalEntry[] {
  if (story.format !== FORMAT) {
    throw new Error(
      `this story has the format ${story.format}; known is ${FORMAT}. Write it again with this release.`,
    );
  }
  const refs = story.objects.map(
    ([kind, namespace, name, uid]): ObjectRef => ({ kind, namespace, name, uid }),
  );
  // What was there before has the first numbers.
  const latest: (KubeObject | undefined)[] = [...(story.ground ?? [])];
  let at = 0;
  return story.entries.map(([later, actor, causeBack, object, change], i) => {
    const id = story.first + i;
    at += later;
    const read = readChange(change, latest[object]);
    if (read.what !== 'process' && read.what !== 'note') latest[object] = read.after;
    return new JournalEntry(
      id,
      at,
      story.actors[actor]!,
      causeBack === 0 ? -1 : id - causeBack,
      refs[object]!,
      read,
    );
  });
}

function writtenChange(change: Change, object: number, seen: Set<number>): StoryChange {
  switch (change.what) {
    case 'created':
      seen.add(object);
      return { c: change.after };
    case 'updated':
      // Where the beginning is not kept, the first that is seen of an object is told whole.
      if (!seen.has(object)) {
        seen.add(object);
        return { u: { v: change.after } };
      }
      return { u: differenceOf(change.before, change.after) ?? {} };
    case 'deleted':
      return { d: 1 };
    case 'process':
      return { p: change };
    case 'note':
      return { n: change.text };
  }
}

function readChange(change: StoryChange, before: KubeObject | undefined): Change {
  if ('c' in change) return { what: 'created', after: change.c };
  if ('p' in change) return change.p;
  if ('n' in change) return { what: 'note', text: change.n };
  const known = before ?? NOTHING_KNOWN;
  if ('d' in change) return { what: 'deleted', before: known };
  const after = changed(known, change.u) as KubeObject;
  return { what: 'updated', before: before ?? after, after };
}

function refOf({ kind, metadata }: KubeObject): ObjectRef {
  return { kind, namespace: metadata.namespace ?? '', name: metadata.name, uid: metadata.uid };
}

/** What went before anything was kept of it. */
const NOTHING_KNOWN = { apiVersion: '', kind: '', metadata: { name: '' } } as KubeObject;

/** Values in the order of their first appearance. */
class Numbers<T> {
  readonly all: T[] = [];
  private readonly numbers = new Map<T, number>();

  of(value: T): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    this.numbers.set(value, this.all.length);
    this.all.push(value);
    return this.all.length - 1;
  }
}
