import { describe, test } from 'node:test';
import { expect } from 'expect';
import { Finder, marked, wordsOf } from './finder';

const finder = new Finder();
finder.addNames([
  [
    'pods/crash-loop-back-off',
    'Crash loop back-off',
    '@slow',
    [['The first restart comes at once', 5]],
    [
      ['A container that exits at once', 7],
      ['Shown in 1.30', 20, '@version:events'],
    ],
  ],
  ['pods/phases.ko', '파드의 단계', '', [], [['파드는 Pending이다', 9]]],
]);
finder.addTexts([
  [
    'pods/crash-loop-back-off',
    'A container that keeps ending is started again.',
    [
      ['container "app" is waiting with reason "CrashLoopBackOff"', 7],
      ['kind: Pod\nmetadata: { name: web }\nspec: { restartPolicy: Never }', 20],
    ],
  ],
]);
finder.addOthers([['simplification', 'there is IPv4 only', 'engine/admission', 'simplifications.html#s1']]);

describe('The search finds', () => {
  for (const [query, page, why] of [
    ['crash', 'features/pods/crash-loop-back-off.html', 'the feature before what mentions it'],
    ['cra', 'features/pods/crash-loop-back-off.html', 'the beginning of a word'],
    ['contianer exits', 'features/pods/crash-loop-back-off.html#l7', 'in spite of a slip'],
    ['CrashLoopBackOff', 'features/pods/crash-loop-back-off.html', 'a word of Kubernetes'],
    ['waiting LoopBackOff', 'features/pods/crash-loop-back-off.html#l7', 'the end of such a word'],
    ['restartpolicy never', 'features/pods/crash-loop-back-off.html#l20', 'what stands in a manifest'],
    ['@version:events', 'features/pods/crash-loop-back-off.html#l20', 'a tag'],
    ['@slow', 'features/pods/crash-loop-back-off.html', 'the tag of a feature'],
    ['파드', 'features/pods/phases.ko.html', 'Korean words without their particles'],
    ['ipv4', 'simplifications.html#s1', 'other pages'],
    ['keeps ending', 'features/pods/crash-loop-back-off.html', 'prose'],
  ])
    test(`${query}: ${why}`, () => expect(finder.find(query!)[0]?.page).toBe(page));

  test('what has all of the words; where nothing has, what has those that tell something', () => {
    expect(finder.find('crash exits').every(({ page }) => page.includes('crash-loop'))).toBe(true);
    expect(finder.find('why is my container Pending?').map(({ page }) => page)).toContain(
      'features/pods/phases.ko.html#l9',
    );
    expect(finder.find('nowhere')).toEqual([]);
  });

  test('so many, and says how many there are', () => {
    const { found, total } = finder.search('crash', 1);
    expect(found).toHaveLength(1);
    expect(total).toBeGreaterThan(1);
  });

  test('what is written in the language of the page first', () => {
    const rows = [
      ['a.ko', 'Pending', '', [], []],
      ['a', 'Pending', '', [], []],
    ] as const;
    for (const [language, page] of [
      ['en', 'features/a.html'],
      ['ko', 'features/a.ko.html'],
    ] as const) {
      const one = new Finder(language);
      one.addNames(rows);
      expect(one.find('pending')[0]!.page).toBe(page);
    }
  });

  test('a scenario once, by what fits best', () => {
    const places = finder.find('container').map(({ page, kind }) => `${kind} ${page}`);
    expect(new Set(places).size).toBe(places.length);
    expect(places.filter((place) => place.endsWith('#l7'))).toHaveLength(1);
  });

  test('the words around', () => {
    expect(finder.find('never')[0]).toMatchObject({
      of: 'Crash loop back-off',
      context: ['spec: { restartPolicy: ', 'Never', ' }'],
    });
  });
});

describe('The words of a text', () => {
  for (const [text, words] of [
    ['CrashLoopBackOff', ['CrashLoopBackOff', 'LoopBackOff', 'BackOff', 'Off']],
    ['back-off', ['backoff', 'back', 'off']],
    ['status.podIP', ['status', 'podIP', 'IP']],
    ['HTTPGet 10s', ['HTTPGet', 'Get', '10s']],
    ['@version:events, x', ['@version:events', 'version', 'events', 'x']],
    ['파드는 Pending이다', ['파드는', 'Pending이다', '이다']],
  ] as const)
    test(text, () => expect(wordsOf(text)).toEqual(words));
});

describe('The line around a word', () => {
  test('is cut where it is long', () => {
    const parts = marked(`${'before '.repeat(40)}needle ${'after '.repeat(40)}`, ['needle']);
    expect(parts[0]).toMatch(/^… before/);
    expect(parts[1]).toBe('needle');
    expect(parts[2]).toMatch(/after …$/);
    expect(parts.join('').length).toBeLessThan(200);
  });

  test('takes signs of patterns as they are', () => {
    expect(marked('a (b) c', ['(b)'])).toEqual(['a ', '(b)', ' c']);
    expect(marked('', ['x'])).toEqual([]);
  });
});
