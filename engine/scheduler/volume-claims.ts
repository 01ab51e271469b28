import { matchesTerms } from '../api/node-affinity';
import { BIND_COMPLETED, claimNameOf } from '../api/storage-classes';
import type { Node, PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../api/types';
import { bestVolume, isReachableFrom } from '../api/volume-matching';
import type { ObjectReader } from './cluster-view';

/** What the claims of a pod say: nothing against it, something against the pod as such, or a word about each node. */
export type ClaimsVerdict =
  | { readonly ready: true }
  | { readonly ready: false; readonly beforeNodes: string }
  | {
      readonly ready: false;
      readonly beforeNodes?: undefined;
      readonly onNode: (node: Node) => string | undefined;
    };

/** What becomes of the claims of a pod that goes to a node. */
export interface ClaimPlan {
  /** Claims that are bound to a volume that is there. */
  readonly bind: readonly (readonly [PersistentVolumeClaim, PersistentVolume])[];
  /** Claims for which a volume is made on the node. */
  readonly provision: readonly PersistentVolumeClaim[];
}

/** On a claim: the node on which a volume is made for it. (AnnSelectedNode) */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';

const CONFLICT = "node(s) didn't match PersistentVolume's node affinity";
const NONE_TO_BIND = "node(s) didn't find available persistent volumes to bind";
const NO_VOLUME = 'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)';
const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

/**
 * Whether the claims of a pod allow it to be scheduled, in the words of the plugin VolumeBinding.
 * pkg/scheduler/framework/plugins/volumebinding/volume_binding.go
 */
export function claimsVerdict(pod: Pod, reader: ObjectReader): ClaimsVerdict {
  const bound: PersistentVolume[] = [];
  const delayed = new Set<PersistentVolumeClaim>();
  let unbound = false;
  let missing = false;
  const namespace = pod.metadata.namespace ?? '';
  for (const volume of pod.spec.volumes ?? NO_VOLUMES) {
    const name = claimNameOf(volume, pod);
    if (name === undefined) continue;
    const claim = reader.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
    if (claim === undefined)
      return before(volume.ephemeral ? notYetCreated(name) : `persistentvolumeclaim "${name}" not found`);
    if (claim.status?.phase === 'Lost') {
      const lost = `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec.volumeName}"`;
      return before(lost);
    }
    if (claim.metadata.deletionTimestamp) return before(`persistentvolumeclaim "${name}" is being deleted`);
    const { volumeName } = claim.spec;
    if (volumeName && claim.metadata.annotations?.[BIND_COMPLETED] !== undefined) {
      const found = reader.get<PersistentVolume>('PersistentVolume', '', volumeName);
      if (found) bound.push(found);
      else missing = true;
    } else if (!volumeName && waitsForConsumer(claim, reader)) delayed.add(claim);
    // Also a claim that asks for a volume by its name has to be bound first.
    else unbound = true;
  }
  if (unbound) return before('pod has unbound immediate PersistentVolumeClaims');
  if (missing) return { ready: false, onNode: () => NO_VOLUME };
  if (delayed.size === 0 && bound.every(({ spec }) => spec.nodeAffinity?.required === undefined))
    return READY;
  return {
    ready: false,
    onNode: (node) => {
      if (!bound.every((volume) => isReachableFrom(volume, node))) return CONFLICT;
      return delayed.size > 0 && planFor([...delayed], node, reader) === undefined ? NONE_TO_BIND : undefined;
    },
  };
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

// Simplified: how much a driver has left, as its CSIStorageCapacity objects say, is not looked at; nor are the features that a node
// declares (NodeDeclaredFeatures), for all nodes are of one release.
/**
 * How the claims that wait can be served on a node; undefined when they cannot. A claim for which a node has been selected waits for
 * a volume there.
 * pkg/scheduler/framework/plugins/volumebinding/binder.go (FindPodVolumes, findMatchingVolumes, checkVolumeProvisions)
 */
export function planFor(
  claims: readonly PersistentVolumeClaim[],
  node: Node,
  reader: ObjectReader,
): ClaimPlan | undefined {
  const taken = new Set<string>();
  const bind: [PersistentVolumeClaim, PersistentVolume][] = [];
  const provision: PersistentVolumeClaim[] = [];
  for (const claim of claims) {
    const selected = claim.metadata.annotations?.[SELECTED_NODE];
    if (selected !== undefined) {
      // A volume is being made for it there, on behalf of another pod.
      if (selected !== node.metadata.name) return undefined;
      provision.push(claim);
      continue;
    }
    const volume = bestVolume(claim, reader.list<PersistentVolume>('PersistentVolume'), { node, taken });
    if (volume !== undefined) {
      taken.add(volume.metadata.name);
      bind.push([claim, volume]);
    } else {
      const storageClass = classOf(claim, reader);
      if (storageClass === undefined || storageClass.provisioner === NO_PROVISIONER) return undefined;
      if (!allows(storageClass, node)) return undefined;
      provision.push(claim);
    }
  }
  return { bind, provision };
}

const READY: ClaimsVerdict = { ready: true };
const NO_VOLUMES: NonNullable<Pod['spec']['volumes']> = [];

function before(beforeNodes: string): ClaimsVerdict {
  return { ready: false, beforeNodes };
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
