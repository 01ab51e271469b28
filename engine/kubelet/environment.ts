import { divideQuantity, quantityValue } from '../api/quantity';
import type { ConfigMap, Container, EnvVar, Node, Pod, Secret } from '../api/types';
import type { Store } from '../store/store';

/** What the manifest refers to is not there; the container waits with CreateContainerConfigError. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Where values come from. */
export interface EnvironmentSource {
  readonly store: Store;
  readonly pod: Pod;
  readonly node: Node;
  readonly podIP: string;
}

/**
 * The variables of a container, in the order in which Kubernetes lays them: services, envFrom, env; later ones win
 * and may use earlier ones as `$(NAME)`. Throws a ConfigError in the kubelet's words.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 * pkg/kubelet/kubelet_pods.go (makeEnvironmentVariables)
 */
export function environment(container: Container, source: EnvironmentSource): ReadonlyMap<string, string> {
  // Simplified: of the service variables only those of the kubernetes service are set; services come later.
  if (!container.env && !container.envFrom) return KUBERNETES_SERVICE;
  const result = new Map(KUBERNETES_SERVICE);
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const data = configMapRef
      ? configMapTexts(source, configMapRef.name ?? '', configMapRef.optional)
      : secretData(source, secretRef?.name ?? '', secretRef?.optional);
    for (const [key, value] of Object.entries(data ?? {})) result.set(prefix + key, value);
  }
  for (const variable of container.env ?? []) {
    const value = variable.valueFrom
      ? valueFrom(variable, container, source)
      : expand(variable.value ?? '', result);
    if (value !== undefined) result.set(variable.name, value);
  }
  return result;
}

/**
 * Replaces `$(NAME)` by the variable's value; an unknown name stays as it is, and `$$` stands for `$`.
 * third_party/forked/golang/expansion/expand.go
 */
export function expand(text: string, variables: ReadonlyMap<string, string>): string {
  if (!text.includes('$')) return text;
  return text.replace(/\$(\$|\(([^)]*)\))/g, (whole, after: string, name: string | undefined) => {
    if (after === '$') return '$';
    return variables.get(name ?? '') ?? whole;
  });
}

const API_SERVER = '10.96.0.1';
const KUBERNETES_SERVICE: ReadonlyMap<string, string> = new Map([
  ['KUBERNETES_SERVICE_HOST', API_SERVER],
  ['KUBERNETES_SERVICE_PORT', '443'],
  ['KUBERNETES_SERVICE_PORT_HTTPS', '443'],
  ['KUBERNETES_PORT', `tcp://${API_SERVER}:443`],
  ['KUBERNETES_PORT_443_TCP', `tcp://${API_SERVER}:443`],
  ['KUBERNETES_PORT_443_TCP_PROTO', 'tcp'],
  ['KUBERNETES_PORT_443_TCP_PORT', '443'],
  ['KUBERNETES_PORT_443_TCP_ADDR', API_SERVER],
]);

function valueFrom(variable: EnvVar, container: Container, source: EnvironmentSource): string | undefined {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = variable.valueFrom!;
  const { namespace } = source.pod.metadata;
  if (fieldRef) return fieldValue(fieldRef.fieldPath, source);
  if (resourceFieldRef) return resourceValue(resourceFieldRef, container, source);
  if (configMapKeyRef) {
    const { name = '', key, optional } = configMapKeyRef;
    const data = configMapTexts(source, name, optional);
    if (data?.[key] !== undefined || optional) return data?.[key];
    throw new ConfigError(`couldn't find key ${key} in ConfigMap ${namespace}/${name}`);
  }
  if (secretKeyRef) {
    const { name = '', key, optional } = secretKeyRef;
    const data = secretData(source, name, optional);
    if (data?.[key] !== undefined || optional) return data?.[key];
    throw new ConfigError(`couldn't find key ${key} in Secret ${namespace}/${name}`);
  }
  return undefined;
}

/** The files of a configMap, binary ones included; undefined for a missing one that is optional. */
export function configMapData(
  source: Pick<EnvironmentSource, 'store' | 'pod'>,
  name: string,
  optional?: boolean,
): Readonly<Record<string, string>> | undefined {
  const map = findConfigMap(source, name, optional);
  return map && { ...map.data, ...decoded(map.binaryData) };
}

