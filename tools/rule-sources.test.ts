import { test } from 'node:test';
import { expect } from 'expect';
import { deadEnd, kubernetesFiles } from '../reports/site/known-sources';
import { citationsIn } from '../reports/site/sources';
import { rules, type WrittenRule } from './features';
import { filesIn } from './source-files';

/** So many rules may state no source of their own; the number may only fall. */
const MOST_INHERITING = 0;

const ALL = rules();

/** What stands outside of doc strings, steps and tables, and begins as the form has it. */
function descriptionsIn(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => /^\s*(?:See|Source:|참고:|출처:|https?:|pkg\/|staging\/)/.test(line));
}

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

test('no feature cites a source that is none', () => {
  const files = kubernetesFiles();
  const dead = filesIn('features', '.feature').flatMap(({ name, text }) =>
    descriptionsIn(text)
      .flatMap((line) => citationsIn(line))
      .flatMap((citation) => {
        const why = deadEnd(citation, files);
        return why === undefined ? [] : [`${name} cites ${citation.page}: ${why}`];
      }),
  );
  expect(dead).toEqual([]);
});

function atMost(most: number, found: readonly WrittenRule[], what: string): void {
  if (found.length <= most) return;
  const places = found.map(({ file, line, name }) => `  ${file}:${line} ${name}`).join('\n');
  throw new Error(
    `${found.length} rules ${what}; ${most} may. Say under each where Kubernetes states it, as CONTRIBUTING.md shows:\n${places}`,
  );
}
