import type { KeyToPath, Pod, Volume, VolumeProjection } from '../api/types';
import { pathParts, type ReadOnlyEntries, type ReadOnlyEntry } from '../process/files';
import { type DownwardSource, fieldValue, resourceValue } from './downward';
import { ConfigError, configMapData, type ReferenceSource, secretData } from './references';

/** Where the files come from that the kubelet writes itself. */
export type FileSource = ReferenceSource & DownwardSource;

/**
 * The files that the kubelet writes itself, of configMap, secret, downwardAPI and projected volumes; undefined of other
 * volumes. Throws a ConfigError in the kubelet's words.
 * https://kubernetes.io/docs/concepts/storage/projected-volumes/
 * pkg/volume/configmap, pkg/volume/secret, pkg/volume/downwardapi, pkg/volume/projected
 */
export function writtenFiles(volume: Volume, source: FileSource): ReadOnlyEntries | undefined {
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
    allOf(sources, (projection) => add(projection, defaultMode));
  } else return undefined;
  return files;
}

/** Volumes whose files are brought up to date at every sync of the pod. (RequiresRemount) */
export function isWritten({ configMap, secret, downwardAPI, projected }: Volume): boolean {
  return (configMap ?? secret ?? downwardAPI ?? projected) !== undefined;
}

/**
 * All are tried, and what is wrong with them is told together.
 * pkg/volume/projected/projected.go (collectData), staging/src/k8s.io/apimachinery/pkg/util/errors (Aggregate)
 */
function allOf<T>(parts: readonly T[], act: (part: T) => void): void {
  const wrong = new Set<string>();
  for (const part of parts) {
    try {
      act(part);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      wrong.add(error.message);
    }
  }
  const messages = [...wrong];
  if (messages.length > 0)
    throw new ConfigError(messages.length === 1 ? messages[0] : `[${messages.join(', ')}]`);
}

function addProjection(
  files: Map<string, ReadOnlyEntry>,
  projection: VolumeProjection,
  mode: number,
  source: FileSource,
): void {
  const { configMap, secret, downwardAPI, serviceAccountToken } = projection;
  if (configMap) {
    const data = configMapData(source, configMap.name ?? '', configMap.optional);
    addKeys(files, data, configMap, mode, (key) => `configmap references non-existent config key: ${key}`);
  }
  if (secret) {
    const data = secretData(source, secret.name ?? '', secret.optional);
    addKeys(files, data, secret, mode, (key) => `references non-existent secret key: ${key}`);
  }
  allOf(downwardAPI?.items ?? [], ({ path, fieldRef, resourceFieldRef, mode: own }) => {
    const content = fieldRef
      ? fieldValue(fieldRef.fieldPath, source)
      : resourceValue(resourceFieldRef!, source.pod.spec.containers[0]!, source);
    files.set(clean(path), { content, mode: own ?? mode });
  });
  if (serviceAccountToken) files.set(clean(serviceAccountToken.path), token(source.pod, mode));
}

/**
 * A token that only its reader may read: the user that all containers run as, or, with an fsGroup, that group.
 * Simplified: the token says whose it is, but is signed by nobody.
 * pkg/volume/projected/projected.go, pkg/volume/util/util.go (FsUserFrom)
 */
function token(pod: Pod, mode: number): ReadOnlyEntry {
  const { namespace, name } = pod.metadata;
  const content = `token of serviceaccount ${namespace}/${pod.spec.serviceAccountName ?? 'default'} for pod ${name}`;
  const user = userOfAll(pod);
  const isPrivate = user !== undefined || pod.spec.securityContext?.fsGroup !== undefined;
  return { content, mode: isPrivate ? 0o600 : mode, ...(user !== undefined && { uid: user }) };
}

function userOfAll({ spec }: Pod): number | undefined {
  const of = spec.securityContext?.runAsUser;
  const users = [...(spec.initContainers ?? []), ...spec.containers].map(
    ({ securityContext }) => securityContext?.runAsUser ?? of,
  );
  return users.every((user) => user === users[0]) ? users[0] : undefined;
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
    if (content !== undefined) files.set(clean(item.path), { content, mode: item.mode ?? mode });
    else if (!optional) throw new ConfigError(missing(item.key));
  }
}

const clean = (path: string) => pathParts(path).join('/');
