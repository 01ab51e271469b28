import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { expect } from 'expect';
import { CATALOGUE_FILE } from '../../reports/coverage/catalogue';
import { catalogueText, followed, keyOf } from './catalogue';
import { IMPOSSIBLE } from './impossible';
import { STATED } from './stated';

const FOLLOWED = followed();

test('reports/coverage/entries.json has all that the engine can say; npm run docs writes it', () => {
  expect(readFileSync(CATALOGUE_FILE, 'utf8')).toBe(catalogueText(FOLLOWED));
});

test('what is called impossible is still found by following the source', () => {
  const stale = IMPOSSIBLE.filter(([group, ...texts]) => !FOLLOWED.has(keyOf({ group, texts })));
  expect(stale).toEqual([]);
});

test('what is stated is not found by following the source', () => {
  const found = STATED.filter(([group, , ...texts]) => FOLLOWED.has(keyOf({ group, texts })));
  expect(found).toEqual([]);
});

const FOUND: readonly (readonly [string, boolean])[] = [
  ['event\0Pulling\0Pulling image "*"', true],
  ['event\0Killing\0Container * failed liveness probe, will be restarted', true],
  ['event\0ScalingReplicaSet\0Scaled up replica set * from * to *', true],
  ['event\0NodeAffinity\0Predicate NodeAffinity failed*', true],
  ['event\0NodeAffinity\0Predicate NodePorts failed*', false],
  ['waiting\0CrashLoopBackOff', true],
  ['terminated\0OOMKilled', true],
  ['condition\0Workload\0Progressing\0False\0ProgressDeadlineExceeded', true],
  ['condition\0Workload\0Progressing\0True\0ProgressDeadlineExceeded', false],
];

for (const [key, isFound] of FOUND) {
  test(`following the source ${isFound ? 'finds' : 'does not find'} ${key.replaceAll('\0', ' · ')}`, () =>
    expect(FOLLOWED.has(key)).toBe(isFound));
}
