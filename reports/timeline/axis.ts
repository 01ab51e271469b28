import { type Duration, type Instant, minutes, shortDuration } from '../../engine';
import type { Point } from './lane';

/** Something that has a place of its own on the axis. */
export interface AxisPoint extends Point {
  /** What happens in one group happens one after the other; groups go side by side where nothing orders them. */
  readonly group: number;
  /** The entry that led to it, also where that is not drawn; -1 where there is none. */
  readonly because: number;
}

export interface AxisStep extends Point {
  /** `1` for the first. */
  readonly number: number;
}

export interface AxisInput {
  /** In the order of the journal. */
  readonly points: readonly AxisPoint[];
  readonly steps: readonly AxisStep[];
  readonly end: Instant;
  /** How wide it shall be. */
  readonly width: number;
  /** Of more instants than this, those in the middle are left out. */
  readonly mostInstants?: number;
}

/** An instant at which something happens: a stretch, for things that share it stand side by side. */
export interface AxisMoment {
  readonly at: Instant;
  readonly from: number;
  readonly to: number;
}

/** A span that is not drawn at its length. */
export interface AxisFold {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** How many instants are left out with it. */
  readonly hidden: number;
}

export interface Axis {
  readonly width: number;
  readonly moments: readonly AxisMoment[];
  readonly folds: readonly AxisFold[];
  readonly ticks: readonly { readonly x: number; readonly at: Instant; readonly label: string }[];
  /** Steps that begin at one place share a line: `2–4`; a line without a label belongs to the one before. */
  readonly steps: readonly { readonly x: number; readonly label: string }[];
  /** Where an entry is. */
  x(point: Point): number;
  /** Whether it is left out, in a fold. */
  hides(at: Instant): boolean;
  /** Where an instant is: the end of what happens in it, or on its way to the next. */
  xAt(at: Instant): number;
  /** The instant at which something happens that is nearest to a place. */
  nearest(x: number): Instant;
}

/** How much place each thing gets that shares an instant with others. */
const SLOT = 15;
const LEAST_SLOT = 5;
/** Instants that differ stand apart at least so far. */
const LEAST_GAP = 14;
const FOLD = 60;
/** After the end, so that the last state can be seen. */
const TAIL = 60;
const MOST_INSTANTS = 40;
/** Estimated, of a figure in a tick's label. */
const FIGURE = 7;

/**
 * A time axis: to scale where it can be, folded where a quiet span would take most of it, and with room inside an instant for all that
 * happens in it, in the order of its causes.
 */
export function axisOf(input: AxisInput): Axis {
  const instants = instantsOf(input);
  const shown = withoutMiddle(instants, input.mostInstants ?? MOST_INSTANTS);
  const blocks = shown.map((instant) => levelsOf(instant));
  const levels = blocks.reduce((sum, block) => sum + block.count, 0);
  const slot = Math.min(SLOT, Math.max(LEAST_SLOT, (0.55 * input.width) / Math.max(levels, 1)));
  const gaps = gapsOf(shown, input.width - TAIL - slot * levels);
  return new LaidOut(shown, blocks, gaps, slot, input.steps);
}

interface InstantPoints {
  readonly at: Instant;
  readonly points: readonly AxisPoint[];
  readonly steps: readonly AxisStep[];
  /** How many instants before this one are left out. */
  hiddenBefore: number;
}

function instantsOf({ points, steps, end }: AxisInput): InstantPoints[] {
  const byInstant = new Map<Instant, { points: AxisPoint[]; steps: AxisStep[] }>();
  const of = (at: Instant) => {
    let instant = byInstant.get(at);
    if (instant === undefined) {
      instant = { points: [], steps: [] };
      byInstant.set(at, instant);
    }
    return instant;
  };
  of(points.length > 0 ? Math.min(points[0]!.at, steps[0]?.at ?? 0) : 0);
  for (const point of points) of(point.at).points.push(point);
  for (const step of steps) of(step.at).steps.push(step);
  of(end);
  return [...byInstant]
    .sort(([a], [b]) => a - b)
    .map(([at, instant]) => ({ at, ...instant, hiddenBefore: 0 }));
}

