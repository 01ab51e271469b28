import { test } from 'node:test';
import { expect } from 'expect';
import { withoutChance } from './crowds';
import type { EventLine, RowLine, TraceLine } from './read-trace';

const event = (obj: string, message: string): EventLine => ({
  t: 1,
  src: 'event',
  type: 'ADDED',
  obj,
  etype: 'Normal',
  reason: 'R',
  message,
});
const row = (name: string, type: RowLine['type']): RowLine => ({
  t: 2,
  src: 'row',
  type,
  name,
  ready: '1/1',
  status: 'Running',
  restarts: '0',
});
const scaled = event('Deployment/d', 'Scaled up replica set d-8468f949cd from 0 to 2');

const ROWS: readonly [string, readonly TraceLine[], readonly TraceLine[]][] = [
  ['a story of bare pods stays as it is', [row('web-abcde', 'ADDED')], [row('web-abcde', 'ADDED')]],
  [
    'a ReplicaSet is called by its turn',
    [scaled],
    [{ ...scaled, message: 'Scaled up replica set d-A from 0 to 2' }],
  ],
  [
    'its pods have no name',
    [event('ReplicaSet/d-8468f949cd', 'Created pod: d-8468f949cd-xkkt5')],
    [event('ReplicaSet/d-A', 'Created pod: d-A-*')],
  ],
  [
    'of a pod is told that it comes and that it is gone',
    [
      scaled,
      row('d-8468f949cd-xkkt5', 'ADDED'),
      row('d-8468f949cd-xkkt5', 'MODIFIED'),
      row('d-8468f949cd-xkkt5', 'DELETED'),
    ],
    [
      { ...scaled, message: 'Scaled up replica set d-A from 0 to 2' },
      { t: 2, src: 'crowd', set: 'd-A', what: 'came' },
      { t: 2, src: 'crowd', set: 'd-A', what: 'is gone' },
    ],
  ],
  [
    'a ReplicaSet that a person named keeps its name',
    [event('ReplicaSet/web', 'Created pod: web-xkkt5')],
    [event('ReplicaSet/web', 'Created pod: web-*')],
  ],
];

for (const [name, lines, expected] of ROWS) {
  test(`crowds: ${name}`, () => expect(withoutChance(lines)).toEqual(expected));
}
