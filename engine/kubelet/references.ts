import type { ConfigMap, KubeObject, Pod, Secret } from '../api/types';
import type { Store } from '../store/store';

/** What the manifest refers to is not there; the container waits with CreateContainerConfigError. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** The runtime, and not the kubelet, refuses to create a container. */
export class CreateError extends ConfigError {}

/** A volume behind a claim cannot be mounted: told by the name of that volume, and by what was tried. */
export class MountError extends ConfigError {
  constructor(operation: string, volume: string, why: string) {
    super(`MountVolume.${operation} failed for volume "${volume}" : ${why}`);
  }
}

/** Where the objects are that a pod refers to. */
export interface ReferenceSource {
  readonly store: Store;
  readonly pod: Pod;
  /**
   * Immutable objects that were read once, by kind and name: they are not watched any more, so that one that is deleted and
   * made anew is not seen. pkg/kubelet/util/manager/watch_based_manager.go
   */
  readonly keeper?: { kept: Map<string, KubeObject> | undefined };
}

type Texts = Readonly<Record<string, string>>;

/** The files of a configMap, binary ones included; undefined for a missing one that is optional. */
export function configMapData(source: ReferenceSource, name: string, optional?: boolean): Texts | undefined {
  const map = findConfigMap(source, name, optional);
  return map && { ...map.data, ...decoded(map.binaryData) };
}

/** What of a configMap can be a variable: never its binaryData. */
export function configMapTexts(source: ReferenceSource, name: string, optional?: boolean): Texts | undefined {
  const map = findConfigMap(source, name, optional);
  return map && (map.data ?? {});
}

/** Texts of a secret, decoded; undefined for a missing one that is optional. */
export function secretData(source: ReferenceSource, name: string, optional?: boolean): Texts | undefined {
  const secret = lookUp<Secret>(source, 'Secret', name);
  if (secret) return decoded(secret.data);
  if (optional) return undefined;
  throw new ConfigError(`secret "${name}" not found`);
}

function findConfigMap(source: ReferenceSource, name: string, optional?: boolean): ConfigMap | undefined {
  const map = lookUp<ConfigMap>(source, 'ConfigMap', name);
  if (map) return map;
  if (optional) return undefined;
  throw new ConfigError(`configmap "${name}" not found`);
}

// Simplified: what was read is kept for each pod apart, not for all pods of the node together.
function lookUp<T extends ConfigMap | Secret>(
  { store, pod, keeper }: ReferenceSource,
  kind: string,
  name: string,
): T | undefined {
  const before = keeper?.kept?.get(`${kind}/${name}`);
  if (before !== undefined) return before as T;
  const object = store.get<T>(kind, pod.metadata.namespace!, name);
  if (object?.immutable && keeper) {
    keeper.kept ??= new Map();
    keeper.kept.set(`${kind}/${name}`, object);
  }
  return object;
}

function decoded(data: Texts | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}
