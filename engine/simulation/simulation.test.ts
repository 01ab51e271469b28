import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import { Choices } from './choices';
import { EventQueue } from './event-queue';
import { EndlessActivity, Simulation } from './simulation';

test('events run in the order of time, then in the order in which they were scheduled', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (times) => {
      const queue = new EventQueue();
      times.forEach((at, sequence) => {
        queue.add({ at, sequence, to: 0, what: '', about: '', token: 0, cause: -1 });
      });
      const order = times.map((at, sequence) => ({ at, sequence }));
      order.sort((a, b) => a.at - b.at || a.sequence - b.sequence);
      const taken = times.map(() => queue.takeNext()!).map(({ at, sequence }) => ({ at, sequence }));
      expect(taken).toEqual(order);
      expect(queue.takeNext()).toBe(undefined);
    }),
  );
});

test('the clock goes to each event and stays at the end of the wait', () => {
  const simulation = new Simulation(new Choices());
  const seen: number[] = [];
  const me = simulation.register('test', () => seen.push(simulation.now));
  simulation.schedule(30, me, 'x', 'a');
  simulation.schedule(10, me, 'x', 'a');
  simulation.schedule(41, me, 'x', 'a');
  simulation.runUntil(40);
  expect({ seen, now: simulation.now, next: simulation.nextAt() }).toEqual({
    seen: [10, 30],
    now: 40,
    next: 41,
  });
});

test('what an event schedules falls in between', () => {
  const simulation = new Simulation(new Choices());
  const seen: string[] = [];
  const me = simulation.register('test', (event) => {
    seen.push(`${event.what}@${simulation.now}`);
    if (event.what === 'first') simulation.schedule(5, me, 'between', 'a');
  });
  simulation.schedule(10, me, 'first', 'a');
  simulation.schedule(20, me, 'last', 'a');
  simulation.runUntil(100);
  expect(seen).toEqual(['first@10', 'between@15', 'last@20']);
});

test('what goes on for ever in one instant is stopped and named', () => {
  const simulation = new Simulation(new Choices());
  const me = simulation.register('windmill', (event) => simulation.schedule(0, me, 'turn', event.about));
  simulation.schedule(4_200, me, 'turn', 'wing-1');
  const run = () => simulation.runUntil(5_000);
  expect(run).toThrow(
    new EndlessActivity(
      '10001 events ran at 4.2s and there is no end in sight; the next is "turn" of wing-1 for the windmill. ' +
        "Look for two components that keep undoing each other's change.",
    ),
  );
});

test('nothing can be scheduled in the past', () => {
  const simulation = new Simulation(new Choices());
  const me = simulation.register('test', () => {});
  simulation.runUntil(10);
  expect(() => simulation.scheduleAt(9, me, 'late', 'a')).toThrow('bug: "late" was scheduled for 9 ms');
  expect(() => simulation.scheduleAt(Number.NaN, me, 'never', 'a')).toThrow('bug: "never"');
});

test('an event inherits the cause in force when it was scheduled', () => {
  const simulation = new Simulation(new Choices());
  const causes: number[] = [];
  const me = simulation.register('test', () => causes.push(simulation.cause));
  simulation.cause = 7;
  simulation.schedule(1, me, 'x', 'a');
  simulation.cause = -1;
  simulation.schedule(2, me, 'x', 'a');
  simulation.runUntil(3);
  expect(causes).toEqual([7, -1]);
});

test('without a seed every choice is the first, the shortest, the least', () => {
  const choices = new Choices();
  expect([
    choices.duration(3, 9),
    choices.factor(1, 1.5),
    choices.pick(['a', 'b']),
    choices.integer(2, 5),
  ]).toEqual([3, 1, 'a', 2]);
});

test('with a seed choices stay in their range, and the same seed draws the same', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(1_000), fc.nat(1_000), (seed, a, b) => {
      const draw = (choices: Choices) => [
        choices.duration(Math.min(a, b), Math.max(a, b)),
        choices.factor(1, 1.5),
        choices.nameSuffix(),
        choices.uid(),
      ];
      const first = draw(new Choices(seed));
      expect(draw(new Choices(seed))).toEqual(first);
      expect(first[0]).toBeGreaterThanOrEqual(Math.min(a, b));
      expect(first[0]).toBeLessThanOrEqual(Math.max(a, b));
      expect(first[1]).toBeGreaterThanOrEqual(1);
      expect(first[1]).toBeLessThan(1.5);
    }),
  );
});

test('generated names and uids do not repeat', () => {
  const choices = new Choices();
  const names = Array.from({ length: 5_000 }, () => choices.nameSuffix());
  const uids = Array.from({ length: 5_000 }, () => choices.uid());
  const containers = Array.from({ length: 5_000 }, () => choices.containerId());
  expect([new Set(names).size, new Set(uids).size, new Set(containers).size]).toEqual([5_000, 5_000, 5_000]);
  expect(uids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(names[0]).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{5}$/);
  expect(containers[0]).toMatch(/^[0-9a-f]{64}$/);
});
