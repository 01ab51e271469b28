import type { Job, Pod } from '../api/types';
import { COMPLETION_INDEX, INDEX_FAILURES, TRACKING_FINALIZER } from './job-pods';
import { aPod, at } from './testing';

/** Jobs and their pods for tables: only what matters is said. */

export function aJob(spec: object = {}, status: object = {}): Job {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'pi', namespace: 'default', uid: 'uid-pi', generation: 1, creationTimestamp: at(0) },
    spec: {
      parallelism: 1,
      completions: 1,
      backoffLimit: 6,
      completionMode: 'NonIndexed',
      podReplacementPolicy: 'TerminatingOrFailed',
      template: { spec: { restartPolicy: 'Never', containers: [] } },
      ...spec,
    },
    status: { startTime: at(0), ...status },
  } as unknown as Job;
}

export interface JobPodSaying {
  readonly phase?: string;
  readonly index?: number;
  /** What its annotation says of those before it. */
  readonly failures?: number;
  readonly exitCode?: number;
  /** The second at which its container ended. */
  readonly endedAt?: number;
  readonly isTracked?: boolean;
  readonly isDeleted?: boolean;
  readonly restarts?: number;
  readonly created?: number;
  readonly readySince?: number;
  readonly condition?: string;
}

/** A pod of a Job that still holds the finalizer. */
export function aJobPod(name: string, saying: JobPodSaying = {}): Pod {
  const { phase = 'Running', index, failures, exitCode, endedAt = 0, condition } = saying;
  const { restarts = 0, created, readySince } = saying;
  const pod = aPod(name, {
    phase,
    restarts,
    ...(created !== undefined && { created }),
    ...(readySince !== undefined && { readySince }),
    ...(saying.isTracked !== false && { finalizers: [TRACKING_FINALIZER] }),
    ...(saying.isDeleted && { deletionTimestamp: at(endedAt) }),
    annotations: {
      ...(index !== undefined && { [COMPLETION_INDEX]: String(index) }),
      ...(failures !== undefined && { [INDEX_FAILURES]: String(failures) }),
    },
  });
  const ended = exitCode === undefined ? {} : { terminated: { exitCode, finishedAt: at(endedAt) } };
  const conditions = condition === undefined ? [] : [{ type: condition, status: 'True' }];
  return {
    ...pod,
    status: {
      ...pod.status,
      conditions: [...(pod.status.conditions ?? []), ...conditions],
      containerStatuses: [{ name: 'app', restartCount: restarts, state: ended }],
    },
  } as unknown as Pod;
}
