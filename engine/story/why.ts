import type { KubeObject } from '../api/types';
import type { Instant } from '../simulation/time';
import type { JournalEntry } from '../store/journal';
import type { Origin, OriginField } from './origins';
import type { StoryStep } from './story';
import { keyOfWhat, nameOf, type Sentence, type Surroundings, sentenceOf, tells } from './why-sentences';

/** One link of the chain that leads from what happened back to what began it. */
export interface WhyLink {
  /** An entry of the journal; links that were left out; the step that began it; the manifest that says so. */
  readonly what: 'entry' | 'skipped' | 'step' | 'manifest';
  /** The id of the entry; of links left out, that of the newest of them; of a step and a manifest, that of what they began. */
  readonly entry: number;
  readonly at: Instant;
  /** Who did it, by its Kubernetes name; empty where nobody did. */
  readonly by: string;
  /** In plain words. */
  readonly words: string;
  /** Of a step, the line of the feature; of a manifest, the line of its file. */
  readonly place?: { readonly file?: string; readonly line: number };
}

/** What is known of a story besides its entries; a `Story` is such. */
export interface WhyContext {
  readonly steps?: readonly StoryStep[];
  readonly origins?: readonly Origin[];
}

/** At most so many links are told; of a longer chain the middle is left out. */
export const MOST_LINKS = 10;

/**
 * Why something happened: the chain of causes of an entry, from the entry itself back to the step that began it and, where a manifest
 * says so, the line that does. Empty where the entry is not known. Entries that tell a person nothing are passed over; what happened
 * again and again is told once.
 */
export function why(
  entries: readonly JournalEntry[],
  id: number,
  { steps = [], origins = [] }: WhyContext = {},
): readonly WhyLink[] {
  const past = new Past(entries, id);
  const chain = causes(past, id);
  const [root] = chain.slice(-1);
  if (root === undefined) return [];
  const told = chain.filter((entry) => entry === chain[0] || entry === root || tells(entry));
  const groups = withoutRepetition(told);
  const step = stepOf(root, steps);
  const manifest = manifestLink(told, root, past, origins);
  const room = MOST_LINKS - (step ? 1 : 0) - (manifest ? 1 : 0);
  const links = shortened(groups, room).map((group) => linkOf(group, past));
  return [...links, ...(step ? [step] : []), ...(manifest ? [manifest] : [])];
}

/** The entry and its causes, newest first. A cause is always older than what it led to, so this comes to an end. */
export function causes(past: Pick<Surroundings, 'entry'>, id: number): readonly JournalEntry[] {
  const chain: JournalEntry[] = [];
  for (let entry = past.entry(id); entry !== undefined; ) {
    chain.push(entry);
    entry = entry.because >= 0 && entry.because < entry.id ? past.entry(entry.because) : undefined;
  }
  return chain;
}

// ------------------------------------------------------------------------------------------- shorter

/** An entry, or how many were left out in its place. */
interface Group {
  readonly entry: JournalEntry;
  readonly skipped?: { readonly times: number } | { readonly links: number };
}

/** Longer rounds than this are no repetition that a reader would see. */
const LONGEST_ROUND = 6;

/** A round that comes again and again, as of a container that crashes, is told once. */
function withoutRepetition(chain: readonly JournalEntry[]): readonly Group[] {
  const keys = chain.map(keyOfWhat);
  const groups: Group[] = [];
  for (let i = 0; i < chain.length; ) {
    const { length, times } = roundAt(keys, i);
    for (let k = 0; k < length; k += 1) groups.push({ entry: chain[i + k]! });
    if (times > 1) groups.push({ entry: chain[i + length]!, skipped: { times: times - 1 } });
    i += length * times;
  }
  return groups;
}

/** The shortest round that begins here and comes at least three times; else one entry, once. */
function roundAt(keys: readonly string[], from: number): { readonly length: number; readonly times: number } {
  for (let length = 1; length <= LONGEST_ROUND; length += 1) {
    let times = 1;
    while (isRound(keys, from, from + times * length, length)) times += 1;
    if (times > 2) return { length, times };
  }
  return { length: 1, times: 1 };
}

