import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { PodSpec } from '../api/types';
import { NodeList } from './node-list';
import { PodInfo } from './pod-info';
import { imageLocality, imageScores, normalizedImageName, scaledImageScore } from './score-images';
import { aContainer, aNode, aPod } from './testing';

const MI = 1024 * 1024;

const images: readonly (readonly [size: number, containers: number, score: number])[] = [
  [0, 1, 0],
  [23 * MI, 1, 0],
  [32 * MI, 1, 0],
  [33 * MI, 1, 1],
  [1_000 * MI - 1, 1, 99],
  [1_000 * MI, 1, 100],
  [5_000 * MI, 1, 100],
  [1_000 * MI, 2, 49],
];
for (const [size, containers, score] of images) {
  test(`${size / MI} MiB of images for ${containers} containers score ${score}`, () =>
    expect(imageLocality(size, containers)).toBe(score));
}

test('an image without a tag is the latest, a port is no tag', () => {
  expect(['nginx', 'nginx:1', 'host:5000/nginx', 'nginx@sha256:1'].map(normalizedImageName)).toEqual([
    'nginx:latest',
    'nginx:1',
    'host:5000/nginx:latest',
    'nginx@sha256:1',
  ]);
});

test('of an image that one of three nodes has, a third counts, cut to a whole byte', () =>
  expect(scaledImageScore({ size: 100, nodes: new Set(['a']) }, 3)).toBe(33));

/** Nodes a, b and c; b lists what is given, and c the large one as well. */
function nodesWith(names: readonly string[], size = 3_000 * MI): NodeList {
  const list = new NodeList();
  list.put(aNode('a'));
  for (const name of ['b', 'c']) {
    const node = aNode(name);
    const listed = name === 'b' ? names : names.filter((one) => one.startsWith('large'));
    list.put({ ...node, status: { ...node.status, images: [{ names: listed, sizeBytes: size }] } });
  }
  return list;
}

const scoresOf = (spec: Partial<PodSpec>, list: NodeList, countsInit = true) =>
  imageScores(new PodInfo(aPod(spec)), list.inOrder, list, countsInit);
const uses = (image: string) => aContainer(undefined, { image });

describe('ImageLocality, on three nodes', () => {
  const list = nodesWith(['app:1', 'large:1', 'data:1']);
  const rows: readonly (readonly [
    what: string,
    spec: Partial<PodSpec>,
    scores: readonly number[] | undefined,
  ])[] = [
    ['no node has it', { containers: [uses('other:1')] }, undefined],
    ['one has it, of 3000 Mi', { containers: [uses('app:1')] }, [0, 100, 0]],
    ['two have it', { containers: [uses('large:1')] }, [0, 100, 100]],
    ['one of two containers is found', { containers: [uses('app:1'), uses('other:1')] }, [0, 49, 0]],
    ['twice the same image counts twice', { containers: [uses('app:1'), uses('app:1')] }, [0, 100, 0]],
    [
      'an init container counts as a container',
      { initContainers: [uses('other:1')], containers: [uses('app:1')] },
      [0, 49, 0],
    ],
    [
      'its image is looked for as well',
      { initContainers: [uses('app:1')], containers: [uses('other:1')] },
      [0, 49, 0],
    ],
    [
      'so is that of a volume, which is no container',
      { containers: [uses('other:1')], volumes: [{ name: 'v', image: { reference: 'data:1' } }] },
      [0, 100, 0],
    ],
  ];
  for (const [what, spec, scores] of rows)
    test(what, () => {
      const found = scoresOf(spec, list);
      expect(found && [...found]).toEqual(scores);
    });

  test('before 1.30 init containers do not count, neither as containers nor for their images', () => {
    const spec = { initContainers: [uses('large:1')], containers: [uses('app:1')] };
    expect([...scoresOf(spec, list, false)!]).toEqual([0, 100, 0]);
    expect(scoresOf({ initContainers: [uses('app:1')], containers: [uses('other:1')] }, list, false)).toBe(
      undefined,
    );
  });
});

test('what a node lists no more, and a node that is gone, count no more', () => {
  const list = nodesWith(['app:1', 'large:1']);
  list.put({ ...aNode('b') });
  expect([list.image('app:1'), list.image('large:1')?.nodes.size]).toEqual([undefined, 1]);
  list.remove('c');
  expect(list.image('large:1')).toBe(undefined);
});

test('an image of which a node says neither names nor size does no harm', () => {
  const list = new NodeList();
  for (const images of [[{ sizeBytes: 1 }], [{ names: ['app:1'] }], []]) {
    const node = aNode('a');
    list.put({ ...node, status: { ...node.status, images } });
    expect(list.image('app:1')?.size).toBe(images.some((image) => 'names' in image) ? 0 : undefined);
  }
});
