import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type Envelope, IdGenerator } from '@cucumber/messages';
import { expect } from 'expect';
import { Book } from '../reports/site/book';

const HOSTILE = '</script><img src=x onerror=alert(1)><svg onload=alert(2)>"\'&{{x}}';
const LONG = Array.from(
  { length: 3_000 },
  (_, i) => `        | ${i} | a value that takes some room, ${i} |`,
).join('\n');

const FEATURES: Readonly<Record<string, string>> = {
  'features/mine/hostile.feature': `
    @tag${HOSTILE.replaceAll(' ', '')}
    Feature: ${HOSTILE}
      ${HOSTILE} [x](javascript:alert(3)) ![p](https://example.com/p.png)

      Rule: ${HOSTILE}
        Scenario: ${HOSTILE}
          Given a step ${HOSTILE}
            """yaml
            key: ${HOSTILE} # ${HOSTILE}
            """
          And a table:
            | ${HOSTILE} |
        Scenario Outline: <value>
          Given a step <value>
          Examples: ${HOSTILE}
            | value      |
            | ${HOSTILE} |
    `,
  'features/mine/long.feature': `
    Feature: Long
      Scenario Outline: row <n>
        Given a step <n>
        Examples:
        | n | value |
${LONG}
      Scenario: the last one
        Given a step
          """
${`          ${'x'.repeat(400)}\n`.repeat(2_000)}
          """
    `,
  'features/mine/some.feature': `
    Feature: Some
      It is.
      Rule: One
        Scenario: passes
          Given a step
        Scenario: fails
          Given a step that fails
          Then a step that is skipped
        Scenario: is left out
          Given a step
        Scenario Outline: row <n>
          Given a step <n>
          Examples:
            | n |
            | 1 |
            | left out |
    `,
  'features/mine/some.ko.feature': `# language: ko
    기능: 조금
      Rule: 하나
        시나리오: 된다
          먼저 a step
    `,
};

const folder = mkdtempSync(path.join(tmpdir(), 'podlife-pages-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const site = path.join(folder, 'site');
const book = new Book(site, folder);
for (const [uri, text] of Object.entries(FEATURES))
  for (const message of messagesOf(uri, text)) book.take(message);
writeFileSync(path.join(site, 'index.html'), book.finish());
const page = (file: string) => readFileSync(path.join(site, file), 'utf8');
const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.html'),
);

/** The messages of a run in which all passes but what says that it does not. */
function messagesOf(uri: string, text: string): readonly Envelope[] {
  const newId = IdGenerator.uuid();
  const document = {
    ...new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text),
    uri,
  };
  const at = { seconds: 0, nanos: 0 };
  const pickles = compile(document, uri, newId);
  const messages: Envelope[] = [{ gherkinDocument: document }];
  for (const pickle of pickles) {
    messages.push({ pickle });
    if (pickle.name.includes('left out')) continue;
    const testCase = {
      id: newId(),
      pickleId: pickle.id,
      testSteps: pickle.steps.map(({ id }) => ({ id: newId(), pickleStepId: id })),
    };
    const testCaseStartedId = newId();
    messages.push(
      { testCase },
      { testCaseStarted: { id: testCaseStartedId, testCaseId: testCase.id, attempt: 0, timestamp: at } },
    );
    for (const [i, { id }] of testCase.testSteps.entries()) {
      const said = pickle.steps[i]!.text;
      const status = said.endsWith('fails') ? 'FAILED' : said.endsWith('skipped') ? 'SKIPPED' : 'PASSED';
      const testStepResult = {
        status,
        duration: at,
        ...(status === 'FAILED' && { message: `it was ${HOSTILE}` }),
      };
      messages.push({
        testStepFinished: { testCaseStartedId, testStepId: id, testStepResult, timestamp: at },
      } as Envelope);
    }
    messages.push({ testCaseFinished: { testCaseStartedId, willBeRetried: false, timestamp: at } });
  }
  return messages;
}

