import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { DIFFERENCES, Version } from '../engine';
import { examples } from './features';
import { PAGES, showing } from './profile-pages';

for (const [file, text] of PAGES) {
  test(`docs/${path.basename(file)} is as the table is; npm run docs writes it`, () => {
    expect(readFileSync(file, 'utf8')).toBe(text());
  });
}

const ALL = examples();

/** The releases in which the examples of a difference play. */
function releasesShowing(name: string): readonly number[] {
  const said = showing(name, ALL).flatMap(({ steps }) =>
    steps.map((step) => /^Kubernetes (\S+)$/.exec(step)?.[1]),
  );
  return said.flatMap((version) => (version === undefined ? [] : [Version.parse(version)!.minor]));
}

for (const [name, { since }] of Object.entries(DIFFERENCES)) {
  test(`${name}: a scenario tagged @version:${name} plays in 1.${since - 1}, and one in 1.${since}`, () => {
    expect(releasesShowing(name)).toEqual(expect.arrayContaining([since - 1, since]));
  });
}

test('every tag @version names a difference', () => {
  const tags = new Set(ALL.flatMap(({ tags }) => tags).filter((tag) => tag.startsWith('@version:')));
  const names = Object.keys(DIFFERENCES).map((name) => `@version:${name}`);
  expect([...tags].filter((tag) => !names.includes(tag))).toEqual([]);
});
