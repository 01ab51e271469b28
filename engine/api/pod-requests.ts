import { milliValue, quantityValue } from './quantity';
import type { Container, Pod, ResourceList } from './types';

/** An amount of each resource, in the scheduler's units: thousandths of a CPU, and bytes. */
export interface Resources {
  readonly milliCPU: number;
  readonly memory: number;
  readonly ephemeralStorage: number;
  /** Extended resources and huge pages, by name; absent where there are none. */
  readonly scalar?: ReadonlyMap<string, number>;
}

/**
 * What a pod asks of a node. The two `nonZero` amounts are used only to compare nodes: a container without a request
 * counts as 100m CPU and 200Mi memory there, so that such pods spread too.
 */
export interface PodRequests extends Resources {
  readonly nonZeroMilliCPU: number;
  readonly nonZeroMemory: number;
}

/**
 * The pod's request: the larger of the sum of all containers that run together (containers and sidecars) and of the
 * peak while init containers run one by one beside the sidecars already started; requests of the pod itself
 * (cpu, memory, huge pages) replace that; overhead comes on top.
 * staging/src/k8s.io/component-helpers/resource/helpers.go
 */
export function podRequests(pod: Pod): PodRequests {
  const { spec } = pod;
  const milliCPU = requestOf(pod, 'cpu', milliValue, 0);
  const memory = requestOf(pod, 'memory', quantityValue, 0);
  // With requests of the pod itself, a container without one is not made larger for it.
  const complete = spec.resources?.requests !== undefined;
  const requests = {
    milliCPU,
    memory,
    ephemeralStorage: requestOf(pod, 'ephemeral-storage', quantityValue, 0),
    nonZeroMilliCPU: requestOf(pod, 'cpu', milliValue, complete && milliCPU > 0 ? 0 : DEFAULT_MILLI_CPU),
    nonZeroMemory: requestOf(pod, 'memory', quantityValue, complete && memory > 0 ? 0 : DEFAULT_MEMORY),
  };
  const names = resourceNames(pod);
  if (names.length === 0) return shared(requests);
  return {
    ...requests,
    scalar: new Map(names.map((name) => [name, requestOf(pod, name, quantityValue, 0)])),
  };
}

/** What the resource list of a node holds, in the same units. */
export function resourcesOf(list: ResourceList): Resources & { readonly pods: number } {
  const scalar = Object.keys(list).filter((name) => !COMMON.has(name));
  return {
    milliCPU: milliValue(list.cpu ?? 0),
    memory: quantityValue(list.memory ?? 0),
    ephemeralStorage: quantityValue(list['ephemeral-storage'] ?? 0),
    pods: quantityValue(list.pods ?? 0),
    ...(scalar.length > 0 && { scalar: new Map(scalar.map((name) => [name, quantityValue(list[name]!)])) }),
  };
}

/** pkg/scheduler/util/pod_resources.go */
const DEFAULT_MILLI_CPU = 100;
const DEFAULT_MEMORY = 200 * 1024 * 1024;
const COMMON: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage', 'pods']);

type Reading = (quantity: string | number) => number;

function requestOf(pod: Pod, name: string, read: Reading, missing: number): number {
  const { spec } = pod;
  let together = 0;
  for (const container of spec.containers) together += containerRequest(container, name, read, missing);
  let sidecars = 0;
  let peak = 0;
  for (const container of spec.initContainers ?? NONE) {
    const request = containerRequest(container, name, read, missing);
    if (container.restartPolicy === 'Always') {
      sidecars += request;
      peak = Math.max(peak, sidecars);
    } else peak = Math.max(peak, sidecars + request);
  }
  const ofPod = POD_LEVEL.test(name) ? spec.resources?.requests?.[name] : undefined;
  const overhead = spec.overhead?.[name];
  return (
    (ofPod === undefined ? Math.max(together + sidecars, peak) : read(ofPod)) +
    (overhead === undefined ? 0 : read(overhead))
  );
}

// Simplified: during an in-place resize the request counts as the spec has it, not the larger of spec and status.
function containerRequest(container: Container, name: string, read: Reading, missing: number): number {
  const quantity = container.resources.requests?.[name];
  return quantity === undefined ? missing : read(quantity);
}

const NONE: readonly Container[] = [];
const POD_LEVEL = /^(cpu|memory|hugepages-.*)$/;
const NO_NAMES: readonly string[] = [];

/** The resources beyond cpu, memory and storage that the pod names, sorted. */
function resourceNames({ spec }: Pod): readonly string[] {
  const names = new Set<string>();
  const lists = [spec.resources?.requests, spec.overhead];
  for (const list of lists) addNames(names, list);
  for (const container of spec.containers) addNames(names, container.resources.requests);
  for (const container of spec.initContainers ?? NONE) addNames(names, container.resources.requests);
  return names.size === 0 ? NO_NAMES : [...names].sort();
}

function addNames(names: Set<string>, list: ResourceList | undefined): void {
  for (const name in list) if (!COMMON.has(name)) names.add(name);
}

/** Pods mostly ask for the same; one object for each amount keeps a hundred thousand of them small. */
const SHARED = new Map<string, PodRequests>();
const MOST_SHARED = 10_000;

function shared(requests: PodRequests): PodRequests {
  const { milliCPU, memory, ephemeralStorage, nonZeroMilliCPU, nonZeroMemory } = requests;
  const key = `${milliCPU}/${memory}/${ephemeralStorage}/${nonZeroMilliCPU}/${nonZeroMemory}`;
  const known = SHARED.get(key);
  if (known !== undefined) return known;
  if (SHARED.size < MOST_SHARED) SHARED.set(key, requests);
  return requests;
}
