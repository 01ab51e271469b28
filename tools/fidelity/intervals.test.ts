import { describe, test } from 'node:test';
import { expect } from 'expect';
import { compare, type Lanes } from './compare';
import { type Envelope, envelope, intervalDifferences, intervals, judge } from './intervals';

/** `{ row: [[0, 'a'], [50, 'b']] }` */
const lanes = (of: Record<string, [number, string][]>): Lanes =>
  new Map(
    Object.entries(of).map(([lane, list]) => [
      lane,
      list.map(([at, title]) => ({ at, lane, facts: [title], title })),
    ]),
  );

describe('intervals', () => {
  const rows: readonly (readonly [
    what: string,
    of: Record<string, [number, string][]>,
    expected: number[],
  ])[] = [
    [
      'within a lane, from each milestone to the next',
      {
        row: [
          [0, 'a'],
          [50, 'b'],
          [150, 'c'],
        ],
      },
      [50, 100],
    ],
    [
      'between lanes, from each to the next of any',
      {
        row: [
          [0, 'a'],
          [150, 'c'],
        ],
        pod: [[50, 'b']],
      },
      [150, 50, 100],
    ],
    [
      '20 ms are no order',
      {
        row: [
          [0, 'a'],
          [20, 'b'],
        ],
      },
      [],
    ],
    [
      '21 ms are',
      {
        row: [
          [0, 'a'],
          [21, 'b'],
        ],
      },
      [21],
    ],
  ];
  for (const [what, of, expected] of rows) {
    test(what, () => expect(intervals(lanes(of)).map(({ recorded }) => recorded)).toEqual(expected));
  }
});

describe('envelope', () => {
  const recorded = lanes({
    row: [
      [0, 'a'],
      [5_000, 'b'],
      [9_000, 'c'],
    ],
    pod: [[7_000, 'x']],
  });
  const [ab] = intervals(recorded);
  const telling = (of: Record<string, [number, string][]>) => compare(recorded, lanes(of));

  test('is the least and the most of all tellings', () => {
    const found = envelope(ab!, [
      telling({
        row: [
          [0, 'a'],
          [4_000, 'b'],
        ],
      }),
      telling({
        row: [
          [0, 'a'],
          [6_000, 'b'],
        ],
      }),
    ]);
    expect(found).toEqual({ least: 4_000, most: 6_000, tellings: 2 });
  });

  test('leaves out a telling with something else in between', () => {
    expect(
      envelope(ab!, [
        telling({
          row: [
            [0, 'a'],
            [2_000, 'z'],
            [6_000, 'b'],
          ],
        }),
      ]),
    ).toBeUndefined();
  });

  test('leaves out a telling that lacks one end', () => {
    expect(envelope(ab!, [telling({ row: [[0, 'a']] })])).toBeUndefined();
  });

  test('between lanes, both ends must stand between the same neighbours', () => {
    const bx = intervals(recorded).find(({ from, to }) => from.lane === 'row' && to.lane === 'pod')!;
    const same = {
      row: [
        [0, 'a'],
        [5_000, 'b'],
        [9_000, 'c'],
      ],
      pod: [[5_500, 'x']],
    } as Record<string, [number, string][]>;
    const more = { ...same, row: [...same.row!.slice(0, 2), [5_100, 'z'], [9_000, 'c']] } as typeof same;
    expect(envelope(bx, [telling(same)])).toEqual({ least: 500, most: 500, tellings: 1 });
    expect(envelope(bx, [telling(more)])).toBeUndefined();
  });
});

describe('judge', () => {
  const told = (least: number, most: number, tellings = 5): Envelope => ({ least, most, tellings });
  const rows: readonly (readonly [
    what: string,
    recorded: number,
    found: Envelope | undefined,
    trusted: boolean,
    expected: string,
  ])[] = [
    ['inside', 5_000, told(4_000, 6_000), true, 'fits'],
    ['half a second over the most is the recorder', 6_500, told(4_000, 6_000), true, 'fits'],
    ['more is not', 6_501, told(4_000, 6_000), true, 'outside'],
    ['half a second under the least is the recorder', 3_500, told(4_000, 6_000), true, 'fits'],
    ['less is not', 3_499, told(4_000, 6_000), true, 'outside'],
    ['below a second only the order counts', 999, told(1, 2), true, 'fits'],
    ['a second is measured', 1_000, told(1, 2), true, 'outside'],
    ['a short one that the engine always takes a second for', 300, told(1_000, 1_200), true, 'outside'],
    ['always told the other way round', 300, told(-90, -1), true, 'order'],
    ['told both ways round', 300, told(-90, 0), true, 'fits'],
    ['an order that may be chance', 300, told(-90, -1), false, 'fits'],
    ['never told', 5_000, undefined, true, 'untold'],
    ['told too seldom', 5_000, told(5_000, 5_000, 4), true, 'untold'],
    ['a short one never told is a matter of the sequence', 300, undefined, true, 'fits'],
  ];
  for (const [what, recorded, found, trusted, expected] of rows) {
    const interval = { from: { lane: 'row', index: 0 }, to: { lane: 'row', index: 1 }, recorded };
    test(what, () => expect(judge(interval, found, trusted)).toBe(expected));
  }
});

describe('intervalDifferences', () => {
  const recorded = lanes({
    row: [
      [0, 'a'],
      [9_000, 'b'],
    ],
  });
  const tellings = Array.from({ length: 5 }, (_, i) =>
    compare(
      recorded,
      lanes({
        row: [
          [0, 'a'],
          [4_000 + i, 'b'],
        ],
      }),
    ),
  );

  test('says where the recording falls outside, and by how much', () => {
    expect(intervalDifferences(recorded, tellings, [])).toEqual([
      { key: 'time: from «row: a» to «row: b»', detail: 'recorded 9.00s, told 4.00s to 4.00s in 5 tellings' },
    ]);
  });

  const short = lanes({ row: [[0, 'a']], pod: [[100, 'b']] });
  const reversed = Array.from({ length: 5 }, () =>
    compare(short, lanes({ row: [[100, 'a']], pod: [[0, 'b']] })),
  );
  test('believes an order under half a second only if another recording shows it', () => {
    expect(intervalDifferences(short, reversed, [])).toEqual([]);
    expect(intervalDifferences(short, reversed, [lanes({ row: [[0, 'a']], pod: [[10, 'b']] })])).toEqual([]);
    expect(intervalDifferences(short, reversed, [short])).toEqual([
      { key: 'order: «row: a» was recorded before «pod: b»' },
    ]);
  });
});
