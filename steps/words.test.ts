import { test } from 'node:test';
import { expect } from 'expect';
import * as words from './words';

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);

const durations: readonly (readonly [text: string, milliseconds: number])[] = [
  ['0s', 0],
  ['1.5s', 1_500],
  ['90s', 90_000],
  ['1m30s', 90_000],
  ['10 minutes', 600_000],
  ['2h', 7_200_000],
  ['1 day', 86_400_000],
  ['250ms', 250],
  ['5 mins', 300_000],
  ['2 hrs 10 secs', 7_210_000],
  ['1 minute and 30 seconds', 90_000],
  ['1 day and 2 hours', 93_600_000],
];
for (const [text, milliseconds] of durations) {
  test(`${text} is ${milliseconds} ms`, () => {
    expect(text).toMatch(whole(words.DURATION));
    expect(words.durationOf(text)).toBe(milliseconds);
  });
}

test('an unknown unit is told', () =>
  expect(() => words.durationOf('3 fortnights')).toThrow('"3 fortnights" is not a duration'));

const times: readonly (readonly [text: string, at: readonly number[], tolerance: number])[] = [
  ['0s', [0], 0],
  ['0s, 0s, 10s', [0, 0, 10_000], 0],
  ['10s,30s', [10_000, 30_000], 0],
  ['10s ± 1s', [10_000], 1_000],
  ['10s, 20s +/- 500ms', [10_000, 20_000], 500],
];
for (const [text, at, tolerance] of times) {
  test(`the moments ${text}`, () => {
    expect(text).toMatch(whole(words.TIMES));
    expect(words.timesOf(text)).toEqual({ at, tolerance });
  });
}

const phrases: readonly (readonly [text: string, when: object])[] = [
  ['', { say: 'now' }],
  [' at 20s', { say: 'at', at: 20_000, tolerance: 0 }],
  [' at 20s ± 1s', { say: 'at', at: 20_000, tolerance: 1_000 }],
  [' within 30s', { say: 'within', span: 30_000 }],
  [' for 5m', { say: 'for', span: 300_000 }],
  [' for the next 10 minutes', { say: 'for', span: 600_000 }],
  [' until 40s', { say: 'until', at: 40_000 }],
  [' since 10s', { say: 'since', at: 10_000 }],
  [' from 10s to 20s', { say: 'between', from: 10_000, to: 20_000 }],
  [' at all times', { say: 'always' }],
];
for (const [text, when] of phrases) {
  test(`the time phrase "${text}"`, () => {
    expect(text).toMatch(whole(words.WHEN));
    expect(words.whenOf(text)).toEqual(when);
  });
}

test('a window must not end before it begins', () => {
  expect(() => words.whenOf(' from 20s to 10s')).toThrow('ends before it begins');
});

const modes: readonly (readonly [mode: string, when: string, combined: object])[] = [
  ['is', '', { say: 'now' }],
  ['was', ' at 5s', { say: 'at', at: 5_000, tolerance: 0 }],
  ['was never', '', { say: 'never' }],
  ['was always', '', { say: 'always' }],
  ['stays', ' for 5m', { say: 'for', span: 300_000 }],
  ['stays', ' until 40s', { say: 'until', at: 40_000 }],
];
for (const [mode, when, combined] of modes) {
  test(`"${mode}" with "${when}"`, () => expect(words.combined(mode, words.whenOf(when))).toEqual(combined));
}

test('"stays" needs to know how long', () =>
  expect(() => words.combined('stays', { say: 'now' })).toThrow('how long'));
test('"was never" takes no time', () => {
  expect(() => words.combined('was never', { say: 'within', span: 1 })).toThrow('no time can follow');
});

const objects: readonly (readonly [text: string, reference: object])[] = [
  ['pod "web"', { kind: 'pod', name: 'web' }],
  ['the pod', { kind: 'pod' }],
  ['the pod "web"', { kind: 'pod', name: 'web' }],
  ['Deployment "web" in namespace "shop"', { kind: 'Deployment', name: 'web', namespace: 'shop' }],
  ['pod "web-*"', { kind: 'pod', name: 'web-*' }],
  [
    'the first pod of deployment "web"',
    { kind: 'pod', place: 0, owner: { kind: 'deployment', name: 'web' } },
  ],
  ['the newest pod of the job', { kind: 'pod', place: -1, owner: { kind: 'job' } }],
  [
    'the second pod of deployment "web" in namespace "shop"',
    {
      kind: 'pod',
      place: 1,
      namespace: 'shop',
      owner: { kind: 'deployment', name: 'web', namespace: 'shop' },
    },
  ],
];
for (const [text, reference] of objects) {
  test(`the object ${text}`, () => {
    expect(text).toMatch(whole(words.OBJECT));
    expect(words.objectOf(text)).toEqual(reference);
  });
}

for (const text of [
  'container "app"',
  'the container',
  'init container "a"',
  'image "nginx"',
  'command "x"',
  'the log',
]) {
  test(`${text} is no object`, () => expect(text).not.toMatch(whole(words.OBJECT)));
}

