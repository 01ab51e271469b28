import type {
  Deployment,
  EventObject,
  KubeObject,
  LimitRange,
  Namespace,
  Node,
  Pod,
  ReplicaSet,
  ResourceQuota,
} from '../../api/types';
import type { Moment } from '../cells';
import { inListOrder } from '../list-order';
import { describeRole, describeRoleBinding } from './access';
import { describeAutoscaler } from './autoscaler';
import { describeBudget } from './budget';
import { describePriorityClass, describeStorageClass } from './classes';
import { describeConfigMap, describeSecret, describeServiceAccount } from './configuration';
import type { Description } from './description';
import { describeAttributesClass, describeCsiNode } from './drivers';
import { describeGeneric } from './generic';
import { describeCronJob, describeJob } from './jobs';
import { describeNamespace } from './namespace';
import { NETWORKING } from './networking';
import { describeNode } from './node';
import { describePod } from './pod';
import { describeLimitRange, describeQuota } from './quota';
import { describeService, type EndpointSlice } from './service';
import { describeClaim, describePersistentVolume } from './storage';
import { describeDaemonSet, describeDeployment, describeReplicaSet, describeStatefulSet } from './workloads';

/** What a description looks at beside the object itself. */
export interface Surroundings {
  list(kind: string): readonly KubeObject[];
}

/**
 * What `kubectl describe` prints of one object; undefined for a kind that kubectl has words for and podlife has not.
 * @param showEvents false is `--show-events=false`
 */
export function described(
  object: KubeObject,
  moment: Moment,
  around: Surroundings,
  showEvents = true,
): string | undefined {
  const describe =
    NETWORKING[object.kind] ??
    DESCRIBERS[object.kind] ??
    (NOT_YET.has(object.kind) ? undefined : describeGeneric);
  const events = showEvents ? eventsAbout(object, around) : undefined;
  return describe?.(object as never, moment, events, around).toString();
}

type Describer = (
  object: never,
  moment: Moment,
  events: readonly EventObject[] | undefined,
  around: Surroundings,
) => Description;

const DESCRIBERS: Readonly<Record<string, Describer>> = {
  Pod: describePod,
  Node: (node: Node, moment, events, around) =>
    describeNode(node, moment, events, unfinishedPodsOn(node, around), leaseOf(node, around)),
  Namespace: (namespace: Namespace, _moment, _events, around) =>
    describeNamespace(
      namespace,
      inNamespace(around, 'ResourceQuota', namespace.metadata.name) as readonly ResourceQuota[],
      inNamespace(around, 'LimitRange', namespace.metadata.name) as readonly LimitRange[],
    ),
  ResourceQuota: describeQuota,
  LimitRange: describeLimitRange,
  PodDisruptionBudget: describeBudget,
  HorizontalPodAutoscaler: describeAutoscaler,
  Deployment: (it: Deployment, moment, events, around) =>
    describeDeployment(it, moment, events, ownedBy(it, 'ReplicaSet', around) as readonly ReplicaSet[]),
  ReplicaSet: withPods(describeReplicaSet),
  ReplicationController: withPods(describeReplicaSet),
  StatefulSet: withPods(describeStatefulSet),
  DaemonSet: withPods(describeDaemonSet),
  Job: describeJob,
  CronJob: describeCronJob,
  ConfigMap: describeConfigMap,
  Secret: describeSecret,
  ServiceAccount: describeServiceAccount,
  PersistentVolumeClaim: (claim: never, moment, events, around) =>
    describeClaim(claim, moment, events, podsBeside(claim, around)),
  PersistentVolume: describePersistentVolume,
  StorageClass: describeStorageClass,
  PriorityClass: describePriorityClass,
  VolumeAttributesClass: describeAttributesClass,
  CSINode: describeCsiNode,
  Role: describeRole,
  ClusterRole: describeRole,
  RoleBinding: describeRoleBinding,
  ClusterRoleBinding: describeRoleBinding,
  Service: (service: never, moment, events, around) =>
    describeService(service, moment, events, slicesOf(service, around)),
};

/** What is in a request for a certificate is not read. */
const NOT_YET = new Set(['CertificateSigningRequest']);

/** By name and uid; of a pod the kind is not asked for, of the others it is. A node is also spoken of by its name alone. */
function eventsAbout({ kind, metadata }: KubeObject, around: Surroundings): readonly EventObject[] {
  const { name, namespace = '', uid } = metadata;
  const events = around.list('Event') as readonly EventObject[];
  return inListOrder(
    events.filter(
      ({ involvedObject: about }) =>
        about.name === name &&
        (about.namespace ?? '') === namespace &&
        (about.uid === uid || (kind === 'Node' && about.uid === name)) &&
        (kind === 'Pod' || about.kind === kind),
    ),
  );
}

function unfinishedPodsOn(node: Node, around: Surroundings): readonly Pod[] {
  const pods = around.list('Pod') as readonly Pod[];
  return inListOrder(
    pods.filter(
      ({ spec, status }) =>
        spec.nodeName === node.metadata.name && status.phase !== 'Succeeded' && status.phase !== 'Failed',
    ),
  );
}

function leaseOf(node: Node, around: Surroundings): KubeObject | undefined {
  return inNamespace(around, 'Lease', 'kube-node-lease').find(
    ({ metadata }) => metadata.name === node.metadata.name,
  );
}

function withPods(
  describe: (
    object: never,
    moment: Moment,
    events: readonly EventObject[] | undefined,
    pods: readonly Pod[],
  ) => Description,
): Describer {
  return (object, moment, events, around) =>
    describe(object, moment, events, ownedBy(object, 'Pod', around) as readonly Pod[]);
}

/** The objects of a kind that this one controls. */
function ownedBy({ metadata }: KubeObject, kind: string, around: Surroundings): readonly KubeObject[] {
  return inNamespace(around, kind, metadata.namespace ?? '').filter(({ metadata: { ownerReferences } }) =>
    ownerReferences?.some(({ controller, uid }) => controller && uid === metadata.uid),
  );
}

function podsBeside({ metadata }: KubeObject, around: Surroundings): readonly Pod[] {
  return inNamespace(around, 'Pod', metadata.namespace ?? '') as readonly Pod[];
}

function slicesOf({ metadata }: KubeObject, around: Surroundings): readonly EndpointSlice[] {
  const slices = inNamespace(around, 'EndpointSlice', metadata.namespace ?? '') as readonly EndpointSlice[];
  return slices.filter((slice) => slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name);
}

function inNamespace(around: Surroundings, kind: string, namespace: string): readonly KubeObject[] {
  return inListOrder(around.list(kind).filter(({ metadata }) => metadata.namespace === namespace));
}
