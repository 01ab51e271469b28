import { larger, podTotals } from './pod-totals';
import type { Container, ContainerStatus, Pod, PodStatus, ResourceList, ResourceRequirements } from './types';

/**
 * What a pod takes of a quota: what it asks for, and while it is resized the most of that, of what it was promised and of what
 * is in force. What can never be given does not count.
 * staging/src/k8s.io/component-helpers/resource/helpers.go (PodRequests and PodLimits with UseStatusResources)
 */
export function heldTotals({ spec, status }: Pick<Pod, 'spec' | 'status'>): ResourceRequirements {
  const { containerStatuses, initContainerStatuses = [] } = status ?? {};
  if (containerStatuses === undefined) return podTotals(spec);
  const statuses = new Map([...containerStatuses, ...initContainerStatuses].map((one) => [one.name, one]));
  const counts = !isInfeasible(status);
  const held = (container: Container) => heldBy(container, statuses.get(container.name), counts);
  return podTotals({
    ...spec,
    containers: spec.containers.map(held),
    // Of those that end before others start, what they ask for is all that counts.
    ...(spec.initContainers && {
      initContainers: spec.initContainers.map((one) => (one.restartPolicy === 'Always' ? held(one) : one)),
    }),
  });
}

/** Whether a resize asks for what the node of the pod can never give. (IsPodResizeInfeasible) */
export function isInfeasible(status: PodStatus | undefined): boolean {
  const pending = status?.conditions?.find(({ type }) => type === 'PodResizePending');
  return pending?.reason === 'Infeasible';
}

function heldBy(
  container: Container,
  status: ContainerStatus | undefined,
  /** Whether what it asks for counts. */
  counts: boolean,
): Container {
  if (status?.resources === undefined) return container;
  const { requests, limits } = container.resources;
  const { resources, allocatedResources } = status;
  const asked = (list: ResourceList | undefined) => (counts ? list : undefined);
  return {
    ...container,
    resources: {
      requests: most(asked(requests), resources.requests, allocatedResources),
      limits: most(asked(limits), resources.limits),
    },
  };
}

function most(...lists: readonly (ResourceList | undefined)[]): ResourceList {
  return lists.reduce<ResourceList>(
    (result, list) => (list === undefined ? result : larger(result, list)),
    {},
  );
}
