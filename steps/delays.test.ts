import { test } from 'node:test';
import { expect } from 'expect';
import { LATENCIES, LATENCY_NOTES } from '../engine';
import { AuthorError } from './author-error';
import { delayOf } from './delays';
import { DEEDS } from './korean/delays';
import { spanOf, stretchOf, WORKER } from './spans';

const SAID: readonly [string, string, object][] = [
  ['the kubelet takes … to start a container', '2s', { start: [2_000, 2_000] }],
  ['the kubelet takes … to mount volumes', 'between 1s and 3s', { volumes: [1_000, 3_000] }],
  ['the watch takes … to reach a component', '200ms', { watch: [200, 200] }],
  ['the kubelet takes … to look at all containers again', '5s', { relistPeriod: 5_000 }],
];

for (const [words, span, expected] of SAID) {
  test(`"${words.replace('…', span)}" overrides ${Object.keys(expected)}`, () => {
    expect(delayOf(words, spanOf(span))).toEqual(expected);
  });
}

const SLIPS: readonly [string, () => unknown, RegExp][] = [
  [
    'a delay that there is not is told with the nearest',
    () => delayOf('the kubelet takes … to start a contaner', [1, 1]),
    /no delay is told by/,
  ],
  [
    'a period has no range',
    () => delayOf('the kubelet takes … to look for retries again', [1, 2]),
    /is a period/,
  ],
  ['a range is said shortest first', () => spanOf('between 3s and 1s'), /wrong way round/],
  ['a retry is never shortened', () => stretchOf('0.5'), /before its time/],
];

for (const [sentence, slip, message] of SLIPS) {
  test(`latencies: ${sentence}`, () => {
    expect(slip).toThrow(AuthorError);
    expect(slip).toThrow(message);
  });
}

test('the nearest delay is named', () => {
  const slip = () => delayOf('the kubelet takes … to start a contaner', [1, 1]);
  try {
    slip();
  } catch (error) {
    expect((error as AuthorError).advice).toBe('Did you mean the kubelet takes … to start a container?');
    return;
  }
  throw new Error('nothing was told');
});

test('every delay of the table can be told in a step, in both languages', () => {
  const notes = Object.entries(LATENCY_NOTES);
  expect(notes.map(([name]) => name).sort()).toEqual(
    Object.keys(LATENCIES.ideal)
      .filter((name) => name !== 'name')
      .sort(),
  );
  expect(notes.filter(([, { words }]) => words === undefined).map(([name]) => name)).toEqual(['retryJitter']);
  for (const [, { words }] of notes) {
    if (words === undefined) continue;
    const [worker, deed] = words.split(' takes … to ');
    expect(worker).toMatch(new RegExp(`^(?:${WORKER})$`));
    expect(Object.values(DEEDS)).toContain(deed);
  }
});

const STRETCHES: readonly [string, readonly number[]][] = [
  ['1.25', [1.25, 1.25]],
  ['between 1 and 1.5', [1, 1.5]],
];

for (const [text, expected] of STRETCHES) {
  test(`retries take ${text} times as long`, () => {
    expect(stretchOf(text)).toEqual(expected);
  });
}
