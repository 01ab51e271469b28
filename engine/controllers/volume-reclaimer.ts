import type { PersistentVolume } from '../api/types';
import type { ControllerContext } from './controller';
import { PROVISIONED_BY, type Told } from './volume-steps';

const NAME = 'persistentvolume-controller';

/** What becomes of a volume whose claim is gone. */
export type Reclaim =
  | { readonly do: 'keep' }
  | { readonly do: 'delete' }
  /** Whoever provisioned it takes it away. */
  | { readonly do: 'leave to its provisioner' }
  | { readonly do: 'clean' }
  | { readonly do: 'fail'; readonly told: Told };

/**
 * What becomes of a volume whose claim is gone, by its policy.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming
 * pkg/controller/volume/persistentvolume/pv_controller.go (reclaimVolume, findDeletablePlugin, recycleVolumeOperation)
 */
export function reclaimOf({ metadata, spec }: PersistentVolume): Reclaim {
  const fail = (reason: string, message: string): Reclaim => ({
    do: 'fail',
    told: { type: 'Warning', reason, message },
  });
  switch (spec.persistentVolumeReclaimPolicy) {
    case 'Delete':
      if (metadata.annotations?.[PROVISIONED_BY] !== undefined || spec.csi !== undefined)
        return { do: 'leave to its provisioner' };
      if (spec.hostPath === undefined)
        return fail(
          'VolumeFailedDelete',
          `error getting deleter volume plugin for volume "${metadata.name}": no deletable volume plugin matched`,
        );
      if (/^\/tmp\/.+/.test(spec.hostPath.path)) return { do: 'delete' };
      return fail(
        'VolumeFailedDelete',
        `host_path deleter only supports /tmp/.+ but received provided ${spec.hostPath.path}`,
      );
    case 'Recycle':
      return spec.hostPath !== undefined || spec.nfs !== undefined
        ? { do: 'clean' }
        : fail('VolumeFailedRecycle', 'No recycler plugin found for the volume!');
    default:
      return { do: 'keep' };
  }
}

/** Takes volumes back whose claims are gone. */
export class VolumeReclaimer {
  constructor(private readonly context: ControllerContext) {}

  reclaim(given: PersistentVolume): void {
    const { api, recorder } = this.context;
    const { phase } = given.status;
    const volume =
      phase === 'Released' || phase === 'Failed' ? given : this.status(given, { phase: 'Released' });
    if (volume.metadata.deletionTimestamp !== undefined) return;
    const reclaim = reclaimOf(volume);
    if (reclaim.do === 'delete') api.delete(volume, NAME);
    else if (reclaim.do === 'fail' && phase !== 'Failed') {
      const { type, reason, message } = reclaim.told;
      this.status(volume, { phase: 'Failed', message });
      recorder.record(volume, { component: NAME }, type, reason, message);
    } else if (reclaim.do === 'clean') {
      // Simplified: a volume that is recycled is cleaned at once, without a pod that does it.
      const { claimRef: _, ...spec } = volume.spec;
      recorder.record(volume, { component: NAME }, 'Normal', 'VolumeRecycled', 'Volume recycled');
      api.update<PersistentVolume>(volume, { ...volume, spec } as PersistentVolume, NAME);
    }
  }

  private status(volume: PersistentVolume, status: PersistentVolume['status']): PersistentVolume {
    const { store, simulation, calendar } = this.context;
    const lastPhaseTransitionTime = calendar.timestamp(simulation.now);
    return store.update<PersistentVolume>(
      volume,
      { ...volume, status: { ...status, lastPhaseTransitionTime } },
      NAME,
    );
  }
}
