import type {
  EndpointAddress,
  EndpointPort,
  EndpointSlice,
  Endpoints,
  KubeObject,
  Service,
} from '../api/types';
import { sameValue } from '../api/validate-pod-update';
import type { NewObject, Store } from '../store/store';

/** Where the API server answers: the endpoint of the service `kubernetes`. */
export const API_SERVER = { address: '172.16.0.2', port: 6443 } as const;

/** How the service, its Endpoints and its slice are named. */
export const API_SERVICE = { namespace: 'default', name: 'kubernetes' } as const;

/** The three as they are in the API, as far as they are there. */
export interface ApiServiceObjects {
  readonly service: Service | undefined;
  readonly endpoints: Endpoints | undefined;
  readonly slice: EndpointSlice | undefined;
}

export type ApiServiceWrite =
  | { readonly do: 'create'; readonly object: ApiServiceObject }
  | {
      readonly do: 'update';
      readonly before: Endpoints | EndpointSlice;
      readonly after: Endpoints | EndpointSlice;
    }
  | { readonly do: 'delete'; readonly object: EndpointSlice };

/** As it is sent. */
export type ApiServiceObject = NewObject & { readonly [field: string]: unknown };

/**
 * What the API server writes of the service by which pods reach it, so that it is there, and leads to it. The service has no
 * selector: the server keeps its endpoints itself. What a person has changed of the service stays; its ports are looked at
 * only when the server starts.
 * pkg/controlplane/controller/kubernetesservice/controller.go (UpdateKubernetesService), pkg/controlplane/reconcilers/lease.go
 * (doReconcile), pkg/controlplane/reconcilers/endpointsadapter.go (EnsureEndpointSliceFromEndpoints)
 */
export function apiServiceWrites({
  service,
  endpoints,
  slice,
}: ApiServiceObjects): readonly ApiServiceWrite[] {
  const writes: ApiServiceWrite[] = service === undefined ? [{ do: 'create', object: SERVICE }] : [];
  const mended = endpoints && mendedEndpoints(endpoints);
  if (mended === undefined) writes.push({ do: 'create', object: ENDPOINTS });
  else if (mended !== endpoints) writes.push({ do: 'update', before: endpoints!, after: mended });
  const mirror = sliceOf(mended ?? ENDPOINTS);
  const isOfOtherType = slice !== undefined && slice.addressType !== mirror.addressType;
  if (isOfOtherType) writes.push({ do: 'delete', object: slice });
  if (slice === undefined || isOfOtherType) writes.push({ do: 'create', object: mirror });
  else if (!isSame(slice, mirror))
    writes.push({ do: 'update', before: slice, after: rewritten(slice, mirror) });
  return writes;
}

/** The service as the first start of the server makes it. */
export function createApiService(store: Store): void {
  const { metadata, ...slice } = sliceOf(ENDPOINTS);
  for (const object of [SERVICE, ENDPOINTS, { ...slice, metadata: { ...metadata, generation: 1 } }])
    store.create(object, 'kube-apiserver');
}

const SERVICE = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { ...API_SERVICE, labels: { component: 'apiserver', provider: 'kubernetes' } },
  spec: {
    clusterIP: '10.96.0.1',
    clusterIPs: ['10.96.0.1'],
    internalTrafficPolicy: 'Cluster',
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: API_SERVER.port }],
    sessionAffinity: 'None',
    type: 'ClusterIP',
  },
  status: { loadBalancer: {} },
};

const SKIPPED = 'endpointslice.kubernetes.io/skip-mirror';
const ADDRESSES = [{ ip: API_SERVER.address }];
const PORTS: readonly EndpointPort[] = [{ name: 'https', port: API_SERVER.port, protocol: 'TCP' }];
const ENDPOINTS: Unstored<Endpoints> = {
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata: { ...API_SERVICE, labels: { [SKIPPED]: 'true' } },
  subsets: [{ addresses: ADDRESSES, ports: PORTS }],
};

/** An object, or one that the store has not given its version yet. */
type Unstored<T extends KubeObject> = Omit<T, 'metadata'> & ApiServiceObject;

/** The same object where nothing is wrong: one subset with the one address. Its ports are not looked at. */
function mendedEndpoints(endpoints: Endpoints): Endpoints {
  const { metadata, subsets = [] } = endpoints;
  const { addresses = [], ports } = subsets[0] ?? {};
  const isFormed = subsets.length === 1;
  const isRight = isFormed && addresses.length === 1 && addresses[0]!.ip === API_SERVER.address;
  if (isRight && metadata.labels?.[SKIPPED] === 'true') return endpoints;
  const labels = { ...metadata.labels, [SKIPPED]: 'true' };
  const mended = isRight
    ? subsets
    : [{ ...subsets[0], addresses: ADDRESSES, ports: isFormed ? (ports ?? []) : PORTS }];
  return { ...endpoints, metadata: { ...metadata, labels }, subsets: mended };
}

function sliceOf({ subsets = [] }: Pick<Endpoints, 'subsets'>): Unstored<EndpointSlice> {
  const { addresses = [], notReadyAddresses = [], ports = [] } = subsets[0] ?? {};
  const endpoint =
    (ready: boolean) =>
    ({ ip, nodeName, targetRef }: EndpointAddress) => ({
      addresses: [ip],
      conditions: { ready },
      ...(nodeName !== undefined && { nodeName }),
      ...(targetRef !== undefined && { targetRef }),
    });
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { ...API_SERVICE, labels: { 'kubernetes.io/service-name': API_SERVICE.name } },
    addressType: 'IPv4',
    endpoints: [...addresses.map(endpoint(true)), ...notReadyAddresses.map(endpoint(false))],
    ports: ports.map(({ name, port, protocol }) => ({ name, port, protocol })) as EndpointSlice['ports'],
  };
}

function isSame(slice: EndpointSlice, { endpoints, ports, metadata }: Unstored<EndpointSlice>): boolean {
  return (
    sameValue(slice.endpoints, endpoints) &&
    sameValue(slice.ports, ports) &&
    sameValue(slice.metadata.labels, metadata.labels)
  );
}

/** The whole object is sent: of what somebody else has noted on it, nothing stays. */
function rewritten(
  slice: EndpointSlice,
  { endpoints, ports, metadata }: Unstored<EndpointSlice>,
): EndpointSlice {
  const { annotations: _, labels: __, ...kept } = slice.metadata;
  return { ...slice, metadata: { ...kept, labels: metadata.labels! }, endpoints, ports };
}
