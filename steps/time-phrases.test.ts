import { test } from 'node:test';
import { expect } from 'expect';
import type { Instant, JournalEntry, KubeObject, Moment } from '../engine';
import {
  type Check,
  type Failure,
  inverted,
  judge,
  type Story,
  type Verdict,
  type When,
} from './time-phrases';

/** A story in which one pod has these phases from these seconds on; `gone` is the end of it. */
class FakeStory implements Story {
  now: Instant = 0;
  readonly journal = { entries: [] as JournalEntry[] };
  private before: KubeObject | undefined;

  constructor(private readonly future: (readonly [second: number, phase: string])[]) {}

  runUntil(at: Instant): void {
    while (this.future[0] !== undefined && this.future[0][0] * 1_000 <= at) this.next();
    this.now = Math.max(this.now, at);
  }

  runUntilTrue(holds: () => boolean, limit: Instant): boolean {
    this.runUntil(this.now);
    for (;;) {
      if (holds()) return true;
      const next = this.future[0]?.[0];
      if (next === undefined || next * 1_000 > limit) break;
      this.runUntil(next * 1_000);
    }
    this.runUntil(limit);
    return false;
  }

  private next(): void {
    const [second, phase] = this.future.shift()!;
    const metadata = { name: 'web', namespace: 'default', uid: 'u' };
    const after = { kind: 'Pod', metadata, status: { phase } } as unknown as KubeObject;
    const change =
      phase === 'gone'
        ? { what: 'deleted', before: this.before }
        : { what: this.before === undefined ? 'created' : 'updated', before: this.before, after };
    const object = { kind: 'Pod', namespace: 'default', name: 'web', uid: 'u' };
    const id = this.journal.entries.length;
    this.now = second * 1_000;
    this.journal.entries.push({ id, at: this.now, by: 'test', because: -1, object, change } as JournalEntry);
    this.before = after;
  }
}

const is =
  (wanted: string) =>
  (moment: Moment): Verdict => {
    const pod = moment.get('Pod', 'default', 'web') as { status?: { phase: string } } | undefined;
    if (pod === undefined) return { holds: false, absent: true, found: 'no pod' };
    return { holds: pod.status?.phase === wanted, found: pod.status!.phase };
  };

/** Pending at 0s, Running from 10s, Failed from 20s, Running from 20s again, gone at 40s. */
const PHASES = [
  [0, 'Pending'],
  [10, 'Running'],
  [20, 'Failed'],
  [20, 'Running'],
  [40, 'gone'],
] as const;

const s = (seconds: number) => seconds * 1_000;
const at = (second: number, tolerance = 0): When => ({ say: 'at', at: s(second), tolerance: s(tolerance) });

type Row = readonly [
  sentence: string,
  now: number,
  when: When,
  phase: string,
  failsWith?: Partial<Failure>,
  nowAfter?: number,
];

const rows: readonly Row[] = [
  ['now looks at this instant', 0, { say: 'now' }, 'Pending'],
  ['now takes in what is due at this instant', 10, { say: 'now' }, 'Running'],
  [
    'now fails with what is there and since when',
    15,
    { say: 'now' },
    'Pending',
    { found: 'Running', since: s(10), at: s(15) },
  ],
  ['a moment to come is reached first', 0, at(10), 'Running', undefined, 10],
  ['just before a change it is not yet so', 0, at(9), 'Running', { found: 'Pending', since: 0 }, 9],
  ['the past is asked without moving time', 30, at(5), 'Pending', undefined, 30],
  ['the past at the very change', 30, at(10), 'Running', undefined, 30],
  [
    'a moment is what it was at its end',
    30,
    at(20),
    'Failed',
    { found: 'Running', since: s(20), heldForNoTime: s(20) },
  ],
  ['before the pod was there', 30, at(0), 'Running', { found: 'Pending' }],
  ['give or take finds a later change', 0, at(9, 1), 'Running', undefined, 10],
  ['give or take does not find one too late', 0, at(8, 1), 'Running', { found: 'Pending' }, 9],
  ['give or take finds what lasted no time', 30, at(20, 1), 'Failed'],
  ['within stops at the change', 0, { say: 'within', span: s(30) }, 'Running', undefined, 10],
  ['within reaches its limit', 0, { say: 'within', span: s(10) }, 'Running', undefined, 10],
  [
    'within ends just before the change',
    0,
    { say: 'within', span: s(9) },
    'Running',
    { found: 'Pending' },
    9,
  ],
  [
    'within tells of what lasted no time',
    0,
    { say: 'within', span: s(30) },
    'Failed',
    { found: 'Running', heldForNoTime: s(20) },
  ],
  [
    'what lasted no time before is not told',
    25,
    { say: 'now' },
    'Failed',
    { found: 'Running', heldForNoTime: undefined },
  ],
  [
    'what lasted until now is not said to have lasted no time',
    30,
    at(10),
    'Pending',
    { found: 'Running', heldForNoTime: undefined },
  ],
  ['within is true at once and takes no time', 15, { say: 'within', span: s(9) }, 'Running', undefined, 15],
  ['for holds up to just before the change', 0, { say: 'for', span: s(9) }, 'Pending', undefined, 9],
  [
    'for fails at the change on its last moment',
    0,
    { say: 'for', span: s(10) },
    'Pending',
    { at: s(10), found: 'Running' },
  ],
  ['for must hold at once', 0, { say: 'for', span: s(15) }, 'Running', { at: 0, found: 'Pending' }],
  [
    'for sees what lasted no time',
    15,
    { say: 'for', span: s(10) },
    'Running',
    { at: s(20), found: 'Failed' },
  ],
  ['until holds up to the moment', 0, { say: 'until', at: s(9) }, 'Pending', undefined, 9],
  ['until fails at the moment', 0, { say: 'until', at: s(10) }, 'Pending', { at: s(10) }],
  ['since looks back', 30, { say: 'since', at: s(20) }, 'Running', undefined, 30],
  [
    'since sees a change after it',
    30,
    { say: 'since', at: s(19) },
    'Running',
    { at: s(20), found: 'Failed' },
  ],
  [
    'from … to looks at a window of the past',
    30,
    { say: 'between', from: s(10), to: s(19) },
    'Running',
    undefined,
    30,
  ],
  [
    'from … to fails inside the window',
    30,
    { say: 'between', from: s(9), to: s(19) },
    'Running',
    { at: s(9) },
  ],
  ['from … to may be still to come', 0, { say: 'between', from: s(10), to: s(19) }, 'Running', undefined, 19],
  ['never, and it was not', 15, { say: 'never' }, 'Failed', undefined, 15],
  [
    'never, but it was, if only for no time',
    30,
    { say: 'never' },
    'Failed',
    { at: s(20), found: 'Failed', failedForNoTime: true },
  ],
  ['always, as far as one can see', 5, { say: 'always' }, 'Pending'],
  [
    'always, but it changed',
    15,
    { say: 'always' },
    'Pending',
    { at: s(10), found: 'Running', failedForNoTime: undefined },
  ],
  ['always ends when the pod does', 50, { say: 'always' }, 'Pending', { at: s(10) }],
];

