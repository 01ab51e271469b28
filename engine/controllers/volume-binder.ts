import { BIND_COMPLETED, claimNameOf, defaultClass } from '../api/storage-classes';
import type {
  KubeObject,
  Labels,
  ObjectReference,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  StorageClass,
} from '../api/types';
import { isKeptFor } from '../api/volume-matching';
import { seconds } from '../simulation/time';
import type { ControllerContext } from './controller';
import { VolumeReclaimer } from './volume-reclaimer';
import { BOUND_BY_CONTROLLER, claimStep, type Told, volumeStep } from './volume-steps';
import { WorkQueue } from './work-queue';

export const BINDER = 'persistentvolume-controller';

/** All claims and volumes are looked at once in this period. (PVClaimBinderSyncPeriod) */
const RESYNC = seconds(15);

/** What a class of Kubernetes' own names that nobody provisions for. */
const OWN_PROVISIONERS = 'kubernetes.io/';

/**
 * Binds claims to volumes, asks for volumes to be provisioned, and gives volumes back whose claims are gone.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 * pkg/controller/volume/persistentvolume/pv_controller.go
 */
export class VolumeBinder {
  private readonly queue: WorkQueue;
  private readonly reclaimer: VolumeReclaimer;

  constructor(private readonly context: ControllerContext) {
    const { simulation, store, latency } = context;
    this.reclaimer = new VolumeReclaimer(context);
    this.queue = new WorkQueue(simulation, BINDER, (key) => this.work(key));
    store.watch('PersistentVolumeClaim', ({ type, object }) => {
      if (type !== 'DELETED') this.queue.add(keyOf(object), latency());
      const { volumeName } = (object as PersistentVolumeClaim).spec;
      if (volumeName) this.queue.add(`PersistentVolume//${volumeName}`, latency());
    });
    store.watch('PersistentVolume', ({ type, object }) => {
      if (type !== 'DELETED') this.queue.add(keyOf(object), latency());
      else this.wakeClaimOf(object as PersistentVolume);
    });
    context.switches.addQueue('persistentvolume-binder-controller', this.queue, (add) => {
      for (const kind of ['PersistentVolume', 'PersistentVolumeClaim'])
        for (const one of store.list(kind)) add(keyOf(one));
    });
  }

  private work(key: string): void {
    const [kind, namespace, name] = key.split('/') as [string, string, string];
    const object = this.context.store.get(kind, namespace, name);
    if (object === undefined) return;
    if (kind === 'PersistentVolume') this.syncVolume(object as PersistentVolume);
    else this.syncClaim(object as PersistentVolumeClaim);
  }

  private syncClaim(claim: PersistentVolumeClaim): void {
    const { store, api } = this.context;
    const classes = store.list<StorageClass>('StorageClass');
    const { storageClassName } = claim.spec;
    const storageClass = classes.find(({ metadata }) => metadata.name === storageClassName);
    const step = claimStep(claim, {
      volumes: store.list<PersistentVolume>('PersistentVolume'),
      storageClass,
      defaultClass: defaultClass(classes),
      waitingPods: this.waitingPodsOf(claim),
    });
    switch (step.do) {
      case 'nothing':
        return;
      case 'bind':
        return this.bind(step.volume, claim);
      case 'take class':
        api.update(claim, { ...claim, spec: { ...claim.spec, storageClassName: step.storageClass } }, BINDER);
        return;
      case 'provision':
        return this.askForVolume(claim, step.storageClass, storageClass);
      case 'lose':
        if (step.told) this.tell(claim, step.told);
        store.update(claim, { ...claim, status: { ...claim.status, phase: 'Lost' } }, BINDER);
        return;
      case 'wait':
        if (step.told) this.tell(claim, step.told);
        this.lookAgain(claim);
    }
  }

  /** The volume first, then the claim, and of each the spec before its status. (bind) */
  private bind(found: PersistentVolume, given: PersistentVolumeClaim): void {
    const { store, api, simulation } = this.context;
    // A claim that has waited is bound because of the volume that came after it.
    simulation.cause = Math.max(simulation.cause, store.placeOf(found)?.entry ?? -1);
    let volume = found;
    if (volume.spec.claimRef?.uid !== given.metadata.uid) {
      const marked = isKeptFor(volume, given)
        ? volume
        : withAnnotations(volume, { [BOUND_BY_CONTROLLER]: 'yes' });
      const spec = { ...volume.spec, claimRef: referenceTo(given) };
      volume = api.update<PersistentVolume>(volume, { ...marked, spec }, BINDER);
    }
    this.phase(volume, 'Bound');
    let claim = given;
    if (claim.metadata.annotations?.[BIND_COMPLETED] === undefined || !claim.spec.volumeName) {
      const own: Labels = claim.spec.volumeName ? {} : { [BOUND_BY_CONTROLLER]: 'yes' };
      const marked = withAnnotations(claim, { [BIND_COMPLETED]: 'yes', ...own });
      const spec = { ...claim.spec, volumeName: volume.metadata.name };
      claim = api.update<PersistentVolumeClaim>(claim, { ...marked, spec }, BINDER);
    }
    if (claim.status.phase === 'Bound') return;
    const { accessModes, capacity, volumeAttributesClassName } = volume.spec;
    const status = {
      ...claim.status,
      phase: 'Bound' as const,
      accessModes,
      capacity,
      ...(volumeAttributesClassName && { currentVolumeAttributesClassName: volumeAttributesClassName }),
    };
    store.update<PersistentVolumeClaim>(claim, { ...claim, status }, BINDER);
  }

