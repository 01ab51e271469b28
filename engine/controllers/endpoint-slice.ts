import { ApiError } from '../api/errors';
import type { Endpoint, EndpointSlice, Labels, Node, Pod, Service, Timestamp } from '../api/types';
import { seconds } from '../simulation/time';
import { type ControllerContext, startController } from './controller';
import { endsWithNamespace } from './ending-namespace';
import { controllerReference, keyOf } from './owner-references';
import { endpointOf, endpointPorts, isEndpoint } from './pod-endpoint';
import { hasSelector, podsOf, watchPodsOfServices } from './service-pods';
import { type PortGroup, planSlices, type SliceContent, sameLabels } from './slice-plan';
import { withHints } from './traffic-distribution';
import { TriggerTimes } from './trigger-times';

export const SERVICE_NAME_LABEL = 'kubernetes.io/service-name';
export const MANAGED_BY_LABEL = 'endpointslice.kubernetes.io/managed-by';
export const HEADLESS_LABEL = 'service.kubernetes.io/headless';
export const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time';

const NAME = 'endpointslice-controller';
const MANAGER = 'endpointslice-controller.k8s.io';

/**
 * Keeps the EndpointSlices of services with a selector: who their pods are, and which of them are ready.
 * pkg/controller/endpointslice/endpointslice_controller.go
 */
export function startEndpointSliceController(context: ControllerContext): void {
  new EndpointSlices(context);
}

class EndpointSlices {
  private readonly times = new TriggerTimes();
  /** What it writes itself need not wake it. */
  private writes = false;

  constructor(private readonly context: ControllerContext) {
    const { store, latency } = context;
    const queue = startController<Service>(context, {
      name: NAME,
      kind: 'Service',
      retries: { first: seconds(1), longest: seconds(1_000), most: 15 },
      sync: (service) => this.sync(service),
      gone: (key) => this.times.forget(key),
    });
    const wake = (key: string) => queue.add(key, latency());
    watchPodsOfServices(store, wake);
    store.watch('EndpointSlice', ({ object, before }) => {
      if (this.writes) return;
      for (const { metadata } of before === undefined ? [object] : [object, before]) {
        const service = metadata.labels?.[SERVICE_NAME_LABEL];
        if (metadata.labels?.[MANAGED_BY_LABEL] === MANAGER && service)
          wake(`${metadata.namespace}/${service}`);
      }
    });
  }

  private sync(service: Service): void {
    if (!hasSelector(service)) return;
    const { store, recorder } = this.context;
    const pods = podsOf(store, service);
    const trigger = this.times.next(keyOf(service), service, pods);
    const { groups, lost } = this.groupsOf(service, pods);
    const trouble = this.carryOut(service, groups, trigger) ?? lost;
    if (trouble === undefined) return;
    const { namespace, name } = service.metadata;
    const message = `Error updating Endpoint Slices for Service ${namespace}/${name}: ${trouble.message}`;
    recorder.record(service, { component: NAME }, 'Warning', 'FailedToUpdateEndpointSlices', message);
    throw trouble;
  }

  /** The endpoints that should be, by their ports. A pod on a node that nobody knows is left out, and looked at again. */
  private groupsOf(
    service: Service,
    pods: readonly Pod[],
  ): { readonly groups: readonly PortGroup[]; readonly lost: ApiError | undefined } {
    const { store } = this.context;
    const groups = new Map<string, { ports: PortGroup['ports']; endpoints: Endpoint[] }>();
    const lost: string[] = [];
    const { namespace, name } = service.metadata;
    for (const pod of pods) {
      if (!isEndpoint(pod)) continue;
      const ports = endpointPorts(service, pod);
      const key = JSON.stringify(ports);
      const group = groups.get(key) ?? { ports, endpoints: [] };
      groups.set(key, group);
      const nodeName = pod.spec.nodeName ?? '';
      const node = store.get<Node>('Node', '', nodeName);
      if (node === undefined && service.spec.publishNotReadyAddresses !== true) {
        lost.push(
          `skipping Pod ${pod.metadata.name} for Service ${namespace}/${name}: Node ${nodeName} Not Found`,
        );
        continue;
      }
      group.endpoints.push(endpointOf(pod, node, service));
    }
    const { trafficDistribution } = service.spec;
    const all = [...groups.values()].map(({ ports, endpoints }) => ({
      ports,
      endpoints: withHints(endpoints, trafficDistribution),
    }));
    const text = lost.length > 1 ? `[${lost.join(', ')}]` : lost[0];
    return { groups: all, lost: text === undefined ? undefined : new ApiError('NotFound', text) };
  }

