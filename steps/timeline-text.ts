import { type Cluster, type JournalEntry, shortDuration, type TimelineLine } from '../engine';
import type { AroundLine } from './failure-facts';
import type { Target } from './references';
import type { Failure } from './time-phrases';
import { isAbout, timelineOf } from './told-timeline';

const BEFORE = 8;
const AFTER = 3;

/** What happened to an object (or to all) just before and just after a moment, and what made it as it was found. */
export function timelineAround(
  cluster: Cluster,
  { written, culprit }: Failure,
  about?: Target,
): readonly AroundLine[] {
  const { entries } = cluster.journal;
  const lines = timelineOf(entries).filter((line) => about === undefined || isAbout(line, about));
  const before = lines.filter(({ entry }) => entry < written);
  const after = lines.filter(({ entry }) => entry >= written).slice(0, AFTER);
  const marked = culprit === undefined ? undefined : lineAt(before, entries, culprit);
  const newest = before.slice(-BEFORE);
  const shown = marked === undefined || newest.includes(marked) ? newest : [marked, ...newest];
  return [
    ...shown.map(({ at, object, what }, i) => ({
      at,
      object,
      what,
      ...(shown[i] === marked && { mark: 'culprit' as const, entry: marked!.entry }),
      ...(hasGap(before, shown, i) && { afterGap: true as const }),
    })),
    ...after.map(({ at, object, what }) => ({ at, object, what, mark: 'after' as const })),
  ];
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

/**
 * What a container did tells more than the status that the kubelet wrote of it at once. An entry that tells a person nothing is told by
 * what came of it at once, or with it of the same cause; else by what led to it.
 */
function lineAt(
  lines: readonly TimelineLine[],
  entries: readonly JournalEntry[],
  id: number,
): TimelineLine | undefined {
  const first = entries[0]?.id ?? 0;
  const entryOf = (one: number) => entries[one - first];
  const causes: number[] = [];
  for (let cause = id; cause >= first; cause = entryOf(cause)!.because) causes.push(cause);
  const { at, because } = entryOf(id)!;
  const process = causes.find((cause) => entryOf(cause)!.at === at && isDoneByProcess(entryOf(cause)!));
  const told = (one: number | undefined) => lines.find(({ entry }) => entry === one);
  const beside = ({ at: then, entry }: TimelineLine) => {
    const cause = entryOf(entry)!.because;
    return then === at && (cause === id || (cause >= 0 && cause === because));
  };
  return (
    told(process) ??
    told(id) ??
    lines.find(beside) ??
    told(causes.find((cause) => told(cause) !== undefined)) ??
    lines.findLast(({ entry }) => entry <= id)
  );
}

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
