import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from '../api/types';
import { type DrainWishes, drainVerdict, saidOf } from './drain-filters';

const PLAIN: DrainWishes = {
  force: false,
  ignoreDaemonSets: false,
  deleteEmptyDirData: false,
  skipWaitForDeleteTimeout: 0,
};
const owner = (kind: string, name = 'web') => [{ kind, name, apiVersion: 'apps/v1', controller: true }];
const pod = (metadata: object = {}, spec: object = {}, phase = 'Running') =>
  ({ metadata: { name: 'p', namespace: 'n', ...metadata }, spec, status: { phase } }) as unknown as Pod;

const replicated = { ownerReferences: owner('ReplicaSet') };
const ofDaemonSet = { ownerReferences: owner('DaemonSet') };
const orphan = { ownerReferences: owner('DaemonSet', 'gone') };
const emptyDir = { volumes: [{ name: 'data', emptyDir: {} }] };

const cases: readonly (readonly [
  sentence: string,
  pod: Pod,
  wishes: Partial<DrainWishes>,
  goes: boolean,
  says?: string,
])[] = [
  ['a pod of a ReplicaSet', pod(replicated), {}, true],
  ['a bare pod', pod(), {}, false, 'Pods that declare no controller (use --force to override)'],
  ['a bare pod, with --force', pod(), { force: true }, true, 'deleting Pods that declare no controller'],
  ['a bare pod that has finished', pod({}, {}, 'Failed'), {}, true],
  [
    'a pod of a DaemonSet',
    pod(ofDaemonSet),
    {},
    false,
    'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)',
  ],
  [
    'the same, ignored',
    pod(ofDaemonSet),
    { ignoreDaemonSets: true },
    false,
    'ignoring DaemonSet-managed Pods',
  ],
  ['the same, finished', pod(ofDaemonSet, {}, 'Succeeded'), {}, true],
  ['a pod whose DaemonSet is gone', pod(orphan), {}, false, 'daemonsets.apps "gone" not found'],
  ['the same, with --force', pod(orphan), { force: true }, true],
  ['a mirror pod', pod({ annotations: { 'kubernetes.io/config.mirror': 'x' } }), {}, false],
  [
    'local data',
    pod(replicated, emptyDir),
    {},
    false,
    'Pods with local storage (use --delete-emptydir-data to override)',
  ],
  ['local data that may go', pod(replicated, emptyDir), { deleteEmptyDirData: true }, true],
  ['local data of a finished pod', pod(replicated, emptyDir, 'Succeeded'), {}, true],
  ['long overdue, and waited for', pod({ ...replicated, deletionTimestamp: '61' }), {}, true],
  [
    'overdue for longer than one waits',
    pod({ ...replicated, deletionTimestamp: '61' }),
    { skipWaitForDeleteTimeout: 60 },
    false,
  ],
  [
    'overdue for as long as one waits',
    pod({ ...replicated, deletionTimestamp: '60' }),
    { skipWaitForDeleteTimeout: 60 },
    true,
  ],
];
for (const [sentence, subject, wishes, goes, says] of cases) {
  test(`${sentence} ${goes ? 'goes' : 'stays'}`, () => {
    const verdict = drainVerdict(
      subject,
      { ...PLAIN, ...wishes },
      { daemonSetExists: (_, name) => name === 'web', secondsOverdue: Number },
    );
    expect(verdict.goes).toBe(goes);
    expect(verdict.says && Object.values(verdict.says)[0]).toBe(says);
  });
}

test('what is said of several pods is said once', () => {
  const pods = [pod({ name: 'a' }), pod({ name: 'b' }), pod({ name: 'c' })];
  const words = ({ metadata }: Pod) => (metadata.name === 'b' ? 'other' : 'same');
  expect(saidOf(pods, words, 'cannot ')).toEqual(['cannot same: n/a, n/c', 'cannot other: n/b']);
});
