import { describe, test } from 'node:test';
import { expect } from 'expect';
import { linksFrom } from './links';
import { blocksOf, inlineHtml, plainText, proseHtml } from './markdown';
import { type Status, worst } from './model';
import { clipped, clippedCells, inParts, inPieces, partFile } from './parts';
import { address, featureId, rootFrom } from './paths';
import { script } from './script';
import { scenariosIn } from './told-scenarios';
import { twinsOf } from './twins';

describe('The name of a feature in the site', () => {
  for (const [uri, id] of [
    ['features/pods/restart-policy.feature', 'pods/restart-policy'],
    ['./features/pods/phases.ko.feature', 'pods/phases.ko'],
    ['features\\pods\\phases.feature', 'pods/phases'],
    ['features/probes/../pods/phases.feature', 'pods/phases'],
    ['features/파드/단계.feature', '파드/단계'],
  ])
    test(`${uri} is ${id}`, () => expect(featureId(uri!)).toBe(id));

  for (const uri of [
    '../secret.feature',
    'features/a b.feature',
    'features/"><script>.feature',
    'features/a~2.feature',
    'a.feature',
    '/features/a.feature',
    'features/a.feature.md',
    'mine/web.feature.md',
  ])
    test(`${uri} becomes one that is fit for a file`, () => {
      expect(featureId(uri)).toMatch(/^(?:[\p{L}\p{N}._-]+\/)*[\p{L}\p{N}._-]+-[0-9a-f]{6}$/u);
      expect(featureId(uri).split('/')).not.toContain('..');
    });

  test('is no other feature’s', () => {
    const folders = ['features/', '', '/', '/features/', '../', '../features/', 'up/', 'features/features/'];
    const uris = folders.flatMap((folder) => ['', '.md'].map((ending) => `${folder}a.feature${ending}`));
    expect(new Set(uris.map(featureId)).size).toBe(uris.length);
  });

  test('is the same however its file is written', () => {
    expect(featureId('.\\mine\\a.feature')).toBe(featureId('./mine//a.feature'));
  });
});

describe('Addresses', () => {
  for (const [page, to, expected] of [
    ['index.html', 'features/pods/phases.html', 'features/pods/phases.html'],
    ['features/pods/phases.html', 'story.html#pods/phases-12', '../../story.html#pods/phases-12'],
    ['tags.html', 'features/a%b.html#l1', 'features/a%25b.html#l1'],
    ['tags.html', 'tags.html#@a"b', 'tags.html#%40a%22b'],
  ])
    test(`from ${page} to ${to}`, () => expect(address(page!, to!)).toBe(expected));

  test('the way back', () => expect(rootFrom('features/pods/phases.html')).toBe('../../'));
});

