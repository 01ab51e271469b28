import { test } from 'node:test';
import { expect } from 'expect';
import { Lifecycle } from '../../coverage/lifecycle';
import { PlaceLines } from '../../coverage/place-lines';
import { REMEMBERED } from '../../coverage/remembered-rules';
import { areaOf } from '../../coverage/rule-areas';
import { rulesOfEngine } from '../../coverage/rules';
import { rulesPages } from './coverage-rules';
import { pageText } from './layout';

const { rules, digest } = rulesOfEngine();
const ASKED = rules.findIndex(({ place }) => place.endsWith('#podPhase'));
const NEVER = rules.findIndex(({ place }) => place.endsWith('pod-status.ts#podStatus'));
const KEPT = rules.findIndex(({ place }) => REMEMBERED.has(place));

/** The pages after a scenario that asked for some rules. */
function pages(numbers: readonly number[]): ReadonlyMap<string, string> {
  const lifecycle = new Lifecycle();
  lifecycle.add('pods/phases-3', {
    of: '',
    entries: [],
    others: [],
    rules: { of: digest, numbers },
  });
  const told = {
    rules: lifecycle.rules(),
    titles: new Map([['pods/phases-3', { feature: 'pods/phases', line: 3, name: 'A <b>pod</b> runs' }]]),
    lines: new PlaceLines(),
  };
  return new Map(rulesPages(told).map((page) => [page.file, pageText(page, [])]));
}

/** All but some were asked for. */
const PAGES = pages(rules.flatMap((_, i) => (i === NEVER ? [] : [i])));
const pageOf = (number: number) => PAGES.get(`coverage-rules-${areaOf(rules[number]!)!.id}.html`)!;

/** The row of a rule on a page. */
function rowOf(number: number, page: string): string {
  const name = rules[number]!.place.split('#')[0]!;
  return (
    page
      .split('<tr')
      .find((row) => row.includes(`${name}:${new PlaceLines().lineOf(rules[number]!.place)}<`)) ?? ''
  );
}

test('a rule that a scenario asked for leads to it', () => {
  const row = rowOf(ASKED, pageOf(ASKED));
  expect(row).toContain('<td class="number">1</td>');
  expect(row).toContain('href="features/pods/phases.html#l3"');
  expect(row).toContain('A &lt;b>pod&lt;/b> runs');
});

test('a rule that none asked for is never reached, on the page of its area and on that of all', () => {
  expect(rowOf(NEVER, pageOf(NEVER))).toContain('<td class="number">never</td>');
  expect(rowOf(NEVER, PAGES.get('coverage-rules.html')!)).not.toBe('');
  expect(rowOf(ASKED, PAGES.get('coverage-rules.html')!)).toBe('');
});

test('of a rule whose answers are kept it is not told who asked', () => {
  const row = rowOf(KEPT, pageOf(KEPT));
  expect(row).toContain('<td class="number">kept</td>');
  expect(row).not.toContain('phases.html');
});

test('what was never reached comes first', () => {
  const page = pageOf(NEVER);
  expect(page.indexOf('never</td>')).toBeLessThan(page.indexOf('<td class="number">1</td>'));
});

test('a rule leads to where Kubernetes states it', () =>
  expect(rowOf(ASKED, pageOf(ASKED))).toContain(
    'href="https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/kubelet/kubelet_pods.go"',
  ));

for (const [what, numbers] of [
  ['all', rules.map((_, i) => i)],
  ['half of them', rules.flatMap((_, i) => (i % 2 === 0 ? [i] : []))],
  ['none', []],
] as const) {
  test(`where ${what} were reached every rule has its row, and no page is too large`, () => {
    const all = pages(numbers);
    const rows = [...all]
      .filter(([file]) => file !== 'coverage-rules.html')
      .flatMap(([, page]) => page.split('<tr').slice(2));
    expect(rows.length).toBe(rules.length);
    expect([...all].filter(([, page]) => Buffer.byteLength(page) > 200_000)).toEqual([]);
  });
}

test('where too many were never reached the pages of the areas tell which', () => {
  const page = pages([ASKED]).get('coverage-rules.html')!;
  expect(page).toContain(`${rules.length - 1} rules: too many for one page.`);
});
