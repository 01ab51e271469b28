import { divideQuantity, quantityValue } from '../api/quantity';
import type { Container, Labels, Node, Pod, ResourceList } from '../api/types';
import { ConfigError } from './references';

/** What the downward API tells a container of: its pod, and the node it is on. */
export interface DownwardSource {
  readonly pod: Pod;
  readonly node: Node;
  readonly podIP: string;
  /** When the kubelet was first told of the pod; it notes that on its own copy of the pod. */
  readonly seen: string;
}

/**
 * A field of the pod as the downward API gives it.
 * https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
 * pkg/kubelet/kubelet_pods.go (podFieldSelectorRuntimeValue), pkg/fieldpath/fieldpath.go
 */
export function fieldValue(path: string, source: DownwardSource): string {
  const { pod, node, podIP } = source;
  const entry = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path);
  if (entry) return (entry[1] === 'labels' ? pod.metadata.labels : annotationsOf(source))?.[entry[2]!] ?? '';
  switch (path) {
    case 'metadata.name':
      return pod.metadata.name;
    case 'metadata.namespace':
      return pod.metadata.namespace!;
    case 'metadata.uid':
      return pod.metadata.uid;
    case 'metadata.labels':
      return mapText(pod.metadata.labels);
    case 'metadata.annotations':
      return mapText(annotationsOf(source));
    case 'spec.nodeName':
      return node.metadata.name;
    case 'spec.serviceAccountName':
      return pod.spec.serviceAccountName ?? 'default';
    case 'status.hostIP':
      return hostIPOf(node);
    case 'status.hostIPs':
      return hostIPsOf(node).join(',');
    case 'status.podIP':
    case 'status.podIPs':
      return podIP;
    default:
      throw new ConfigError(`unsupported fieldPath: ${path}`);
  }
}

/** The kubelet's own copy of a pod says besides where it came from. pkg/kubelet/config/config.go */
function annotationsOf({ pod, seen }: DownwardSource): Labels {
  return {
    ...pod.metadata.annotations,
    'kubernetes.io/config.seen': seen,
    'kubernetes.io/config.source': 'api',
  };
}

export function hostIPOf(node: Node): string {
  return hostIPsOf(node)[0] ?? '';
}

function hostIPsOf(node: Node): readonly string[] {
  return node.status.addresses.filter((one) => one.type === 'InternalIP').map((one) => one.address);
}

/** `key="value"`, a line each, sorted by key. pkg/fieldpath/fieldpath.go (FormatMap) */
function mapText(map: Readonly<Record<string, string>> | undefined): string {
  return Object.keys(map ?? {})
    .sort()
    .map((key) => `${key}=${JSON.stringify(map![key])}`)
    .join('\n');
}

export interface ResourceField {
  readonly containerName?: string;
  readonly resource: string;
  readonly divisor?: string | number;
}

/** A container without one of these limits may use all there is: that of the pod, else what the node can allocate. */
const OVERCOMMITTED = ['cpu', 'memory', 'ephemeral-storage'];

/**
 * A limit or request in units of the divisor, rounded up; without a limit what `most` says of it.
 * pkg/api/v1/resource/helpers.go (ExtractContainerResourceValue, MergeContainerResourceLimits)
 */
export function resourceValue(
  field: ResourceField,
  container: Container,
  source: Pick<DownwardSource, 'pod' | 'node'>,
  most: ResourceList = source.node.status.allocatable,
): string {
  const all = [...source.pod.spec.containers, ...(source.pod.spec.initContainers ?? [])];
  const subject = field.containerName ? all.find((one) => one.name === field.containerName) : container;
  if (subject === undefined) throw new ConfigError(`container ${field.containerName} not found`);
  const [which, name] = field.resource.split('.') as ['limits' | 'requests', string];
  const own = subject.resources[which]?.[name];
  const isSet = own !== undefined && quantityValue(own) !== 0;
  const whole = which === 'limits' && OVERCOMMITTED.includes(name) ? most[name] : undefined;
  return divideQuantity(
    (isSet ? own : whole) ?? '0',
    field.divisor && field.divisor !== '0' ? field.divisor : '1',
  );
}

/**
 * What a container without limits may use as far as its variables tell: the limits of the pod where it has some, else what
 * the node can allocate. Files of a volume know of the node only.
 * pkg/kubelet/kubelet_resources.go (defaultPodLimitsForDownwardAPI)
 */
export function mostForVariables({ pod, node }: Pick<DownwardSource, 'pod' | 'node'>): ResourceList {
  const { limits } = pod.spec.resources ?? {};
  if (limits === undefined) return node.status.allocatable;
  const most = { ...node.status.allocatable };
  for (const name of ['cpu', 'memory']) {
    const limit = limits[name];
    if (limit !== undefined && quantityValue(limit) !== 0) most[name] = limit;
  }
  return most;
}
