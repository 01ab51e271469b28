import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../source-files';
import { OTHER_SUBJECTS } from './other-subjects';

const PAGES = path.join(ROOT, 'docs', 'e2e');
const INDEX = path.join(PAGES, 'README.md');

/** A test of Kubernetes, by its file and the name of its It. */
export interface UpstreamTest {
  readonly file: string;
  readonly name: string;
}

/** A row of one of the pages of docs/e2e. */
export interface MappedTest extends UpstreamTest {
  readonly page: string;
  /** Scenarios, or `not here: why`. */
  readonly cell: string;
}

/** The checked-in list. */
export function upstreamTests(): readonly UpstreamTest[] {
  let file = '';
  const tests: UpstreamTest[] = [];
  for (const line of readFileSync(path.join(__dirname, 'upstream.txt'), 'utf8').split('\n')) {
    if (line.startsWith('test/')) file = line;
    else if (line.startsWith('  ')) tests.push({ file, name: line.trim() });
  }
  return tests;
}

/** All rows of all pages. */
export function mappedTests(): readonly MappedTest[] {
  return readdirSync(PAGES)
    .filter((page) => page.endsWith('.md') && page !== 'README.md')
    .sort()
    .flatMap((page) =>
      readFileSync(path.join(PAGES, page), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('| `test/'))
        .map((line) => {
          const [file, name, cell] = line
            .slice(1, -1)
            .split('|')
            .map((one) => one.trim());
          return { page, file: file!.replaceAll('`', ''), name: name!.replaceAll('&lt;', '<'), cell: cell! };
        }),
    );
}

/** The tests of which no page says anything, and whose file is about nothing else. */
export function unmapped(mapped: readonly MappedTest[] = mappedTests()): readonly UpstreamTest[] {
  return upstreamTests().filter(
    ({ file, name }) =>
      OTHER_SUBJECTS[file] === undefined &&
      !mapped.some((row) => row.file === file && row.name.includes(name)),
  );
}

/** docs/e2e/README.md */
export function indexPage(): string {
  const mapped = mappedTests();
  const pages = [...new Set(mapped.map(({ page }) => page))];
  const counts = pages.map((page) => {
    const rows = mapped.filter((row) => row.page === page);
    const not = rows.filter(({ cell }) => cell.startsWith('not here')).length;
    return `| [${page.replace('.md', '')}](${page}) | ${new Set(rows.map(({ file }) => file)).size} | ${rows.length - not} | ${not} |`;
  });
  const open = unmapped(mapped);
  const files = [...new Set(open.map(({ file }) => file))];
  const others = Object.entries(OTHER_SUBJECTS).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    '# The end-to-end tests of Kubernetes, re-told',
    '',
    'Kubernetes tests its nodes in `test/e2e/common/node`, `test/e2e/node` and `test/e2e_node`, and its control plane in `apps`, `scheduling`, `network`, `storage`, `autoscaling` and `apimachinery` of `test/e2e`. These pages say of each test of v1.36.2 which',
    'scenario tells it again, or why none does. A test sees to it that each scenario is there, and that no test of the list',
    '`tools/e2e/upstream.txt` is left out without a word. This page is made by `npm run docs`.',
    '',
    '| page | upstream files | told | not here, with the reason |',
    '| --- | --- | --- | --- |',
    ...counts,
    '',
    `## Not looked at yet: ${open.length} tests`,
    '',
    ...files.flatMap((file) => [
      `- \`${file}\`: ${open
        .filter((one) => one.file === file)
        .map(({ name }) => name)
        .join(' · ')}`,
    ]),
    '',
    '## Files about other things',
    '',
    '| about | file |',
    '| --- | --- |',
    ...others.map(([file, about]) => `| ${about} | \`${file}\` |`),
    '',
  ].join('\n');
}

if (require.main === module) writeFileSync(INDEX, indexPage());
