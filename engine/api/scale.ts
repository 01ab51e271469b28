import { ApiError } from './errors';
import { type Fields, fieldsOf } from './fields';
import { selectorOf, selectorOfLabels, selectorText } from './selectors';
import type { KubeObject, Labels } from './types';

/** What the subresource scale shows of a workload. */
export interface Scale extends KubeObject {
  readonly spec: { readonly replicas?: number };
  readonly status: { readonly replicas: number; readonly selector?: string };
}

const SCALED = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet']);

/** Whether objects of a kind have the subresource scale. */
export function isScaled(kind: string): boolean {
  return SCALED.has(kind);
}

/** The subresources that `kubectl get`, `patch` and `replace` offer. */
export type Subresource = 'status' | 'scale' | 'resize';

/**
 * Whether a server has a subresource of a kind. One without has no such path, and answers `noSubresource`.
 * pkg/registry (storage_core.go, storage_apps.go and the like), staging/src/k8s.io/apiextensions-apiserver, kube-aggregator
 *
 * @param version of the server, which says whether it resizes pods in place
 */
export function hasSubresource(kind: string, subresource: Subresource, version: Release): boolean {
  if (subresource === 'status') return WITH_STATUS.has(kind);
  if (subresource === 'scale') return isScaled(kind);
  return kind === 'Pod' && version.has('resizeInPlace');
}

interface Release {
  has(difference: 'resizeInPlace'): boolean;
}

const WITH_STATUS = new Set([
  'APIService',
  'CertificateSigningRequest',
  'CronJob',
  'CustomResourceDefinition',
  'DaemonSet',
  'Deployment',
  'FlowSchema',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Job',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'PriorityLevelConfiguration',
  'ReplicaSet',
  'ReplicationController',
  'ResourceClaim',
  'ResourceQuota',
  'Service',
  'ServiceCIDR',
  'StatefulSet',
  'ValidatingAdmissionPolicy',
  'VolumeAttachment',
]);

/**
 * The subresource scale of a workload. Throws the ApiError of a server that has none for its kind.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/#get-read-scale-of-the-specified-deployment
 * pkg/registry/apps/deployment/storage/storage.go (scaleFromDeployment)
 */
export function scaleOf(object: KubeObject): Scale {
  if (!isScaled(object.kind)) throw noSubresource();
  const { creationTimestamp, name, namespace, resourceVersion, uid } = object.metadata;
  const { spec, status } = object as unknown as Fields;
  const { replicas = 0, selector } = fieldsOf(spec);
  const of =
    object.kind === 'ReplicationController'
      ? selectorOfLabels(fieldsOf(selector) as Labels)
      : (selectorOf(selector as Parameters<typeof selectorOf>[0]) ?? []);
  const text = selectorText(of);
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: replicas === 0 ? {} : { replicas: replicas as number },
    status: { replicas: (fieldsOf(status).replicas as number) ?? 0, ...(text && { selector: text }) },
  } as Scale;
}

/** What the server says of a path that it does not have. */
export function noSubresource(): ApiError {
  return new ApiError('NotFound', 'the server could not find the requested resource');
}
