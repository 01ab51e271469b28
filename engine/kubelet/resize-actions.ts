import { compareQuantities, quantityValue } from '../api/quantity';
import type { Container, ContainerResizePolicy, Pod, ResourceRequirements } from '../api/types';

/** What a running container needs for its accepted resources to be in force. */
export type ResizeAction = 'none' | 'update' | 'restart';

/**
 * Only cpu and memory are compared; a resource whose policy says RestartContainer, and that has changed, restarts the
 * container.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#container-resize-policies
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodResizeAction)
 */
export function resizeAction(
  wanted: ResourceRequirements,
  inForce: ResourceRequirements,
  policies: readonly ContainerResizePolicy[] = [],
): ResizeAction {
  if (wanted === inForce) return 'none';
  const changed = RESIZABLE.filter((name) => !sameResource(wanted, inForce, name));
  if (changed.length === 0) return 'none';
  const restarts = policies.some(
    ({ resourceName, restartPolicy }) =>
      restartPolicy === 'RestartContainer' && changed.includes(resourceName),
  );
  return restarts ? 'restart' : 'update';
}

/** Whether requests and limits of cpu and memory are the same. */
export function sameResizable(a: ResourceRequirements, b: ResourceRequirements): boolean {
  return a === b || RESIZABLE.every((name) => sameResource(a, b, name));
}

/** A limit of memory that becomes lower, or is there for the first time. */
export interface LowerLimit {
  /** Undefined: that of the pod. */
  readonly container?: string;
  readonly limit: number;
  readonly usage: number;
}

/**
 * Why limits of memory cannot become so low now: more than that is in use. Undefined: they can. The usage named is
 * always the pod's, as Kubernetes has it.
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go (validateMemoryResizeAction)
 */
export function memoryDecreaseProblem(limits: readonly LowerLimit[], podUsage: number): string | undefined {
  const problems = limits
    .filter(({ limit, usage }) => usage >= limit)
    .map(({ container, limit }) => {
      const whose = container === undefined ? 'pod' : `container ${JSON.stringify(container)}`;
      return `attempting to set ${whose} memory limit (${limit}) below current usage (${podUsage})`;
    });
  if (problems.length === 0) return undefined;
  const [only] = problems;
  return `cannot decrease memory limits: ${problems.length === 1 ? only : `[${problems.join(', ')}]`}`;
}

/** The limit of memory in bytes, when it is lower than the one in force. */
export function lowerMemoryLimit(
  wanted: ResourceRequirements | undefined,
  inForce: ResourceRequirements | undefined,
): number | undefined {
  const limit = wanted?.limits?.memory;
  const before = inForce?.limits?.memory;
  if (limit === undefined) return undefined;
  return before === undefined || compareQuantities(limit, before) < 0 ? quantityValue(limit) : undefined;
}

/**
 * What events say of a resize: the wanted resources as JSON.
 * pkg/kubelet/events/resize.go
 */
export function resizeText(prefix: string, pod: Pod, generation: number | undefined, error?: string): string {
  const { containers, initContainers = [] } = pod.spec;
  const summary = {
    ...(initContainers.length > 0 && { initContainers: initContainers.map(allocation) }),
    containers: containers.map(allocation),
    generation: generation ?? 0,
    ...(error && { error }),
  };
  // Go writes these three characters so that the text may stand in HTML.
  const json = JSON.stringify(summary).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
  return `${prefix}: ${json}`;
}

const RESIZABLE = ['cpu', 'memory'];

function allocation({ name, resources }: Container) {
  const { limits, requests } = resources;
  const sorted = (list: object) =>
    Object.fromEntries(Object.entries(list).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    name,
    resources: { ...(limits && { limits: sorted(limits) }), ...(requests && { requests: sorted(requests) }) },
  };
}

function sameResource(a: ResourceRequirements, b: ResourceRequirements, name: string): boolean {
  return (
    compareQuantities(a.limits?.[name] ?? '0', b.limits?.[name] ?? '0') === 0 &&
    compareQuantities(a.requests?.[name] ?? '0', b.requests?.[name] ?? '0') === 0
  );
}
