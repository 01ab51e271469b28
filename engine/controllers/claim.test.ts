import { test } from 'node:test';
import { expect } from 'expect';
import { matches } from '../api/selectors';
import { type Claim, claimOf } from './claim';
import { aPod, aReplicaSet, at, type PodSaying } from './testing';

const SELECTOR = [{ key: 'app', operator: 'In', values: ['web'] }] as const;
const reference = (uid: string, controller = true) => ({ kind: 'ReplicaSet', name: 'web', uid, controller });
const match = { labels: { app: 'web' } };
const going = { deletionTimestamp: at(1) };
const mine = { ownerReferences: [reference('uid-web')] };

const ROWS: readonly [string, PodSaying, object, Claim][] = [
  ['its own that matches stays', { ...match, ...mine }, {}, 'keep'],
  ['its own that no longer matches is let go', { ...mine }, {}, 'release'],
  ['its own on its way out stays', { ...match, ...mine, ...going }, {}, 'keep'],
  ['what matches and has no controller is adopted', match, {}, 'adopt'],
  [
    'an owner that is no controller is no hindrance',
    { ...match, ownerReferences: [reference('x', false)] },
    {},
    'adopt',
  ],
  ["another's is left alone", { ...match, ownerReferences: [reference('uid-other')] }, {}, 'ignore'],
  [
    'one of the same name of another life too',
    { ...match, ownerReferences: [reference('uid-web-before')] },
    {},
    'ignore',
  ],
  ['what does not match is left alone', { labels: { app: 'db' } }, {}, 'ignore'],
  ['what is on its way out is not adopted', { ...match, ...going }, {}, 'ignore'],
  ['an owner on its way out does not adopt', match, going, 'ignore'],
  ['nor let go', mine, going, 'ignore'],
  ['but keeps what it has', { ...match, ...mine }, going, 'keep'],
];

for (const [name, pod, metadata, expected] of ROWS) {
  test(`claim: ${name}`, () => {
    const object = aPod('p', pod);
    const isMatch = matches(SELECTOR, object.metadata.labels);
    expect(claimOf(isMatch, object, aReplicaSet('web', {}, {}, metadata))).toBe(expected);
  });
}
