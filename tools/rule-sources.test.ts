import { test } from 'node:test';
import { expect } from 'expect';
import { citationsIn } from '../reports/site/sources';
import { rules, type WrittenRule } from './features';

/** So many rules may state no source of their own; the number may only fall. */
const MOST_INHERITING = 854;

const ALL = rules();

test('there are rules to look at', () => expect(ALL.length).toBeGreaterThan(0));

test('every rule cites a source, or its feature does', () => {
  const unfounded = ALL.filter(
    ({ description, feature }) => citationsIn(`${description}\n${feature.description}`).length === 0,
  );
  atMost(0, unfounded, 'cite nothing, nor do their features');
});

test('rules that inherit the sources of their feature do not become more', () => {
  const inheriting = ALL.filter(
    ({ description, feature }) =>
      citationsIn(description).length === 0 && citationsIn(feature.description).some(({ url }) => url !== ''),
  );
  atMost(MOST_INHERITING, inheriting, 'cite nothing of their own');
});

function atMost(most: number, found: readonly WrittenRule[], what: string): void {
  if (found.length <= most) return;
  const places = found.map(({ file, line, name }) => `  ${file}:${line} ${name}`).join('\n');
  throw new Error(
    `${found.length} rules ${what}; ${most} may. Say under each where Kubernetes states it, as CONTRIBUTING.md shows:\n${places}`,
  );
}