function withoutMiddle(instants: InstantPoints[], most: number): readonly InstantPoints[] {
  if (instants.length <= most) return instants;
  const first = Math.ceil(most * 0.7);
  const last = instants.slice(instants.length - (most - first));
  last[0]!.hiddenBefore = instants.length - most;
  return [...instants.slice(0, first), ...last];
}

interface Block {
  readonly levels: ReadonlyMap<number, number>;
  readonly stepLevels: readonly number[];
  readonly count: number;
}

/** Within an instant: an entry stands behind its cause, behind the one before it in its group, and behind the step that it belongs to. */
function levelsOf({ points, steps }: InstantPoints): Block {
  const levels = new Map<number, number>();
  const lastOf = new Map<number, number>();
  const stepLevels: number[] = [];
  let base = 0;
  let top = 0;
  let step = 0;
  const begin = (before: number) => {
    for (; step < steps.length && steps[step]!.entry <= before; step += 1) {
      base = top;
      stepLevels.push(base);
    }
  };
  for (const { entry, because, group } of points) {
    begin(entry);
    const known = levels.get(entry);
    const level = known ?? Math.max(base, (levels.get(because) ?? -1) + 1, lastOf.get(group) ?? 0);
    levels.set(entry, level);
    lastOf.set(group, level + 1);
    top = Math.max(top, level + 1);
  }
  begin(Number.POSITIVE_INFINITY);
  return { levels, stepLevels, count: top };
}

interface Gap {
  readonly width: number;
  readonly length: Duration;
  readonly hidden: number;
  readonly folded: boolean;
}

/** The gaps between instants, so wide that all fit: to scale, but for those that are folded and those that would be too small to see. */
function gapsOf(instants: readonly InstantPoints[], width: number): readonly Gap[] {
  const lengths = instants.slice(1).map(({ at }, i) => at - instants[i]!.at);
  const folded = new Set<number>();
  for (const [i, { hiddenBefore }] of instants.slice(1).entries()) if (hiddenBefore > 0) folded.add(i);
  for (let i = quietOne(lengths, folded); i >= 0; i = quietOne(lengths, folded)) folded.add(i);
  const scale = scaleOf(
    lengths.filter((_, i) => !folded.has(i)),
    width - FOLD * folded.size,
  );
  return lengths.map((length, i) => ({
    length,
    width: folded.has(i) ? FOLD : Math.max(LEAST_GAP, length * scale),
    hidden: instants[i + 1]!.hiddenBefore,
    folded: folded.has(i),
  }));
}

/** The longest gap, if it is over a minute and takes most of the length although there are others. */
function quietOne(lengths: readonly Duration[], folded: ReadonlySet<number>): number {
  let longest = -1;
  let total = 0;
  let count = 0;
  for (const [i, length] of lengths.entries()) {
    if (folded.has(i)) continue;
    total += length;
    count += 1;
    if (longest < 0 || length > lengths[longest]!) longest = i;
  }
  const isQuiet = count > 1 && lengths[longest]! >= minutes(1) && lengths[longest]! > 0.6 * total;
  return isQuiet ? longest : -1;
}

/** Units for a millisecond, where gaps that would be too small get their least width. */
function scaleOf(lengths: readonly Duration[], width: number): number {
  let pool = [...lengths];
  let room = width;
  for (;;) {
    const total = pool.reduce((sum, length) => sum + length, 0);
    if (total === 0) return 0;
    const scale = Math.max(0, room) / total;
    const large = pool.filter((length) => length * scale >= LEAST_GAP);
    if (large.length === pool.length) return scale;
    room -= LEAST_GAP * (pool.length - large.length);
    pool = large;
  }
}

class LaidOut implements Axis {
  readonly width: number;
  readonly moments: readonly AxisMoment[];
  readonly folds: readonly AxisFold[];
  readonly ticks: Axis['ticks'];
  readonly steps: Axis['steps'];
  private readonly byInstant = new Map<Instant, number>();

