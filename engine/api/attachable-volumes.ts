import { fieldsOf, textOf } from './fields';
import { sha256 } from './sha256';
import { claimNameOf } from './storage-classes';
import type { CsiDriver, KubeObject, PersistentVolume, PersistentVolumeClaim, Pod, Volume } from './types';

/** A volume that must be attached to a node before the kubelet there can mount it. */
export interface AttachableVolume {
  /** How nodes and controllers name it: `kubernetes.io/csi/DRIVER^HANDLE`. */
  readonly name: string;
  /** The name of its PersistentVolume. */
  readonly volume: string;
  /** Who attaches it, by a VolumeAttachment, and how it knows the volume; undefined: nobody has to be asked. */
  readonly csi: { readonly driver: string; readonly handle: string } | undefined;
  /** Whether only one node at a time may have it. */
  readonly isExclusive: boolean;
}

interface Reader {
  get<T extends KubeObject>(kind: string, namespace: string, name: string): T | undefined;
}

/**
 * The attachable volume behind a volume of a pod, if it is one: its claim is bound to a disk of a driver that attaches, or to a
 * block device on the network.
 * pkg/controller/volume/attachdetach/util/util.go (CreateVolumeSpec), pkg/volume/csi/csi_plugin.go (CanAttach)
 */
// Simplified: of a CSIDriver only attachRequired counts here. A disk that a pod names itself, without a claim, is not attached.
export function attachableOf(volume: Volume, pod: Pod, reader: Reader): AttachableVolume | undefined {
  const claimName = claimNameOf(volume, pod);
  if (claimName === undefined) return undefined;
  const namespace = pod.metadata.namespace ?? '';
  const claim = reader.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, claimName);
  const name = claim?.status?.phase === 'Bound' ? claim.spec.volumeName : undefined;
  const found = name ? reader.get<PersistentVolume>('PersistentVolume', '', name) : undefined;
  return found && attachable(found, reader);
}

/** What of a volume has to be attached; undefined for directories of nodes and for files of the network. */
export function attachable(
  { metadata, spec }: PersistentVolume,
  reader: Reader,
): AttachableVolume | undefined {
  const isExclusive = isForOneNode(spec.accessModes ?? []);
  const { fc, iscsi } = spec;
  if (fc !== undefined || iscsi !== undefined) {
    const name = fc === undefined ? iscsiName(fieldsOf(iscsi)) : fcName(fieldsOf(fc));
    return { name, volume: metadata.name, csi: undefined, isExclusive };
  }
  const csi = csiOf(spec);
  if (csi === undefined) return undefined;
  // Of a driver that says nothing it is taken that it attaches. (skipAttach)
  const driver = reader.get<CsiDriver>('CSIDriver', '', csi.driver);
  if (driver?.spec?.attachRequired === false) return undefined;
  const name = `kubernetes.io/csi/${csi.driver}^${csi.handle}`;
  return { name, volume: metadata.name, csi, isExclusive };
}

/** The name of the object that asks a driver to attach a volume to a node. pkg/volume/csi/csi_attacher.go (getAttachmentName) */
export function attachmentName(
  { handle, driver }: NonNullable<AttachableVolume['csi']>,
  node: string,
): string {
  return `csi-${sha256(`${handle}${driver}${node}`)}`;
}

/** Whether a volume is for one node at a time: several may have it where several may read it, or where nothing is said. pkg/volume/util (IsMultiAttachAllowed) */
function isForOneNode(modes: readonly string[]): boolean {
  return modes.length > 0 && !modes.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany');
}

/** Disks of the clouds that Kubernetes once attached itself belong to these drivers. staging/src/k8s.io/csi-translation-lib */
const MIGRATED: Readonly<Record<string, readonly [driver: string, handle: string]>> = {
  awsElasticBlockStore: ['ebs.csi.aws.com', 'volumeID'],
  azureDisk: ['disk.csi.azure.com', 'diskURI'],
  cinder: ['cinder.csi.openstack.org', 'volumeID'],
  gcePersistentDisk: ['pd.csi.storage.gke.io', 'pdName'],
  portworxVolume: ['pxd.portworx.com', 'volumeID'],
  vsphereVolume: ['csi.vsphere.vmware.com', 'volumePath'],
};

// Simplified: the handle of a migrated disk is what its source says, without the project and zone that a translation adds.
export function csiOf(spec: PersistentVolume['spec']): AttachableVolume['csi'] {
  if (spec.csi !== undefined) {
    const { driver, volumeHandle } = fieldsOf(spec.csi);
    return { driver: textOf(driver), handle: textOf(volumeHandle) };
  }
  for (const [source, [driver, handle]] of Object.entries(MIGRATED))
    if (spec[source] !== undefined) return { driver, handle: textOf(fieldsOf(spec[source])[handle]) };
  return undefined;
}

function iscsiName({ targetPortal, iqn, lun = 0 }: Readonly<Record<string, unknown>>): string {
  return `kubernetes.io/iscsi/${textOf(targetPortal)}:${textOf(iqn)}:${String(lun)}`;
}

function fcName({ targetWWNs, wwids, lun = 0 }: Readonly<Record<string, unknown>>): string {
  const list = (names: unknown) => (Array.isArray(names) ? `[${names.join(' ')}]` : '[]');
  return `kubernetes.io/fc/${Array.isArray(targetWWNs) ? `${list(targetWWNs)}:${String(lun)}` : list(wwids)}`;
}
