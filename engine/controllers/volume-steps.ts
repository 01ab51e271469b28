import { BIND_COMPLETED } from '../api/storage-classes';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../api/types';
import { bestVolume, classOf, isKeptFor, whyNot } from '../api/volume-matching';

export const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';
export const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by';
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';

/** An event about a claim or a volume. */
export interface Told {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

export type ClaimStep =
  | { readonly do: 'nothing' }
  | { readonly do: 'bind'; readonly volume: PersistentVolume }
  | { readonly do: 'provision'; readonly storageClass: string }
  /** It takes the class that has become the default. */
  | { readonly do: 'take class'; readonly storageClass: string }
  | { readonly do: 'lose' | 'wait'; readonly told?: Told };

export interface ClaimSurroundings {
  readonly volumes: readonly PersistentVolume[];
  readonly storageClass: StorageClass | undefined;
  readonly defaultClass: StorageClass | undefined;
  /** Pods without a node that use the claim. */
  readonly waitingPods: readonly string[];
}

/**
 * What is to be done for a claim.
 * pkg/controller/volume/persistentvolume/pv_controller.go (syncUnboundClaim, syncBoundClaim)
 */
export function claimStep(claim: PersistentVolumeClaim, around: ClaimSurroundings): ClaimStep {
  const { volumes } = around;
  const { volumeName } = claim.spec;
  const volume = volumes.find(({ metadata }) => metadata.name === volumeName);
  if (claim.metadata.annotations?.[BIND_COMPLETED] !== undefined) return boundStep(claim, volume);
  if (!volumeName) return unboundStep(claim, around);
  if (volume === undefined) return { do: 'wait' };
  if (volume.spec.claimRef === undefined) {
    const why = whyNot(volume, claim);
    if (why === undefined) return { do: 'bind', volume };
    const message = `Cannot bind to requested volume "${volumeName}": ${why}`;
    return { do: 'wait', told: { type: 'Warning', reason: 'VolumeMismatch', message } };
  }
  if (isKeptFor(volume, claim)) return { do: 'bind', volume };
  const message = `volume "${volumeName}" already bound to a different claim.`;
  return { do: 'wait', told: { type: 'Warning', reason: 'FailedBinding', message } };
}

function boundStep(claim: PersistentVolumeClaim, volume: PersistentVolume | undefined): ClaimStep {
  const lost = (reason: string, message: string): ClaimStep =>
    claim.status.phase === 'Lost' ? NOTHING : { do: 'lose', told: { type: 'Warning', reason, message } };
  if (volume === undefined)
    return lost('ClaimLost', 'Bound claim has lost its PersistentVolume. Data on the volume is lost!');
  const { claimRef } = volume.spec;
  if (claimRef === undefined) return { do: 'bind', volume };
  if (claimRef.uid === claim.metadata.uid)
    return claim.status.phase === 'Bound' && volume.status.phase === 'Bound'
      ? NOTHING
      : { do: 'bind', volume };
  return lost('ClaimMisbound', 'Two claims are bound to the same volume, this one is bound incorrectly');
}

function unboundStep(claim: PersistentVolumeClaim, around: ClaimSurroundings): ClaimStep {
  const { storageClass, defaultClass, waitingPods } = around;
  const delayed = storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
  const volume = closestVolume(claim, around.volumes, delayed);
  if (volume !== undefined) return { do: 'bind', volume };
  if (claim.spec.storageClassName === undefined && defaultClass !== undefined)
    return { do: 'take class', storageClass: defaultClass.metadata.name };
  if (delayed && claim.metadata.annotations?.[SELECTED_NODE] === undefined)
    return { do: 'wait', told: { type: 'Normal', ...waitsFor(waitingPods) } };
  const name = classOf(claim);
  if (name !== '') return { do: 'provision', storageClass: name };
  return {
    do: 'wait',
    told: {
      type: 'Normal',
      reason: 'FailedBinding',
      message: 'no persistent volumes available for this claim and no storage class is set',
    },
  };
}

/**
 * Volumes with the fewest access modes beyond those that are asked for come first, whatever their size.
 * pkg/controller/volume/persistentvolume/index.go (findByClaim)
 */
function closestVolume(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
  keptOnly: boolean,
): PersistentVolume | undefined {
  const modesOf = ({ spec }: PersistentVolume) => spec.accessModes?.length ?? 0;
  for (const modes of [...new Set(volumes.map(modesOf))].sort((a, b) => a - b)) {
    const volume = bestVolume(
      claim,
      volumes.filter((one) => modesOf(one) === modes),
      { keptOnly },
    );
    if (volume !== undefined) return volume;
  }
  return undefined;
}

/** (emitEventForUnboundDelayBindingClaim) */
function waitsFor(pods: readonly string[]): { readonly reason: string; readonly message: string } {
  if (pods.length === 0)
    return {
      reason: 'WaitForFirstConsumer',
      message: 'waiting for first consumer to be created before binding',
    };
  const who = pods.length === 1 ? `pod ${pods[0]}` : `pods ${pods.join(',')}`;
  return { reason: 'WaitForPodScheduled', message: `waiting for ${who} to be scheduled` };
}

export type VolumeStep =
  | { readonly do: 'nothing' }
  | { readonly do: 'phase'; readonly phase: 'Available' | 'Bound' }
  /** Its claim is not bound yet: the claim comes first. */
  | { readonly do: 'sync claim' }
  /** Its claim is gone. */
  | { readonly do: 'reclaim' }
  /** Its claim has another volume, so it is free again. */
  | { readonly do: 'unbind' };

/**
 * What is to be done for a volume.
 * pkg/controller/volume/persistentvolume/pv_controller.go (syncVolume)
 * @param named the claim of the name in its claimRef, whatever its uid
 */
export function volumeStep(volume: PersistentVolume, named: PersistentVolumeClaim | undefined): VolumeStep {
  const { metadata, spec } = volume;
  const { claimRef } = spec;
  if (!claimRef?.uid) return phase(volume, 'Available');
  const claim = named?.metadata.uid === claimRef.uid ? named : undefined;
  if (claim === undefined) return { do: 'reclaim' };
  if (!claim.spec.volumeName) return { do: 'sync claim' };
  if (claim.spec.volumeName === metadata.name) return phase(volume, 'Bound');
  const isProvisioned = metadata.annotations?.[PROVISIONED_BY] !== undefined;
  return isProvisioned && spec.persistentVolumeReclaimPolicy === 'Delete'
    ? { do: 'reclaim' }
    : { do: 'unbind' };
}

function phase(volume: PersistentVolume, wanted: 'Available' | 'Bound'): VolumeStep {
  return volume.status.phase === wanted ? NOTHING : { do: 'phase', phase: wanted };
}

const NOTHING = { do: 'nothing' } as const;
