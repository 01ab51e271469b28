import type { KeyToPath, Pod, Volume, VolumeProjection } from '../api/types';
import { FileTree, type ReadOnlyEntries, type ReadOnlyEntry, readOnlyTree } from '../process/files';
import type { Calendar, Instant } from '../simulation/time';
import {
  ConfigError,
  configMapData,
  type EnvironmentSource,
  fieldValue,
  resourceValue,
  secretData,
} from './environment';

/** What outlives a pod: each node's own files, and the content of persistent volume claims. */
export interface LastingFiles {
  readonly hostFiles: FileTree;
  /** By `namespace/claim`. */
  readonly claims: Map<string, FileTree>;
}

/** The volumes of a pod, and what could not be mounted, in the kubelet's words. */
export interface MountedVolumes {
  readonly trees: Map<string, FileTree>;
  readonly errors: readonly { readonly volume: string; readonly message: string }[];
  /** Volumes of a kind whose content nobody knows; they are empty directories. */
  readonly assumed: readonly string[];
}

/**
 * Makes the volumes of a pod. A volume whose configMap or secret is missing is an error that the kubelet tries again.
 * https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function mountVolumes(
  pod: Pod,
  source: EnvironmentSource,
  lasting: LastingFiles,
  at: Instant,
  calendar: Calendar,
): MountedVolumes {
  const trees = new Map<string, FileTree>();
  const errors: { volume: string; message: string }[] = [];
  const assumed: string[] = [];
  for (const volume of pod.spec.volumes ?? []) {
    try {
      const entries = writtenFiles(volume, source);
      if (entries) trees.set(volume.name, readOnlyTree(entries, at, calendar));
      else trees.set(volume.name, directoryOf(volume, pod, lasting, assumed));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      errors.push({ volume: volume.name, message: error.message });
    }
  }
  return { trees, errors, assumed };
}

/** The event of a failed mount; the space before the colon is real. pkg/kubelet/volumemanager */
export function mountFailureText(volume: string, message: string): string {
  return `MountVolume.SetUp failed for volume "${volume}" : ${message}`;
}

function directoryOf(volume: Volume, pod: Pod, lasting: LastingFiles, assumed: string[]): FileTree {
  if (volume.hostPath) return lasting.hostFiles;
  if (volume.persistentVolumeClaim) {
    // Simplified: a claim is a directory of the cluster; volumes, classes and binding come later.
    const key = `${pod.metadata.namespace}/${volume.persistentVolumeClaim.claimName}`;
    const tree = lasting.claims.get(key) ?? new FileTree();
    lasting.claims.set(key, tree);
    return tree;
  }
  const kind = Object.keys(volume).find((key) => key !== 'name');
  // Simplified: the content of network and CSI volumes is unknown; they are empty directories, and the journal says so.
  if (kind !== undefined && kind !== 'emptyDir')
    assumed.push(`volume "${volume.name}" (${kind}) is an empty directory`);
  return new FileTree();
}

/** The files that the kubelet writes itself, of configMap, secret, downwardAPI and projected volumes. */
function writtenFiles(volume: Volume, source: EnvironmentSource): ReadOnlyEntries | undefined {
  const files = new Map<string, ReadOnlyEntry>();
  const add = (projection: VolumeProjection, mode: number) => addProjection(files, projection, mode, source);
  if (volume.configMap) add({ configMap: volume.configMap }, volume.configMap.defaultMode ?? 0o644);
  else if (volume.secret) {
    const { secretName, items, optional, defaultMode } = volume.secret;
    add({ secret: { name: secretName, items, optional } }, defaultMode ?? 0o644);
  } else if (volume.downwardAPI)
    add({ downwardAPI: volume.downwardAPI }, volume.downwardAPI.defaultMode ?? 0o644);
  else if (volume.projected) {
    const { sources = [], defaultMode = 0o644 } = volume.projected;
    addAll(sources, (projection) => add(projection, defaultMode));
  } else return undefined;
  return files;
}

/**
 * All sources are tried, and what is wrong with them is told together.
 * pkg/volume/projected/projected.go (collectData), apimachinery/pkg/util/errors (Aggregate)
 */
function addAll(sources: readonly VolumeProjection[], add: (projection: VolumeProjection) => void): void {
  const wrong = new Set<string>();
  for (const projection of sources) {
    try {
      add(projection);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      wrong.add(error.message);
    }
  }
  const messages = [...wrong];
  if (messages.length > 0)
    throw new ConfigError(messages.length === 1 ? messages[0] : `[${messages.join(', ')}]`);
}

/** The name of the configMap with the cluster's root certificate, which every namespace has. */
const ROOT_CA = 'kube-root-ca.crt';

function addProjection(
  files: Map<string, ReadOnlyEntry>,
  projection: VolumeProjection,
  mode: number,
  source: EnvironmentSource,
): void {
  const { configMap, secret, downwardAPI, serviceAccountToken } = projection;
  if (
    configMap?.name === ROOT_CA &&
    !source.store.get('ConfigMap', source.pod.metadata.namespace!, ROOT_CA)
  ) {
    files.set('ca.crt', { content: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n', mode });
  } else if (configMap) {
    const data = configMapData(source, configMap.name ?? '', configMap.optional);
    addKeys(files, data, configMap, mode, (key) => `configmap references non-existent config key: ${key}`);
  }
  if (secret) {
    const data = secretData(source, secret.name ?? '', secret.optional);
    addKeys(files, data, secret, mode, (key) => `references non-existent secret key: ${key}`);
  }
  for (const { path, fieldRef, resourceFieldRef } of downwardAPI?.items ?? []) {
    const content = fieldRef
      ? fieldValue(fieldRef.fieldPath, source)
      : resourceValue(resourceFieldRef!, source.pod.spec.containers[0]!, source);
    files.set(path, { content, mode });
  }
  if (serviceAccountToken) files.set(serviceAccountToken.path, { content: 'token', mode });
}

function addKeys(
  files: Map<string, ReadOnlyEntry>,
  data: Readonly<Record<string, string>> | undefined,
  { items, optional }: { readonly items?: readonly KeyToPath[]; readonly optional?: boolean },
  mode: number,
  missing: (key: string) => string,
): void {
  if (items === undefined || items.length === 0) {
    for (const [key, content] of Object.entries(data ?? {})) files.set(key, { content, mode });
    return;
  }
  for (const item of items) {
    const content = data?.[item.key];
    if (content !== undefined) files.set(item.path, { content, mode: item.mode ?? mode });
    else if (!optional) throw new ConfigError(missing(item.key));
  }
}
