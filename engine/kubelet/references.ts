import type { ConfigMap, Pod, Secret } from '../api/types';
import type { Store } from '../store/store';

/** What the manifest refers to is not there; the container waits with CreateContainerConfigError. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Where the objects are that a pod refers to. */
export interface ReferenceSource {
  readonly store: Store;
  readonly pod: Pod;
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
  const secret = source.store.get<Secret>('Secret', source.pod.metadata.namespace!, name);
  if (secret) return decoded(secret.data);
  if (optional) return undefined;
  throw new ConfigError(`secret "${name}" not found`);
}

function findConfigMap(source: ReferenceSource, name: string, optional?: boolean): ConfigMap | undefined {
  const map = source.store.get<ConfigMap>('ConfigMap', source.pod.metadata.namespace!, name);
  if (map) return map;
  if (optional) return undefined;
  throw new ConfigError(`configmap "${name}" not found`);
}

function decoded(data: Texts | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}
