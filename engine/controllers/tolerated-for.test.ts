import { test } from 'node:test';
import { expect } from 'expect';
import type { Toleration } from '../api/types';
import { seconds } from '../simulation/time';
import { noExecuteTaints, toleratedFor } from './tolerated-for';

const taint = (key: string) => ({ key, effect: 'NoExecute' });
const forSeconds = (key: string, tolerationSeconds?: number): Toleration => ({
  key,
  operator: 'Exists',
  effect: 'NoExecute',
  ...(tolerationSeconds !== undefined && { tolerationSeconds }),
});

const cases: readonly (readonly [
  sentence: string,
  taints: readonly string[],
  tolerations: readonly Toleration[],
  time: number | 'for ever',
])[] = [
  ['no taint', [], [], 'for ever'],
  ['a taint and no toleration', ['x'], [], 0],
  ['a toleration of another taint', ['x'], [forSeconds('y')], 0],
  ['a toleration without end', ['x'], [forSeconds('x')], 'for ever'],
  ['a toleration of 300 seconds', ['x'], [forSeconds('x', 300)], 300],
  ['a toleration of 0 seconds', ['x'], [forSeconds('x', 0)], 0],
  ['a toleration of -1 seconds', ['x'], [forSeconds('x', -1)], 0],
  ['two taints, of which one is not tolerated', ['x', 'y'], [forSeconds('x', 300)], 0],
  [
    'two taints, tolerated for 300 and 20 seconds',
    ['x', 'y'],
    [forSeconds('x', 300), forSeconds('y', 20)],
    20,
  ],
  ['two taints, one tolerated for ever', ['x', 'y'], [forSeconds('x'), forSeconds('y', 20)], 20],
  ['one taint, tolerated twice: the first counts', ['x'], [forSeconds('x', 300), forSeconds('x', 20)], 300],
  ['a short toleration that is not needed', ['x'], [forSeconds('y', 20), forSeconds('x', 300)], 300],
];
for (const [sentence, taints, tolerations, time] of cases) {
  test(`${sentence}: ${time}`, () => {
    const wanted = time === 'for ever' ? undefined : seconds(time);
    expect(toleratedFor(taints.map(taint), tolerations)).toBe(wanted);
  });
}

test('only NoExecute taints end what runs', () => {
  expect(noExecuteTaints([{ key: 'x', effect: 'NoSchedule' }, taint('y')])).toEqual([taint('y')]);
  expect(noExecuteTaints(undefined)).toEqual([]);
});
