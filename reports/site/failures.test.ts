import { test } from 'node:test';
import { expect } from 'expect';
import { render } from 'preact-render-to-string';
import { Advice } from './advice';
import { readFailure } from './client/told-failure';
import { failures } from './failures';
import type { FeatureModel, RunStep, Status } from './model';
import { PAGE_BYTES } from './parts';

const HOSTILE = '</pre><script>alert(1)</script>';

function step(more: Partial<RunStep> = {}): RunStep {
  return { text: 'pod "web" is Ready', status: 'FAILED', message: 'it was not', ...more };
}

function feature(runs: readonly (readonly [status: Status, steps: readonly RunStep[]])[], id = 'pods/web') {
  const scenarios = runs.map(([status, steps], i) => ({
    scenario: {},
    runs: [
      {
        id: `${id}-${i}`,
        name: `scenario ${i}`,
        line: i,
        tags: [],
        status,
        steps,
        hasStory: true,
        hasTimeline: true,
      },
    ],
  }));
  return {
    id,
    uri: `features/${id}.feature`,
    name: 'Web',
    language: 'en',
    rules: [{ scenarios }],
  } as unknown as FeatureModel;
}

const DEFINITIONS = new Map([['1', { pattern: '{object} {is} {state}{when}', uri: 'steps/a.ts', line: 1 }]]);

/** The pages by their files. */
function pagesOf(failed: number, features: readonly FeatureModel[]): ReadonlyMap<string, string> {
  const maker = failures({ failed, definitions: DEFINITIONS, pageBytes: PAGE_BYTES } as never)!;
  for (const one of features) maker.add?.(one);
  return new Map([...maker.pages()].map(({ file, main }) => [file, render(main)]));
}

test('a run without failures has no page of them', () =>
  expect(failures({ failed: 0 } as never)).toBeUndefined());

test('the head of every page tells how many there are', () =>
  expect(failures({ failed: 3, definitions: DEFINITIONS } as never)!.place).toEqual({
    file: 'failures.html',
    name: 'Failures (3)',
  }));

const told: readonly (readonly [status: Status, isTold: boolean])[] = [
  ['FAILED', true],
  ['UNDEFINED', true],
  ['AMBIGUOUS', true],
  ['PENDING', true],
  ['PASSED', false],
  ['SKIPPED', false],
];
for (const [status, isTold] of told) {
  test(`a scenario that is ${status.toLowerCase()} is ${isTold ? '' : 'not '}told`, () => {
    const page = pagesOf(1, [feature([[status, [step({ status, message: undefined })]]])]).get(
      'failures.html',
    )!;
    expect(page.includes('scenario 0')).toBe(isTold);
  });
}

test('a step that nobody defined is told the nearest phrase', () => {
  const unknown = step({ status: 'UNDEFINED', text: 'pod "web" are Ready', message: undefined });
  const page = pagesOf(1, [new Advice(DEFINITIONS).on(feature([['UNDEFINED', [unknown]]]))]).get(
    'failures.html',
  )!;
  expect(page).toContain(
    'No step is written like this.\nThe nearest there is: pod &quot;web&quot; is Running',
  );
  expect(page).toContain('See it again: npx cucumber-js features/pods/web.feature:0');
});

test('what a failure says is text, whatever it is', () => {
  const failure = readFailure(
    JSON.stringify({
      command: HOSTILE,
      expected: HOSTILE,
      found: HOSTILE,
      at: 1,
      nearest: [{ text: HOSTILE, at: 1 }],
      reasons: [HOSTILE],
      timeline: [{ at: 1, object: HOSTILE, what: HOSTILE, mark: 'culprit' }],
      culprit: 1,
    }),
  );
  const page = pagesOf(1, [feature([['FAILED', [step({ failure, text: HOSTILE, message: HOSTILE })]]])]).get(
    'failures.html',
  )!;
  expect(page).not.toContain('<script');
  expect(page.split('&lt;script>').length - 1).toBe(10);
});

test('a name as long as a page is cut', () => {
  const page = pagesOf(1, [feature([['FAILED', [step({ text: 'x'.repeat(50_000), message: 'm' })]]])]).get(
    'failures.html',
  )!;
  expect(page.length).toBeLessThan(3_000);
});

test('very many failures stand on several pages, none of them large; the later ones are only named', () => {
  const long = step({ message: '<'.repeat(8_000) });
  const runs = Array.from({ length: 2_000 }, () => ['FAILED', [long]] as const);
  const pages = pagesOf(2_000, [feature(runs)]);
  expect(pages.size).toBeGreaterThan(20);
  for (const text of pages.values()) expect(Buffer.byteLength(text)).toBeLessThan(200_000);
  const all = [...pages.values()].join('');
  expect(all.split('class="failed-scenario"')).toHaveLength(2_001);
  expect(all.split('<pre class="message">')).toHaveLength(201);
  expect(pages.get('failures~2.html')).toContain('href="failures.html"');
});
