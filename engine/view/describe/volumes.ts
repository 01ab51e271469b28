import { compareQuantities } from '../../api/quantity';
import type { DownwardFile, Quantity, Volume, VolumeProjection } from '../../api/types';
import type { Description } from './description';
import { goList } from './parts';

/**
 * The volumes of a pod, or of a pod template, where names stand three blanks in.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeVolumes)
 */
export function describeVolumes(to: Description, volumes: readonly Volume[], level = 0): void {
  if (volumes.length === 0) return to.line(level, 'Volumes:\t<none>');
  to.line(level, 'Volumes:');
  for (const volume of volumes) {
    to.line(1, `${level > 0 ? ' ' : ''}${volume.name}:`);
    if (!describeSource(to, volume)) to.line(1, '<unknown>');
  }
}

/** The source of a volume or of a PersistentVolume; false where it is none that kubectl knows. */
export function describeSource(to: Description, holder: Readonly<Record<string, unknown>>): boolean {
  const kind = Object.keys(SOURCES).find((name) => holder[name]);
  if (kind === undefined) return false;
  const source = holder[kind] as Source;
  const [title, ...rows] = SOURCES[kind]!;
  to.line(2, `Type:\t${title}`);
  for (const [label, value] of rows) to.line(2, `${label}:\t${value(source)}`);
  if (kind === 'downwardAPI') describeItems(to, source.items as readonly DownwardFile[] | undefined);
  if (kind === 'projected')
    describeProjections(to, source.sources as readonly VolumeProjection[] | undefined);
  return true;
}

type Source = Readonly<Record<string, unknown>>;
type Row = readonly [label: string, value: (source: Source) => string];

function describeItems(to: Description, items: readonly DownwardFile[] = []): void {
  to.line(2, 'Items:');
  for (const { fieldRef, resourceFieldRef, path } of items) {
    if (fieldRef) to.line(3, `${fieldRef.fieldPath} -> ${path}`);
    if (resourceFieldRef) to.line(3, `${resourceFieldRef.resource} -> ${path}`);
  }
}

function describeProjections(to: Description, sources: readonly VolumeProjection[] = []): void {
  for (const { secret, downwardAPI, configMap, serviceAccountToken } of sources) {
    if (secret) to.line(2, `SecretName:\t${secret.name ?? ''}\n    Optional:\t${secret.optional ?? false}`);
    else if (downwardAPI) to.line(2, 'DownwardAPI:\ttrue');
    else if (configMap)
      to.line(2, `ConfigMapName:\t${configMap.name ?? ''}\n    Optional:\t${configMap.optional ?? false}`);
    else if (serviceAccountToken)
      to.line(2, `TokenExpirationSeconds:\t${serviceAccountToken.expirationSeconds}`);
  }
}

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

// Simplified: describe knows the sources of volumes that are still served; of a generic ephemeral volume it tells the type,
// not the template of its claim; references to secrets inside a source are left out.
const SOURCES: Readonly<Record<string, readonly [string, ...Row[]]>> = {
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
