import { matchesTerms } from './node-affinity';
import { compareQuantities } from './quantity';
import { matches, selectorOf } from './selectors';
import type { Node, PersistentVolume, PersistentVolumeClaim } from './types';

/** Whether a volume is kept for a claim, or is its already. staging/src/k8s.io/component-helpers/storage/volume/pv_helpers.go (IsVolumeBoundToClaim) */
export function isKeptFor({ spec }: PersistentVolume, { metadata }: PersistentVolumeClaim): boolean {
  const { claimRef } = spec;
  if (claimRef?.name !== metadata.name || claimRef.namespace !== metadata.namespace) return false;
  return !claimRef.uid || claimRef.uid === metadata.uid;
}

/** Whether a volume may be used on a node. staging/src/k8s.io/component-helpers/storage/volume/helpers.go (CheckNodeAffinity) */
export function isReachableFrom({ spec }: PersistentVolume, node: Node): boolean {
  const required = spec.nodeAffinity?.required;
  return required === undefined || matchesTerms(required.nodeSelectorTerms ?? [], node);
}

/** Why a claim that asks for this volume by name cannot have it. pkg/controller/volume/persistentvolume/pv_controller.go (checkVolumeSatisfyClaim) */
export function whyNot(volume: PersistentVolume, claim: PersistentVolumeClaim): string | undefined {
  const { name, deletionTimestamp } = volume.metadata;
  if (deletionTimestamp !== undefined) return `the volume is marked for deletion "${name}"`;
  if (!isLargeEnough(volume, claim)) return 'requested PV is too small';
  if (classOf(volume) !== classOf(claim)) return 'storageClassName does not match';
  if (attributesOf(volume) !== attributesOf(claim)) return 'volumeAttributesClassName does not match';
  if (modeOf(volume) !== modeOf(claim)) return 'incompatible volumeMode';
  return hasModes(volume, claim) ? undefined : 'incompatible accessMode';
}

/** Where a volume is looked for. */
export interface Wanted {
  /** Only volumes that this node reaches. */
  readonly node?: Node;
  /** Only those kept for the claim: the scheduler chooses among the others. */
  readonly keptOnly?: boolean;
  /** Already promised to another claim of the same pod. */
  readonly taken?: ReadonlySet<string>;
}

/**
 * The volume that fits a claim best: one that is kept for it, else the smallest that is large enough, of its classes, with its
 * access modes and labels. Of equals the first by the order of creation.
 * staging/src/k8s.io/component-helpers/storage/volume/pv_helpers.go (FindMatchingVolume)
 */
export function bestVolume(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
  { node, keptOnly, taken }: Wanted = {},
): PersistentVolume | undefined {
  const selector = claim.spec.selector === undefined ? undefined : selectorOf(claim.spec.selector);
  let best: PersistentVolume | undefined;
  for (const volume of volumes) {
    const { metadata, spec, status } = volume;
    const kept = isKeptFor(volume, claim);
    if (taken?.has(metadata.name) || (spec.claimRef !== undefined && !kept)) continue;
    if (!isLargeEnough(volume, claim) || modeOf(volume) !== modeOf(claim)) continue;
    if (metadata.deletionTimestamp !== undefined || !hasModes(volume, claim)) continue;
    const reachable = node === undefined || isReachableFrom(volume, node);
    if (kept) return reachable ? volume : undefined;
    if (keptOnly || !reachable || status.phase !== 'Available') continue;
    if (selector !== undefined && !matches(selector, metadata.labels)) continue;
    if (classOf(volume) !== classOf(claim) || attributesOf(volume) !== attributesOf(claim)) continue;
    if (best === undefined || compareQuantities(sizeOf(volume), sizeOf(best)) < 0) best = volume;
  }
  return best;
}

export function classOf({ spec }: PersistentVolume | PersistentVolumeClaim): string {
  return spec.storageClassName ?? '';
}

function attributesOf({ spec }: PersistentVolume | PersistentVolumeClaim): string {
  return spec.volumeAttributesClassName ?? '';
}

function modeOf({ spec }: PersistentVolume | PersistentVolumeClaim): string {
  return spec.volumeMode ?? 'Filesystem';
}

function sizeOf({ spec }: PersistentVolume): string | number {
  return spec.capacity?.storage ?? 0;
}

function isLargeEnough(volume: PersistentVolume, { spec }: PersistentVolumeClaim): boolean {
  return compareQuantities(sizeOf(volume), spec.resources?.requests?.storage ?? 0) >= 0;
}

function hasModes({ spec }: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  return (claim.spec.accessModes ?? []).every((mode) => spec.accessModes?.includes(mode));
}
