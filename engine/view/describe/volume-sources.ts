import { compareQuantities } from '../../api/quantity';
import type { Quantity } from '../../api/types';
import { goList } from './parts';

export type Source = Readonly<Record<string, unknown>>;
export type Row = readonly [label: string, value: (source: Source) => string];

/** The one label after which kubectl forgets the colon. */
export const NO_COLON = 'ISCSIInterface';

/** A field as Go prints it; what is not there is empty, or `none`. */
function field(label: string, name: string, none = ''): Row {
  return [label, (source) => textOf(source[name] ?? none)];
}

/** A field that is true or false. */
function flag(label: string, name: string): Row {
  return field(label, name, 'false');
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? goList(value.map(String)) : String(value);
}

function nameOf(reference: unknown): string {
  return String((reference as { readonly name?: string }).name ?? '');
}

function sizeLimit({ sizeLimit: limit }: Source): string {
  return limit !== undefined && compareQuantities(limit as Quantity, 0) > 0 ? String(limit) : '<unset>';
}

/** The driver's own words of a CSI volume, `<none>` without any. */
function attributes({ volumeAttributes }: Source): string {
  const pairs = Object.entries((volumeAttributes as Record<string, string> | undefined) ?? {});
  if (pairs.length === 0) return '<none>';
  // kubectl indents each piece of these lines anew.
  const lines = pairs.map(([key, value]) => `    ${key}=${value}`);
  return lines.sort().join('\n        \t');
}

/** The sources of volumes: the words for each, then its fields. */
// Simplified: kubectl describe knows the sources of volumes that come without a driver of a cloud or of a vendor; of the
// others it says <unknown>.
export const SOURCES: Readonly<Record<string, readonly [string, ...Row[]]>> = {
  hostPath: [
    'HostPath (bare host directory volume)',
    field('Path', 'path'),
    field('HostPathType', 'type', '<none>'),
  ],
  emptyDir: [
    "EmptyDir (a temporary directory that shares a pod's lifetime)",
    field('Medium', 'medium'),
    ['SizeLimit', sizeLimit],
  ],
  secret: [
    'Secret (a volume populated by a Secret)',
    field('SecretName', 'secretName'),
    flag('Optional', 'optional'),
  ],
  configMap: [
    'ConfigMap (a volume populated by a ConfigMap)',
    field('Name', 'name'),
    flag('Optional', 'optional'),
  ],
  nfs: [
    'NFS (an NFS mount that lasts the lifetime of a pod)',
    field('Server', 'server'),
    field('Path', 'path'),
    flag('ReadOnly', 'readOnly'),
  ],
  persistentVolumeClaim: [
    'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    field('ClaimName', 'claimName'),
    flag('ReadOnly', 'readOnly'),
  ],
  ephemeral: [
    'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)',
  ],
  downwardAPI: ['DownwardAPI (a volume populated by information about the pod)'],
  projected: ['Projected (a volume that contains injected data from multiple sources)'],
  iscsi: [
    "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
    field('TargetPortal', 'targetPortal'),
    field('IQN', 'iqn'),
    field('Lun', 'lun'),
    field(NO_COLON, 'iscsiInterface'),
    field('FSType', 'fsType'),
    flag('ReadOnly', 'readOnly'),
    field('Portals', 'portals', '[]'),
    flag('DiscoveryCHAPAuth', 'chapAuthDiscovery'),
    flag('SessionCHAPAuth', 'chapAuthSession'),
    [
      'SecretRef',
      ({ secretRef }) => (secretRef ? `&LocalObjectReference{Name:${nameOf(secretRef)},}` : 'nil'),
    ],
    field('InitiatorName', 'initiatorName', '<none>'),
  ],
  fc: [
    'FC (a Fibre Channel disk)',
    ['TargetWWNs', ({ targetWWNs }) => ((targetWWNs as readonly string[] | undefined) ?? []).join(', ')],
    field('LUN', 'lun', '<none>'),
    field('FSType', 'fsType'),
    flag('ReadOnly', 'readOnly'),
  ],
  local: ['LocalVolume (a persistent volume backed by local storage on a node)', field('Path', 'path')],
  csi: [
    'CSI (a Container Storage Interface (CSI) volume source)',
    field('Driver', 'driver'),
    field('FSType', 'fsType'),
    flag('ReadOnly', 'readOnly'),
    ['VolumeAttributes', attributes],
  ],
  image: [
    'Image (a container image or OCI artifact)',
    field('Reference', 'reference'),
    field('PullPolicy', 'pullPolicy'),
  ],
};
