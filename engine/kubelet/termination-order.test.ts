import { test } from 'node:test';
import { expect } from 'expect';
import type { ContainerRole } from './container-record';
import { graceLeft, isTurnOf, type Stopping } from './termination-order';

/** Containers in the order of the spec: `s` a sidecar, `i` an init container, `m` a regular one; `-` marks those that are gone. */
type Row = readonly [name: string, containers: string, turns: string];

const ROWS: readonly Row[] = [
  ['one container', 'm', 'm'],
  ['regular containers do not wait for each other', 'm1 m2', 'm1 m2'],
  ['a sidecar waits for the container', 's m', 'm'],
  ['it goes when the container is gone', 's m-', 's'],
  ['it waits for all containers', 's m1- m2', 'm2'],
  ['the last sidecar goes first', 's1 s2 m-', 's2'],
  ['then the one before it', 's1 s2- m-', 's1'],
  ['each waits for the next one only', 's1 s2- s3 m-', 's1 s3'],
  ['a running init container waits for nobody', 's i', 's i'],
  ['and no sidecar waits for it', 's1 i s2', 'i s2'],
  ['a sidecar alone, because its pod is not over', 's', 's'],
];

for (const [name, containers, turns] of ROWS) {
  test(`turn to stop: ${name}: ${containers}`, () => {
    const words = containers.split(' ');
    const all = words.map(stopping);
    const due = words.filter((word, i) => !word.endsWith('-') && isTurnOf(i, all));
    expect(due.join(' ')).toBe(turns);
  });
}

const LEFT: readonly [name: string, grace: number, ms: number, left: number][] = [
  ['nothing waited', 30, 0, 30],
  ['less than a second counts as nothing', 30, 999, 30],
  ['a whole second counts', 30, 1_000, 29],
  ['two and a half seconds count as two', 10, 2_500, 8],
  ['all of it', 5, 5_000, 0],
  ['more than all of it', 5, 7_000, -2],
];

for (const [name, grace, ms, left] of LEFT) {
  test(`what is left of ${grace}s: ${name}: ${left}s`, () => {
    expect(graceLeft(grace, 60_000, 60_000 + ms)).toBe(left);
  });
}

const ROLES: Readonly<Record<string, ContainerRole>> = { s: 'sidecar', i: 'init', m: 'main' };

function stopping(word: string): Stopping {
  return { role: ROLES[word[0]!]!, isDone: word.endsWith('-') };
}
