import { test } from 'node:test';
import { expect } from 'expect';
import { seconds } from '../simulation/time';
import { Leases } from './leases';

function leasesOf(since: number): Leases {
  const leases = new Leases();
  leases.renew('n', seconds(since), seconds(10));
  return leases;
}

const renewals: readonly (readonly [since: number, now: number, renewed: number])[] = [
  [0, 0, 0],
  [0, 9.999, 0],
  [0, 10, 10],
  [0, 86_403, 86_400],
  [-7, 2, -7],
  [-7, 3, 3],
  [100, 109, 100],
];
for (const [since, now, renewed] of renewals) {
  test(`a lease that is renewed every 10s from ${since}s on was renewed at ${renewed}s, seen from ${now}s`, () => {
    expect(leasesOf(since).renewedAt('n', seconds(now))).toBe(seconds(renewed));
  });
}

test('once it is renewed no more, its last renewal stays', () => {
  const leases = leasesOf(0);
  leases.stop('n', seconds(25), -1);
  leases.stop('n', seconds(95), -1);
  expect(leases.isRenewed('n')).toBe(false);
  expect(leases.renewedAt('n', seconds(1_000))).toBe(seconds(20));
});

test('who watches is told when somebody begins or stops, and once of each', () => {
  const told: boolean[] = [];
  const leases = new Leases();
  leases.watch((node) => told.push(leases.isRenewed(node)));
  leases.renew('n', 0, seconds(10));
  leases.stop('n', seconds(1), -1);
  leases.stop('n', seconds(2), -1);
  leases.stop('unknown', seconds(2), -1);
  leases.renew('n', seconds(3), seconds(10));
  expect(told).toEqual([true, false, true]);
  expect(leases.renewedAt('unknown', 0)).toBeUndefined();
});
