import { groupKind, groupVersion, kindOfManifest, resourceName } from '../api/kinds';
import { isScaled } from '../api/scale';
import { matches, type Selector, selectorOf, selectorOfLabels, selectorText } from '../api/selectors';
import type {
  CrossVersionObjectReference,
  Deployment,
  KubeObject,
  Labels,
  ReplicationController,
} from '../api/types';

/** An object with the subresource scale, and what that tells of it. */
export interface Scaled {
  readonly object: Deployment;
  readonly specReplicas: number;
  readonly statusReplicas: number;
  readonly selector: Selector;
  readonly selectorText: string;
}

/**
 * What a reference of an autoscaler is about, or why nothing can be scaled by it.
 * pkg/controller/podautoscaler/horizontal.go (scaleForResourceMappings)
 */
export function scaledBy(
  { apiVersion = '', kind, name }: CrossVersionObjectReference,
  get: (kind: string, name: string) => KubeObject | undefined,
): Scaled | { readonly error: string } {
  const { group } = groupVersion(apiVersion);
  // The group counts, not the version.
  const known = kindInGroup(group, kind);
  if (!known) return { error: `no matches for kind "${kind}" in group "${group}"` };
  if (!isScaled(kind)) return { error: 'the server could not find the requested resource' };
  const object = get(kind, name) as Deployment | undefined;
  if (object === undefined) return { error: `${resourceName(kind)} "${name}" not found` };
  const selector =
    kind === 'ReplicationController'
      ? selectorOfLabels((object as unknown as ReplicationController).spec.selector as Labels)
      : (selectorOf(object.spec.selector) ?? []);
  return {
    object,
    specReplicas: object.spec.replicas,
    statusReplicas: object.status.replicas ?? 0,
    selector,
    selectorText: selectorText(selector),
  };
}

function kindInGroup(group: string, kind: string): boolean {
  const own = groupKind(kind).slice(kind.length + 1);
  return own === group && kindOfManifest(group === '' ? 'v1' : `${group}/v1`, kind) !== undefined;
}

/** Whether the scale selects a pod. */
export function selects({ selector }: Scaled, object: KubeObject): boolean {
  return matches(selector, object.metadata.labels);
}
