import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { ROOT } from '../source-files';
import { indexPage, mappedTests, unmapped, upstreamTests } from './index-page';
import { OTHER_SUBJECTS } from './other-subjects';

test('docs/e2e/README.md counts what the pages have, and names what nobody has looked at; npm run docs writes it', () => {
  expect(readFileSync(path.join(ROOT, 'docs', 'e2e', 'README.md'), 'utf8')).toBe(indexPage());
});

test('a row that is taken away is missed', () => {
  const all = mappedTests();
  const { file } = all.find((row) => row.file.endsWith('init_container.go'))!;
  const without = all.filter((row) => row.file !== file);
  expect(unmapped(all).filter((one) => one.file === file)).toEqual([]);
  expect(unmapped(without).filter((one) => one.file === file).length).toBeGreaterThan(3);
});

test('a file about other things is in the list, and on no page', () => {
  const listed = new Set(upstreamTests().map(({ file }) => file));
  const told = new Set(mappedTests().map(({ file }) => file));
  expect(Object.keys(OTHER_SUBJECTS).filter((file) => !listed.has(file) || told.has(file))).toEqual([]);
});
