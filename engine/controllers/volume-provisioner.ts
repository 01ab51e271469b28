import { claimNameOf } from '../api/storage-classes';
import type { PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../api/types';
import type { ControllerContext } from './controller';
import { keyOf, splitKey } from './owner-references';
import { referenceTo } from './volume-binder';
import { PROVISIONED_BY, SELECTED_NODE } from './volume-steps';
import { WorkQueue } from './work-queue';

const NAME = 'external-provisioner';
const STORAGE_PROVISIONER = 'volume.kubernetes.io/storage-provisioner';

/**
 * Makes volumes for claims that ask for them, and takes them away when they are released: what runs beside Kubernetes for each
 * class of storage.
 * https://kubernetes.io/docs/concepts/storage/dynamic-provisioning/
 * https://github.com/kubernetes-csi/external-provisioner , https://github.com/rancher/local-path-provisioner
 */
// Simplified: for every class that names a provisioner one runs, and it never fails.
export class VolumeProvisioner {
  private readonly queue: WorkQueue;
  /** Claims whose volume is being made. */
  private readonly begun = new Set<string>();

  constructor(private readonly context: ControllerContext) {
    const { simulation, store, latency } = context;
    this.queue = new WorkQueue(simulation, NAME, (key) => this.provision(key));
    const deleter = new WorkQueue(simulation, 'external-deleter', (key) => this.take(key));
    store.watch('PersistentVolumeClaim', ({ type, object }) => {
      if (type === 'DELETED') this.begun.delete(object.metadata.uid);
      else if (isAsked(object as PersistentVolumeClaim)) this.queue.add(keyOf(object), latency());
    });
    store.watch('PersistentVolume', ({ object }) => {
      const { status } = object as PersistentVolume;
      if (status.phase === 'Released') deleter.add(keyOf(object), latency());
    });
    const { switches } = context;
    switches.add(NAME, { stop: () => this.begun.clear(), start: () => undefined });
    switches.addQueue(NAME, this.queue, (add) => {
      for (const one of store.list<PersistentVolumeClaim>('PersistentVolumeClaim'))
        if (isAsked(one)) add(keyOf(one));
    });
    switches.addQueue(NAME, deleter, (add) => {
      for (const one of store.list<PersistentVolume>('PersistentVolume'))
        if (one.status.phase === 'Released') add(keyOf(one));
    });
  }

  private provision(key: string): void {
    const [namespace, name] = splitKey(key);
    const { store, recorder, api, latencies } = this.context;
    const claim = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
    if (claim === undefined || !isAsked(claim) || claim.metadata.deletionTimestamp !== undefined) return;
    const storageClass = store.get<StorageClass>('StorageClass', '', claim.spec.storageClassName ?? '');
    if (storageClass === undefined) return;
    const driver = claim.metadata.annotations![STORAGE_PROVISIONER]!;
    const source = { component: driver };
    if (!this.begun.has(claim.metadata.uid)) {
      this.begun.add(claim.metadata.uid);
      const message = `External provisioner is provisioning volume for claim "${namespace}/${name}"`;
      recorder.record(claim, source, 'Normal', 'Provisioning', message);
      const takes = latencies.of('provision');
      if (takes > 0) return this.queue.addAfter(key, takes);
    }
    const volume = provisioned(claim, storageClass, driver);
    if (store.get('PersistentVolume', '', volume.metadata.name) !== undefined) return;
    api.create<PersistentVolume>(volume, driver);
    const message = `Successfully provisioned volume ${volume.metadata.name}`;
    recorder.record(claim, source, 'Normal', 'ProvisioningSucceeded', message);
  }

  /** Takes away what is released and was provisioned to be deleted. */
  private take(key: string): void {
    const { store, api } = this.context;
    const volume = store.get<PersistentVolume>('PersistentVolume', '', splitKey(key)[1]);
    const driver = volume?.metadata.annotations?.[PROVISIONED_BY];
    if (volume === undefined || driver === undefined || volume.status.phase !== 'Released') return;
    if (volume.spec.persistentVolumeReclaimPolicy === 'Delete') api.delete(volume, driver);
  }
}

/** A claim that waits for the scheduler is provisioned for the node that it chose. */
function isAsked({ metadata, spec, status }: PersistentVolumeClaim): boolean {
  return (
    status.phase === 'Pending' &&
    !spec.volumeName &&
    metadata.annotations?.[STORAGE_PROVISIONER] !== undefined
  );
}

/** Where those provisioners put their volumes that use the disks of the nodes. */
const ON_NODES: Readonly<Record<string, string>> = {
  'rancher.io/local-path': '/var/local-path-provisioner',
  'k8s.io/minikube-hostpath': '/tmp/hostpath-provisioner',
  'docker.io/hostpath': '/var/lib/k8s-pvs',
};

/** The volume that is made for a claim: a directory of a node, or a disk of a driver. */
export function provisioned(claim: PersistentVolumeClaim, storageClass: StorageClass, driver: string) {
  const { namespace, name: claimName, uid, annotations = {} } = claim.metadata;
  const name = `pvc-${uid}`;
  const { accessModes, resources, volumeMode, volumeAttributesClassName } = claim.spec;
  const folder = ON_NODES[driver];
  const node = annotations[SELECTED_NODE];
  const local = driver === 'rancher.io/local-path' && node !== undefined;
  const { reclaimPolicy = 'Delete', mountOptions } = storageClass;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume' as const,
    metadata: { name, annotations: { [PROVISIONED_BY]: driver } },
    spec: {
      capacity: { storage: resources?.requests?.storage ?? '0' },
      accessModes,
      claimRef: referenceTo(claim),
      persistentVolumeReclaimPolicy: reclaimPolicy,
      storageClassName: storageClass.metadata.name,
      ...(mountOptions && { mountOptions }),
      volumeMode: volumeMode ?? 'Filesystem',
      ...(volumeAttributesClassName && folder === undefined && { volumeAttributesClassName }),
      ...(folder === undefined
        ? { csi: { driver, fsType: 'ext4', volumeHandle: name } }
        : { hostPath: { path: `${folder}/${name}_${namespace}_${claimName}`, type: 'DirectoryOrCreate' } }),
      ...(local && { nodeAffinity: { required: { nodeSelectorTerms: [onNode(node)] } } }),
    },
  };
}

function onNode(name: string) {
  return { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In' as const, values: [name] }] };
}

/** Whether a pod uses a claim. */
export function uses(pod: Pod, claimName: string): boolean {
  return pod.spec.volumes?.some((volume) => claimNameOf(volume, pod) === claimName) === true;
}
