import { quantityValue } from '../api/quantity';
import type { ClaimStatus, PersistentVolume, PersistentVolumeClaim } from '../api/types';
import { claimSize, type ResizeCondition, resizeConditions } from '../api/volume-expansion';
import type { ControllerContext } from './controller';
import { keyOf, splitKey } from './owner-references';
import { WorkQueue } from './work-queue';

const NAME = 'external-resizer';
const EXPANDER = { component: 'volume_expand' };
const WAITING = 'waiting for an external controller to expand this PVC';
const ON_NODE = 'Waiting for user to (re-)start a pod to finish file system resize of volume on node.';

/**
 * Makes the volume of a claim larger that was enlarged: the driver's resizer makes the disk larger, and leaves the file system to the
 * kubelet of a pod that uses it. Volumes that no driver made stay as they are.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims
 * pkg/controller/volume/expand/expand_controller.go; https://github.com/kubernetes-csi/external-resizer (resize_status.go)
 */
// Simplified: a driver never fails, can enlarge a disk that is in use, and always leaves the file system to the kubelet.
export class VolumeExpansion {
  private readonly queue: WorkQueue;
  /** Claims whose disk is being made larger, by uid. */
  private readonly begun = new Set<string>();

  constructor(private readonly context: ControllerContext) {
    const { simulation, store, recorder, latency, switches } = context;
    this.queue = new WorkQueue(simulation, NAME, (key) => this.expand(key));
    switches.add(NAME, { stop: () => this.begun.clear(), start: () => undefined });
    switches.addQueue(NAME, this.queue, (add) => {
      for (const claim of store.list<PersistentVolumeClaim>('PersistentVolumeClaim'))
        if (claim.status.phase === 'Bound') add(keyOf(claim));
    });
    store.watch('PersistentVolumeClaim', ({ type, before, object }) => {
      const claim = object as PersistentVolumeClaim;
      if (type === 'DELETED') this.begun.delete(claim.metadata.uid);
      if (this.queue.isStopped || type !== 'MODIFIED' || claim.status.phase !== 'Bound') return;
      if (claimSize(claim) <= claimSize(before as PersistentVolumeClaim)) return;
      recorder.record(claim, EXPANDER, 'Normal', 'ExternalExpanding', WAITING);
      this.queue.add(keyOf(claim), latency());
    });
  }

  private expand(key: string): void {
    const [namespace, name] = splitKey(key);
    const { store, api, version, latencies, recorder } = this.context;
    const claim = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
    const volume = claim && store.get<PersistentVolume>('PersistentVolume', '', claim.spec.volumeName ?? '');
    if (claim === undefined || volume?.spec.csi === undefined) return;
    if (volume.spec.claimRef?.uid !== claim.metadata.uid) return;
    const wanted = claim.spec.resources?.requests?.storage ?? '0';
    const isLarge = quantityValue(wanted) <= quantityValue(volume.spec.capacity?.storage ?? '0');
    // One whose disk is large enough is done, unless the claim could not be told so yet.
    if (isLarge && !this.begun.has(claim.metadata.uid)) return;
    const driver = (volume.spec.csi as { readonly driver: string }).driver;
    const source = { component: `external-resizer ${driver}` };
    const saysHowFar = version.has('volumeExpansionProgress');
    if (!this.begun.has(claim.metadata.uid)) {
      const progress: Partial<ClaimStatus> = saysHowFar
        ? {
            allocatedResources: { storage: wanted },
            allocatedResourceStatuses: { storage: 'ControllerResizeInProgress' },
          }
        : {};
      const begun = this.write(claim, { type: 'Resizing', status: 'True' }, progress, driver);
      this.begun.add(claim.metadata.uid);
      const message = `External resizer is resizing volume ${volume.metadata.name}`;
      recorder.record(begun, source, 'Normal', 'Resizing', message);
      const takes = latencies.of('expand');
      if (takes > 0) return this.queue.addAfter(key, takes);
    }
    const spec = { ...volume.spec, capacity: { ...volume.spec.capacity, storage: wanted } };
    if (!isLarge) api.update<PersistentVolume>(volume, { ...volume, spec }, driver);
    const newest = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name)!;
    const progress: Partial<ClaimStatus> = saysHowFar
      ? { allocatedResourceStatuses: { storage: 'NodeResizePending' } }
      : {};
    const pending = { type: 'FileSystemResizePending', status: 'True', message: ON_NODE } as const;
    const done = this.write(newest, pending, progress, driver);
    this.begun.delete(claim.metadata.uid);
    const message = 'Require file system resize of volume on node';
    recorder.record(done, source, 'Normal', 'FileSystemResizeRequired', message);
  }

  private write(
    claim: PersistentVolumeClaim,
    condition: Omit<ResizeCondition, 'lastProbeTime' | 'lastTransitionTime'>,
    progress: Partial<ClaimStatus>,
    by: string,
  ): PersistentVolumeClaim {
    const { store, calendar, simulation } = this.context;
    const now = calendar.timestamp(simulation.now);
    const conditions = resizeConditions(claim.status.conditions ?? [], condition, now);
    const status = { ...claim.status, ...progress, conditions };
    return store.update<PersistentVolumeClaim>(claim, { ...claim, status }, by);
  }
}