for (const [sentence, now, when, phase, failsWith, nowAfter] of rows) {
  test(sentence, () => {
    const story = new FakeStory([...PHASES]);
    story.runUntil(s(now));
    const failure = judge(story, when, is(phase));
    if (failsWith === undefined) expect(failure).toBeUndefined();
    else
      expect({ heldForNoTime: undefined, failedForNoTime: undefined, ...failure }).toMatchObject(failsWith);
    if (nowAfter !== undefined) expect(story.now).toBe(s(nowAfter));
  });
}

for (const say of ['never', 'always'] as const) {
  test(`"${say}" over what there never was is an error`, () => {
    const story = new FakeStory([]);
    expect(() => judge(story, { say }, is('Running'))).toThrow(`"${say}" cannot fail here`);
  });
}

test('"until" a moment that is over is an error', () => {
  const story = new FakeStory([...PHASES]);
  story.runUntil(s(30));
  expect(() => judge(story, { say: 'until', at: s(20) }, is('Running'))).toThrow('"until 20s" is over');
});

test('"since" a moment to come is an error', () => {
  expect(() => judge(new FakeStory([...PHASES]), { say: 'since', at: s(20) }, is('Running'))).toThrow(
    'still to come',
  );
});

/** Holds but for what is in no journal: lines of a log at 5s and 15s, of which there may be one. */
function oneLine(): Check {
  const times = [s(5), s(15)];
  const look = ({ at: now }: Moment): Verdict => {
    const count = times.filter((time) => time <= now).length;
    return { holds: count <= 1, found: `${count} lines` };
  };
  return Object.assign(look, {
    unwritten: () => times.map((time, i) => ({ at: time, what: `line ${i + 1}` })),
  });
}

const unwritten: readonly (readonly [sentence: string, check: Check, failure: Partial<Failure>])[] = [
  [
    'what is in no journal is told by itself, and no entry is its culprit',
    oneLine(),
    {
      since: s(15),
      endedAt: s(15),
      heldBefore: true,
      culprit: undefined,
      unwritten: { at: s(15), what: 'line 2' },
    },
  ],
  [
    'the same under "never"',
    inverted(inverted(oneLine())),
    { since: s(15), culprit: undefined, unwritten: { at: s(15), what: 'line 2' } },
  ],
  [
    'that something ages is no news: what was found is as old as the last entry that changed more',
    (moment) => {
      const { found } = is('Pending')(moment);
      return { holds: false, found: `${found}, ${moment.at / 1_000}s old` };
    },
    { found: 'Running, 30s old', since: s(20), culprit: 3 },
  ],
  [
    'what ended because time went on was ended by no entry',
    ({ at: now }) => ({ holds: now < s(12), found: 'it' }),
    { endedAt: s(20), heldBefore: true, culprit: undefined },
  ],
  [
    'that it is gone was made by what removed it, also where it was never as expected',
    is('Succeeded'),
    { found: 'no pod', since: s(40), culprit: 4 },
  ],
];
for (const [sentence, check, failsWith] of unwritten) {
  test(sentence, () => {
    const story = new FakeStory([...PHASES]);
    story.runUntil(failsWith.found === 'no pod' ? s(50) : s(30));
    const { unwritten: made, culprit, ...failure } = judge(story, { say: 'now' }, check)!;
    expect({ ...failure, culprit, unwritten: made }).toMatchObject(failsWith);
  });
}
