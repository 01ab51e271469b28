import { test } from 'node:test';
import { expect } from 'expect';
import { Choices } from '../simulation/choices';
import { Simulation } from '../simulation/simulation';
import { seconds } from '../simulation/time';
import { Switches } from './switches';
import { WorkQueue } from './work-queue';

test('a part is stopped once, and started once', () => {
  const done: string[] = [];
  const switches = new Switches();
  switches.add('job-controller', { stop: () => done.push('stop'), start: () => done.push('start') });
  const answers = [
    switches.start('job-controller'),
    switches.stop('job-controller'),
    switches.stop('job-controller'),
    switches.start('job-controller'),
    switches.start('job-controller'),
  ];
  expect(answers).toEqual([false, true, false, true, false]);
  expect(done).toEqual(['stop', 'start']);
});

test('a stopped queue forgets what it had to do, now and later, and takes nothing', () => {
  const simulation = new Simulation(new Choices());
  const done: string[] = [];
  const queue = new WorkQueue(simulation, 'controller', (key) => done.push(`${key} at ${simulation.now}`));
  queue.add('now');
  queue.addAfter('later', seconds(1));
  queue.retry('again');
  queue.stop();
  queue.add('meanwhile');
  queue.addAfter('meanwhile later', seconds(1));
  simulation.runUntil(seconds(10));
  queue.start();
  queue.add('now');
  simulation.runUntil(seconds(20));
  expect(done).toEqual(['now at 10000']);
  expect(queue.failures('again')).toBe(0);
});

test('what was to be done before a stop is not done again after the start', () => {
  const simulation = new Simulation(new Choices());
  const done: string[] = [];
  const queue = new WorkQueue(simulation, 'controller', (key) => done.push(key));
  queue.add('a', seconds(5));
  queue.stop();
  queue.start();
  queue.add('a', seconds(1));
  simulation.runUntil(seconds(10));
  expect(done).toEqual(['a']);
});
