import { test } from 'node:test';
import { expect } from 'expect';
import { minutes, seconds } from '../simulation/time';
import { detachableFrom, multiAttachError, type OtherPod } from './attach-steps';

const holder = (inUse: boolean, isReady: boolean, isOutOfService = false) => ({
  inUse,
  isReady,
  isOutOfService,
});
const since = seconds(100);

for (const [name, given, answer] of [
  ['a node that has let go loses it at once', holder(false, true), since],
  ['so does one that had let go before it died', holder(false, false), since],
  ['a healthy node that uses it keeps it', holder(true, true), undefined],
  ['a dead node that uses it loses it after six minutes', holder(true, false), since + minutes(6)],
  ['a dead node that a person calls out of service loses it at once', holder(true, false, true), since],
  ['the taint is believed of a node that is Ready, too', holder(true, true, true), since],
] as const) {
  test(name, () => {
    expect(detachableFrom(given, since)).toBe(answer);
  });
}

const pod = (namespace: string, name: string): OtherPod => ({ namespace, name });
const EXCLUSIVE = "Volume is already exclusively attached to one node and can't be attached to another";

for (const [name, others, text] of [
  ['nobody uses it any more', [], EXCLUSIVE],
  ['a pod of the same namespace', [pod('shop', 'a')], 'Volume is already used by pod(s) a'],
  ['two of them', [pod('shop', 'a'), pod('shop', 'b')], 'Volume is already used by pod(s) a, b'],
  ['one of another', [pod('x', 'a')], 'Volume is already used by 1 pod(s) in different namespaces'],
  [
    'one of each',
    [pod('x', 'c'), pod('shop', 'a')],
    'Volume is already used by pod(s) a and 1 pod(s) in different namespaces',
  ],
] as const) {
  test(`a Multi-Attach error names: ${name}`, () => {
    expect(multiAttachError('pvc-1', 'shop', others)).toBe(`Multi-Attach error for volume "pvc-1" ${text}`);
  });
}