  /** (provisionClaim) */
  private askForVolume(
    claim: PersistentVolumeClaim,
    name: string,
    storageClass: StorageClass | undefined,
  ): void {
    const failed = (message: string) =>
      this.tell(claim, { type: 'Warning', reason: 'ProvisioningFailed', message });
    this.lookAgain(claim);
    if (storageClass === undefined) return failed(`storageclass.storage.k8s.io "${name}" not found`);
    const { provisioner } = storageClass;
    if (provisioner.startsWith(OWN_PROVISIONERS) && !MIGRATED.has(provisioner))
      return failed(`no volume plugin matched name: ${provisioner}`);
    const driver = MIGRATED.get(provisioner) ?? provisioner;
    const marks = {
      'volume.beta.kubernetes.io/storage-provisioner': driver,
      'volume.kubernetes.io/storage-provisioner': driver,
    };
    const asked =
      claim.metadata.annotations?.['volume.kubernetes.io/storage-provisioner'] === driver
        ? claim
        : this.context.api.update(claim, withAnnotations(claim, marks), BINDER);
    const message =
      `Waiting for a volume to be created either by the external provisioner '${driver}' or manually by the system ` +
      'administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.';
    this.tell(asked, { type: 'Normal', reason: 'ExternalProvisioning', message });
  }

  private syncVolume(volume: PersistentVolume): void {
    const { store, api } = this.context;
    const { claimRef } = volume.spec;
    const claim =
      claimRef &&
      store.get<PersistentVolumeClaim>('PersistentVolumeClaim', claimRef.namespace ?? '', claimRef.name);
    const step = volumeStep(volume, claim);
    // A volume that becomes free wakes no claim: those that wait look at it with the next resync.
    if (step.do === 'phase') this.phase(volume, step.phase);
    else if (step.do === 'sync claim') this.queue.add(keyOf(claim!));
    else if (step.do === 'reclaim') this.reclaimer.reclaim(volume);
    else if (step.do === 'unbind') {
      const { claimRef: _, ...spec } = volume.spec;
      api.update<PersistentVolume>(volume, { ...volume, spec } as PersistentVolume, BINDER);
    }
  }

  private phase(volume: PersistentVolume, phase: 'Available' | 'Bound'): void {
    const { store, simulation, calendar } = this.context;
    const newest = store.get<PersistentVolume>('PersistentVolume', '', volume.metadata.name);
    if (newest === undefined || newest.status.phase === phase) return;
    const lastPhaseTransitionTime = calendar.timestamp(simulation.now);
    store.update<PersistentVolume>(newest, { ...newest, status: { phase, lastPhaseTransitionTime } }, BINDER);
  }

  /** A claim without a volume is looked at again with all others. */
  private lookAgain(claim: PersistentVolumeClaim): void {
    this.queue.addAfter(keyOf(claim), RESYNC - (this.context.simulation.now % RESYNC));
  }

  private wakeClaimOf({ spec }: PersistentVolume): void {
    const { namespace = '', name } = spec.claimRef ?? {};
    if (name) this.queue.add(`PersistentVolumeClaim/${namespace}/${name}`, this.context.latency());
  }

  /** (findNonScheduledPodsByPVC) */
  private waitingPodsOf({ metadata }: PersistentVolumeClaim): readonly string[] {
    return this.context.store
      .list<Pod>('Pod', metadata.namespace)
      .filter(
        (pod) =>
          !pod.spec.nodeName &&
          pod.status.phase === 'Pending' &&
          pod.spec.volumes?.some((volume) => claimNameOf(volume, pod) === metadata.name),
      )
      .map((pod) => pod.metadata.name);
  }

  private tell(object: KubeObject, { type, reason, message }: Told): void {
    this.context.recorder.record(object, { component: BINDER }, type, reason, message);
  }
}

/** Provisioners that were part of Kubernetes once, and the drivers that took their place. pkg/volume/csimigration */
const MIGRATED: ReadonlyMap<string, string> = new Map([
  ['kubernetes.io/aws-ebs', 'ebs.csi.aws.com'],
  ['kubernetes.io/gce-pd', 'pd.csi.storage.gke.io'],
  ['kubernetes.io/cinder', 'cinder.csi.openstack.org'],
  ['kubernetes.io/azure-disk', 'disk.csi.azure.com'],
  ['kubernetes.io/azure-file', 'file.csi.azure.com'],
  ['kubernetes.io/vsphere-volume', 'csi.vsphere.vmware.com'],
  ['kubernetes.io/portworx-volume', 'pxd.portworx.com'],
]);

export function withAnnotations<T extends KubeObject>(object: T, more: Readonly<Record<string, string>>): T {
  const { metadata } = object;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, ...more } } };
}

export function referenceTo({ metadata }: PersistentVolumeClaim): ObjectReference {
  const { namespace, name, uid, resourceVersion } = metadata;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    namespace: namespace!,
    name,
    uid,
    resourceVersion,
  };
}

function keyOf({ kind, metadata }: KubeObject): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}
