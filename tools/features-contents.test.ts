import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { filesIn, ROOT } from './source-files';

const CONTENTS = readFileSync(path.join(ROOT, 'features', 'README.md'), 'utf8');
const LINKED = new Set(
  [...CONTENTS.matchAll(/\]\(([^)]+\.feature)\)/g)].map(([, link]) => `features/${link}`),
);
const FILES = filesIn('features', '.feature').map(({ name }) => name);

for (const name of FILES) {
  test(`the table of contents in features/README.md names ${name}`, () => expect(LINKED).toContain(name));
}

test('the table of contents names no page that there is not', () =>
  expect([...LINKED].filter((name) => !FILES.includes(name))).toEqual([]));