const containers: readonly (readonly [text: string, reference: object])[] = [
  ['container "app"', { role: 'container', name: 'app' }],
  ['the container', { role: 'container' }],
  ['init container "migrate"', { role: 'init container', name: 'migrate' }],
  ['the sidecar', { role: 'sidecar' }],
  ['sidecar container "proxy"', { role: 'sidecar', name: 'proxy' }],
  ['ephemeral container "debug"', { role: 'ephemeral container', name: 'debug' }],
  ['container "app" of pod "web-1"', { role: 'container', name: 'app', pod: { kind: 'pod', name: 'web-1' } }],
  ['the container of the pod', { role: 'container', pod: { kind: 'pod' } }],
];
for (const [text, reference] of containers) {
  test(`the container ${text}`, () => {
    expect(text).toMatch(whole(words.CONTAINER));
    expect(words.containerOf(text)).toEqual(reference);
  });
}

const amounts: readonly (readonly [text: string, fits: readonly number[], not: readonly number[]])[] = [
  ['4', [4], [3, 5]],
  ['exactly 4', [4], [3, 5]],
  ['at least 4', [4, 5], [3]],
  ['at most 4', [0, 4], [5]],
  ['more than 4', [5], [4]],
  ['fewer than 4', [3], [4]],
  ['between 2 and 4', [2, 4], [1, 5]],
];
for (const [text, fits, not] of amounts) {
  test(`${text}: ${fits.join(' and ')}, not ${not.join(' or ')}`, () => {
    expect(text).toMatch(whole(words.AMOUNT));
    const amount = words.amountOf(text);
    expect(fits.filter((count) => !words.isAmount(count, amount))).toEqual([]);
    expect(not.filter((count) => words.isAmount(count, amount))).toEqual([]);
  });
}

test('an empty range is told', () => expect(() => words.amountOf('between 4 and 2')).toThrow('can never be'));

const runs: readonly (readonly [text: string, from: number, to: number])[] = [
  ['', 1, Number.POSITIVE_INFINITY],
  [' on every run', 1, Number.POSITIVE_INFINITY],
  [' on its first run', 1, 1],
  [' on its first 2 runs', 1, 2],
  [' on run 3', 3, 3],
  [' on runs 2 to 4', 2, 4],
];
for (const [text, from, to] of runs) {
  test(`the runs "${text}"`, () => {
    expect(text).toMatch(whole(words.RUNS));
    expect(words.runsOf(text)).toEqual({ from, to });
  });
}

test('there is no run 0', () => expect(() => words.runsOf(' on run 0')).toThrow('counted from 1'));

test('several of an owner', () => {
  expect(words.severalOf('between 2 and 4 pods of deployment "web"')).toMatchObject({
    amount: { least: 2, most: 4 },
    of: { kind: 'pods', owner: { kind: 'deployment', name: 'web' } },
  });
  expect(words.severalOf('all pods in namespace "shop"')).toMatchObject({
    amount: 'all',
    of: { kind: 'pods', namespace: 'shop' },
  });
  expect(words.severalOf('no pod')).toMatchObject({ amount: { least: 0, most: 0 } });
});

const stateWords: readonly (readonly [text: string, isState: boolean])[] = [
  ['Running', true],
  ['not Ready', true],
  ['runing', true],
  ['scheduled', true],
  ['deleted', false],
  ['applied', false],
  ['not', false],
];
for (const [text, isState] of stateWords) {
  test(`"${text}" is ${isState ? 'taken for' : 'no'} state`, () =>
    expect(whole(words.STATE).test(text)).toBe(isState));
}

const signals: readonly (readonly [text: string, slip?: string])[] = [
  ['SIGTERM'],
  ['SIGKILL'],
  ['SIGRTMIN+3'],
  ['SIGTRM', 'there is no signal SIGTRM'],
  ['SIGFOO', 'there is no signal SIGFOO'],
];
for (const [text, slip] of signals) {
  test(`${text} is ${slip === undefined ? 'a' : 'no'} signal`, () => {
    if (slip === undefined) expect(words.signalOf(text)).toBe(text);
    else expect(() => words.signalOf(text)).toThrow(slip);
  });
}

test('two moments are not the sum of them', () => expect('10s and 30s').not.toMatch(whole(words.DURATION)));

const restarts: readonly (readonly [text: string, least: number, most: number])[] = [
  ['has restarted 4 times', 4, 4],
  ['has restarted at least 4 times', 4, Number.POSITIVE_INFINITY],
  ['restarted 1 time', 1, 1],
  ['has restarted once', 1, 1],
  ['has restarted twice', 2, 2],
  ['has never restarted', 0, 0],
  ['was never restarted', 0, 0],
  ['has not restarted', 0, 0],
];
for (const [text, least, most] of restarts) {
  test(`"${text}" is ${least} to ${most} restarts`, () => {
    expect(text).toMatch(whole(words.RESTARTED));
    expect(words.restartedOf(text)).toMatchObject({ least, most });
  });
}

test('several may be named by how their names begin', () => {
  expect('2 pods "web-*"').toMatch(whole(words.SEVERAL));
  expect(words.severalOf('2 pods "web-*" in namespace "shop"')).toMatchObject({
    amount: { least: 2, most: 2 },
    of: { kind: 'pods', name: 'web-*', namespace: 'shop' },
  });
  for (const word of ['all', 'every', 'each']) expect(words.severalOf(`${word} pod`).amount).toBe('all');
});

test('the newest of all needs no owner', () => {
  expect('the newest pod').toMatch(whole(words.OBJECT));
  expect(words.objectOf('the newest pod')).toMatchObject({ kind: 'pod', place: -1, owner: undefined });
});

test('a tolerance needs no blanks', () => {
  expect(' at 5s±1s').toMatch(whole(words.WHEN));
  expect(words.whenOf(' at 5s±1s')).toEqual({ say: 'at', at: 5_000, tolerance: 1_000 });
});
