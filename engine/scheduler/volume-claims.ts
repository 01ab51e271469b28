import { matchesTerms } from '../api/node-affinity';
import { compareQuantities } from '../api/quantity';
import { BIND_COMPLETED, claimNameOf } from '../api/storage-classes';
import type { Node, PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../api/types';
import { bestVolume, isReachableFrom } from '../api/volume-matching';
import type { ObjectReader } from './cluster-view';
import type { Plugin } from './filter';
import { hasEnoughCapacity } from './storage-capacity';

/** What the claims of a pod say: nothing against it, something against the pod as such, or a word about each node. */
export type ClaimsVerdict =
  | { readonly ready: true }
  | { readonly ready: false; readonly beforeNodes: string; readonly plugin: Plugin }
  | {
      readonly ready: false;
      readonly beforeNodes?: undefined;
      readonly onNode: (node: Node) => readonly string[];
    };

/** What becomes of the claims of a pod that goes to a node. */
export interface ClaimPlan {
  /** Claims that are bound to a volume that is there. */
  readonly bind: readonly (readonly [PersistentVolumeClaim, PersistentVolume])[];
  /** Claims for which a volume is made on the node. */
  readonly provision: readonly PersistentVolumeClaim[];
}

/** How claims that wait can be served on a node, or why they cannot. */
export type ClaimsOnNode =
  | { readonly plan: ClaimPlan; readonly problem?: undefined }
  | { readonly problem: string; readonly plan?: undefined };

/** On a claim: the node on which a volume is made for it. (AnnSelectedNode) */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';

const CONFLICT = "node(s) didn't match PersistentVolume's node affinity";
const NONE_TO_BIND = "node(s) didn't find available persistent volumes to bind";
const NO_ROOM = 'node(s) did not have enough free storage';
const NO_VOLUME = 'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)';
const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

/**
 * Whether the claims of a pod allow it to be scheduled, in the words of the plugin VolumeBinding; that they are there at all is
 * looked at by VolumeRestrictions first.
 * pkg/scheduler/framework/plugins/volumebinding/volume_binding.go (PreFilter), pkg/scheduler/framework/plugins/volumebinding/binder.go (FindPodVolumes)
 */
export function claimsVerdict(pod: Pod, reader: ObjectReader): ClaimsVerdict {
  const missing = missingClaim(pod, reader);
  if (missing !== undefined) return { ready: false, beforeNodes: missing, plugin: 'VolumeRestrictions' };
  const bound: (PersistentVolume | undefined)[] = [];
  const delayed = new Set<PersistentVolumeClaim>();
  let unbound = false;
  const namespace = pod.metadata.namespace ?? '';
  for (const volume of pod.spec.volumes ?? NO_VOLUMES) {
    const name = claimNameOf(volume, pod);
    if (name === undefined) continue;
    const claim = reader.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
    if (claim === undefined) return before(notYetCreated(name));
    if (claim.status?.phase === 'Lost') {
      const lost = `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec.volumeName}"`;
      return before(lost);
    }
    if (claim.metadata.deletionTimestamp) return before(`persistentvolumeclaim "${name}" is being deleted`);
    const { volumeName } = claim.spec;
    if (volumeName && claim.metadata.annotations?.[BIND_COMPLETED] !== undefined) {
      const found = reader.get<PersistentVolume>('PersistentVolume', '', volumeName);
      bound.push(found);
    } else if (!volumeName && waitsForConsumer(claim, reader)) delayed.add(claim);
    // Also a claim that asks for a volume by its name has to be bound first.
    else unbound = true;
  }
  if (unbound) return before('pod has unbound immediate PersistentVolumeClaims');
  const isAnywhere = (volume: PersistentVolume | undefined) =>
    volume !== undefined && volume.spec.nodeAffinity?.required === undefined;
  if (delayed.size === 0 && bound.every(isAnywhere)) return READY;
  return {
    ready: false,
    onNode: (node) => {
      // Of the bound ones the first that speaks against it is told.
      const at = bound.findIndex((volume) => volume === undefined || !isReachableFrom(volume, node));
      const ofBound = at < 0 ? [] : [bound[at] === undefined ? NO_VOLUME : CONFLICT];
      const problem = delayed.size === 0 ? undefined : planFor([...delayed], node, reader).problem;
      if (problem === undefined) return ofBound;
      return ofBound[0] === NO_VOLUME ? [problem, NO_VOLUME] : [...ofBound, problem];
    },
  };
}

/** Why a pod that names a claim which is not there is turned away, before anything else is asked of its claims. (readWriteOncePodPVCsForPod) */
export function missingClaim(pod: Pod, reader: ObjectReader): string | undefined {
  const namespace = pod.metadata.namespace ?? '';
  for (const { persistentVolumeClaim } of pod.spec.volumes ?? NO_VOLUMES) {
    const name = persistentVolumeClaim?.claimName;
    if (name !== undefined && reader.get('PersistentVolumeClaim', namespace, name) === undefined)
      return `persistentvolumeclaim "${name}" not found`;
  }
  return undefined;
}

/** The claims of a pod that wait for it, each once, however often the pod mounts it. */
export function waitingClaims(pod: Pod, reader: ObjectReader): readonly PersistentVolumeClaim[] {
  const claims: PersistentVolumeClaim[] = [];
  for (const volume of pod.spec.volumes ?? NO_VOLUMES) {
    const name = claimNameOf(volume, pod);
    if (name === undefined) continue;
    const claim = reader.get<PersistentVolumeClaim>(
      'PersistentVolumeClaim',
      pod.metadata.namespace ?? '',
      name,
    );
    if (claim !== undefined && !claim.spec.volumeName && !claims.includes(claim)) claims.push(claim);
  }
  return claims;
}

/**
 * How the claims that wait can be served on a node, the smallest first. A claim for which a node has been selected waits for
 * a volume there.
 * pkg/scheduler/framework/plugins/volumebinding/binder.go (FindPodVolumes, findMatchingVolumes, checkVolumeProvisions)
 */
export function planFor(
  claims: readonly PersistentVolumeClaim[],
  node: Node,
  reader: ObjectReader,
): ClaimsOnNode {
  const taken = new Set<string>();
  const bind: [PersistentVolumeClaim, PersistentVolume][] = [];
  const provision: PersistentVolumeClaim[] = [];
  const others: PersistentVolumeClaim[] = [];
  for (const claim of claims) {
    const selected = claim.metadata.annotations?.[SELECTED_NODE];
    // Otherwise a volume is being made for it there, on behalf of another pod.
    if (selected !== undefined && selected !== node.metadata.name) return { problem: NONE_TO_BIND };
    (selected === undefined ? others : provision).push(claim);
  }
  for (const claim of others.sort(bySize)) {
    const volume = bestVolume(claim, reader.list<PersistentVolume>('PersistentVolume'), { node, taken });
    if (volume === undefined) {
      provision.push(claim);
      continue;
    }
    taken.add(volume.metadata.name);
    bind.push([claim, volume]);
  }
  for (const claim of provision) {
    const storageClass = classOf(claim, reader);
    if (storageClass === undefined || storageClass.provisioner === NO_PROVISIONER)
      return { problem: NONE_TO_BIND };
    if (!allows(storageClass, node)) return { problem: NONE_TO_BIND };
    if (!hasEnoughCapacity(claim, storageClass, node, reader)) return { problem: NO_ROOM };
  }
  return { plan: { bind, provision } };
}

const READY: ClaimsVerdict = { ready: true };
const NO_VOLUMES: NonNullable<Pod['spec']['volumes']> = [];

function before(beforeNodes: string): ClaimsVerdict {
  return { ready: false, beforeNodes, plugin: 'VolumeBinding' };
}

function bySize(a: PersistentVolumeClaim, b: PersistentVolumeClaim): number {
  const size = ({ spec }: PersistentVolumeClaim) => spec.resources?.requests?.storage ?? 0;
  return compareQuantities(size(a), size(b));
}

function notYetCreated(name: string): string {
  return `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`;
}

function waitsForConsumer(claim: PersistentVolumeClaim, reader: ObjectReader): boolean {
  return classOf(claim, reader)?.volumeBindingMode === 'WaitForFirstConsumer';
}

function classOf({ spec }: PersistentVolumeClaim, reader: ObjectReader): StorageClass | undefined {
  return spec.storageClassName
    ? reader.get<StorageClass>('StorageClass', '', spec.storageClassName)
    : undefined;
}

/** (MatchTopologySelectorTerms) */
function allows({ allowedTopologies = [] }: StorageClass, node: Node): boolean {
  if (allowedTopologies.length === 0) return true;
  const terms = allowedTopologies.map(({ matchLabelExpressions = [] }) => ({
    matchExpressions: matchLabelExpressions.map(({ key, values }) => ({
      key,
      operator: 'In' as const,
      values,
    })),
  }));
  return matchesTerms(terms, node);
}
