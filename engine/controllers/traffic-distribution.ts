import type { Endpoint } from '../api/types';

/**
 * Endpoints with hints for whom they are, as `trafficDistribution` wishes: each ready one is for its own zone, and for its own
 * node first where the nearest is wanted.
 * https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution
 * staging/src/k8s.io/endpointslice/trafficdist/trafficdist.go
 */
export function withHints(endpoints: readonly Endpoint[], wish: string | undefined): readonly Endpoint[] {
  if (wish === undefined || !NEAR.has(wish)) return endpoints;
  return endpoints.map((endpoint) => {
    const { conditions, zone, nodeName } = endpoint;
    if (conditions?.ready !== true) return endpoint;
    const node = wish === 'PreferSameNode' ? nodeName : undefined;
    if (zone === undefined && node === undefined) return endpoint;
    const hints = {
      ...(node !== undefined && { forNodes: [{ name: node }] }),
      ...(zone !== undefined && { forZones: [{ name: zone }] }),
    };
    return { ...endpoint, hints };
  });
}

const NEAR: ReadonlySet<string> = new Set(['PreferClose', 'PreferSameZone', 'PreferSameNode']);
