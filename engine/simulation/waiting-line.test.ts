import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import { Choices } from './choices';
import { Simulation } from './simulation';
import { WaitingLine } from './waiting-line';

/** What is seen when some of the steps let others wait 10, and all else is scheduled as it comes. */
function story(steps: readonly { after: number; waits: boolean }[], inLine: boolean): readonly string[] {
  const simulation = new Simulation(new Choices());
  const seen: string[] = [];
  const note = (text: string) => seen.push(`${simulation.now} ${text} because ${simulation.cause}`);
  const me = simulation.register('test', ({ what, about }) =>
    note(what === 'due' ? line.take() : String(about)),
  );
  const line = new WaitingLine<string>(simulation, me, 'due', 10);
  steps.forEach(({ after, waits }, i) => {
    simulation.runUntil(simulation.now + after);
    simulation.cause = i;
    if (!waits) simulation.schedule(4 + (i % 9), me, 'other', `other ${i}`);
    else if (inLine) line.join(`waiter ${i}`);
    else simulation.schedule(10, me, 'one', `waiter ${i}`);
    simulation.cause = -1;
  });
  simulation.runUntil(1_000);
  return seen;
}

test('a line is the same story as an event for each who waits, in order, time and cause', () => {
  const step = fc.record({ after: fc.nat(6), waits: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      expect(story(steps, true)).toEqual(story(steps, false));
    }),
  );
});

test('of those who wait only the first is a pending event', () => {
  const simulation = new Simulation(new Choices());
  const me = simulation.register('test', () => line.take());
  const line = new WaitingLine<number>(simulation, me, 'due', 10);
  for (let i = 0; i < 5; i += 1) line.join(i);
  const before = simulation.pending().length;
  simulation.runUntil(10);
  expect({ before, after: simulation.pending().length, handled: simulation.eventsHandled }).toEqual({
    before: 1,
    after: 0,
    handled: 5,
  });
});