  private carryOut(
    service: Service,
    groups: readonly PortGroup[],
    trigger: Timestamp | undefined,
  ): ApiError | undefined {
    const { api, dependents } = this.context;
    const existing = dependents<EndpointSlice>('EndpointSlice')
      .ownedBy(service)
      .filter(({ metadata }) => metadata.labels?.[MANAGED_BY_LABEL] === MANAGER);
    const labels = sliceLabels(service);
    const plan = planSlices(existing, groups, labels);
    this.writes = true;
    try {
      if (service.metadata.deletionTimestamp === undefined) {
        for (const content of plan.create) api.create(newSlice(service, labels, content, trigger), NAME);
      }
      for (const { slice, content } of plan.update) this.update(slice, content, labels, trigger);
      for (const slice of plan.remove) api.delete(slice, NAME);
      return undefined;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return endsWithNamespace(error) ? undefined : error;
    } finally {
      this.writes = false;
    }
  }

  private update(
    slice: EndpointSlice,
    { ports, endpoints }: SliceContent,
    labels: Labels,
    trigger: Timestamp | undefined,
  ): void {
    const { generation = 1, annotations, ...metadata } = slice.metadata;
    const { [TRIGGER_TIME]: _, ...others } = annotations ?? {};
    const notes = trigger === undefined ? others : { ...others, [TRIGGER_TIME]: trigger };
    const after: EndpointSlice = {
      ...slice,
      metadata: {
        ...metadata,
        ...(Object.keys(notes).length > 0 && { annotations: notes }),
        generation: generation + 1,
        labels: sameLabels(metadata.labels, labels) ? metadata.labels! : labels,
      },
      endpoints: endpoints.length === 0 ? null : endpoints,
      ports: ports.length === 0 ? null : ports,
    };
    this.context.store.update(slice, after, NAME);
  }
}

function newSlice(
  service: Service,
  labels: Labels,
  { ports, endpoints }: SliceContent,
  trigger: Timestamp | undefined,
) {
  const { namespace, name } = service.metadata;
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: '',
      generateName: `${name}-`,
      namespace: namespace!,
      labels,
      ...(trigger !== undefined && { annotations: { [TRIGGER_TIME]: trigger } }),
      ownerReferences: [controllerReference(service)],
    },
    addressType: 'IPv4',
    endpoints: endpoints.length === 0 ? null : endpoints,
    ports: ports.length === 0 ? null : ports,
  };
}

/** The labels of the service and three of its own. staging/src/k8s.io/endpointslice/utils.go (setEndpointSliceLabels) */
function sliceLabels({ metadata, spec }: Service): Labels {
  const {
    [SERVICE_NAME_LABEL]: _,
    [MANAGED_BY_LABEL]: __,
    [HEADLESS_LABEL]: ___,
    ...own
  } = metadata.labels ?? {};
  const headless = !spec.clusterIP || spec.clusterIP === 'None';
  return {
    ...own,
    [MANAGED_BY_LABEL]: MANAGER,
    [SERVICE_NAME_LABEL]: metadata.name,
    ...(headless && { [HEADLESS_LABEL]: '' }),
  };
}
