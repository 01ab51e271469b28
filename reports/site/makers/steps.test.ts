import { test } from 'node:test';
import { expect } from 'expect';
import { render } from 'preact-render-to-string';
import type { RunFacts } from '../page-maker';
import { MOST_PAGE, PAGE_BYTES } from '../parts';
import { steps } from './steps';

/** So many steps of somebody else that the list has more than one page. */
const DEFINITIONS = Array.from(
  { length: 2_000 },
  (_, i) => [`d${i}`, { pattern: `step number ${i} of our own steps`, uri: 'mine.js', line: i }] as const,
);

test('a search leads to the page on which a step stands', () => {
  const facts = { features: new Map(), definitions: new Map(DEFINITIONS), pageBytes: PAGE_BYTES };
  const run = facts as unknown as RunFacts;
  const maker = steps(run)!;
  const pages = new Map([...maker.pages()].map(({ file, main }) => [file, render(main)]));
  expect(pages.size).toBeGreaterThan(1);
  for (const page of pages.values()) expect(Buffer.byteLength(page)).toBeLessThan(MOST_PAGE);
  const found = [...maker.searched!()];
  expect(found.length).toBeGreaterThan(DEFINITIONS.length);
  const lost = found.filter(({ page }) => {
    const [file, id] = page.split('#');
    return !pages.get(file!)?.includes(`id="${id}"`);
  });
  expect(lost).toEqual([]);
});
