import { memoised } from './fields';
import { milliValue, quantityValue } from './quantity';
import type { Container, ContainerStatus, PodSpec, PodStatus, ResourceList } from './types';

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

/** A pod as far as its requests go. */
export interface Requesting {
  readonly spec: PodSpec;
  readonly status?: PodStatus;
}

/**
 * The pod's request: the larger of the sum of all containers that run together (containers and sidecars) and of the
 * peak while init containers run one by one beside the sidecars already started; requests of the pod itself
 * (cpu, memory, huge pages) replace that; overhead comes on top.
 * staging/src/k8s.io/component-helpers/resource/helpers.go
 */
export function podRequests({ spec }: Pick<Requesting, 'spec'>): PodRequests {
  return bySpec(spec);
}

/**
 * What a pod takes of its node in the eyes of the scheduler: its request, and while it is resized the most of what it asks
 * for, what it was promised and what is in force; what it asks for does not count where its node can never give it.
 * (PodRequests with UseStatusResources)
 */
export function heldRequests(pod: Requesting): PodRequests {
  return statesOf(pod) === undefined ? bySpec(pod.spec) : requestsOf(pod);
}

/** Whether a pod's status tells of other resources than its spec asks for. */
export function isBeingResized(pod: Requesting): boolean {
  return statesOf(pod) !== undefined;
}

/** Pods of one spec ask for the same. */
const bySpec = memoised((spec: PodSpec) => requestsOf({ spec }));

function requestsOf(pod: Requesting): PodRequests {
  const { spec } = pod;
  const states = statesOf(pod);
  const read = (name: string, reading: Reading, missing: number) =>
    requestOf(spec, states, name, reading, missing);
  const milliCPU = read('cpu', milliValue, 0);
  const memory = read('memory', quantityValue, 0);
  // With requests of the pod itself, a container without one is not made larger for it.
  const complete = spec.resources?.requests !== undefined;
  const requests = {
    milliCPU,
    memory,
    ephemeralStorage: read('ephemeral-storage', quantityValue, 0),
    nonZeroMilliCPU: read('cpu', milliValue, complete && milliCPU > 0 ? 0 : DEFAULT_MILLI_CPU),
    nonZeroMemory: read('memory', quantityValue, complete && memory > 0 ? 0 : DEFAULT_MEMORY),
  };
  const names = resourceNames(spec);
  if (names.length === 0) return shared(requests);
  return { ...requests, scalar: new Map(names.map((name) => [name, read(name, quantityValue, 0)])) };
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

/** What a resize has done so far, where that matters. */
interface ResizeStates {
  readonly status: PodStatus;
  readonly containers: ReadonlyMap<string, ContainerStatus>;
  /** It cannot be done, so what is asked for does not count. */
  readonly isInfeasible: boolean;
}

/** Undefined unless the status tells of resources that may differ from those of the spec. */
function statesOf({ spec, status }: Requesting): ResizeStates | undefined {
  if (status?.containerStatuses === undefined) return undefined;
  if (!differs(spec, status)) return undefined;
  const all = [...status.containerStatuses, ...(status.initContainerStatuses ?? [])];
  const pending = status.conditions?.find(({ type }) => type === 'PodResizePending');
  return {
    status,
    containers: new Map(all.map((one) => [one.name, one])),
    isInfeasible: pending?.reason === 'Infeasible',
  };
}

function differs(spec: PodSpec, status: PodStatus): boolean {
  const { containerStatuses = [], initContainerStatuses = [] } = status;
  const other = (containers: readonly Container[], statuses: readonly ContainerStatus[]) => {
    for (const one of statuses) {
      if (one.resources === undefined) continue;
      const asked = containers.find(({ name }) => name === one.name)?.resources.requests;
      if (!alike(asked, one.resources.requests) || !alike(asked, one.allocatedResources)) return true;
    }
    return false;
  };
  return (
    other(spec.containers, containerStatuses) ||
    other(spec.initContainers ?? NONE, initContainerStatuses) ||
    (spec.resources?.requests !== undefined &&
      status.resources !== undefined &&
      !alike(spec.resources.requests, status.resources.requests))
  );
}

/** Whether two lists say the same in the same words; what says it otherwise is compared by amount later. */
function alike(a: ResourceList | undefined, b: ResourceList | undefined): boolean {
  if (a === b || a === undefined || b === undefined) return true;
  for (const name in a) if (a[name] !== b[name]) return false;
  return true;
}

function requestOf(
  spec: PodSpec,
  states: ResizeStates | undefined,
  name: string,
  read: Reading,
  missing: number,
): number {
  const of = (container: Container, resizable = true) =>
    containerRequest(container, resizable ? states : undefined, name, read) ?? missing;
  let together = 0;
  for (const container of spec.containers) together += of(container);
  let sidecars = 0;
  let peak = 0;
  for (const container of spec.initContainers ?? NONE) {
    if (container.restartPolicy === 'Always') {
      sidecars += of(container);
      peak = Math.max(peak, sidecars);
    } else peak = Math.max(peak, sidecars + of(container, false));
  }
  const ofPod = POD_LEVEL.test(name) ? podRequest(spec, states, name, read) : undefined;
  const overhead = spec.overhead?.[name];
  return (ofPod ?? Math.max(together + sidecars, peak)) + (overhead === undefined ? 0 : read(overhead));
}

/** (determineEffectiveRequests) */
function effective(
  asked: ResourceList | undefined,
  actual: ResourceList | undefined,
  allocated: ResourceList | undefined,
  { isInfeasible }: ResizeStates,
  name: string,
  read: Reading,
): number | undefined {
  const lists = isInfeasible ? [actual, allocated] : [asked, actual, allocated];
  const amounts = lists.flatMap((list) => (list?.[name] === undefined ? [] : [read(list[name])]));
  return amounts.length === 0 ? undefined : Math.max(...amounts);
}

function containerRequest(
  container: Container,
  states: ResizeStates | undefined,
  name: string,
  read: Reading,
): number | undefined {
  const { requests } = container.resources;
  const state = states?.containers.get(container.name);
  if (states === undefined || state?.resources === undefined)
    return requests?.[name] === undefined ? undefined : read(requests[name]);
  return effective(requests, state.resources.requests, state.allocatedResources, states, name, read);
}

function podRequest(
  spec: PodSpec,
  states: ResizeStates | undefined,
  name: string,
  read: Reading,
): number | undefined {
  const quantity = spec.resources?.requests?.[name];
  if (quantity === undefined) return undefined;
  const { resources, allocatedResources } = states?.status ?? {};
  if (states === undefined || resources === undefined) return read(quantity);
  return effective(spec.resources?.requests, resources.requests, allocatedResources, states, name, read);
}

const NONE: readonly Container[] = [];
const POD_LEVEL = /^(cpu|memory|hugepages-.*)$/;
const NO_NAMES: readonly string[] = [];

/** The resources beyond cpu, memory and storage that the pod names, sorted. */
function resourceNames(spec: PodSpec): readonly string[] {
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
