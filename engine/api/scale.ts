import { ApiError, invalidObject } from './errors';
import { invalid } from './field-error';
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

/** How many replicas a scale that a client has written asks for. Throws an ApiError for fewer than none. */
export function replicasOfScale({ spec }: Fields, name: string): number {
  const { replicas = 0 } = fieldsOf(spec);
  if (typeof replicas === 'number' && replicas >= 0) return replicas;
  throw invalidObject('Scale.autoscaling', name, [
    invalid('spec.replicas', replicas, 'must be greater than or equal to 0'),
  ]);
}

/** What the server says of a path that it does not have. */
export function noSubresource(): ApiError {
  return new ApiError('NotFound', 'the server could not find the requested resource');
}
