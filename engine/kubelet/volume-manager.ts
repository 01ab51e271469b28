import { claimNameOf } from '../api/storage-classes';
import type { KubeObject, Labels, PersistentVolumeClaim, Volume } from '../api/types';
import { isFileSystemPending } from '../api/volume-expansion';
import { type Directory, type FileTree, ReadOnlyTree } from '../process/files';
import { type Instant, seconds } from '../simulation/time';
import type { StoreChange } from '../store/store';
import { AttachedVolumes } from './attached-volumes';
import { type Context, KUBELET } from './context';
import * as events from './events';
import { expandVolumes } from './expanding-volumes';
import { type PodWorker, type SyncEnd, waitFor } from './pod-worker';
import { emptyRecycled } from './recycled-volumes';
import { ConfigError, MountError } from './references';
import { writtenFiles } from './volume-files';
import { assumedOf, claimErrors, mountFailureText, mountVolume, planOf, type VolumeSource } from './volumes';

/** What the changing files of a pod were last written from. */
export interface WrittenFrom {
  readonly changes: number;
  readonly labels: Labels | undefined;
  readonly annotations: Labels | undefined;
}

/** How long a sync waits for the pod's volumes. pkg/kubelet/volumemanager (podAttachAndMountTimeout) */
const MOUNT_TIMEOUT = seconds(123);
const LAST_DRAWN = 32;

/**
 * Mounts the volumes of pods and keeps their files up to date, beside the syncs: each volume is tried for itself, and again
 * after 0.5s, 1s, 2s … at most 2m2s.
 * pkg/kubelet/volumemanager, pkg/volume/util/operationexecutor
 */
export class VolumeManager {
  /** Counts the changes of ConfigMaps and Secrets. */
  private changes = 0;
  /** Those that others attach to the node. */
  readonly attached: AttachedVolumes;

  constructor(
    private readonly context: Context,
    private readonly workers: () => Iterable<PodWorker>,
  ) {
    const { store } = context.tools;
    this.attached = new AttachedVolumes(context);
    emptyRecycled(context);
    for (const kind of ['ConfigMap', 'Secret']) store.watch(kind, (change) => this.referenceChanged(change));
    store.watch('PersistentVolumeClaim', (change) => this.claimChanged(change));
  }

  /**
   * The part of a sync that concerns volumes: begins to mount what is not mounted, waits for it, and asks for the files of
   * the others to be written anew. (WaitForAttachAndMount)
   */
  sync(worker: PodWorker): SyncEnd | 'mounted' | 'failed' {
    if (worker.volumes) {
      this.refresh(worker);
      expandVolumes(this.context, worker);
      return 'mounted';
    }
    const { latency, store } = this.context.tools;
    if (worker.mounting === undefined && worker.waitToken === 0) {
      const takes = latency.of('volumes');
      if (takes > 0) return waitFor(this.context, worker, takes, 'volumes');
    }
    const { volumes, messages } = claimErrors(worker.pod, store);
    if (messages.length > 0) {
      const which = `unmounted volumes=[${volumes.join(' ')}], unattached volumes=[], failed to process volumes=`;
      const text = `${which}[${volumes.join(' ')}]: ${messages.join('; ')}`;
      this.context.event(worker, events.unmountedVolumes(text));
      return 'failed';
    }
    if (worker.mounting === undefined) this.begin(worker);
    if (this.isMounted(worker)) {
      expandVolumes(this.context, worker);
      return 'mounted';
    }
    return waitFor(this.context, worker, MOUNT_TIMEOUT, 'mount timeout');
  }

  /** A volume that failed is tried again. */
  retry(worker: PodWorker, index: number): void {
    if (worker.stage !== 'syncing') return;
    if (worker.volumes) {
      this.writeAnew(worker, index);
      return;
    }
    // A kubelet that has started since begins anew.
    if (worker.mounting === undefined) return;
    this.mount(worker, index);
    if (!this.isMounted(worker) || !worker.working || worker.step !== 'mount timeout') return;
    waitFor(this.context, worker, this.context.tools.latency.of('mountSeen'), 'volumes');
  }

  /** The time has come that a sync asked for files to be written anew. */
  remount(worker: PodWorker): void {
    if (worker.stage !== 'syncing' || worker.volumes === undefined) return;
    for (const index of planOf(worker.pod.spec).changing)
      if (!worker.mountFailures?.[index]) this.writeAnew(worker, index);
  }

  /**
   * When a pod at rest is synced next, although nothing happens to it: its syncFrequency after the last sync, stretched by
   * the retry's jitter.
   * pkg/kubelet/pod_workers.go (completeWork)
   */
  resyncAt(worker: PodWorker): Instant {
    const { latency } = this.context.tools;
    const { now } = this.context;
    const { syncFrequency } = this.context.node(worker).configuration;
    // Simplified: of the syncs of a long rest only the last ones are drawn.
    const skipped = Math.floor(Math.max(0, now - worker.restedAt) / syncFrequency) - LAST_DRAWN;
    let at = worker.restedAt + Math.max(0, skipped) * syncFrequency;
    do at += latency.jittered(syncFrequency);
    while (at <= now);
    return this.context.nextSyncTick(worker, at);
  }

  private begin(worker: PodWorker): void {
    worker.mounting = new Map();
    worker.writtenFrom = this.newest(worker);
    const { used } = planOf(worker.pod.spec);
    for (let index = 0; index < used.length; index += 1) this.mount(worker, index);
  }

