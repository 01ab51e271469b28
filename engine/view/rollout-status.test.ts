import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject } from '../api/types';
import { rolloutStatus } from './rollout-status';

type Row = readonly [name: string, kind: string, spec: object, status: object, says: string, done?: boolean];

const finish = (kind: string) => `Waiting for ${kind} "web" rollout to finish:`;
const rolling = { type: 'RollingUpdate' };
const from = (partition: number) => ({ type: 'RollingUpdate', rollingUpdate: { partition } });
const failed = [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }];
const seen = { observedGeneration: 2 };

const ROWS: readonly Row[] = [
  [
    'an unseen change',
    'Deployment',
    { replicas: 3 },
    { observedGeneration: 1 },
    'Waiting for deployment spec update to be observed...',
  ],
  [
    'two of three new',
    'Deployment',
    { replicas: 3 },
    { ...seen, replicas: 4, updatedReplicas: 2 },
    `${finish('deployment')} 2 out of 3 new replicas have been updated...`,
  ],
  [
    'an old one left',
    'Deployment',
    { replicas: 3 },
    { ...seen, replicas: 4, updatedReplicas: 3 },
    `${finish('deployment')} 1 old replicas are pending termination...`,
  ],
  [
    'one not available',
    'Deployment',
    { replicas: 3 },
    { ...seen, replicas: 3, updatedReplicas: 3, availableReplicas: 2 },
    `${finish('deployment')} 2 of 3 updated replicas are available...`,
  ],
  [
    'all available',
    'Deployment',
    { replicas: 3 },
    { ...seen, replicas: 3, updatedReplicas: 3, availableReplicas: 3 },
    'deployment "web" successfully rolled out',
    true,
  ],
  [
    'too late',
    'Deployment',
    { replicas: 3 },
    { ...seen, conditions: failed },
    'error: deployment "web" exceeded its progress deadline',
  ],
  [
    'too late once, but a newer change is unseen',
    'Deployment',
    { replicas: 3 },
    { observedGeneration: 1, conditions: failed },
    'Waiting for deployment spec update to be observed...',
  ],
  ['none wanted', 'Deployment', { replicas: 0 }, seen, 'deployment "web" successfully rolled out', true],

  [
    'one of two nodes new',
    'DaemonSet',
    { updateStrategy: rolling },
    { ...seen, desiredNumberScheduled: 2, updatedNumberScheduled: 1 },
    `${finish('daemon set')} 1 out of 2 new pods have been updated...`,
  ],
  [
    'one of two nodes available',
    'DaemonSet',
    { updateStrategy: rolling },
    { ...seen, desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 1 },
    `${finish('daemon set')} 1 of 2 updated pods are available...`,
  ],
  [
    'both available',
    'DaemonSet',
    { updateStrategy: rolling },
    { ...seen, desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2 },
    'daemon set "web" successfully rolled out',
    true,
  ],
  [
    'an unseen change',
    'DaemonSet',
    { updateStrategy: rolling },
    { observedGeneration: 1, desiredNumberScheduled: 0 },
    'Waiting for daemon set spec update to be observed...',
  ],
  [
    'OnDelete',
    'DaemonSet',
    { updateStrategy: { type: 'OnDelete' } },
    { ...seen, desiredNumberScheduled: 1 },
    'error: rollout status is only available for RollingUpdate strategy type',
  ],

  [
    'never seen',
    'StatefulSet',
    { replicas: 2, updateStrategy: from(0) },
    {},
    'Waiting for statefulset spec update to be observed...',
  ],
  [
    'one not ready',
    'StatefulSet',
    { replicas: 2, updateStrategy: from(0) },
    { ...seen, readyReplicas: 1, updatedReplicas: 2 },
    'Waiting for 1 pods to be ready...',
  ],
  [
    'one of two new',
    'StatefulSet',
    { replicas: 2, updateStrategy: from(0) },
    { ...seen, readyReplicas: 2, updatedReplicas: 1 },
    'Waiting for partitioned roll out to finish: 1 out of 2 new pods have been updated...',
  ],
  [
    'all above the partition new',
    'StatefulSet',
    { replicas: 2, updateStrategy: from(1) },
    { ...seen, readyReplicas: 2, updatedReplicas: 1 },
    'partitioned roll out complete: 1 new pods have been updated...',
    true,
  ],
  [
    'two revisions, without a partition',
    'StatefulSet',
    { replicas: 2, updateStrategy: rolling },
    { ...seen, readyReplicas: 2, updatedReplicas: 1, updateRevision: 'b', currentRevision: 'a' },
    'waiting for statefulset rolling update to complete 1 pods at revision b...',
  ],
  [
    'one revision, without a partition',
    'StatefulSet',
    { replicas: 2, updateStrategy: rolling },
    { ...seen, readyReplicas: 2, currentReplicas: 2, updateRevision: 'b', currentRevision: 'b' },
    'statefulset rolling update complete 2 pods at revision b...',
    true,
  ],
  [
    'OnDelete',
    'StatefulSet',
    { replicas: 2, updateStrategy: { type: 'OnDelete' } },
    seen,
    'error: rollout status is only available for RollingUpdate strategy type',
  ],
];

for (const [name, kind, spec, status, says, done = false] of ROWS) {
  test(`${kind}, ${name}: ${says}`, () => {
    const metadata = { name: 'web', generation: 2 };
    const answer = rolloutStatus({ kind, metadata, spec, status } as unknown as KubeObject)!;
    const found =
      answer.line === undefined
        ? { says: `error: ${answer.error}`, done: false }
        : { says: answer.line, done: answer.done };
    expect(found).toEqual({ says, done });
  });
}

test('a ReplicaSet has no rollout', () => {
  expect(rolloutStatus({ kind: 'ReplicaSet' } as KubeObject)).toBeUndefined();
});
