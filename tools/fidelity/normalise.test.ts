import { describe, test } from 'node:test';
import { expect } from 'expect';
import { normalise, restartsOnly } from './normalise';

describe('normalise takes out what belongs to one cluster', () => {
  const rows: readonly (readonly [what: string, text: string, expected: string])[] = [
    [
      'the uid and the namespace of a pod in a message',
      'back-off 10s restarting failed container=a pod=p_t-oom(b101a4e4-3960-462a-8f61-141b4b2193d5)',
      'back-off 10s restarting failed container=a pod=p_NS(UID)',
    ],
    [
      'the namespace where the scheduler names it',
      'Successfully assigned t-oom/p to node1',
      'Successfully assigned NS/p to node1',
    ],
    [
      'how long a pull took and the size of the image',
      'Successfully pulled image "web:1" in 18ms (18ms including waiting). Image size: 2140807 bytes.',
      'Successfully pulled image "web:1" in TIME (TIME including waiting). Image size: N bytes.',
    ],
    [
      'the id of a container, also where the runtime names its task',
      'containerd://07dc0bdfb6d8a8bc3f32103b75dc752faebdeb9f835a0ecaf176eff5818e832c, task 07dc0bdfb6d8a8bc3f32103b75dc752faebdeb9f835a0ecaf176eff5818e832c not found',
      'containerd://ID, task ID not found',
    ],
    ['the suffix of the token volume', 'volume "kube-api-access-fx886"', 'volume "kube-api-access-XXXXX"'],
    ['but not a number that Kubernetes counts', 'back-off 2m40s restarting', 'back-off 2m40s restarting'],
    ['nor a word that only begins like the namespace', 't-oom-never', 't-oom-never'],
  ];
  for (const [what, text, expected] of rows) {
    test(what, () => expect(normalise(text, 't-oom')).toBe(expected));
  }
});

describe('restartsOnly keeps the count', () => {
  const rows: readonly (readonly [cell: string, expected: string])[] = [
    ['0', '0'],
    ['3 (24s ago)', '3'],
    ['12 (2m45s ago)', '12'],
  ];
  for (const [cell, expected] of rows)
    test(`"${cell}" is ${expected}`, () => expect(restartsOnly(cell)).toBe(expected));
});
