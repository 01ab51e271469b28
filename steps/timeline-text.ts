import { type Cluster, shortDuration, type TimelineLine, timeline } from '../engine';
import type { Target } from './references';
import type { Failure } from './time-phrases';

const BEFORE = 8;
const AFTER = 3;

/** What happened to an object (or to all) just before and just after a moment, one line each. */
export function timelineAround(cluster: Cluster, { written }: Failure, about?: Target): string {
  const lines = timeline(cluster.journal.entries).filter(
    (line) => about === undefined || isAbout(line, about),
  );
  const before = lines.filter(({ entry }) => entry < written);
  const after = lines.filter(({ entry }) => entry >= written);
  return [
    ...(before.length > BEFORE ? ['  …'] : []),
    ...rowsOf(before.slice(-BEFORE), '  '),
    ...(after.length > 0
      ? ['  ---- the moment in question ----', ...rowsOf(after.slice(0, AFTER), '  ')]
      : []),
  ].join('\n');
}

/** The newest lines of a story; a very long one is cut at the front. */
export function timelineText(cluster: Cluster): string {
  const lines = timeline(cluster.journal.entries);
  const shown = lines.slice(-MOST_LINES);
  const cut = lines.length - shown.length;
  return [
    ...(cut > 0 ? [`… ${cut} lines before`] : []),
    ...rowsOf(shown),
    `it is ${shortDuration(cluster.now)}`,
  ].join('\n');
}

const MOST_LINES = 500;

function rowsOf(lines: readonly TimelineLine[], indent = ''): readonly string[] {
  const times = lines.map(({ at }) => shortDuration(at));
  const width = Math.max(0, ...times.map((text) => text.length));
  const object = Math.max(0, ...lines.map((line) => line.object.length));
  return lines.map(
    (line, i) => `${indent}${times[i]!.padStart(width)}  ${line.object.padEnd(object)}  ${line.what}`,
  );
}

function isAbout(line: TimelineLine, { kind, namespace, name }: Target): boolean {
  return line.object === `${kind.toLowerCase()}/${name}` && line.namespace === namespace;
}