/** Variables never come from binaryData. */
function configMapTexts(
  source: Pick<EnvironmentSource, 'store' | 'pod'>,
  name: string,
  optional?: boolean,
): Readonly<Record<string, string>> | undefined {
  const map = findConfigMap(source, name, optional);
  return map && (map.data ?? {});
}

function findConfigMap(
  source: Pick<EnvironmentSource, 'store' | 'pod'>,
  name: string,
  optional?: boolean,
): ConfigMap | undefined {
  const map = source.store.get<ConfigMap>('ConfigMap', source.pod.metadata.namespace!, name);
  if (map) return map;
  if (optional) return undefined;
  throw new ConfigError(`configmap "${name}" not found`);
}

/** Texts of a secret, decoded. */
export function secretData(
  source: Pick<EnvironmentSource, 'store' | 'pod'>,
  name: string,
  optional?: boolean,
): Readonly<Record<string, string>> | undefined {
  const secret = source.store.get<Secret>('Secret', source.pod.metadata.namespace!, name);
  if (secret) return decoded(secret.data);
  if (optional) return undefined;
  throw new ConfigError(`secret "${name}" not found`);
}

function decoded(data: Readonly<Record<string, string>> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}

/**
 * A field of the pod as the downward API gives it.
 * https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
 */
export function fieldValue(path: string, source: Pick<EnvironmentSource, 'pod' | 'node' | 'podIP'>): string {
  const { pod, node, podIP } = source;
  const entry = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path);
  if (entry) return pod.metadata[entry[1] as 'labels' | 'annotations']?.[entry[2]!] ?? '';
  switch (path) {
    case 'metadata.name':
      return pod.metadata.name;
    case 'metadata.namespace':
      return pod.metadata.namespace!;
    case 'metadata.uid':
      return pod.metadata.uid;
    case 'metadata.labels':
    case 'metadata.annotations':
      return mapText(pod.metadata[path.slice('metadata.'.length) as 'labels' | 'annotations']);
    case 'spec.nodeName':
      return node.metadata.name;
    case 'spec.serviceAccountName':
      return pod.spec.serviceAccountName ?? 'default';
    case 'status.hostIP':
    case 'status.hostIPs':
      return hostIPOf(node);
    case 'status.podIP':
    case 'status.podIPs':
      return podIP;
    default:
      throw new ConfigError(`unsupported fieldPath: ${path}`);
  }
}

export function hostIPOf(node: Node): string {
  return node.status.addresses.find((one) => one.type === 'InternalIP')?.address ?? '';
}

/** `key="value"`, a line each, sorted by key. pkg/fieldpath/fieldpath.go (FormatMap) */
function mapText(map: Readonly<Record<string, string>> | undefined): string {
  return Object.keys(map ?? {})
    .sort()
    .map((key) => `${key}=${JSON.stringify(map![key])}`)
    .join('\n');
}

interface ResourceField {
  readonly containerName?: string;
  readonly resource: string;
  readonly divisor?: string | number;
}

/** A container without one of these limits may use all that the node can allocate. */
const OVERCOMMITTED = ['cpu', 'memory', 'ephemeral-storage'];

/**
 * A limit or request in units of the divisor, rounded up; without a limit the node's allocatable.
 * pkg/api/v1/resource/helpers.go (ExtractContainerResourceValue, MergeContainerResourceLimits)
 */
export function resourceValue(
  field: ResourceField,
  container: Container,
  source: Pick<EnvironmentSource, 'pod' | 'node'>,
): string {
  const all = [...source.pod.spec.containers, ...(source.pod.spec.initContainers ?? [])];
  const subject = field.containerName ? all.find((one) => one.name === field.containerName) : container;
  const [which, name] = field.resource.split('.') as ['limits' | 'requests', string];
  const own = subject?.resources[which]?.[name];
  const isSet = own !== undefined && quantityValue(own) !== 0;
  const whole =
    which === 'limits' && OVERCOMMITTED.includes(name) ? source.node.status.allocatable[name] : undefined;
  return divideQuantity(
    (isSet ? own : whole) ?? '0',
    field.divisor && field.divisor !== '0' ? field.divisor : '1',
  );
}
