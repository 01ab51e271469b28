import { type Cluster, type JournalEntry, shortDuration, type TimelineLine } from '../engine';
import type { AroundLine } from './failure-facts';
import type { Target } from './references';
import type { Failure } from './time-phrases';
import { isAbout, timelineOf } from './told-timeline';

const BEFORE = 8;
const AFTER = 3;

/**
 * What happened to an object (or to all) just before and just after a moment, and what made it as it was found.
 *
 * @param statement of what one entry tells, the line is marked that speaks of the same
 */
export function timelineAround(
  cluster: Cluster,
  { written, culprit, unwritten, found }: Failure,
  statement: string,
  about?: Target,
): readonly AroundLine[] {
  const { entries } = cluster.journal;
  const all = timelineOf(entries);
  const lines = all.filter((line) => about === undefined || isAbout(line, about));
  const after = lines.filter(({ entry }) => entry >= written).slice(0, AFTER);
  const own = lines.filter(({ entry }) => entry < written);
  // What an object is may be decided by others: the endpoints of a service by its pods.
  const marked =
    culprit === undefined
      ? undefined
      : (lineAt(own, entries, culprit, [statement, found]) ??
        lineAt(all.slice(0, countOf(all, written)), entries, culprit, [statement, found]));
  const before = marked === undefined || own.includes(marked) ? own : inOrder(own, marked);
  const newest = before.slice(-BEFORE);
  const shown = marked === undefined || newest.includes(marked) ? newest : [marked, ...newest];
  const told: readonly AroundLine[] = shown.map(({ at, object, what }, i) => ({
    at,
    object,
    what,
    ...(shown[i] === marked && { mark: 'culprit' as const, entry: marked!.entry }),
    ...(hasGap(before, shown, i) && { afterGap: true as const }),
  }));
  return [
    ...(unwritten === undefined || about === undefined ? told : withUnwritten(told, unwritten, about)),
    ...after.map(({ at, object, what }) => ({ at, object, what, mark: 'after' as const })),
  ];
}

/** What is in no journal came before all that was written at its instant. */
function withUnwritten(
  lines: readonly AroundLine[],
  { at, what }: NonNullable<Failure['unwritten']>,
  { kind, name }: Target,
): readonly AroundLine[] {
  const later = lines.findIndex((line) => line.at >= at);
  const place = later < 0 ? lines.length : later;
  // What comes before a gap stands before the gap.
  const hasGap = lines[place]?.afterGap === true;
  const line: AroundLine = {
    at,
    object: `${kind.toLowerCase()}/${name}`,
    what,
    mark: 'culprit',
    ...(hasGap && { afterGap: true }),
  };
  return [...lines.slice(0, place), line, ...lines.slice(place)];
}

/** The lines around a failure as a terminal shows them; `>` stands before the one that made it so. */
export function aroundText(lines: readonly AroundLine[]): string {
  const rows = rowsOf(lines);
  const firstAfter = lines.findIndex(({ mark }) => mark === 'after');
  return lines
    .flatMap(({ mark, afterGap }, i) => [
      ...(afterGap ? ['  …'] : []),
      ...(i === firstAfter ? ['  ---- the moment in question ----'] : []),
      `${mark === 'culprit' ? '> ' : '  '}${rows[i]}`,
    ])
    .join('\n');
}

/** What the timeline tells of an entry, or of what led to it: `pod/web phase Running, Ready`. */
export function toldOf(
  entries: readonly JournalEntry[],
  id: number,
  about?: Target,
): { readonly at: number; readonly text: string } | undefined {
  const lines = timelineOf(entries).filter((line) => about === undefined || isAbout(line, about));
  const line = lineAt(lines, entries, id);
  if (line === undefined) return undefined;
  const { at, object, entry } = line;
  const together = lines.filter((one) => one.entry === entry).map(({ what }) => what);
  return { at, text: `${object} ${together.join(', ')}` };
}