  constructor(
    instants: readonly InstantPoints[],
    private readonly blocks: readonly Block[],
    gaps: readonly Gap[],
    private readonly slot: number,
    steps: readonly AxisStep[],
  ) {
    const moments: AxisMoment[] = [];
    const folds: AxisFold[] = [];
    const places: { x: number; step: AxisStep }[] = [];
    let x = 0;
    for (const [i, { at, steps: here }] of instants.entries()) {
      const block = blocks[i]!;
      this.byInstant.set(at, i);
      moments.push({ at, from: x, to: x + block.count * slot });
      for (const [n, step] of here.entries()) places.push({ x: x + block.stepLevels[n]! * slot, step });
      x += block.count * slot;
      const gap = gaps[i];
      if (gap === undefined) break;
      const { width, length, hidden, folded } = gap;
      if (folded) folds.push({ from: x, to: x + width, label: shortDuration(length), hidden });
      x += width;
    }
    this.moments = moments;
    this.folds = folds;
    this.width = x + TAIL;
    const stepsAt = new Set(steps.map(({ at }) => at));
    this.ticks = ticksOf(moments, folds, stepsAt);
    this.steps = stepLines(places);
  }

  x({ at, entry }: Point): number {
    const i = this.byInstant.get(at);
    if (i === undefined) return this.xAt(at);
    const level = this.blocks[i]!.levels.get(entry);
    return level === undefined ? this.moments[i]!.to : this.moments[i]!.from + level * this.slot;
  }

  hides(at: Instant): boolean {
    return !this.byInstant.has(at);
  }

  xAt(at: Instant): number {
    const i = this.byInstant.get(at);
    if (i !== undefined) return this.moments[i]!.to;
    const next = this.moments.findIndex((moment) => moment.at > at);
    if (next < 0) return this.width;
    if (next === 0) return 0;
    const [before, after] = [this.moments[next - 1]!, this.moments[next]!];
    return before.to + ((at - before.at) / (after.at - before.at)) * (after.from - before.to);
  }

  nearest(x: number): Instant {
    let best = this.moments[0]!;
    const distance = ({ from, to }: AxisMoment) => Math.max(from - x, x - to, 0);
    for (const moment of this.moments) if (distance(moment) < distance(best)) best = moment;
    return best.at;
  }
}

/** Labels of instants which do not run into one another: the first and the last, those of steps, then the others. */
function ticksOf(
  moments: readonly AxisMoment[],
  folds: readonly AxisFold[],
  steps: ReadonlySet<Instant>,
): Axis['ticks'] {
  const last = moments.length - 1;
  const rank = (i: number) => (i === 0 || i === last ? 0 : steps.has(moments[i]!.at) ? 1 : 2);
  const order = moments.map((_, i) => i).sort((a, b) => rank(a) - rank(b) || a - b);
  const taken = folds.map(({ from, to }) => ({ x: (from + to) / 2, half: (to - from) / 2 - 4 }));
  const chosen: { x: number; at: Instant; label: string }[] = [];
  for (const i of order) {
    const { at, from, to } = moments[i]!;
    const label = shortDuration(at);
    const half = (label.length * FIGURE) / 2 + 3;
    const x = (from + to) / 2;
    if (taken.some((other) => Math.abs(other.x - x) < other.half + half)) continue;
    taken.push({ x, half });
    chosen.push({ x, at, label });
  }
  return chosen.sort((a, b) => a.x - b.x);
}

/** Lines that would touch are one; of lines whose numbers would, the first has the numbers of all. */
function stepLines(places: readonly { readonly x: number; readonly step: AxisStep }[]): Axis['steps'] {
  const lines: { x: number; first: number; last: number }[] = [];
  let named = -1;
  for (const { x, step } of places) {
    const line = lines.at(-1);
    if (line === undefined || x - line.x >= 1) lines.push({ x, first: 0, last: 0 });
    const name = lines[named];
    if (name !== undefined && x - name.x < 26) name.last = step.number;
    else {
      named = lines.length - 1;
      lines[named]!.first = step.number;
      lines[named]!.last = step.number;
    }
  }
  return lines.map(({ x, first, last }) => ({
    x,
    label: first === 0 ? '' : first === last ? `${first}` : `${first}–${last}`,
  }));
}
