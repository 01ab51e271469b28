import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { Node, Pod } from '../api/types';
import { isOutOfService, tooManyFinished } from './pod-garbage';
import { aPod } from './testing';

const done = (name: string, created: number) => aPod(name, { created, phase: 'Succeeded' });
const failed = (name: string, created: number) => aPod(name, { created, phase: 'Failed' });
const evicted = (name: string, created: number): Pod => {
  const pod = failed(name, created);
  return { ...pod, status: { ...pod.status, reason: 'Evicted' } };
};
const running = (name: string, created: number) => aPod(name, { created });

describe('Of too many finished pods the oldest go', () => {
  const rows: readonly (readonly [
    what: string,
    pods: readonly Pod[],
    most: number,
    go: readonly string[],
  ])[] = [
    ['as many as may stay', [done('a', 1), done('b', 2)], 2, []],
    ['one more', [done('a', 1), done('b', 2), done('c', 3)], 2, ['a']],
    ['in whatever order they are listed', [done('c', 3), done('a', 1), done('b', 2)], 1, ['a', 'b']],
    ['failed ones count as well', [failed('a', 1), done('b', 2)], 1, ['a']],
    ['pods that run do not count', [running('a', 1), running('b', 1), done('c', 2)], 1, []],
    ['an evicted one goes before older ones', [done('a', 1), evicted('b', 9)], 1, ['b']],
    ['of two evicted ones the older', [evicted('b', 9), evicted('a', 8), done('c', 1)], 2, ['a']],
    ['of one age by name', [done('b', 1), done('a', 1)], 1, ['a']],
    ['there is none', [], 1, []],
  ];
  for (const [what, pods, most, go] of rows) {
    test(`${what}: ${go.length === 0 ? 'none' : go.join(', ')}`, () =>
      expect(tooManyFinished(pods, most).map(({ metadata }) => metadata.name)).toEqual(go));
  }

  test('the threshold of a cluster is 12500', () => {
    const pods = Array.from({ length: 12_501 }, (_, number) => done(`p${number}`, number));
    expect(tooManyFinished(pods, 12_500).map(({ metadata }) => metadata.name)).toEqual(['p0']);
  });
});

describe('A node is out of service when it has the taint and is not ready', () => {
  const KEY = 'node.kubernetes.io/out-of-service';
  const rows: readonly (readonly [ready: string, taints: readonly string[], expected: boolean])[] = [
    ['Unknown', [KEY], true],
    ['False', ['dedicated', KEY], true],
    ['True', [KEY], false],
    ['Unknown', ['node.kubernetes.io/unreachable'], false],
    ['False', [], false],
  ];
  for (const [status, keys, expected] of rows) {
    test(`Ready ${status}, tainted ${keys.join(', ') || 'by nobody'}: ${expected}`, () => {
      const taints = keys.map((key) => ({ key, effect: 'NoExecute' }));
      const node = {
        spec: { taints },
        status: { conditions: [{ type: 'Ready', status }] },
      } as unknown as Node;
      expect(isOutOfService(node)).toBe(expected);
    });
  }
});