function isRound(keys: readonly string[], first: number, second: number, length: number): boolean {
  if (second + length > keys.length) return false;
  for (let k = 0; k < length; k += 1) if (keys[first + k] !== keys[second + k]) return false;
  return true;
}

/** Of a chain that is still too long, the middle is left out: what happened last and how it began are kept. */
function shortened(groups: readonly Group[], room: number): readonly Group[] {
  if (groups.length <= room) return groups;
  const end = Math.floor((room - 1) / 2);
  const begin = room - 1 - end;
  const links = groups.length - begin - end;
  return [
    ...groups.slice(0, begin),
    { entry: groups[begin]!.entry, skipped: { links } },
    ...groups.slice(groups.length - end),
  ];
}

// --------------------------------------------------------------------------------------------- links

function linkOf({ entry, skipped }: Group, past: Past): WhyLink {
  const { id, at, by } = entry;
  if (skipped === undefined)
    return { what: 'entry', entry: id, at, by, words: sentenceOf(entry, past).words };
  const words =
    'times' in skipped
      ? `… the same ${times(skipped.times)} before`
      : `… and ${skipped.links} ${skipped.links === 1 ? 'cause' : 'causes'} between`;
  return { what: 'skipped', entry: id, at, by: '', words };
}

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);

/** The step during which the chain began. What was there before the first step has none. */
function stepOf({ id, at }: JournalEntry, steps: readonly StoryStep[]): WhyLink | undefined {
  const step = steps.findLast(({ entry }) => entry <= id);
  return step && { what: 'step', entry: id, at, by: '', words: step.text, place: { line: step.line } };
}

/** The line that made it so: of the newest link that follows from a field; else of the object that began it. */
function manifestLink(
  chain: readonly JournalEntry[],
  root: JournalEntry,
  past: Past,
  origins: readonly Origin[],
): WhyLink | undefined {
  if (origins.length === 0) return undefined;
  for (const entry of chain) {
    const { fields, uid = entry.object.uid }: Sentence = sentenceOf(entry, past);
    if (fields === undefined) continue;
    const origin = originFor(uid, root, past, origins);
    const field = origin && fieldOf(origin, fields);
    if (field) return writtenAt(root, origin, field[1], field[2]);
  }
  const origin = origins.find(
    ({ uid, from, to }) => uid === root.object.uid && from <= root.id && root.id < to,
  );
  return origin && writtenAt(root, origin, origin.line, nameOf(root));
}

function writtenAt(root: JournalEntry, { file }: Origin, line: number, words: string): WhyLink {
  return { what: 'manifest', entry: root.id, at: root.at, by: '', words, place: { file, line } };
}

/** `*` stands for any container. */
function fieldOf({ fields }: Origin, keys: readonly string[]): OriginField | undefined {
  for (const key of keys) {
    const found = fields.find(([name]) => name === key || (key[0] === '*' && name.endsWith(key.slice(1))));
    if (found) return found;
  }
  return undefined;
}

/**
 * The manifest of an object, or of the one that made it. Where the chain begins with a change of that very object, the manifest that
 * made the change; a change by a command is in none.
 */
function originFor(
  uid: string,
  root: JournalEntry,
  past: Past,
  origins: readonly Origin[],
): Origin | undefined {
  const own = origins.filter((origin) => origin.uid === uid);
  if (root.object.uid === uid) {
    if (own.length > 0) return own.find(({ from, to }) => from <= root.id && root.id < to);
  } else if (own.length > 0) return own.findLast(({ from }) => from <= past.last);
  const owner = past.objectAt(uid)?.metadata.ownerReferences?.find(({ controller }) => controller);
  return owner && owner.uid !== uid ? originFor(owner.uid, root, past, origins) : undefined;
}

/** The entries up to one of them, and the objects as they were. */
class Past implements Surroundings {
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
