import type {
  Endpoint,
  EndpointAddress,
  EndpointPort,
  EndpointSlice,
  EndpointSubset,
  Endpoints,
  Labels,
} from '../api/types';
import { endpointKey, portsKey, sameEndpoint, sameLabels } from './slice-plan';

/** How many addresses of a subset are mirrored: the default of `--mirroring-max-endpoints-per-subset`. */
export const MOST_MIRRORED = 1_000;

export const MIRRORING = 'endpointslicemirroring-controller.k8s.io';

const SKIP = 'endpointslice.kubernetes.io/skip-mirror';
const LEADER = 'control-plane.alpha.kubernetes.io/leader';
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time';
const SERVICE_NAME = 'kubernetes.io/service-name';
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';

/** What one slice mirrors: addresses of one family that have the same ports. */
export interface Mirrored {
  readonly addressType: 'IPv4' | 'IPv6';
  readonly ports: readonly EndpointPort[];
  readonly endpoints: readonly Endpoint[];
}

export interface Mirror {
  readonly slices: readonly Mirrored[];
  /** How many addresses of all subsets were left out because a subset has too many. */
  readonly skipped: number;
}

/**
 * Endpoints are not mirrored that say so, and not those that are only a lock of leaders.
 * pkg/controller/endpointslicemirroring/endpointslicemirroring_controller.go (shouldMirror)
 */
export function isMirrored({ metadata }: Endpoints): boolean {
  return metadata.labels?.[SKIP] !== 'true' && metadata.annotations?.[LEADER] === undefined;
}

/**
 * The slices that say what hand-written Endpoints say.
 * pkg/controller/endpointslicemirroring/reconciler.go (reconcile), pkg/controller/endpointslicemirroring/reconciler_helpers.go (desiredCalc)
 */
export function mirrorOf(subsets: readonly EndpointSubset[] = []): Mirror {
  const slices = new Map<
    string,
    { addressType: 'IPv4' | 'IPv6'; ports: readonly EndpointPort[]; of: Found }
  >();
  let skipped = 0;
  for (const { ports, addresses } of repacked(subsets)) {
    skipped += Math.max(0, addresses.length - MOST_MIRRORED);
    for (const { address, ready } of addresses.slice(0, MOST_MIRRORED)) {
      const addressType = address.ip.includes(':') ? 'IPv6' : 'IPv4';
      const key = `${addressType}-${portsKey(ports)}`;
      const slice = slices.get(key) ?? { addressType, ports, of: new Map() };
      slices.set(key, slice);
      const endpoint = endpointOf(address, ready);
      slice.of.set(endpointKey(endpoint), endpoint);
    }
  }
  const all = [...slices.values()].map(({ addressType, ports, of }) => ({
    addressType,
    ports,
    endpoints: [...of.values()].slice(0, MOST_MIRRORED),
  }));
  return { slices: all, skipped };
}

/**
 * What the slices are called and noted with: what their Endpoints are, and whose they are.
 * pkg/controller/endpointslicemirroring/utils.go (newEndpointSlice)
 */
export function mirrorMetadata({ metadata }: Endpoints): {
  readonly labels: Labels;
  readonly annotations: Labels;
} {
  const { [TRIGGER_TIME]: _, [LAST_APPLIED]: __, ...annotations } = metadata.annotations ?? {};
  return {
    labels: { ...metadata.labels, [SERVICE_NAME]: metadata.name, [MANAGED_BY]: MIRRORING },
    annotations,
  };
}

/** Whether a slice says already what it should. pkg/controller/endpointslicemirroring/reconciler.go (totalChanges) */
export function isSameMirror(slice: EndpointSlice, wanted: Mirrored, endpoints: Endpoints): boolean {
  const { labels, annotations } = mirrorMetadata(endpoints);
  const there = slice.endpoints ?? [];
  if (there.length !== wanted.endpoints.length) return false;
  if (!sameLabels(slice.metadata.labels, labels) || !sameLabels(slice.metadata.annotations, annotations))
    return false;
  const byKey = new Map(wanted.endpoints.map((one) => [endpointKey(one), one]));
  return there.every((one) => {
    const now = byKey.get(endpointKey(one));
    return now !== undefined && sameEndpoint(one, now);
  });
}

/** Slices of the same family and ports are one another's. */
export const mirrorKey = ({ addressType, ports }: Pick<EndpointSlice, 'addressType' | 'ports'>): string =>
  `${addressType}-${portsKey(ports ?? [])}`;

type Found = Map<string, Endpoint>;

interface Repacked {
  readonly ports: EndpointPort[];
  readonly addresses: readonly { readonly address: EndpointAddress; readonly ready: boolean }[];
}

/**
 * The subsets in their canonical form: ports with the same addresses are together. An address that is said to be ready and
 * not ready is not ready. pkg/api/v1/endpoints/util.go (RepackSubsets)
 */
function repacked(subsets: readonly EndpointSubset[]): readonly Repacked[] {
  const known = new Map<string, EndpointAddress>();
  const packed = new Map<string, Repacked>();
  for (const { port, ready } of byPorts(subsets, known)) {
    // Ready ones first: of too many addresses those that are not ready are left out.
    const ids = [...ready.keys()].sort(
      (a, b) => Number(ready.get(b)) - Number(ready.get(a)) || (a < b ? -1 : 1),
    );
    const key = ids.map((id) => `${id} ${ready.get(id)}`).join();
    const same = packed.get(key);
    if (same !== undefined && port !== undefined) same.ports.push(port);
    else if (same === undefined) {
      const addresses = ids.map((id) => ({ address: known.get(id)!, ready: ready.get(id)! }));
      packed.set(key, { ports: port === undefined ? [] : [port], addresses });
    }
  }
  return [...packed.values()];
}

interface AtPort {
  readonly port: EndpointPort | undefined;
  /** By address and pod. */
  readonly ready: Map<string, boolean>;
}

function byPorts(subsets: readonly EndpointSubset[], known: Map<string, EndpointAddress>): Iterable<AtPort> {
  const found = new Map<string, AtPort>();
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of subsets) {
    for (const port of ports.length === 0 ? [undefined] : ports) {
      const key = port === undefined ? '' : portsKey([port]);
      const at = found.get(key) ?? { port: port && slicePort(port), ready: new Map<string, boolean>() };
      found.set(key, at);
      const add = (address: EndpointAddress, ready: boolean) => {
        const id = `${address.ip} ${address.targetRef?.uid ?? ''}`;
        if (!known.has(id)) known.set(id, address);
        at.ready.set(id, ready && at.ready.get(id) !== false);
      };
      for (const address of addresses) add(address, true);
      for (const address of notReadyAddresses) add(address, false);
    }
  }
  return found.values();
}

/** (epPortsToEpsPorts) */
function slicePort({ name = '', port, protocol = 'TCP', appProtocol }: EndpointPort): EndpointPort {
  return { ...(appProtocol && { appProtocol }), name, port: port!, protocol };
}

/** (addressToEndpoint) */
function endpointOf({ ip, nodeName, hostname, targetRef }: EndpointAddress, ready: boolean): Endpoint {
  return {
    addresses: [ip],
    conditions: { ready },
    ...(hostname && { hostname }),
    ...(nodeName && { nodeName }),
    ...(targetRef && { targetRef }),
  };
}