/** The newest lines of a story; a very long one is cut at the front. */
export function timelineText(cluster: Cluster): string {
  const lines = timelineOf(cluster.journal.entries);
  const shown = lines.slice(-MOST_LINES);
  const cut = lines.length - shown.length;
  return [
    ...(cut > 0 ? [`… ${cut} lines before`] : []),
    ...rowsOf(shown),
    `it is ${shortDuration(cluster.now)}`,
  ].join('\n');
}

const MOST_LINES = 500;

/** How many of the lines tell of the first so many entries. */
function countOf(lines: readonly TimelineLine[], written: number): number {
  const after = lines.findIndex(({ entry }) => entry >= written);
  return after < 0 ? lines.length : after;
}

function inOrder(lines: readonly TimelineLine[], line: TimelineLine): readonly TimelineLine[] {
  const later = lines.findIndex(({ entry }) => entry > line.entry);
  const place = later < 0 ? lines.length : later;
  return [...lines.slice(0, place), line, ...lines.slice(place)];
}

/**
 * What a container did tells more than the status that the kubelet wrote of it at once. An entry that tells a person nothing is told by
 * what came of it at once, or with it of the same cause; else by what led to it. Nothing where none of these is told.
 */
function lineAt(
  lines: readonly TimelineLine[],
  entries: readonly JournalEntry[],
  id: number,
  texts: readonly string[] = [],
): TimelineLine | undefined {
  const first = entries[0]?.id ?? 0;
  const entryOf = (one: number) => entries[one - first];
  const causes: number[] = [];
  for (let cause = id; cause >= first; cause = entryOf(cause)!.because) causes.push(cause);
  const { at, because, object, change } = entryOf(id)!;
  const isStatus = object.kind === 'Pod' && change.what === 'updated';
  const process = causes.find((cause) => entryOf(cause)!.at === at && isDoneByProcess(entryOf(cause)!));
  const told = (one: number | undefined) => {
    const together = lines.filter(({ entry }) => entry === one);
    return together.length > 1 ? speakingOf(together, texts) : together[0];
  };
  const beside = ({ at: then, entry }: TimelineLine) => {
    const cause = entryOf(entry)!.because;
    return then === at && (cause === id || (cause >= 0 && cause === because));
  };
  return (
    (isStatus ? told(process) : undefined) ??
    told(id) ??
    told(process) ??
    lines.find(beside) ??
    told(causes.find((cause) => told(cause) !== undefined))
  );
}

/** The line that has a word of the first text in which any has one: states, conditions and reasons are written with a capital. */
function speakingOf(lines: readonly TimelineLine[], texts: readonly string[]): TimelineLine {
  for (const text of texts) {
    const words = new Set(text.replace(QUOTED, '').match(WORD));
    const found = lines.find(({ what }) => what.match(WORD)?.some((word) => words.has(word)));
    if (found !== undefined) return found;
  }
  return lines[0]!;
}

const QUOTED = /"[^"]*"/g;
const WORD = /\b[A-Z]\w+/g;

function isDoneByProcess({ change }: JournalEntry): boolean {
  return change.what === 'process';
}

/** Whether lines are left out before this one. */
function hasGap(all: readonly TimelineLine[], shown: readonly TimelineLine[], i: number): boolean {
  const previous = i === 0 ? -1 : all.indexOf(shown[i - 1]!);
  return all.indexOf(shown[i]!) > previous + 1;
}

function rowsOf(
  lines: readonly { readonly at: number; readonly object: string; readonly what: string }[],
): readonly string[] {
  const times = lines.map(({ at }) => shortDuration(at));
  const width = Math.max(0, ...times.map((text) => text.length));
  const object = Math.max(0, ...lines.map((line) => line.object.length));
  return lines.map((line, i) => `${times[i]!.padStart(width)}  ${line.object.padEnd(object)}  ${line.what}`);
}
