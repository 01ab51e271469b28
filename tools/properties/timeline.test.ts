import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import { type Cluster, type JournalEntry, minutes, readStory, timeline, writeStory } from '../../engine';
import { type Drawing, drawingOf, type Row } from '../../reports/timeline/drawing';
import { timelineSvg } from '../../reports/timeline/svg';
import { aStory } from './random-story';
import { tell } from './story';

const END = minutes(10);
const runs = { numRuns: 20 };

test('whatever a journal tells of a pod is in its picture, or in what the picture says to have left out', () => {
  fc.assert(
    fc.property(aStory, (story) => {
      const cluster = tell(story, END);
      const { entries } = cluster.journal;
      const drawing = drawingOf({ entries, steps: [], end: cluster.now });
      const shown = new Set(drawing.rows.flatMap(entriesOf));
      const pods = new Set(
        drawing.rows.flatMap(({ lane }) => (lane.kind === 'pod' ? [`pod/${lane.name}`] : [])),
      );
      const told = timeline(entries).filter(({ object }) => object.startsWith('pod/'));
      const unseen = told.filter(
        ({ object, entry, at }) => pods.has(object) && !shown.has(entry) && !isLeftOut(drawing, at),
      );
      expect(unseen).toEqual([]);
      const missing = new Set(told.filter(({ object }) => !pods.has(object)).map(({ object }) => object));
      const hidden = drawing.axis.folds.reduce((sum, fold) => sum + fold.hidden, 0);
      expect(countIn(drawing, 'Pod')).toBe(missing.size);
      expect(countIn(drawing, 'instant')).toBe(hidden);
    }),
    runs,
  );
});

test('what happens later stands further to the right, and an effect is never before its cause', () => {
  fc.assert(
    fc.property(aStory, (story) => {
      const cluster = tell(story, END);
      const { entries } = cluster.journal;
      const { axis, rows } = drawingOf({ entries, steps: [], end: cluster.now });
      for (const { lane } of rows) {
        const points = [...lane.marks, ...lane.spans.map(({ from }) => from)].sort(
          (a, b) => a.entry - b.entry,
        );
        for (const [i, point] of points.slice(1).entries())
          expect(axis.x(point)).toBeGreaterThanOrEqual(axis.x(points[i]!));
      }
      for (const [i, moment] of axis.moments.slice(1).entries()) {
        expect(moment.at).toBeGreaterThan(axis.moments[i]!.at);
        expect(moment.from).toBeGreaterThan(axis.moments[i]!.to);
      }
      const drawn = new Set(rows.flatMap(entriesOf));
      for (const entry of entries) {
        const cause = entries[entry.because];
        if (cause === undefined || !drawn.has(entry.id) || !drawn.has(cause.id)) continue;
        expect(axis.x(pointOf(entry))).toBeGreaterThanOrEqual(axis.x(pointOf(cause)));
      }
    }),
    runs,
  );
});

test('a story that is written, sent and read gives the same picture', () => {
  fc.assert(
    fc.property(aStory, (story) => {
      const cluster = tell(story, END);
      const written = writeStory(told(cluster));
      const sent = JSON.parse(JSON.stringify(written)) as typeof written;
      expect(timelineSvg(sent, 'Sent', readStory(sent))).toBe(
        timelineSvg(written, 'Sent', cluster.journal.entries),
      );
    }),
    runs,
  );
});

/** Whether an instant lies where the picture says that instants are left out. */
function isLeftOut({ axis: { moments, folds } }: Drawing, at: number): boolean {
  const next = moments.findIndex((moment) => moment.at > at);
  const before = moments[next - 1];
  if (before === undefined || before.at === at) return false;
  return folds.some(({ from, hidden }) => from === before.to && hidden > 0);
}

function pointOf({ at, id }: JournalEntry): { readonly at: number; readonly entry: number } {
  return { at, entry: id };
}

/** All entries that a lane shows, alone or with others. */
function entriesOf({ lane, spans, marks }: Row): readonly number[] {
  const drawn = new Set(spans.flatMap(({ all }) => all));
  return [
    ...lane.spans
      .filter((span) => drawn.has(span))
      .flatMap(({ from, to, notes = [] }) => [from, ...(to ? [to] : []), ...notes].map(({ entry }) => entry)),
    ...marks.flatMap(({ all }) => all.map(({ entry }) => entry)),
  ];
}

/** `… and 2 more Pods, 5 more instants, not drawn` */
function countIn({ omitted }: Drawing, what: string): number {
  return Number(new RegExp(`(\\d+) more ${what}`).exec(omitted)?.[1] ?? 0);
}

function told({ journal, calendar, version, now }: Cluster) {
  const { entries, digest } = journal;
  return { entries, epoch: calendar.epoch, version: String(version), end: now, digest, steps: [] };
}