  private mount(worker: PodWorker, index: number): void {
    const volume = planOf(worker.pod.spec).used[index]!;
    const state = this.attached.state(worker, index, volume);
    if (state === 'waits') return;
    if (state === 'not attached') return this.tryAgain(worker, index);
    this.attempt(worker, index, volume, (source) => {
      worker.mounting!.set(volume.name, mountVolume(volume, source));
      const assumed = assumedOf(volume);
      if (assumed !== undefined) this.note(worker, `assumed: ${assumed}`);
    });
  }

  private isMounted(worker: PodWorker): boolean {
    if (worker.mounting!.size < planOf(worker.pod.spec).used.length) return false;
    worker.volumes = worker.mounting;
    return true;
  }

  /** Asks for the files to be written anew, if what they show may have changed. */
  private refresh(worker: PodWorker): void {
    const { writtenFrom } = worker;
    worker.wantsResync = false;
    const { labels, annotations } = worker.pod.metadata;
    if (
      writtenFrom?.changes === this.changes &&
      writtenFrom.labels === labels &&
      writtenFrom.annotations === annotations
    )
      return;
    if (planOf(worker.pod.spec).changing.length === 0) return;
    worker.writtenFrom = this.newest(worker);
    const takes = this.context.tools.latency.of('remount');
    if (takes === 0) this.remount(worker);
    else this.context.schedule(takes, 'remount', worker.number);
  }

  private newest({ pod }: PodWorker): WrittenFrom {
    const { labels, annotations } = pod.metadata;
    return { changes: this.changes, labels, annotations };
  }

  private writeAnew(worker: PodWorker, index: number): void {
    const volume = planOf(worker.pod.spec).used[index]!;
    const tree = worker.volumes!.get(volume.name)!;
    this.attempt(worker, index, volume, (source) => {
      const entries = writtenFiles(volume, source)!;
      if (!(tree instanceof ReadOnlyTree) || tree.shows(entries)) return;
      tree.replace(entries, source.now);
      this.note(worker, `volume "${volume.name}" shows new files`);
    });
  }

  /** One operation on a volume; what fails says so, and is tried again. */
  private attempt(
    worker: PodWorker,
    index: number,
    volume: Volume,
    act: (source: VolumeSource) => void,
  ): void {
    try {
      act(this.source(worker));
      if (worker.mountFailures?.[index]) worker.mountFailures[index] = 0;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.context.event(worker, events.failedMount(textOf(error, volume)));
      this.tryAgain(worker, index);
    }
  }

  private tryAgain(worker: PodWorker, index: number): void {
    worker.mountFailures ??= [];
    const failures = (worker.mountFailures[index] ?? 0) + 1;
    worker.mountFailures[index] = failures;
    const delay = mountRetry(failures) + this.context.tools.latency.of('mountRetry');
    this.context.schedule(delay, 'mount', worker.number, index);
  }

  /** A pod at rest sees a change with its next sync; one that is being synced, or will be, with that. */
  private referenceChanged({ object }: StoreChange<KubeObject>): void {
    this.changes += 1;
    const { namespace, name } = object.metadata;
    const key = `${object.kind}/${name}`;
    for (const worker of this.workers()) {
      if (worker.stage !== 'syncing' || worker.pod.metadata.namespace !== namespace) continue;
      if (planOf(worker.pod.spec).references.has(key)) this.syncLater(worker);
    }
  }

  /** The disk of a claim has become larger: its file system follows with the next sync. */
  private claimChanged({ object }: StoreChange<KubeObject>): void {
    if (!isFileSystemPending(object as PersistentVolumeClaim)) return;
    const { namespace, name } = object.metadata;
    for (const worker of this.workers()) {
      const { pod, stage } = worker;
      if (stage !== 'syncing' || pod.metadata.namespace !== namespace) continue;
      if (pod.spec.volumes?.some((volume) => claimNameOf(volume, pod) === name)) this.syncLater(worker);
    }
  }

  private syncLater(worker: PodWorker): void {
    if (worker.wantsResync) return;
    worker.wantsResync = true;
    if (worker.working || worker.failed) return;
    this.context.scheduleAt(this.resyncAt(worker), 'retry', worker.number, worker.retryToken);
  }

  private source(worker: PodWorker): VolumeSource {
    const { store, version, calendar, claims } = this.context.tools;
    const { hostFiles } = this.context.node(worker);
    return {
      store,
      pod: worker.pod,
      node: this.context.nodeObject(worker),
      podIP: '',
      // Simplified: to the second.
      seen: worker.startTime!,
      keeper: worker,
      version,
      lasting: { hostFiles, claims },
      now: this.context.now,
      calendar,
      isMountedByOthers: (root) => this.isMountedByOthers(root, worker),
      warn: (text) => this.context.event(worker, events.alreadyMountedVolume(text)),
    };
  }

  private isMountedByOthers(root: Directory, { nodeName, uid }: PodWorker): boolean {
    for (const other of this.workers()) {
      if (other.nodeName !== nodeName || other.uid === uid || other.stage === 'finished') continue;
      for (const tree of (other.volumes ?? other.mounting)?.values() ?? [])
        if (!(tree instanceof ReadOnlyTree) && tree.root === root) return true;
    }
    return false;
  }

  private note(worker: PodWorker, text: string): void {
    this.context.tools.journal.write(KUBELET, worker.place.reference, { what: 'note', text });
  }
}

function textOf(error: ConfigError, { name }: Volume): string {
  return error instanceof MountError ? error.message : mountFailureText(name, error.message);
}

/** After how long a volume is tried again. pkg/util/goroutinemap/exponentialbackoff */
export function mountRetry(failures: number): number {
  return Math.min(500 * 2 ** (failures - 1), 122_000);
}

/** The volumes of a pod by name. */
export type MountedVolumes = Map<string, FileTree>;
