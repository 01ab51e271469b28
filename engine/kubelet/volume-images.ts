import type { ImagePullPolicy, Volume } from '../api/types';
import { afterFailedPull } from './back-off';
import type { ContainerRecord, StartFailure } from './container-record';
import type { Context } from './context';
import * as events from './events';
import type { ImageMemory } from './image-manager';
import type { ImagePuller } from './image-puller';
import { type PodWorker, type SyncEnd, waitFor } from './pod-worker';
import { planOf } from './volumes';

/** What is remembered of the image of one volume. */
export interface VolumeImage extends ImageMemory {
  /** Why the last sync did not get it. */
  readonly failure: StartFailure | undefined;
}

/**
 * Ensures the images of a pod's image volumes, all of them and before any container, also those that no container mounts; only
 * a container that mounts one that could not be had does not start.
 * https://kubernetes.io/docs/concepts/storage/volumes/#image
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go (getImageVolumes, toKubeContainerImageVolumes)
 */
// Simplified: only syncs that have a container to start look at the images of volumes, and not those of a pod at rest; a container
// and a volume of one image back off each for itself.
export class VolumeImages {
  constructor(
    private readonly context: Context,
    private readonly puller: ImagePuller,
  ) {}

  /** Whether the sync has to look at images of volumes before it starts containers. */
  areNeeded({ pod, toStart }: PodWorker): boolean {
    return toStart.length > 0 && planOf(pod.spec).images.length > 0;
  }

  /** The step of a sync about the next of the volumes; their place is the worker's position. */
  take(worker: PodWorker): SyncEnd | 'next' {
    const volume = planOf(worker.pod.spec).images[worker.position];
    if (volume === undefined) {
      worker.position = 0;
      worker.step = 'next container';
      return 'next';
    }
    return worker.step === 'volume image pulled' ? this.pulled(worker, volume) : this.ensure(worker, volume);
  }

  /** Says why a container cannot be started, if it mounts a volume whose image could not be had: the last of them counts. */
  failureFor(worker: PodWorker, { spec }: ContainerRecord, path: string): StartFailure | undefined {
    let failure: StartFailure | undefined;
    for (const { name } of spec.volumeMounts ?? []) {
      const found = worker.volumeImages?.get(name)?.failure;
      if (found === undefined) continue;
      this.context.event(worker, events.failed(found.reason), path);
      failure = found;
    }
    return failure;
  }

  private ensure(worker: PodWorker, volume: Volume): SyncEnd | 'next' {
    const { reference = '', pullPolicy = 'IfNotPresent' } = volume.image!;
    const memory = worker.volumeImages?.get(volume.name) ?? NEVER_TRIED;
    const decision = this.puller.decide(worker, reference, pullPolicy as ImagePullPolicy, memory);
    switch (decision.do) {
      case 'use':
        this.context.event(worker, events.alreadyPresent(reference, this.context.tools.version));
        return this.next(worker, volume, { ...memory, failure: undefined });
      case 'refuse': {
        const { reason, message } = decision;
        this.context.event(worker, events.imageRefused(reason, message, reference));
        return this.next(worker, volume, { ...memory, failure: { reason, message } });
      }
      case 'pull': {
        const takes = this.puller.begin(worker, reference);
        worker.step = 'volume image pulled';
        return takes > 0 ? waitFor(this.context, worker, takes, 'volume image pulled') : 'next';
      }
    }
  }

  private pulled(worker: PodWorker, volume: Volume): 'next' {
    const memory = worker.volumeImages?.get(volume.name) ?? NEVER_TRIED;
    const message = this.puller.end(worker, volume.image!.reference ?? '');
    if (message === undefined) return this.next(worker, volume, { ...memory, failure: undefined });
    const failure = { reason: 'ErrImagePull', message };
    const imageBackOff = afterFailedPull(memory.imageBackOff, this.context.now);
    return this.next(worker, volume, { imageBackOff, lastPullError: failure, failure });
  }

  private next(worker: PodWorker, { name }: Volume, image: VolumeImage): 'next' {
    worker.volumeImages ??= new Map();
    worker.volumeImages.set(name, image);
    worker.position += 1;
    worker.step = 'volume images';
    return 'next';
  }
}

const NEVER_TRIED: VolumeImage = { imageBackOff: undefined, lastPullError: undefined, failure: undefined };
