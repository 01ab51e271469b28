import type { DownwardFile, Labels, Volume, VolumeProjection } from '../../api/types';
import type { Description } from './description';
import { NO_COLON, SOURCES, type Source } from './volume-sources';

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
  for (const [label, value] of rows) to.line(2, `${label}${label === NO_COLON ? '' : ':'}\t${value(source)}`);
  if (kind === 'downwardAPI') describeItems(to, source.items as readonly DownwardFile[] | undefined);
  if (kind === 'ephemeral') describeTemplate(to, source.volumeClaimTemplate as ClaimTemplate | undefined);
  if (kind === 'projected')
    describeProjections(to, source.sources as readonly VolumeProjection[] | undefined);
  return true;
}

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

interface ClaimTemplate {
  readonly metadata?: { readonly labels?: Labels; readonly annotations?: Labels };
  readonly spec?: { readonly storageClassName?: string; readonly volumeMode?: string };
}

/** The template of a claim. kubectl indents each piece of its labels and annotations anew. */
function describeTemplate(to: Description, template: ClaimTemplate | undefined): void {
  if (template === undefined) return;
  const { metadata = {}, spec = {} } = template;
  to.line(2, `StorageClass:\t${spec.storageClassName ?? ''}`);
  to.line(2, 'Volume:\t');
  to.line(2, `Labels:\t${indented(metadata.labels, '=')}`);
  to.line(2, `Annotations:\t${indented(metadata.annotations, ': ')}`);
  to.line(2, 'Capacity:\t');
  to.line(2, 'Access Modes:\t');
  if (spec.volumeMode) to.line(2, `VolumeMode:\t${spec.volumeMode}`);
}

function indented(pairs: Labels | undefined, sign: string): string {
  const lines = Object.entries(pairs ?? {}).map(([key, value]) => `    ${key}${sign}${value}`);
  return lines.sort().join('\n        \t') || '    <none>';
}
