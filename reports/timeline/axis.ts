import { type Instant, shortDuration } from '../../engine';
import { type Gap, type GapEnd, gapsOf } from './axis-gaps';
import { stepLines, ticksOf } from './axis-labels';
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
  /** One that is never left out. */
  readonly kept?: Instant;
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
  /** `+5m`: how much later it is behind it. */
  readonly label: string;
  /** How many instants at which something happens are left out with it. */
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
  /** Where an instant is: the end of what happens in it, or of what has happened up to an entry; or on its way to the next. */
  xAt(at: Instant, until?: number): number;
  /** The instant at which something happens that is nearest to a place. */
  nearest(x: number): Instant;
}

/** How much place each thing gets that shares an instant with others. */
const SLOT = 15;
const LEAST_SLOT = 5;
/** After the end, so that the last state can be seen. */
const TAIL = 60;
const MOST_INSTANTS = 40;

/**
 * A time axis: to scale where it can be, folded where a quiet span would take most of it, and with room inside an instant for all that
 * happens in it, in the order of its causes.
 */
export function axisOf(input: AxisInput): Axis {
  const instants = instantsOf(input);
  const shown = withoutMiddle(instants, input.mostInstants ?? MOST_INSTANTS, input.kept);
  const blocks = shown.map((instant) => levelsOf(instant));
  const levels = blocks.reduce((sum, block) => sum + block.count, 0);
  const slot = Math.min(SLOT, Math.max(LEAST_SLOT, (0.55 * input.width) / Math.max(levels, 1)));
  const gaps = gapsOf(shown, input.width - TAIL - slot * levels);
  return new LaidOut(shown, blocks, gaps, slot, input.steps);
}

interface InstantPoints extends GapEnd {
  readonly points: readonly AxisPoint[];
  readonly steps: readonly AxisStep[];
  /** Of the instants that are left out before this one. */
  readonly hiddenSteps: readonly AxisStep[];
}

function instantsOf({ points, steps, end }: AxisInput): readonly InstantPoints[] {
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
    .map(([at, instant]) => ({ at, ...instant, hiddenBefore: 0, hiddenSteps: [] }));
}

/** The first and the last of too many, and the one that must be seen. */
function withoutMiddle(
  instants: readonly InstantPoints[],
  most: number,
  kept: Instant | undefined,
): readonly InstantPoints[] {
  if (instants.length <= most) return instants;
  const first = Math.ceil(most * 0.7);
  const last = instants.length - (most - first);
  const shown: InstantPoints[] = [];
  let hidden: InstantPoints[] = [];
  for (const [i, instant] of instants.entries()) {
    if (i < first || i >= last || instant.at === kept) {
      const hiddenSteps = hidden.flatMap(({ steps }) => steps);
      shown.push({ ...instant, hiddenBefore: hidden.length, hiddenSteps });
      hidden = [];
    } else hidden.push(instant);
  }
  return shown;
}

/** How what happens at one instant stands one behind the other. */
class Block {
  constructor(
    readonly levels: ReadonlyMap<number, number>,
    readonly stepLevels: readonly number[],
    readonly count: number,
  ) {}

  /** How many levels there are up to an entry. */
  levelsUntil(until: number): number {
    if (until === Number.POSITIVE_INFINITY) return this.count;
    let count = 0;
    for (const [entry, level] of this.levels) if (entry <= until) count = Math.max(count, level + 1);
    return count;
  }
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
  return new Block(levels, stepLevels, top);
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
      if (folded) folds.push({ from: x, to: x + width, label: `+${shortDuration(length)}`, hidden });
      for (const step of instants[i + 1]!.hiddenSteps) places.push({ x: x + width / 2, step });
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

  xAt(at: Instant, until = Number.POSITIVE_INFINITY): number {
    const i = this.byInstant.get(at);
    if (i !== undefined) return this.moments[i]!.from + this.blocks[i]!.levelsUntil(until) * this.slot;
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
