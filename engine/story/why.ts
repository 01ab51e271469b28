import type { Instant } from '../simulation/time';
import type { JournalEntry } from '../store/journal';
import type { Origin, StorySaying } from './origins';
import type { StoryStep } from './story';
import { type Group, shortened, withoutRepetition } from './why-folding';
import { WhyLines } from './why-lines';
import { WhyPast } from './why-past';
import { sentenceOf, tells } from './why-sentences';
import { waitWords } from './why-waits';

/** One link of the chain that leads from what happened back to what began it. */
export interface WhyLink {
  /**
   * An entry of the journal; links that were left out; the step that began it all; or that it was so from the first, or that what
   * came before is not kept.
   */
  readonly what: 'entry' | 'skipped' | 'step' | 'beginning';
  /** The id of the entry; of links left out, that of the newest of them; of a step, that of what it began. */
  readonly entry: number;
  readonly at: Instant;
  /** Who did it, by its Kubernetes name; empty where nobody did. */
  readonly by: string;
  /** In plain words. */
  readonly words: string;
  /** What was written that made it so: the field of a manifest, what a step said of a container; of a step, the step. */
  readonly lines: readonly WhyLine[];
}

/** A line that somebody wrote, and what stands there: `restartPolicy: Never`. */
export interface WhyLine {
  /** Of a manifest; none of a step: it is in the feature that is told. */
  readonly file?: string;
  readonly line: number;
  readonly text: string;
}

/** What is known of a story besides its entries; a `Story` is such. */
export interface WhyContext {
  readonly steps?: readonly StoryStep[];
  readonly origins?: readonly Origin[];
  readonly sayings?: readonly StorySaying[];
}

/** At most so many links are told; of a longer chain the middle is left out. */
export const MOST_LINKS = 10;

/**
 * Why something happened: the chain of causes of an entry, from the entry itself back to what began it, each with the line that made it
 * so where one did. Empty where the entry is not known. Entries that tell a person nothing are passed over, also the one that is asked
 * about; what happened again and again is told once.
 */
export function why(
  entries: readonly JournalEntry[],
  id: number,
  context: WhyContext = {},
): readonly WhyLink[] {
  const past = new WhyPast(entries, id);
  const chain = causes(past, id);
  const root = chain.at(-1);
  if (root === undefined) return [];
  const told = chain.filter((entry) => tells(entry) || entry === root || isEvent(entry));
  const beginning = beginningOf(root, entries, context.steps ?? []);
  const groups = shortened(withoutRepetition(told), MOST_LINKS - beginning.length);
  const lines = new WhyLines(past, root, context);
  return [...groups.map((group, i) => linkOf(group, groups[i + 1], past, lines)), ...beginning];
}

/** The entry and its causes, newest first. A cause is always older than what it led to, so this comes to an end. */
export function causes(
  past: { entry(id: number): JournalEntry | undefined },
  id: number,
): readonly JournalEntry[] {
  const chain: JournalEntry[] = [];
  for (let entry = past.entry(id); entry !== undefined; ) {
    chain.push(entry);
    entry = entry.because >= 0 && entry.because < entry.id ? past.entry(entry.because) : undefined;
  }
  return chain;
}

/** What somebody said is asked about, and seldom leads to anything: what the kubelet says when it evicts a pod does. */
function isEvent({ object }: JournalEntry): boolean {
  return object.kind === 'Event';
}

function linkOf({ entry, skipped }: Group, next: Group | undefined, past: WhyPast, lines: WhyLines): WhyLink {
  const { id, at, by } = entry;
  if (skipped === undefined) {
    const sentence = sentenceOf(entry, past);
    const wait = next === undefined || next.skipped ? '' : waitWords(entry, next.entry, sentence.words, past);
    return {
      what: 'entry',
      entry: id,
      at,
      by,
      words: sentence.words + wait,
      lines: lines.of(entry, sentence),
    };
  }
  const words =
    'times' in skipped
      ? `… and so on, ${skipped.times === 1 ? 'once' : `${skipped.times} times`} before`
      : `… and ${skipped.links} ${skipped.links === 1 ? 'cause' : 'causes'} between`;
  return { what: 'skipped', entry: id, at, by: '', words, lines: [] };
}

/** The step during which the chain began, or that no step began it. */
function beginningOf(
  { id, at, by, because }: JournalEntry,
  entries: readonly JournalEntry[],
  steps: readonly StoryStep[],
): readonly WhyLink[] {
  const told = (words: string): readonly WhyLink[] => [
    { what: 'beginning', entry: id, at, by: '', words, lines: [] },
  ];
  if (because >= 0) return told('what led to this is so long ago that it is not kept');
  if (isFurniture(id, at, by, entries)) return told('every cluster begins with this');
  const begun = steps.filter(({ entry }) => entry <= id);
  const step = begun.findLast(({ isCheck }) => !isCheck) ?? begun.at(-1);
  if (step === undefined) return [];
  const { text, line } = step;
  return [{ what: 'step', entry: id, at: step.at, by: '', words: text, lines: [{ line, text }] }];
}

/** What is there before anybody has done anything: the first namespaces and nodes. */
function isFurniture(id: number, at: Instant, by: string, entries: readonly JournalEntry[]): boolean {
  if (at > 0 || by === 'user') return false;
  const first = entries.find((entry) => entry.by === 'user' || entry.change.what === 'process');
  return first === undefined || id < first.id;
}
