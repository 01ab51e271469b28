import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { expect } from 'expect';
import { cellsOf, namedIn } from './scenario-names';
import { ROOT } from './source-files';

const PAGES = join(ROOT, 'docs/e2e');
const NOT_HERE = 'not here: ';

/** What a cell names that is not there. */
function missingIn(cell: string): readonly string[] {
  if (cell.startsWith(NOT_HERE)) return cell.length > NOT_HERE.length ? [] : [cell];
  return namedIn(cell)
    .filter(({ scenario }) => scenario === undefined)
    .map(({ text }) => text);
}

describe('Every end-to-end test of Kubernetes on a page', () => {
  for (const page of readdirSync(PAGES).filter((file) => file.endsWith('.md') && file !== 'README.md')) {
    const rows = readFileSync(join(PAGES, page), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `test/e2e'))
      .map(cellsOf);
    test(`${page}: is a scenario that there is, or says why not`, () => {
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => row.length !== 3)).toEqual([]);
      expect(rows.flatMap(([, , cell]) => missingIn(cell!))).toEqual([]);
    });
  }

  test('A scenario that is not there is found out', () => {
    expect(missingIn('`configuration/configmaps`: Its life')).toEqual([]);
    expect(missingIn('`configuration/configmaps`: Its death')).toEqual([
      '`configuration/configmaps`: Its death',
    ]);
    expect(missingIn('`configuration/nothing`: Its life')).toEqual(['`configuration/nothing`: Its life']);
    expect(missingIn('later')).toEqual(['later']);
    expect(missingIn(NOT_HERE)).toEqual([NOT_HERE]);
  });
});
