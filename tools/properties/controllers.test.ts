import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import { type Cluster, type JournalEntry, minutes } from '../../engine';
import { aFault, type Fault, strike } from './fault';
import { clusterOf, WORKLOADS, type Workload } from './workloads';

/** A dead node's pods are given up after six minutes, and the longest back-off of a crash is five. */
const HEALS = minutes(30);
const WATCHED = minutes(30);

for (const workload of WORKLOADS) {
  test(`after any single fault ${workload.name} is as it should be again, and quiet`, () => {
    fc.assert(
      fc.property(aFault, (fault) => {
        const cluster = clusterOf(workload);
        strike(cluster, fault);
        cluster.runUntil(HEALS);
        expect(workload.isWell(cluster)).toBe(true);
        const length = cluster.journal.length;
        cluster.runFor(WATCHED);
        expect(writesSince(cluster, length, workload)).toEqual([]);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test(`two faults do not confuse ${workload.name}`, () => {
    fc.assert(
      fc.property(aFault, aFault, (one, other) => {
        const cluster = clusterOf(workload);
        const [first, second] = one.at <= other.at ? [one, other] : [other, one];
        strike(cluster, first);
        strike(cluster, laterThan(first, second));
        cluster.runUntil(HEALS * 2);
        expect(workload.isWell(cluster)).toBe(true);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
}

/** The first one takes its time: the second begins when it is over. */
function laterThan(first: Fault, second: Fault): Fault {
  return { ...second, at: first.at + (first.lasts ?? 0) + second.at };
}

/** What was written although there was nothing to do; events that expire are nobody's work. */
function writesSince({ journal }: Cluster, length: number, { isUsual }: Workload): readonly string[] {
  return journal.entries
    .slice(length)
    .filter(
      (entry) => !(entry.object.kind === 'Event' && entry.change.what === 'deleted') && !isUsual?.(entry),
    )
    .map(told);
}

function told({ at, by, object, change }: JournalEntry): string {
  return `${at / 1_000}s ${by} ${object.kind}/${object.name} ${change.what}`;
}
