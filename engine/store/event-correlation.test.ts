import { test } from 'node:test';
import { expect } from 'expect';
import { minutes, seconds } from '../simulation/time';
import { type Correlation, correlate, messageOf, newCorrelation, type Occurrence } from './event-correlation';

interface Said extends Occurrence {
  readonly fieldPath: string;
}

const occurrence = (more: Partial<Said> = {}): Said => ({
  type: 'Normal',
  reason: 'Pulled',
  message: 'one',
  fieldPath: '',
  ...more,
});

const tell = (memory: Correlation, more: Partial<Said>, at: number) => {
  const said = occurrence(more);
  return correlate(memory, said, said.fieldPath, at);
};

/** `3 one`: the third of its kind; `dropped`. */
function say(memory: Correlation, more: Partial<Said> = {}, at = 0): string {
  const decision = tell(memory, more, at);
  return decision === undefined ? 'dropped' : `${decision.count} ${messageOf(decision)}`;
}

const KINDS: readonly [string, Partial<Said>, string][] = [
  ['the same again counts up', {}, '2 one'],
  ['another message is another event', { message: 'two' }, '1 two'],
  ['another reason is another event', { reason: 'Started' }, '1 one'],
  ['another type is another event', { type: 'Warning' }, '1 one'],
  ['another container is another event', { fieldPath: 'spec.containers{app}' }, '1 one'],
];

for (const [name, second, expected] of KINDS) {
  test(`events: ${name}`, () => {
    const memory = newCorrelation();
    say(memory);
    expect(say(memory, second)).toBe(expected);
  });
}

test('different events are remembered apart, and the same one as the same', () => {
  const memory = newCorrelation();
  const keyOf = (more: Partial<Said>) => tell(memory, more, 0);
  const keys = KINDS.map(([, second]) => keyOf(second));
  expect(new Set(keys).size).toBe(KINDS.length);
  expect(keyOf({})).toBe(keys[0]);
});

// ------------------------------------------------------------------------------------ many similar

const messages = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `message ${from + i}`);

/** Says messages 1 to n at once. */
function after(n: number, at = 0): Correlation {
  const memory = newCorrelation();
  for (const message of messages(1, n)) say(memory, { message }, at);
  return memory;
}

const COMBINED = '(combined from similar events): ';
const SIMILAR: readonly [string, number, string, number, string][] = [
  ['the ninth message stands by itself', 8, 'message 9', 0, '1 message 9'],
  ['the tenth is combined', 9, 'message 10', 0, `1 ${COMBINED}message 10`],
  ['the eleventh counts the combined one up', 10, 'message 11', 0, `2 ${COMBINED}message 11`],
  ['the tenth again counts the combined one up too', 10, 'message 10', 0, `2 ${COMBINED}message 10`],
  ['one of the first nine goes on by itself', 10, 'message 3', 0, '2 message 3'],
  ['ten minutes later they are still combined', 9, 'message 10', minutes(10), `1 ${COMBINED}message 10`],
  [
    'after more than ten minutes of silence the group begins anew',
    9,
    'message 10',
    minutes(10) + 1,
    '1 message 10',
  ],
];

for (const [name, before, message, at, expected] of SIMILAR) {
  test(`similar events: ${name}`, () => {
    expect(say(after(before), { message }, at)).toBe(expected);
  });
}

test('similar events: every occurrence keeps the group alive, also a known one', () => {
  const memory = after(9);
  say(memory, { message: 'message 1' }, minutes(8));
  expect(say(memory, { message: 'message 10' }, minutes(16))).toBe(`1 ${COMBINED}message 10`);
});

test('similar events: messages of several containers are one group', () => {
  const memory = after(9);
  expect(say(memory, { message: 'message 10', fieldPath: 'spec.containers{app}' })).toBe(
    `1 ${COMBINED}message 10`,
  );
});

test('similar events: other reasons are not combined', () => {
  expect(say(after(12), { message: 'message 13', reason: 'Started' })).toBe('1 message 13');
});

test('similar events: a group that begins anew takes nine again', () => {
  const memory = after(10);
  const later = minutes(11);
  const said = messages(11, 20).map((message) => say(memory, { message, reason: 'Pulled' }, later));
  expect(said.slice(0, 9)).toEqual(messages(11, 19).map((message) => `1 ${message}`));
  expect(said[9]).toBe(`2 ${COMBINED}message 20`);
});

// ----------------------------------------------------------------------------------------- too many

/** Says the same `n` times at once. */
function repeated(n: number): Correlation {
  const memory = newCorrelation();
  for (let i = 0; i < n; i += 1) say(memory);
  return memory;
}

const TOO_MANY: readonly [string, number, Partial<Occurrence>, number, string][] = [
  ['the twenty-fifth is written', 24, {}, 0, '25 one'],
  ['the twenty-sixth is dropped', 25, {}, 0, 'dropped'],
  ['another reason of the same type is dropped too', 25, { reason: 'Started' }, 0, 'dropped'],
  ['another type is not', 25, { type: 'Warning' }, 0, '1 one'],
  ['a millisecond before five minutes it is still dropped', 25, {}, minutes(5) - 1, 'dropped'],
  ['after five minutes one is written', 25, {}, minutes(5), '26 one'],
  ['what was dropped was counted', 40, {}, minutes(5), '41 one'],
];

for (const [name, before, next, at, expected] of TOO_MANY) {
  test(`too many events: ${name}`, () => {
    expect(say(repeated(before), next, at)).toBe(expected);
  });
}

test('too many events: after five minutes one is written, and not two', () => {
  const memory = repeated(25);
  expect([say(memory, {}, minutes(5)), say(memory, {}, minutes(5))]).toEqual(['26 one', 'dropped']);
});

test('too many events: attempts that are dropped do not put the next one off', () => {
  const memory = repeated(25);
  for (let second = 7; second < 300; second += 7) expect(say(memory, {}, seconds(second))).toBe('dropped');
  expect(say(memory, {}, minutes(5))).not.toBe('dropped');
});

test('too many events: no more than twenty-five can be saved up', () => {
  const memory = newCorrelation();
  say(memory);
  const said = Array.from({ length: 26 }, () => say(memory, {}, minutes(1_000)));
  expect(said.filter((one) => one === 'dropped')).toHaveLength(1);
});

test('an event that was dropped at first begins when it occurred first', () => {
  const memory = repeated(25);
  expect(say(memory, { message: 'new' }, seconds(1))).toBe('dropped');
  expect(tell(memory, { message: 'new' }, minutes(5))).toMatchObject({
    count: 2,
    first: seconds(1),
  });
});
