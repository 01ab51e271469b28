import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod, PodSpec } from '../api/types';
import { hasStorageLimits, localStorageExcess } from './local-storage';

const Mi = 1024 * 1024;

const limited = (name: string, limit?: string) => ({
  name,
  resources: limit === undefined ? {} : { limits: { 'ephemeral-storage': limit } },
});
const cache = (sizeLimit?: string, medium?: string) => ({
  name: 'cache',
  emptyDir: { ...(sizeLimit && { sizeLimit }), ...(medium && { medium }) },
});

function excess(
  spec: object,
  containers: Readonly<Record<string, number>>,
  volumes: Readonly<Record<string, number>> = {},
): string | undefined {
  return localStorageExcess({ spec: { containers: [], ...spec } } as unknown as Pod, {
    containers: new Map(Object.entries(containers)),
    volumes: new Map(Object.entries(volumes)),
  })?.message;
}

const OF_POD = (limit: string) =>
  `Pod ephemeral local storage usage exceeds the total limit of containers ${limit}. `;

const ROWS: readonly [string, Parameters<typeof excess>, string | undefined][] = [
  ['nothing was limited', [{ containers: [limited('a')] }, { a: 1e12 }], undefined],
  ['as much as the limit', [{ containers: [limited('a', '5Mi')] }, { a: 5 * Mi }], undefined],
  ['a byte more than the limit', [{ containers: [limited('a', '5Mi')] }, { a: 5 * Mi + 1 }], OF_POD('5Mi')],
  [
    'the limit of one container holds for all containers of the pod together',
    [{ containers: [limited('a', '5Mi'), limited('b')] }, { b: 6 * Mi }],
    OF_POD('5Mi'),
  ],
  [
    'limits add up',
    [{ containers: [limited('a', '5Mi'), limited('b', '5Mi')] }, { a: 5 * Mi, b: 5 * Mi + 1 }],
    OF_POD('10Mi'),
  ],
  [
    'one container over its own limit, though not the pod',
    [{ containers: [limited('a', '5Mi'), limited('b', '5Mi')] }, { a: 7 * Mi }],
    'Container a exceeded its local ephemeral storage limit "5Mi". ',
  ],
  [
    'an init container that may write more counts as the pod',
    [{ containers: [limited('a', '5Mi')], initContainers: [limited('i', '20Mi')] }, { i: 15 * Mi }],
    undefined,
  ],
  [
    'a container has its own limit whatever an init container may',
    [{ containers: [limited('a', '5Mi')], initContainers: [limited('i', '20Mi')] }, { a: 6 * Mi }],
    'Container a exceeded its local ephemeral storage limit "5Mi". ',
  ],
  ['an emptyDir at its limit', [{ volumes: [cache('10Mi')] }, {}, { cache: 10 * Mi }], undefined],
  [
    'an emptyDir over its limit',
    [{ volumes: [cache('10Mi')] }, {}, { cache: 10 * Mi + 1 }],
    'Usage of EmptyDir volume "cache" exceeds the limit "10Mi". ',
  ],
  [
    'one in memory over its limit',
    [{ volumes: [cache('10Mi', 'Memory')] }, {}, { cache: 11 * Mi }],
    'Usage of EmptyDir volume "cache" exceeds the limit "10Mi". ',
  ],
  ['an emptyDir with a limit of 0 has none', [{ volumes: [cache('0')] }, {}, { cache: 1 }], undefined],
  ['one that was not measured yet', [{ volumes: [cache('10Mi')] }, {}], undefined],
  [
    'an emptyDir counts to the pod',
    [{ volumes: [cache()], containers: [limited('a', '5Mi')] }, { a: 3 * Mi }, { cache: 3 * Mi }],
    OF_POD('5Mi'),
  ],
  [
    'one in memory does not',
    [
      { volumes: [cache(undefined, 'Memory')], containers: [limited('a', '5Mi')] },
      { a: 3 * Mi },
      { cache: 3 * Mi },
    ],
    undefined,
  ],
  [
    'a directory of the node does not',
    [
      { volumes: [{ name: 'host', hostPath: { path: '/data' } }], containers: [limited('a', '5Mi')] },
      {},
      { host: 9 * Mi },
    ],
    undefined,
  ],
  [
    'the emptyDir is told of first',
    [{ volumes: [cache('1Mi')], containers: [limited('a', '1Mi')] }, { a: 2 * Mi }, { cache: 2 * Mi }],
    'Usage of EmptyDir volume "cache" exceeds the limit "1Mi". ',
  ],
  [
    'quantities are said as the API says them',
    [{ containers: [limited('a', '1024Ki')] }, { a: 2 * Mi }],
    OF_POD('1Mi'),
  ],
];

for (const [name, given, expected] of ROWS) {
  test(`local storage: ${name}`, () => expect(excess(...given)).toBe(expected));
}

const LIMITS: readonly [string, object, boolean][] = [
  ['nothing', {}, false],
  ['an emptyDir without a limit', { volumes: [cache()] }, false],
  ['an emptyDir with a limit', { volumes: [cache('1Mi')] }, true],
  ['a limit of memory', { containers: [{ name: 'a', resources: { limits: { memory: '1Mi' } } }] }, false],
  ['a limit of a container', { containers: [limited('a', '1Mi')] }, true],
  ['a limit of an init container', { initContainers: [limited('a', '1Mi')] }, true],
];

for (const [name, spec, expected] of LIMITS) {
  test(`local storage: a pod with ${name} is ${expected ? '' : 'not '}looked at`, () => {
    expect(hasStorageLimits({ containers: [], ...spec } as unknown as PodSpec)).toBe(expected);
  });
}
