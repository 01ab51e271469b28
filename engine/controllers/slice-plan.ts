import type { Endpoint, EndpointPort, EndpointSlice, Labels } from '../api/types';

/** How many endpoints a slice has at most: the default of `--max-endpoints-per-slice`. */
export const MOST_ENDPOINTS = 100;

/** The endpoints that have the same ports: they share slices. */
export interface PortGroup {
  readonly ports: readonly EndpointPort[];
  readonly endpoints: readonly Endpoint[];
}

/** What is to be done to a service's slices. */
export interface SlicePlan {
  readonly create: readonly SliceContent[];
  readonly update: readonly { readonly slice: EndpointSlice; readonly content: SliceContent }[];
  readonly remove: readonly EndpointSlice[];
}

export interface SliceContent {
  readonly ports: readonly EndpointPort[];
  readonly endpoints: readonly Endpoint[];
}

/**
 * How to bring the slices of a service to the endpoints it should have, with few writes: what is there stays where it is;
 * what is new fills slices that change anyway, else one unchanged slice that has room for all of it, else new slices.
 * A service without endpoints keeps one empty slice.
 * staging/src/k8s.io/endpointslice/reconciler.go (reconcileByAddressType, reconcileByPortMapping, finalize)
 */
export function planSlices(
  existing: readonly EndpointSlice[],
  groups: readonly PortGroup[],
  /** The labels that the slices should have. */
  labels: Labels,
): SlicePlan {
  const create: SliceContent[] = [];
  const update: { slice: EndpointSlice; content: SliceContent }[] = [];
  const remove: EndpointSlice[] = [];
  const byPorts = new Map<string, EndpointSlice[]>();
  for (const slice of existing) {
    const key = portsKey(slice.ports ?? []);
    const same = byPorts.get(key);
    if (same === undefined) byPorts.set(key, [slice]);
    else same.push(slice);
  }
  for (const group of groups) {
    const key = portsKey(group.ports);
    planGroup(byPorts.get(key) ?? [], group, labels, { create, update, remove });
    byPorts.delete(key);
  }
  for (const slices of byPorts.values()) remove.push(...slices);
  if (remove.length === existing.length && create.length === 0) {
    const [only] = remove;
    if (remove.length === 1 && isPlaceholder(only!, labels)) remove.pop();
    else create.push({ ports: [], endpoints: [] });
  }
  // What would be made anew is written over what would be removed.
  while (remove.length > 0 && create.length > 0) {
    update.push({ slice: remove.shift()!, content: create.pop()! });
  }
  return { create, update, remove };
}

interface MutablePlan {
  readonly create: SliceContent[];
  readonly update: { slice: EndpointSlice; content: SliceContent }[];
  readonly remove: EndpointSlice[];
}

function planGroup(
  slices: readonly EndpointSlice[],
  { ports, endpoints }: PortGroup,
  labels: Labels,
  plan: MutablePlan,
): void {
  const wanted = new Map(endpoints.map((endpoint) => [endpointKey(endpoint), endpoint]));
  const changed: { slice: EndpointSlice; endpoints: Endpoint[] }[] = [];
  const unchanged: EndpointSlice[] = [];
  for (const slice of slices) {
    const { kept, differs } = keep(slice, wanted);
    const old = slice.endpoints ?? [];
    if (differs || kept.length !== old.length) {
      if (kept.length === 0) plan.remove.push(slice);
      else changed.push({ slice, endpoints: kept });
    } else if (!sameLabels(slice.metadata.labels, labels)) changed.push({ slice, endpoints: kept });
    else unchanged.push(slice);
  }
  const left = [...wanted.values()];
  changed.sort((a, b) => b.endpoints.length - a.endpoints.length);
  for (const { endpoints: into } of changed) into.push(...left.splice(0, MOST_ENDPOINTS - into.length));
  while (left.length > 0) {
    const fits = left.length < MOST_ENDPOINTS ? fullestWithRoom(unchanged, left.length) : undefined;
    if (fits === undefined) plan.create.push({ ports, endpoints: left.splice(0, MOST_ENDPOINTS) });
    else changed.push({ slice: fits, endpoints: [...(fits.endpoints ?? []), ...left.splice(0)] });
  }
  for (const { slice, endpoints: content } of changed)
    plan.update.push({ slice, content: { ports, endpoints: content } });
}

/** The endpoints of a slice that stay, as they are now; what is left in `wanted` is still to be placed. */
function keep(
  slice: EndpointSlice,
  wanted: Map<string, Endpoint>,
): { readonly kept: Endpoint[]; readonly differs: boolean } {
  const kept: Endpoint[] = [];
  let differs = false;
  for (const endpoint of slice.endpoints ?? []) {
    const key = endpointKey(endpoint);
    const now = wanted.get(key);
    if (now === undefined) continue;
    wanted.delete(key);
    if (sameEndpoint(endpoint, now)) kept.push(endpoint);
    else {
      kept.push(now);
      differs = true;
    }
  }
  return { kept, differs };
}

/** The slice that is closest to full when so many endpoints are added. staging/src/k8s.io/endpointslice/utils.go (getSliceToFill) */
function fullestWithRoom(slices: readonly EndpointSlice[], more: number): EndpointSlice | undefined {
  let best: EndpointSlice | undefined;
  let leastRoom = MOST_ENDPOINTS;
  for (const slice of slices) {
    const room = MOST_ENDPOINTS - more - (slice.endpoints?.length ?? 0);
    if (room < 0 || room >= leastRoom) continue;
    best = slice;
    leastRoom = room;
  }
  return best;
}

/** What makes an endpoint the same one: its addresses, its name, its pod. */
export function endpointKey({ addresses, hostname = '', targetRef }: Endpoint): string {
  return `${addresses.join()} ${hostname} ${targetRef?.namespace ?? ''}/${targetRef?.name ?? ''}`;
}

export function sameEndpoint(a: Endpoint, b: Endpoint): boolean {
  return (
    a.conditions?.ready === b.conditions?.ready &&
    a.conditions?.serving === b.conditions?.serving &&
    a.conditions?.terminating === b.conditions?.terminating &&
    a.nodeName === b.nodeName &&
    a.zone === b.zone &&
    a.targetRef?.uid === b.targetRef?.uid &&
    hintsKey(a) === hintsKey(b)
  );
}

const hintsKey = ({ hints }: Endpoint): string => (hints === undefined ? '' : JSON.stringify(hints));

export const portsKey = (ports: readonly EndpointPort[]): string =>
  ports
    .map(({ name = '', port, protocol, appProtocol = '' }) => `${name}:${port}/${protocol}/${appProtocol}`)
    .sort()
    .join();

function isPlaceholder(slice: EndpointSlice, labels: Labels): boolean {
  return !slice.endpoints?.length && !slice.ports?.length && sameLabels(slice.metadata.labels, labels);
}

export function sameLabels(a: Labels = {}, b: Labels = {}): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
