import { ApiError } from '../api/errors';
import type { EndpointSubset, Endpoints, Labels, Service } from '../api/types';
import { type ControllerContext, startController } from './controller';
import { endsWithNamespace } from './ending-namespace';
import { HEADLESS_LABEL, TRIGGER_TIME } from './endpoint-slice';
import { endpointSubsets, truncated } from './endpoint-subsets';
import { keyOf, splitKey } from './owner-references';
import { hasSelector, podsOf, watchPodsOfServices } from './service-pods';
import { sameLabels } from './slice-plan';
import { TriggerTimes } from './trigger-times';
import { USUAL_RETRIES } from './work-queue';

const NAME = 'endpoint-controller';
const MANAGED_BY = 'endpoints.kubernetes.io/managed-by';
const OVER_CAPACITY = 'endpoints.kubernetes.io/over-capacity';

/**
 * Keeps the Endpoints object of each service with a selector, the older form of its EndpointSlices.
 * pkg/controller/endpoint/endpoints_controller.go
 */
export function startEndpointsController(context: ControllerContext): void {
  new EndpointsObjects(context);
}

class EndpointsObjects {
  private readonly times = new TriggerTimes();
  private writes = false;

  constructor(private readonly context: ControllerContext) {
    const { store, latency } = context;
    const queue = startController<Service>(context, {
      name: NAME,
      kind: 'Service',
      retries: { ...USUAL_RETRIES, most: 15 },
      sync: (service) => this.sync(service),
      gone: (key) => this.remove(key),
    });
    const wake = (key: string) => queue.add(key, latency());
    watchPodsOfServices(store, wake);
    store.watch('Endpoints', ({ type, object }) => {
      if (type === 'DELETED' && !this.writes) wake(keyOf(object));
    });
  }

  private sync(service: Service): void {
    if (!hasSelector(service)) return;
    const { store, api, recorder, version } = this.context;
    const pods = podsOf(store, service);
    const trigger = this.times.next(keyOf(service), service, pods);
    const { namespace, name } = service.metadata;
    const whole = endpointSubsets(service, pods);
    const { subsets, isOver } = truncated(whole);
    const labels = endpointsLabels(service, version.has('endpointsManagedBy'));
    const current = store.get<Endpoints>('Endpoints', namespace!, name);
    const annotations = {
      ...(trigger !== undefined && { [TRIGGER_TIME]: trigger }),
      ...(isOver && { [OVER_CAPACITY]: 'truncated' }),
    };
    const metadata = {
      name,
      namespace: namespace!,
      labels,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    };
    const content = { ...(subsets.length > 0 && { subsets }) };
    try {
      if (current === undefined) {
        api.create({ apiVersion: 'v1', kind: 'Endpoints', metadata, ...content }, NAME);
      } else if (!isSame(current, subsets, labels, isOver)) {
        const { labels: _, annotations: __, ...rest } = current.metadata;
        const { subsets: ___, ...object } = current;
        store.update<Endpoints>(current, { ...object, metadata: { ...rest, ...metadata }, ...content }, NAME);
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (endsWithNamespace(error)) return;
      const [reason, verb] =
        current === undefined
          ? ['FailedToCreateEndpoint', 'create endpoint for service']
          : ['FailedToUpdateEndpoint', 'update endpoint'];
      const message = `Failed to ${verb} ${namespace}/${name}: ${error.message}`;
      recorder.record(service, { component: NAME }, 'Warning', reason!, message);
      throw error;
    }
  }

  /** Its service is gone, so its endpoints go: no owner reference says it. */
  private remove(key: string): void {
    this.times.forget(key);
    const [namespace, name] = splitKey(key);
    const left = this.context.store.get('Endpoints', namespace, name);
    if (left === undefined) return;
    this.writes = true;
    this.context.api.delete(left, NAME);
    this.writes = false;
  }
}

function isSame(
  current: Endpoints,
  subsets: readonly EndpointSubset[],
  labels: Labels,
  isOver: boolean,
): boolean {
  return (
    JSON.stringify(current.subsets ?? []) === JSON.stringify(subsets) &&
    sameLabels(current.metadata.labels, labels) &&
    (current.metadata.annotations?.[OVER_CAPACITY] !== undefined) === isOver
  );
}

function endpointsLabels({ metadata, spec }: Service, managed: boolean): Labels {
  const { [HEADLESS_LABEL]: _, ...own } = metadata.labels ?? {};
  const headless = !spec.clusterIP || spec.clusterIP === 'None';
  return {
    ...own,
    ...(managed && { [MANAGED_BY]: NAME }),
    ...(headless && { [HEADLESS_LABEL]: '' }),
  };
}
