import { describe, test } from 'node:test';
import { expect } from 'expect';
import { ApiError } from '../api/errors';
import type { KubeObject, ResourceQuota } from '../api/types';
import { Calendar } from '../simulation/time';
import type { AdmittedObject } from './context';
import { quotaCharges } from './resource-quota';

const CLOCK = { now: 0, calendar: new Calendar() };

function aQuota(name: string, hard: object, used: object | undefined, spec: object = {}): ResourceQuota {
  const status = used && { hard, used };
  return {
    kind: 'ResourceQuota',
    metadata: { name },
    spec: { hard, ...spec },
    status,
  } as unknown as ResourceQuota;
}

function outcome(quotas: readonly ResourceQuota[], object: object, before?: object): unknown {
  const store = {
    get: () => undefined,
    list: <T extends KubeObject>() => quotas as unknown as readonly T[],
  };
  try {
    return quotaCharges(object as AdmittedObject, store, CLOCK, before as AdmittedObject | undefined).map(
      ({ quota, used }) => [quota.metadata.name, used],
    );
  } catch (error) {
    if (error instanceof ApiError) return error.message;
    throw error;
  }
}

const secret = { kind: 'Secret', metadata: { name: 'c' } };
const claim = (storage: string) => ({
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: { resources: { requests: { storage } } },
});

describe('What quotas say to an object', () => {
  for (const [name, quotas, object, said] of [
    ['without a quota anything goes', [], secret, []],
    [
      'the last one is charged',
      [aQuota('q', { secrets: '2' }, { secrets: '1' })],
      secret,
      [['q', { secrets: '2' }]],
    ],
    [
      'one more is refused',
      [aQuota('q', { secrets: '2' }, { secrets: '2' })],
      secret,
      'secrets "c" is forbidden: exceeded quota: q, requested: secrets=1, used: secrets=2, limited: secrets=2',
    ],
    ['a quota of other things is not charged', [aQuota('q', { pods: '0' }, { pods: '0' })], secret, []],
    ['one that was never counted limits nothing', [aQuota('q', { secrets: '0' }, undefined)], secret, []],
    [
      'one that was counted in part does not know',
      [aQuota('q', { secrets: '1' }, {})],
      secret,
      'secrets "c" is forbidden: status unknown for quota: q, resources: secrets',
    ],
    [
      'two quotas are both charged',
      [
        aQuota('a', { secrets: '1' }, { secrets: '0' }),
        aQuota('b', { 'count/secrets': '9' }, { 'count/secrets': '3' }),
      ],
      secret,
      [
        ['a', { secrets: '1' }],
        ['b', { 'count/secrets': '4' }],
      ],
    ],
    [
      'one that refuses is enough',
      [
        aQuota('a', { secrets: '1' }, { secrets: '0' }),
        aQuota('b', { 'count/secrets': '3' }, { 'count/secrets': '3' }),
      ],
      secret,
      'secrets "c" is forbidden: exceeded quota: b, requested: count/secrets=1, used: count/secrets=3, limited: count/secrets=3',
    ],
    [
      'a quota with a scope counts no Secret',
      [aQuota('q', { secrets: '0' }, { secrets: '0' }, { scopes: ['BestEffort'] })],
      secret,
      [],
    ],
    [
      'an Event is never counted',
      [aQuota('q', { 'count/events': '0' }, { 'count/events': '0' })],
      { kind: 'Event', metadata: {} },
      [],
    ],
  ] as const)
    test(name, () => expect(outcome(quotas, object)).toEqual(said));
});

describe('What quotas say to a change', () => {
  const quota = aQuota('q', { 'requests.storage': '3Gi' }, { 'requests.storage': '2Gi' });
  for (const [name, before, after, said] of [
    ['only what is more is charged', '2Gi', '3Gi', [['q', { 'requests.storage': '3Gi' }]]],
    ['no change is no charge', '2Gi', '2Gi', []],
    ['less is given back by the controller alone', '2Gi', '1Gi', []],
    [
      'too much more is refused',
      '2Gi',
      '4Gi',
      'persistentvolumeclaims "data" is forbidden: exceeded quota: q, requested: requests.storage=2Gi, used: requests.storage=2Gi, limited: requests.storage=3Gi',
    ],
  ] as const)
    test(name, () => expect(outcome([quota], claim(after), claim(before))).toEqual(said));
});
