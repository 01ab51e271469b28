import { describe, test } from 'node:test';
import { expect } from 'expect';
import { KINDS } from '../api/kinds';
import type { KubeObject, Pod } from '../api/types';
import { namespaceConditions } from './namespace-conditions';
import { leftOf, longestGrace } from './namespace-content';
import { aPod, at } from './testing';

const NOTHING = { remaining: [], finalizers: new Map(), errors: [] } as const;
const found = (more: object) => ({ ...NOTHING, ...more });
const shown = (conditions: ReturnType<typeof namespaceConditions>) =>
  conditions
    .filter(({ status }) => status === 'True')
    .map(({ type, reason, message }) => [type, reason, message]);

describe('The conditions of a namespace on its way out', () => {
  for (const [name, what, texts] of [
    ['all is well: five conditions that are False', NOTHING, []],
    [
      'what remains, by name; the core group has none',
      found({
        remaining: [
          ['secrets.', 2],
          ['jobs.batch', 1],
        ],
      }),
      [
        [
          'NamespaceContentRemaining',
          'SomeResourcesRemain',
          'Some resources are remaining: jobs.batch has 1 resource instances, secrets. has 2 resource instances',
        ],
      ],
    ],
    [
      'whose finalizers hold it',
      found({
        finalizers: new Map([
          ['b.example/x', 1],
          ['a.example/x', 2],
        ]),
      }),
      [
        [
          'NamespaceFinalizersRemaining',
          'SomeFinalizersRemain',
          'Some content in the namespace has finalizers remaining: a.example/x in 2 resource instances, b.example/x in 1 resource instances',
        ],
      ],
    ],
    [
      'what went wrong',
      found({ errors: ['b', 'a'] }),
      [
        [
          'NamespaceDeletionContentFailure',
          'ContentDeletionFailed',
          'Failed to delete all resource types, 2 remaining: a, b',
        ],
      ],
    ],
    [
      'while pods are left nothing is said of what remains',
      { remaining: undefined, finalizers: new Map([['x', 1]]), errors: [] },
      [],
    ],
  ] as const)
    test(name, () => expect(shown(namespaceConditions([], what as never, at(5)))).toEqual(texts));

  test('the same again is the same list', () => {
    const before = namespaceConditions([], NOTHING, at(5));
    expect(before).toHaveLength(5);
    expect(namespaceConditions(before, NOTHING, at(10))).toBe(before);
  });

  test('the time changes only with the status', () => {
    const one = namespaceConditions([], found({ remaining: [['secrets.', 2]] }), at(5));
    const two = namespaceConditions(one, found({ remaining: [['secrets.', 1]] }), at(10));
    const three = namespaceConditions(two, NOTHING, at(15));
    const times = [one, two, three].map((list) => list[3]!.lastTransitionTime);
    expect(times).toEqual([at(5), at(5), at(15)]);
  });
});

describe('What is left of a kind', () => {
  const info = (kind: string) => KINDS.find((one) => one.kind === kind)!;
  const held = (...finalizers: string[]) => ({ metadata: { finalizers } }) as unknown as KubeObject;
  for (const [name, kind, left, grace, since, expected] of [
    ['nothing: nothing to wait for', 'Secret', [], 0, 5, { count: 0, estimate: 0 }],
    ['pods within their grace period are waited for', 'Pod', [held()], 30, 29, { count: 1, estimate: 30 }],
    [
      'pods beyond it should be gone',
      'Pod',
      [held()],
      30,
      30,
      {
        count: 1,
        estimate: 0,
        error: 'unexpected items still remain in namespace: shop for gvr: /v1, Resource=pods',
      },
    ],
    [
      'what has finalizers is given 15s',
      'Secret',
      [held('x'), held('x', 'y')],
      0,
      5,
      { count: 2, estimate: 15 },
    ],
    [
      'what has none should be gone',
      'Job',
      [held()],
      0,
      5,
      {
        count: 1,
        error: 'unexpected items still remain in namespace: shop for gvr: batch/v1, Resource=jobs',
      },
    ],
  ] as const)
    test(name, () => expect(leftOf(info(kind), 'shop', left, grace, since)).toMatchObject(expected));

  test('finished pods have no grace period', () => {
    const grace = (name: string, seconds: number, phase: string) =>
      ({ ...aPod(name, { phase }), spec: { terminationGracePeriodSeconds: seconds } }) as unknown as Pod;
    expect(longestGrace([grace('a', 10, 'Running'), grace('b', 60, 'Failed')])).toBe(10);
    expect(longestGrace([])).toBe(0);
  });
});
