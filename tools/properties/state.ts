import type { Cluster, KubeObject } from '../../engine';

/**
 * All objects of a cluster, each as a text in which nothing stands that may differ after a fault although the cluster came to the
 * same: when something was made or written, how often a container was restarted, what got which random name or address.
 */
export function stateOf({ store }: Cluster): readonly string[] {
  return store
    .kinds()
    .filter((kind) => !TOLD.has(kind))
    .flatMap((kind) => store.list(kind))
    .map((object) => shown(object))
    .sort();
}

/** What is told about others is no state. */
const TOLD: ReadonlySet<string> = new Set(['Event', 'Lease']);

const PASSING: ReadonlySet<string> = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'observedGeneration',
  'managedFields',
  'nodeName',
  'hostname',
  'podIP',
  'podIPs',
  'hostIP',
  'hostIPs',
  'clusterIP',
  'clusterIPs',
  'containerID',
  'restartCount',
  'lastState',
  'startedAt',
  'message',
  'targetRef',
  // When and how often, not what.
  'endpoints.kubernetes.io/last-change-trigger-time',
  'control-plane.alpha.kubernetes.io/leader',
  'addresses',
  'images',
  'nodeInfo',
  'volumesInUse',
  'currentMetrics',
]);

function shown(object: KubeObject): string {
  return `${object.kind} ${JSON.stringify(withoutPassing(object))}`
    .replace(UID, 'uid')
    .replace(HASH, 'hash')
    .replace(SUFFIX, '-*')
    .replace(TIME, 'time')
    .replace(ADDRESS, 'address')
    .replace(/\bnode-\d\b/g, 'node');
}

const UID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Of a volume and its node. */
const HASH = /\b[0-9a-f]{64}\b/g;
/** By the letters that Kubernetes draws names from; what else has no vowels is left out on both sides. */
const SUFFIX = /-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const ADDRESS = /\b\d+\.\d+\.\d+\.\d+\b/g;

/** Lists of objects have no order that matters after a fault. */
function withoutPassing(value: unknown): unknown {
  if (Array.isArray(value)) {
    const all = value.map(withoutPassing);
    return all.every((one) => typeof one === 'object') ? all.map((one) => JSON.stringify(one)).sort() : all;
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(([key]) => !PASSING.has(key) && !/(?:Time|Timestamp)$/.test(key))
    .map(([key, one]) => [key, withoutPassing(one)] as const)
    .filter(([, one]) => one !== undefined && JSON.stringify(one) !== '{}')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(kept);
}
