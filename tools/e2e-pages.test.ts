import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { expect } from 'expect';
import { ROOT } from './source-files';

const PAGES = join(ROOT, 'docs/e2e');
const NOT_HERE = 'not here: ';

/** The names of the scenarios of a feature, those of an outline with the values of each row. */
function scenariosOf(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  let name: string | undefined;
  let isOutline = false;
  let header: readonly string[] | undefined;
  let inText = false;
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line.startsWith('"""')) inText = !inText;
    if (inText) continue;
    const [, outline, title] = /^Scenario( Outline)?: (.*)$/.exec(line) ?? [];
    if (title !== undefined) {
      name = title;
      isOutline = outline !== undefined;
      header = undefined;
      if (!isOutline) names.add(title);
    } else if (line.startsWith('Examples:')) header = [];
    else if (isOutline && header !== undefined && line.startsWith('|')) {
      const cells = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      if (header.length === 0) header = cells;
      else names.add(header.reduce((whole, column, i) => whole.replaceAll(`<${column}>`, cells[i]!), name!));
    }
  }
  return names;
}

const scenarios = new Map<string, ReadonlySet<string> | undefined>();

function has(feature: string, name: string): boolean {
  if (!scenarios.has(feature)) {
    const file = join(ROOT, 'features', `${feature}.feature`);
    scenarios.set(feature, existsSync(file) ? scenariosOf(readFileSync(file, 'utf8')) : undefined);
  }
  return scenarios.get(feature)?.has(name) ?? false;
}

/** What a cell names that is not there: `feature`: scenario, several with a semicolon, a remark in brackets behind. */
function missingIn(cell: string): readonly string[] {
  if (cell.startsWith(NOT_HERE)) return cell.length > NOT_HERE.length ? [] : [cell];
  return cell.split('; ').filter((one) => {
    const [, feature, name] = /^`([^`]+)`: (.+)$/.exec(one) ?? [];
    if (feature === undefined || name === undefined) return true;
    return !has(feature, name) && !has(feature, name.replace(/ \([^()]*\)$/, ''));
  });
}

describe('Every end-to-end test of Kubernetes on a page', () => {
  for (const page of readdirSync(PAGES).filter((file) => file.endsWith('.md') && file !== 'README.md')) {
    const rows = readFileSync(join(PAGES, page), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `test/e2e'))
      .map((line) =>
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      );
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
