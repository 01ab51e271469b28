import type { Axis } from './axis';
import type { Row } from './drawing';
import type { Look, MarkKind } from './lane';
import { textWidth } from './text-width';

/** A sign that occurs in the picture, what it means, and where that stands. */
export interface LegendItem {
  readonly sign: { readonly look: Look } | { readonly mark: MarkKind } | 'step' | 'instant' | 'fold';
  readonly word: string;
  readonly x: number;
  /** Where its word stands. */
  readonly wordX: number;
  /** 0 for the first. */
  readonly line: number;
}

/** What the signs of a picture mean: those that occur in it, on as many lines as they need. */
export function legendOf(rows: readonly Row[], axis: Axis, width: number): readonly LegendItem[] {
  const looks = new Set(rows.flatMap(({ spans }) => spans.map(({ span }) => span.look)));
  const kinds = new Set(rows.flatMap(({ marks }) => marks.map(({ mark }) => mark.kind)));
  const items: LegendItem[] = [];
  let x = EDGE;
  let line = 0;
  const add = (sign: LegendItem['sign'], word: string, room: number) => {
    const needed = room + textWidth(word);
    if (x > EDGE && x + needed > width - EDGE) {
      x = EDGE;
      line += 1;
    }
    items.push({ sign, word, x, wordX: x + room, line });
    x += needed + BETWEEN;
  };
  if (axis.steps.length > 0) add('step', 'a step of the scenario begins', 11);
  if (axis.moments.some(({ from, to }) => to > from))
    add('instant', 'one instant drawn wide, causes first', 19);
  if (axis.folds.length > 0) add('fold', 'time left out, how much', 16);
  for (const mark of KINDS) if (kinds.has(mark)) add({ mark }, MARKS[mark], 16);
  for (const look of LOOKS) if (looks.has(look)) add({ look }, STATES[look], 19);
  return items;
}

const EDGE = 6;
const BETWEEN = 14;

const MARKS: Readonly<Record<MarkKind, string>> = {
  placed: 'placed on a node',
  event: 'event',
  warning: 'warning',
  passed: 'probe passes',
  failed: 'probe fails',
  hook: 'hook begins',
  signal: 'signal',
  exit: 'exit code',
  change: 'change',
  gone: 'gone',
};

const STATES: Readonly<Record<Look, string>> = {
  waiting: 'waiting',
  running: 'running',
  half: 'not or partly ready',
  ended: 'ended',
  failed: 'failed',
  gap: 'back-off',
  ending: 'terminating',
  lost: 'lost',
};

const KINDS = Object.keys(MARKS) as readonly MarkKind[];
const LOOKS = Object.keys(STATES) as readonly Look[];
