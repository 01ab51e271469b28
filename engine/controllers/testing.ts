import type { Deployment, Pod, ReplicaSet } from '../api/types';
import { Calendar, seconds } from '../simulation/time';

/** Objects for the tables of the controllers: only what matters is said. */

export const CALENDAR = new Calendar();

/** The time stamp of a second of the story. */
export const at = (second: number) => CALENDAR.timestamp(seconds(second));

export function aPod(name: string, more: PodSaying = {}): Pod {
  const { created = 0, readySince, node = 'node-1', phase = 'Running', restarts = 0, annotations } = more;
  const { labels, ownerReferences, deletionTimestamp, finalizers } = more;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-${name}`,
      resourceVersion: '1',
      creationTimestamp: at(created),
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(ownerReferences && { ownerReferences }),
      ...(deletionTimestamp && { deletionTimestamp }),
      ...(finalizers && { finalizers }),
    },
    spec: { nodeName: node || undefined, initContainers: more.initContainers, containers: [] },
    status: {
      phase,
      conditions: [
        {
          type: 'Ready',
          status: readySince === undefined ? 'False' : 'True',
          lastProbeTime: null,
          lastTransitionTime: at(readySince ?? 0),
        },
      ],
      containerStatuses: [{ name: 'app', restartCount: restarts }],
      initContainerStatuses: more.initContainerStatuses,
    },
  } as unknown as Pod;
}

export interface PodSaying {
  readonly created?: number;
  /** The second at which it became ready; without it, it is not. */
  readonly readySince?: number;
  /** Empty for none. */
  readonly node?: string;
  readonly phase?: string;
  readonly restarts?: number;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly object[];
  readonly deletionTimestamp?: string;
  readonly finalizers?: readonly string[];
  readonly initContainers?: readonly object[];
  readonly initContainerStatuses?: readonly object[];
}

export function aDeployment(spec: object = {}, status: object = {}, metadata: object = {}): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default', uid: 'uid-web', generation: 1, ...metadata },
    spec: {
      replicas: 3,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 10,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      template: aTemplate('web:1'),
      ...spec,
    },
    status,
  } as unknown as Deployment;
}

export function aReplicaSet(
  name: string,
  spec: object = {},
  status: object = {},
  metadata: object = {},
): ReplicaSet {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-${name}`,
      generation: 1,
      creationTimestamp: at(0),
      ...metadata,
    },
    spec: { replicas: 0, template: aTemplate('web:1'), ...spec },
    status: { replicas: 0, observedGeneration: 1, ...status },
  } as unknown as ReplicaSet;
}

export function aTemplate(image: string, labels: object = { app: 'web' }): object {
  return { metadata: { labels }, spec: { containers: [{ name: 'app', image }] } };
}