describe('The pages of a book', () => {
  test('show markup as text, wherever it stands', () => {
    const hostile = pages.filter((file) => page(file).includes('onerror'));
    expect(hostile.length).toBeGreaterThan(2);
    for (const file of pages) {
      const markup = page(file).replace(/<script>[^<]*<\/script>/g, '');
      expect([
        file,
        ...(markup.match(
          /<img[^>]*onerror|<svg|<script(?! src="[\w./-]*assets\/)|href="javascript|alert\(\d\)">/g,
        ) ?? []),
      ]).toEqual([file]);
    }
  });

  test('hold what a browser can show at once', () => {
    const sizes = pages.map((file) => [file, statSync(path.join(site, file)).size] as const);
    expect(sizes.filter(([, size]) => size > 200_000)).toEqual([]);
    expect(
      pages.filter((file) => file.startsWith(path.join('features', 'mine', 'long'))).length,
    ).toBeGreaterThan(3);
  });

  test('of a long feature tell on the first one where the others begin, and have each line once', () => {
    const parts = pages
      .filter((file) => /long(?:~\d+)?\.html$/.test(file))
      .sort((a, b) => numberOf(a) - numberOf(b));
    const lines = parts.map((file) =>
      [...page(file).matchAll(/ id="l(\d+)"/g)].map(([, line]) => Number(line)),
    );
    const all = lines.flat();
    expect(all).toEqual([...all].sort((a, b) => a - b));
    expect(all.length).toBe(new Set(all).size);
    expect(all.length).toBe(3_002);
    const begins = [...page(parts[0]!).matchAll(/data-from="l(\d+)" href="[^"]*long~(\d+)\.html#/g)];
    expect(begins.map(([, line, part]) => [Number(line), Number(part)])).toEqual(
      expect.arrayContaining(lines.slice(1).map(([first], i) => [first, i + 2])),
    );
    expect(page(parts.at(-1)!)).toContain('more characters');
  });

  test('say what was not run', () => {
    const some = page('features/mine/some.html');
    const badges = [...some.matchAll(/class="badge (\w+)"[^>]*>([^<]+)</g)].map(([, , words]) => words);
    expect(badges).toEqual([
      'passed',
      'failed',
      'failed',
      'skipped',
      'not run in this run',
      'passed',
      'passed',
      'not run in this run',
    ]);
  });

  test('tell how many were run, and how many of them did not pass', () => {
    expect(page('index.html')).toMatch(/3,007 scenarios in 4 features were run, (?:<a[^>]*>)?1 did not pass/);
  });

  test('show a feature and its translation side by side', () => {
    const together = page('together/mine/some.html');
    expect(together.indexOf('하나')).toBeGreaterThan(together.indexOf('One'));
    expect(together).toContain('Nothing in this language has the same steps.');
    expect(page('features/mine/some.html')).toContain('href="../../together/mine/some.html"');
    expect(page('features/mine/some.ko.html')).toContain('lang="ko"');
  });

  test('lead to places that are there', () => {
    const missing: string[] = [];
    for (const file of pages) {
      for (const [, href] of page(file).matchAll(/ href="([^"]+)"/g)) {
        if (/^[a-z]+:/.test(href!) || href!.includes('story.html')) continue;
        const [to, fragment] = href!.replaceAll('&amp;', '&').replaceAll('&quot;', '"').split('#');
        const target = to === '' ? file : path.join(path.dirname(file), decodeURIComponent(to!));
        if (target.includes('assets')) continue;
        if (!pages.includes(target)) missing.push(`${file}: ${href}`);
        // The first of several pages leads on to the others by itself.
        else if (
          fragment &&
          !idsOf(target).has(decodeURIComponent(fragment)) &&
          !page(target).includes('data-from=')
        )
          missing.push(`${file}: ${href}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

function numberOf(file: string): number {
  return Number(/~(\d+)/.exec(file)?.[1] ?? 1);
}

const ids = new Map<string, ReadonlySet<string>>();

function idsOf(file: string): ReadonlySet<string> {
  const known = ids.get(file);
  if (known) return known;
  const found = new Set(
    [...page(file).matchAll(/ id="([^"]*)"/g)].map(([, id]) =>
      id!.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    ),
  );
  ids.set(file, found);
  return found;
}