describe('Prose', () => {
  for (const [text, html] of [
    ['<b>no</b> & <script>x</script>', '&lt;b&gt;no&lt;/b&gt; &amp; &lt;script&gt;x&lt;/script&gt;'],
    ['![a picture](https://example.com/a.png)', '!<a href="https://example.com/a.png">a picture</a>'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['see https://kubernetes.io/docs/', 'see <a href="https://kubernetes.io/docs/">kubernetes.io/docs/</a>'],
    ['the label app.kubernetes.io/name', 'the label app.kubernetes.io/name'],
    ['`code` and *stress*', '<code>code</code> and <em>stress</em>'],
  ])
    test(`${text}`, () => expect(inlineHtml(text!)).toBe(html));

  test('is indented as far as it likes', () => {
    expect(proseHtml('    one\n    two\n\n      three')).toBe('<p>one\ntwo</p>\n<p>three</p>\n');
  });

  test('its links within the project lead where the site has a page, and are words elsewhere', () => {
    const leads = linksFrom('docs', 'path.html', new Map([['pods/phases', {}]]));
    expect(
      inlineHtml(
        '[a](../features/pods/phases.feature) [b](../features/pods/other.feature) [c](steps.md) [d](%ZZ)',
        leads,
      ),
    ).toBe(
      '<a href="features/pods/phases.html">a</a> <span>b</span> <a href="steps.html">c</a> <span>d</span>',
    );
  });

  test('its links lead to no page that this run gave no reason for', () => {
    const leads = linksFrom('features', 'index.html', new Map(), [
      { file: 'versions.html', name: 'Versions' },
    ]);
    const hrefs = ['../docs/seeds.md', '../docs/versions.md', '../docs/latencies.md', 'README.md'];
    expect(hrefs.map(leads)).toEqual([undefined, 'versions.html', 'versions.html#latencies', 'index.html']);
  });

  test('as words alone', () => expect(plainText('**A** [pod](x) `is`\nhere')).toBe('A pod is here'));

  test('in blocks', () => {
    expect(blocksOf('# One\n\nText.\n\n| a | b |\n|---|---|\n| `x\\|y` | *z* |\n')).toEqual([
      { heading: 'One', level: 1 },
      { html: '<p>Text.</p>\n' },
      { table: { head: ['a', 'b'], rows: [['`x|y`', '*z*']] } },
    ]);
  });
});

describe('Pages of a bounded size', () => {
  const pieces = (sizes: readonly number[]) => sizes.map((size) => ({ html: 'x'.repeat(size) }));
  for (const [what, sizes, parts] of [
    ['nothing is a page', [], [0]],
    ['all that fits is one page', [4, 6], [2]],
    ['what does not fit is on the next', [4, 7], [1, 1]],
    ['what fits nowhere is alone', [1, 30, 1], [1, 1, 1]],
  ] as const)
    test(what, () => expect(inParts(pieces(sizes), 10).map(({ length }) => length)).toEqual(parts));

  test('letters of other scripts count for what they weigh', () => {
    expect(inParts([{ html: '파드' }, { html: '파드' }], 11)).toHaveLength(2);
  });

  test('names of further pages are such as no feature has', () => {
    expect([partFile('features/a.html', 1), partFile('features/a.html', 2)]).toEqual([
      'features/a.html',
      'features/a~2.html',
    ]);
    expect(featureId('features/a~2.feature')).not.toBe('a~2');
  });

  const items = (most: number) =>
    inPieces(['a', 'b', 'cccccccc', 'd', 'e'], 4, most, (some) => some.join(''));
  for (const [what, most, expected] of [
    ['so many at a time', 20, ['abccccccccd', 'e']],
    ['fewer where they are heavy', 8, ['ab', 'cccccccc', 'd', 'e']],
    ['one that is too heavy alone', 2, ['ab', 'cccccccc', 'd', 'e']],
  ] as const)
    test(`a list is in pieces: ${what}`, () => {
      const slices = items(most);
      expect(slices.map(({ html }) => html)).toEqual(expected);
      const before = (i: number) => slices.slice(0, i).flatMap(({ some }) => some).length;
      expect(slices.map(({ from }) => from)).toEqual(slices.map((_, i) => before(i)));
    });

  test('an empty list is a piece, which says so', () => {
    expect(inPieces([], 4, 20, (some) => `${some.length}`)).toEqual([{ html: '0', some: [], from: 0 }]);
  });

  for (const [what, text, most, expected] of [
    ['what fits stays', 'abc', 3, 'abc'],
    ['what does not is cut', 'abcdef', 3, 'abc\n… and 3 more characters'],
    ['letters of other scripts weigh what they do', '파드파드', 7, '파드\n… and 2 more characters'],
    ['and markup what it weighs when it is escaped', '"&<"', 11, '"&\n… and 2 more characters'],
    ['no letter is cut in two', 'a😀b', 5, 'a\n… and 3 more characters'],
  ] as const)
    test(`texts of a bounded weight: ${what}`, () => expect(clipped(text, most)).toBe(expected));

  test('the cells of a row share its room', () => {
    const cells = (count: number, value: string) => Array.from({ length: count }, () => ({ value }));
    expect(clippedCells(cells(2, 'abcdef'), 100)).toEqual(['abcdef', 'abcdef']);
    expect(clippedCells(cells(2, 'a'.repeat(60)), 100)[1]).toMatch(/^a{50}\n/);
    expect(clippedCells(cells(1_000, 'a')).at(-1)).toBe('… and 800 more');
  });
});

describe('The worst of several results', () => {
  const rows: readonly (readonly [readonly Status[], Status])[] = [
    [[], 'NOT_RUN'],
    [['PASSED', 'PASSED'], 'PASSED'],
    [['PASSED', 'SKIPPED'], 'SKIPPED'],
    [['SKIPPED', 'UNDEFINED', 'PASSED'], 'UNDEFINED'],
    [['UNDEFINED', 'FAILED'], 'FAILED'],
    [['PASSED', 'NOT_RUN'], 'NOT_RUN'],
  ];
  for (const [some, one] of rows)
    test(`of ${some.join(', ') || 'none'} is ${one}`, () => expect(worst(some)).toBe(one));
});

describe('Twins', () => {
  const named = (features: Readonly<Record<string, string>>) =>
    new Map(Object.entries(features).map(([uri, language]) => [featureId(uri), { uri, language }]));
  const twins = (original: string, translation: string) => [
    { original: featureId(original), translation: featureId(translation) },
  ];
  for (const [what, features, expected] of [
    [
      'a feature and its translation',
      { 'features/b.feature': 'en', 'features/b.ko.feature': 'ko' },
      twins('features/b.feature', 'features/b.ko.feature'),
    ],
    [
      'the translation of a feature that stands elsewhere',
      { 'mine/b.ko.feature': 'ko', 'mine/b.feature': 'en', 'features/mine/b.feature': 'en' },
      twins('mine/b.feature', 'mine/b.ko.feature'),
    ],
    [
      'in Markdown, and of a name that is unfit for a file',
      { 'a b.feature.md': 'en', 'a b.ko.feature.md': 'ko' },
      twins('a b.feature.md', 'a b.ko.feature.md'),
    ],
    ['a translation alone', { 'features/b.ko.feature': 'ko' }, []],
    [
      'a name that says another language than the feature',
      { 'features/b.feature': 'en', 'features/b.ko.feature': 'en' },
      [],
    ],
    ['two in the same language', { 'features/b.feature': 'ko', 'features/b.ko.feature': 'ko' }, []],
  ] as const)
    test(what, () => expect(twinsOf(named(features))).toEqual(expected));
});

test('a script is data whatever it says', () => {
  const hostile = '</script><!--\u2028\u2029';
  expect(script(hostile)).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(script(hostile))).toBe(hostile);
});

test('the scenarios that a cell of a page names', () => {
  expect(scenariosIn('`pods/phases`: No node has room; `a/b`: x: y (at 5s)')).toEqual([
    { feature: 'pods/phases', name: 'No node has room' },
    { feature: 'a/b', name: 'x: y (at 5s)' },
  ]);
  expect(scenariosIn('not here: nobody asks')).toEqual([]);
});
