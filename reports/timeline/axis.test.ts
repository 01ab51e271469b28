import { test } from 'node:test';
import { expect } from 'expect';
import { hours, minutes, seconds } from '../../engine';
import { type Axis, type AxisPoint, axisOf } from './axis';

/** Things that happen one after the other at these instants. */
function pointsAt(...instants: readonly number[]): readonly AxisPoint[] {
  return instants.map((at, entry) => ({ at, entry, group: 0, because: -1 }));
}

function axisAt(...instants: readonly number[]): Axis {
  return axisOf({ points: pointsAt(...instants), steps: [], end: instants.at(-1)!, width: 800 });
}

const FOLDS: readonly {
  readonly name: string;
  readonly at: readonly number[];
  readonly folds: readonly string[];
}[] = [
  { name: 'a single span is drawn whole, however long it is', at: [0, hours(24)], folds: [] },
  { name: 'less than a minute is never folded', at: [0, seconds(1), minutes(1)], folds: [] },
  { name: 'a minute among seconds is folded', at: [0, seconds(1), seconds(61)], folds: ['+1m'] },
  { name: 'a span that takes 60 % is not folded', at: [0, minutes(4), minutes(10)], folds: [] },
  { name: 'a span that takes more than 60 % is', at: [0, minutes(3.9), minutes(10)], folds: ['+6m6s'] },
  {
    name: 'what is left is looked at again',
    at: [0, seconds(5), minutes(6), minutes(6) + seconds(5), hours(2)],
    folds: ['+5m55s', '+1h53m55s'],
  },
  {
    name: 'spans of one length are drawn, for none is quiet',
    at: [0, hours(1), hours(2), hours(3)],
    folds: [],
  },
];

for (const { name, at, folds } of FOLDS) {
  test(`on the axis, ${name}`, () => {
    expect(axisAt(...at).folds.map(({ label }) => label)).toEqual(folds);
  });
}

test('the axis is to scale where nothing is folded and nothing too small', () => {
  const axis = axisAt(0, seconds(10), seconds(40));
  const [first, second, third] = axis.moments;
  expect((third!.from - second!.to) / (second!.from - first!.to)).toBeCloseTo(3);
});

test('instants that are close together stand apart far enough to be told apart', () => {
  const { moments } = axisAt(0, 1, 2, minutes(1));
  for (const [i, { from }] of moments.slice(1).entries())
    expect(from - moments[i]!.to).toBeGreaterThanOrEqual(14);
});

test('at one instant, an effect stands behind its cause', () => {
  const points = [
    { at: 0, entry: 0, group: 0, because: -1 },
    { at: 0, entry: 1, group: 1, because: 0 },
    { at: 0, entry: 2, group: 2, because: 1 },
  ];
  const axis = axisOf({ points, steps: [], end: 0, width: 800 });
  const places = points.map((point) => axis.x(point));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(new Set(places).size).toBe(3);
});

test('at one instant, what has nothing to do with one another stands side by side', () => {
  const points = [0, 1, 2].map((group) => ({ at: 0, entry: group, group, because: -1 }));
  const axis = axisOf({ points, steps: [], end: 0, width: 800 });
  expect(new Set(points.map((point) => axis.x(point))).size).toBe(1);
});

test('the place of an entry is behind it, and that of its instant behind all', () => {
  const points = [0, 1, 2].map((entry) => ({ at: 0, entry, group: 0, because: entry - 1 }));
  const axis = axisOf({ points, steps: [], end: seconds(5), width: 800 });
  const places = [-1, 0, 1, 2].map((entry) => axis.xAt(0, entry));
  expect(places).toEqual([axis.x(points[0]!), axis.x(points[1]!), axis.x(points[2]!), axis.xAt(0)]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('what a step led to stands behind the step, and so behind what came before it', () => {
  const points = [0, 1].map((group) => ({ at: 0, entry: group, group, because: -1 }));
  const steps = [
    { at: 0, entry: 0, number: 1 },
    { at: 0, entry: 1, number: 2 },
  ];
  const axis = axisOf({ points, steps, end: 0, width: 800 });
  expect(axis.x(points[1]!)).toBeGreaterThan(axis.x(points[0]!));
  expect(axis.steps.map(({ x }) => x)).toEqual([axis.x(points[0]!), axis.x(points[1]!)]);
});

const LEFT_OUT: readonly { readonly instants: number; readonly hidden: number }[] = [
  { instants: 9, hidden: 0 },
  { instants: 10, hidden: 0 },
  { instants: 11, hidden: 1 },
  { instants: 500, hidden: 490 },
];

for (const { instants, hidden } of LEFT_OUT) {
  test(`of ${instants} instants where 10 are drawn, ${hidden} are left out, and that is told`, () => {
    const at = Array.from({ length: instants }, (_, i) => seconds(i));
    const steps = [{ at: seconds(instants - 4), entry: instants - 4, number: 1 }];
    const axis = axisOf({ points: pointsAt(...at), steps, end: at.at(-1)!, width: 800, mostInstants: 10 });
    expect(axis.folds.reduce((sum, fold) => sum + fold.hidden, 0)).toBe(hidden);
    expect(at.filter((instant) => axis.hides(instant))).toHaveLength(hidden);
    // A step is never left out, also where nothing of its instant is drawn.
    expect(axis.steps.map(({ label }) => label)).toEqual(['1']);
  });
}

test('an instant that must be seen is drawn, also in the middle', () => {
  const at = Array.from({ length: 500 }, (_, i) => seconds(i));
  const kept = seconds(250);
  const axis = axisOf({
    points: pointsAt(...at),
    steps: [],
    end: at.at(-1)!,
    width: 800,
    mostInstants: 10,
    kept,
  });
  expect(axis.hides(kept)).toBe(false);
  expect(axis.folds.map(({ hidden }) => hidden)).toEqual([243, 246]);
});

test('a place leads back to the nearest instant', () => {
  const axis = axisAt(0, seconds(10), seconds(20));
  const [, second] = axis.moments;
  expect(axis.nearest(second!.from - 1)).toBe(seconds(10));
  expect(axis.nearest(-50)).toBe(0);
  expect(axis.nearest(5_000)).toBe(seconds(20));
});

test('labels of instants do not run into one another', () => {
  const { ticks } = axisAt(...Array.from({ length: 40 }, (_, i) => seconds(i * 7)));
  for (const [i, { x, label }] of ticks.slice(1).entries()) {
    const before = ticks[i]!;
    expect(x - before.x).toBeGreaterThan(((label.length + before.label.length) * 7) / 2);
  }
});
