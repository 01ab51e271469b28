import { test } from 'node:test';
import { expect } from 'expect';
import { graceSeconds } from './pod-termination';
import type { PodWorker } from './pod-worker';

const worker = (spec: number, deletion?: number) =>
  ({
    pod: {
      metadata: deletion === undefined ? {} : { deletionGracePeriodSeconds: deletion },
      spec: { terminationGracePeriodSeconds: spec },
    },
  }) as unknown as PodWorker;

const ROWS: readonly [string, PodWorker, number][] = [
  ['a pod that ends by itself has the period of its spec', worker(30), 30],
  ['a deleted pod has the period it was deleted with', worker(30, 5), 5],
  ['also a longer one', worker(30, 300), 300],
  ['a spec of 1', worker(1), 1],
  ['a spec of 0 means one second', worker(0), 1],
  ['a deletion with 1', worker(30, 1), 1],
  ['a deletion with 0 means one second, not the spec', worker(30, 0), 1],
];

for (const [name, subject, expected] of ROWS) {
  test(`grace period: ${name}`, () => {
    expect(graceSeconds(subject)).toBe(expected);
  });
}
