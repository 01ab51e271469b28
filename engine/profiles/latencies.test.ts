import { test } from 'node:test';
import { expect } from 'expect';
import { Choices } from '../simulation/choices';
import { minutes, seconds } from '../simulation/time';
import { LATENCIES, Latency, type LatencyProfileName, type LatencyRange } from './latencies';

const latency = (name: LatencyProfileName, seed?: number) => new Latency(new Choices(seed), LATENCIES[name]);

const RANGES = Object.entries(LATENCIES.ideal)
  .filter(([name, value]) => Array.isArray(value) && name !== 'retryJitter')
  .map(([name]) => name as LatencyRange);

for (const delay of RANGES) {
  test(`${delay}: nothing in an ideal cluster, always the same in a typical one, within its range in a random one`, () => {
    expect(latency('ideal', 1).of(delay)).toBe(0);
    const [typical, same] = LATENCIES.typical[delay];
    expect([latency('typical', 1).of(delay), same]).toEqual([typical, typical]);
    const [shortest, longest] = LATENCIES.random[delay];
    const random = latency('random', 1);
    for (let i = 0; i < 100; i += 1) {
      const drawn = random.of(delay);
      expect(drawn).toBeGreaterThanOrEqual(shortest);
      expect(drawn).toBeLessThanOrEqual(longest);
    }
    expect(shortest).toBeLessThanOrEqual(typical);
    expect(typical).toBeLessThanOrEqual(longest);
  });
}

test('the metrics server measures every 15s, but whenever it is asked in an ideal cluster', () => {
  const periods = Object.values(LATENCIES).map(({ metricsResolution }) => metricsResolution);
  expect(periods).toEqual([0, 15_000, 15_000]);
});

test('without a seed a random cluster takes the shortest delays', () => {
  expect(latency('random').of('pull')).toBe(LATENCIES.random.pull[0]);
});

test('the kubelet looks once a second, but at once in an ideal cluster', () => {
  const periods = Object.values(LATENCIES).map(({ relistPeriod, syncLoopTick }) => [
    relistPeriod,
    syncLoopTick,
  ]);
  expect(periods).toEqual([
    [0, 0],
    [1_000, 1_000],
    [1_000, 1_000],
  ]);
});

const JITTER: readonly [LatencyProfileName, least: number, most: number][] = [
  ['ideal', 10_000, 10_000],
  ['typical', 12_500, 12_500],
  ['random', 10_000, 15_000],
];

for (const [name, least, most] of JITTER) {
  test(`a retry after 10s comes in a cluster that is ${name} after ${least} to ${most} ms`, () => {
    const subject = latency(name, 7);
    for (let i = 0; i < 100; i += 1) {
      const delay = subject.jittered(seconds(10));
      expect(delay).toBeGreaterThanOrEqual(least);
      expect(delay).toBeLessThanOrEqual(most);
      expect(Number.isInteger(delay)).toBe(true);
    }
  });
}

test('one delay can be told otherwise, and the others stay', () => {
  const subject = latency('typical');
  subject.override({ pull: [minutes(1), minutes(1)] });
  expect([subject.of('pull'), subject.of('start')]).toEqual([minutes(1), LATENCIES.typical.start[0]]);
  expect(LATENCIES.typical.pull).toEqual([2_000, 2_000]);
});
