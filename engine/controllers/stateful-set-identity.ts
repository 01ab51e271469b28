import type { ClaimTemplate, Labels, Pod, PodTemplate, StatefulSet, Volume } from '../api/types';

/** The labels that a StatefulSet puts on its pods. */
export const POD_NAME_LABEL = 'statefulset.kubernetes.io/pod-name';
export const POD_INDEX_LABEL = 'apps.kubernetes.io/pod-index';
export const REVISION_LABEL = 'controller-revision-hash';

const LARGEST_ORDINAL = 2_147_483_647;

/** The set's name and the number in a pod's name; undefined where it has none. (getParentNameAndOrdinal) */
export function parentAndOrdinal(
  name: string,
): { readonly parent: string; readonly ordinal: number } | undefined {
  const dash = name.lastIndexOf('-');
  const digits = name.slice(dash + 1);
  if (dash < 0 || !/^[0-9]+$/.test(digits)) return undefined;
  const ordinal = Number(digits);
  return ordinal > LARGEST_ORDINAL ? undefined : { parent: name.slice(0, dash), ordinal };
}

/** Whether a pod's name is one of the set's. (isMemberOf) */
export function isMemberOf({ metadata }: StatefulSet, pod: Pod): boolean {
  return parentAndOrdinal(pod.metadata.name)?.parent === metadata.name;
}

/** The number of a pod of a StatefulSet; -1 where its name has none. */
export function ordinalOf(pod: Pod): number {
  return parentAndOrdinal(pod.metadata.name)?.ordinal ?? -1;
}

export function podName({ metadata }: StatefulSet, ordinal: number): string {
  return `${metadata.name}-${ordinal}`;
}

/** `data-web-0`: a claim outlives its pod by its name. (getPersistentVolumeClaimName) */
export function claimName(set: StatefulSet, template: ClaimTemplate, ordinal: number): string {
  return `${template.metadata.name}-${podName(set, ordinal)}`;
}

/** The first number of a set. */
export function firstOrdinal({ spec }: StatefulSet): number {
  return spec.ordinals?.start ?? 0;
}

export function isInRange(set: StatefulSet, ordinal: number): boolean {
  const first = firstOrdinal(set);
  return ordinal >= first && ordinal < first + set.spec.replicas;
}

export function revisionOfPod({ metadata }: Pod): string {
  return metadata.labels?.[REVISION_LABEL] ?? '';
}

/** The template of one pod: with its labels, its host name and its claims. (newStatefulSetPod) */
export function templateFor(
  set: StatefulSet,
  template: PodTemplate,
  revision: string,
  ordinal: number,
): PodTemplate {
  const name = podName(set, ordinal);
  const { serviceName } = set.spec;
  return {
    metadata: {
      ...template.metadata,
      labels: { ...template.metadata?.labels, ...identityLabels(name, ordinal), [REVISION_LABEL]: revision },
    },
    spec: {
      ...template.spec,
      hostname: name,
      ...(serviceName && { subdomain: serviceName }),
      ...volumesFor(set, template.spec.volumes, ordinal),
    },
  };
}

function identityLabels(name: string, ordinal: number): Labels {
  return { [POD_NAME_LABEL]: name, [POD_INDEX_LABEL]: String(ordinal) };
}

/** Its claims first, then the template's volumes of other names. (updateStorage) */
function volumesFor(set: StatefulSet, volumes: readonly Volume[] = [], ordinal: number) {
  const { volumeClaimTemplates = [] } = set.spec;
  if (volumeClaimTemplates.length === 0) return {};
  const names = new Set(volumeClaimTemplates.map(({ metadata }) => metadata.name));
  const claims = volumeClaimTemplates.map((template) => ({
    name: template.metadata.name,
    persistentVolumeClaim: { claimName: claimName(set, template, ordinal) },
  }));
  return { volumes: [...claims, ...volumes.filter(({ name }) => !names.has(name))] as readonly Volume[] };
}

/** Whether a pod has the labels of its name, and the claims of its number. (identityMatches, storageMatches) */
export function fits(set: StatefulSet, pod: Pod): boolean {
  const { name, labels } = pod.metadata;
  return labels?.[POD_NAME_LABEL] === name && hasItsClaims(set, pod);
}

function hasItsClaims(set: StatefulSet, pod: Pod): boolean {
  const ordinal = ordinalOf(pod);
  return (set.spec.volumeClaimTemplates ?? []).every((template) => {
    const volume = pod.spec.volumes?.find((one) => one.name === template.metadata.name);
    return volume?.persistentVolumeClaim?.claimName === claimName(set, template, ordinal);
  });
}

/**
 * The pod with the labels of its name again, and with the claims of its number among its volumes: of these the API will hear nothing.
 * (updateIdentity, updateStorage)
 */
export function fitted(set: StatefulSet, pod: Pod): Pod {
  const { name } = pod.metadata;
  const labels = { ...pod.metadata.labels, ...identityLabels(name, ordinalOf(pod)) };
  const labelled = { ...pod, metadata: { ...pod.metadata, labels } };
  if (hasItsClaims(set, pod)) return labelled;
  return { ...labelled, spec: { ...pod.spec, ...volumesFor(set, pod.spec.volumes, ordinalOf(pod)) } };
}

/** The claims of a pod, as they would be made. (getPersistentVolumeClaims) */
export function claimsFor(set: StatefulSet, ordinal: number) {
  return (set.spec.volumeClaimTemplates ?? []).map((template) => ({
    ...(template as object),
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...template.metadata,
      name: claimName(set, template, ordinal),
      namespace: set.metadata.namespace!,
      ...labelsOfClaim(template, set),
    },
  }));
}

function labelsOfClaim({ metadata }: ClaimTemplate, { spec }: StatefulSet): { readonly labels?: Labels } {
  const labels = { ...metadata.labels, ...spec.selector.matchLabels };
  return Object.keys(labels).length > 0 ? { labels } : {};
}
