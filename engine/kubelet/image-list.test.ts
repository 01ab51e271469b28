import { describe, test } from 'node:test';
import { expect } from 'expect';
import { parseImage } from '../process/images';
import { imageList, sameImages } from './image-list';

const SIZES = new Map([
  ['docker.io/library/small:1', 2],
  ['docker.io/library/medium:1', 30],
  ['docker.io/library/large:1', 400],
]);
const sizeOf = (image: string) => SIZES.get(image) ?? 7;
const DIGEST = `sha256:${'a'.repeat(64)}`;
const idOf = (image: string) => parseImage(image).id;

describe('the images of a node, as its status lists them', () => {
  const rows: readonly (readonly [what: string, kept: readonly string[], most: number, names: string[][]])[] =
    [
      ['none', [], 50, []],
      [
        'the largest first',
        ['docker.io/library/small:1', 'docker.io/library/large:1', 'docker.io/library/medium:1'],
        50,
        ['large', 'medium', 'small'].map((name) => [
          idOf(`docker.io/library/${name}:1`),
          `docker.io/library/${name}:1`,
        ]),
      ],
      [
        'no more than may be',
        ['docker.io/library/small:1', 'docker.io/library/large:1'],
        1,
        [[idOf('docker.io/library/large:1'), 'docker.io/library/large:1']],
      ],
      ['none may be', ['docker.io/library/small:1'], 0, []],
      [
        'without a limit',
        ['docker.io/library/small:1', 'docker.io/library/large:1'],
        -1,
        [
          [idOf('docker.io/library/large:1'), 'docker.io/library/large:1'],
          [idOf('docker.io/library/small:1'), 'docker.io/library/small:1'],
        ],
      ],
      [
        'one that was pulled by its digest has no tag',
        [`r.example/a@${DIGEST}`],
        50,
        [[`r.example/a@${DIGEST}`]],
      ],
      [
        'one that is known by tag and by digest is one',
        [idOf('r.example/a:1'), 'r.example/a:1'],
        50,
        [[idOf('r.example/a:1'), 'r.example/a:1']],
      ],
    ];
  for (const [what, kept, most, names] of rows)
    test(what, () => expect(imageList(kept, most, sizeOf).map((image) => image.names)).toEqual(names));

  test('of two that are as large the later digest comes first', () => {
    const list = imageList(['r.example/a:1', 'r.example/b:1', 'r.example/c:1'], 50, sizeOf);
    const ids = list.map(({ names }) => names[0]!);
    expect(ids).toEqual([...ids].sort().reverse());
  });

  test('whatever the order in which they came', () => {
    const kept = [...SIZES.keys(), 'r.example/a:1'];
    expect(imageList([...kept].reverse(), 50, sizeOf)).toEqual(imageList(kept, 50, sizeOf));
  });
});

describe('two lists say the same', () => {
  const image = (name: string, sizeBytes = 1) => ({ names: [name], sizeBytes });
  const rows: readonly (readonly [
    what: string,
    a: Parameters<typeof sameImages>[0],
    b: Parameters<typeof sameImages>[0],
    same: boolean,
  ])[] = [
    ['both are empty', [], [], true],
    ['one is empty', [image('a')], [], false],
    ['the same image', [image('a')], [image('a')], true],
    ['another image', [image('a')], [image('b')], false],
    ['another size', [image('a')], [image('a', 2)], false],
    ['another name as well', [image('a')], [{ names: ['a', 'b'], sizeBytes: 1 }], false],
    ['another order', [image('a'), image('b')], [image('b'), image('a')], false],
  ];
  for (const [what, a, b, same] of rows) test(what, () => expect(sameImages(a, b)).toBe(same));
});
