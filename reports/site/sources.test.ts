import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { isOwnFeature } from './own-features';
import { citationsIn, withoutCitations } from './sources';

const BLOB = 'https://github.com/kubernetes/kubernetes/blob';

const CITED: readonly (readonly [string, string, readonly string[]])[] = [
  ['nothing is cited', 'A pod has a phase.', []],
  ['a page', 'See https://kubernetes.io/docs/x/#y', ['https://kubernetes.io/docs/x/#y']],
  [
    'a page that ends a sentence',
    'It is so (https://kubernetes.io/docs/x).',
    ['https://kubernetes.io/docs/x'],
  ],
  ['a file', 'Source: pkg/kubelet/kubelet.go (v1.36)', [`${BLOB}/v1.36.0/pkg/kubelet/kubelet.go`]],
  ['a file of an older release', 'Source: pkg/a.go (v1.33, getPhase)', [`${BLOB}/v1.33.0/pkg/a.go`]],
  ['a file without a release', 'pkg/a.go (getPhase)', [`${BLOB}/v1.36.0/pkg/a.go`]],
  ['two files in a line', 'pkg/a.go, cmd/b.go.', [`${BLOB}/v1.36.0/pkg/a.go`, `${BLOB}/v1.36.0/cmd/b.go`]],
  [
    'a folder',
    'Source: pkg/kubelet/volumemanager (v1.36)',
    ['https://github.com/kubernetes/kubernetes/tree/v1.36.0/pkg/kubelet/volumemanager'],
  ],
  ['the path of another repository', 'k8s.io/apimachinery/pkg/util/rand', []],
  ['a path that a container sees', 'The file /test/data is there.', []],
  ['a promise of podlife', 'Source: podlife', ['']],
  ['podlife in a sentence', 'As podlife has it.', []],
  ['the same twice', 'pkg/a.go\npkg/a.go', [`${BLOB}/v1.36.0/pkg/a.go`]],
];

for (const [name, description, urls] of CITED) {
  test(`citations: ${name}`, () => expect(citationsIn(description).map(({ url }) => url)).toEqual(urls));
}

test('citations: of somebody else, who means other files, are addresses alone', () => {
  const theirs = 'See https://shop.example/a\nSource: pkg/shop/server.go (v1.36)\nSource: podlife';
  expect(citationsIn(theirs, false).map(({ url }) => url)).toEqual(['https://shop.example/a']);
  expect(withoutCitations(theirs, false)).toBe('Source: pkg/shop/server.go (v1.36)\nSource: podlife');
});

test('citations: a file of the repository is the same by its address and by its path', () => {
  const [byAddress, byPath] = citationsIn(`${BLOB}/v1.35.1/pkg/a.go#L12\npkg/a.go`);
  expect([byAddress!.page, byPath!.page]).toEqual(['pkg/a.go', 'pkg/a.go']);
});

test('citations: a page is the same with and without the slash before its section', () => {
  const pages = citationsIn('https://kubernetes.io/a/#b https://kubernetes.io/a#c').map(({ page }) => page);
  expect(pages).toEqual(['https://kubernetes.io/a', 'https://kubernetes.io/a']);
});

const PROSE: readonly (readonly [string, string, string])[] = [
  ['lines of the form are taken out', 'See https://a.io/b\nSource: pkg/a.go (v1.36)', ''],
  ['bare addresses are taken out', 'So it is.\n  https://a.io/b', 'So it is.'],
  ['a bare file with its functions is taken out', 'So it is.\n  pkg/a.go (getPhase)', 'So it is.'],
  [
    'what stands in a sentence stays',
    'As https://a.io/b says, so it is.',
    'As https://a.io/b says, so it is.',
  ],
];

for (const [name, description, prose] of PROSE) {
  test(`prose without citations: ${name}`, () => expect(withoutCitations(description)).toBe(prose));
}

const ROOT = path.join(__dirname, '..', '..');
const OWN: readonly (readonly [uri: string, folder: string, isOwn: boolean])[] = [
  ['features/pods/phases.feature', ROOT, true],
  [path.join(ROOT, 'features', 'pods', 'phases.feature'), '/', true],
  ['pods/phases.feature', path.join(ROOT, 'features'), true],
  ['mine/web.feature', ROOT, false],
  ['features/../mine/web.feature', ROOT, false],
  ['features-of-mine/web.feature', ROOT, false],
  ['features/pods/phases.feature', path.join(ROOT, 'mine'), false],
];

for (const [uri, folder, isOwn] of OWN) {
  test(`${uri}, run in ${path.relative(ROOT, folder) || 'podlife'}, is ${isOwn ? '' : 'not '}of podlife's own book`, () =>
    expect(isOwnFeature(uri, folder)).toBe(isOwn));
}
