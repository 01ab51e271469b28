import type { Calendar, Instant } from '../simulation/time';
import { fieldsOf, listOf, textOf } from './fields';
import { heldTotals } from './held-totals';
import { isNamespaced, KINDS, resourceName } from './kinds';
import { compareQuantities } from './quantity';
import { matchesScope, type QuotaScoped } from './quota-scopes';
import type { ResourceQuota } from './quota-types';
import { addResources, maskedTo } from './resource-lists';
import type { KubeObject, Pod, ResourceList } from './types';

/** When it is asked: a pod that is stuck on its way out is no longer charged. */
export interface QuotaClock {
  readonly now: Instant;
  readonly calendar: Calendar;
}

/**
 * What one object uses, by the names of quotas.
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/
 * pkg/quota/v1/evaluator/core
 */
export function quotaUsage(object: QuotaScoped, clock: QuotaClock): ResourceList {
  switch (object.kind) {
    case 'Pod':
      return podUsage(object as unknown as Pod, clock);
    case 'Service':
      return serviceUsage(object);
    case 'PersistentVolumeClaim':
      return claimUsage(object);
    default:
      return countOf(object.kind);
  }
}

/** Of the names of a quota those that objects of a kind use. (MatchingResources) */
export function quotaNamesOf(kind: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    if (name === `count/${resourceName(kind)}`) return true;
    if (kind === 'Pod') return POD_NAMES.has(name) || HUGE_PAGES.test(name) || EXTENDED.test(name);
    if (kind === 'Service') return SERVICE_NAMES.includes(name);
    if (kind === 'PersistentVolumeClaim') return CLAIM_NAMES.includes(name) || BY_CLASS.test(name);
    return name === COUNTED_BY_NAME[kind];
  });
}

/** Whether a quota counts an object: it limits something of its kind, and the object is in all its scopes. */
export function quotaMatches(quota: ResourceQuota, object: QuotaScoped): boolean {
  const names = Object.keys(quota.status?.hard ?? {});
  return quotaNamesOf(object.kind, names).length > 0 && isInScopes(quota, object);
}

/** What is used of a quota now, of the names that anything uses. staging/src/k8s.io/apiserver/pkg/quota/v1/resources.go (CalculateUsage) */
export function quotaUsed(
  quota: ResourceQuota,
  list: (kind: string) => readonly KubeObject[],
  clock: QuotaClock,
): ResourceList {
  const names = Object.keys(quota.spec.hard ?? {});
  let used: ResourceList = {};
  for (const kind of QUOTA_KINDS) {
    const own = quotaNamesOf(kind, names);
    if (own.length === 0) continue;
    used = { ...used, ...Object.fromEntries(own.map((name) => [name, '0'])) };
    for (const object of list(kind)) {
      if (!isInScopes(quota, object)) continue;
      used = addResources(used, maskedTo(quotaUsage(object, clock), own));
    }
  }
  return used;
}

/** Whether a pod is charged for more than its object. (QuotaV1Pod) */
export function isCharged({ metadata, status }: Pod, { now, calendar }: QuotaClock): boolean {
  if (status?.phase === 'Failed' || status?.phase === 'Succeeded') return false;
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = metadata;
  if (deletionTimestamp === undefined) return true;
  return now <= calendar.instant(deletionTimestamp) + deletionGracePeriodSeconds * 1_000;
}

/**
 * What the containers of a quota's pods must say, for it counts that: `must specify limits.cpu for: app; …`; undefined when
 * they do. (Constraints)
 */
export function missingOf(pod: Pod, names: readonly string[]): string | undefined {
  const { resources, containers, initContainers = [] } = pod.spec;
  if (resources?.requests !== undefined || resources?.limits !== undefined) return undefined;
  const missing = names
    .filter((name) => MUST_BE_SAID.has(name))
    .sort()
    .flatMap((name) => {
      const silent = [...containers, ...initContainers].filter(
        (one) => !(name in computeUsage(one.resources.requests, one.resources.limits)),
      );
      if (silent.length === 0) return [];
      return `${name} for: ${[...new Set(silent.map((one) => one.name))].sort().join(',')}`;
    });
  return missing.length === 0 ? undefined : `must specify ${missing.join('; ')}`;
}

const MUST_BE_SAID = new Set([
  'cpu',
  'memory',
  'requests.cpu',
  'requests.memory',
  'limits.cpu',
  'limits.memory',
]);

const POD_NAMES = new Set([
  ...MUST_BE_SAID,
  'ephemeral-storage',
  'requests.ephemeral-storage',
  'limits.ephemeral-storage',
  'pods',
]);
const SERVICE_NAMES = ['services', 'services.nodeports', 'services.loadbalancers'];
const CLAIM_NAMES = ['persistentvolumeclaims', 'requests.storage'];
const BY_CLASS = /\.storageclass\.storage\.k8s\.io\/(persistentvolumeclaims|requests\.storage)$/;
const HUGE_PAGES = /^(requests\.)?hugepages-/;
const EXTENDED = /^requests\.[^/]+\//;

/** Kinds that could be counted before `count/…`. (legacyObjectCountAliases) */
const COUNTED_BY_NAME: Readonly<Record<string, string>> = {
  ConfigMap: 'configmaps',
  ResourceQuota: 'resourcequotas',
  ReplicationController: 'replicationcontrollers',
  Secret: 'secrets',
};

/** Events are never counted. */
const QUOTA_KINDS = [...new Set(KINDS.map(({ kind }) => kind))].filter(
  (kind) => kind !== 'Event' && isNamespaced(kind),
);

function isInScopes({ spec }: ResourceQuota, object: QuotaScoped): boolean {
  for (const scopeName of spec.scopes ?? []) {
    if (!matchesScope({ scopeName, operator: 'Exists' }, object)) return false;
  }
  return (spec.scopeSelector?.matchExpressions ?? []).every((one) => matchesScope(one, object));
}

function countOf(kind: string): ResourceList {
  const byName = COUNTED_BY_NAME[kind];
  return { [`count/${resourceName(kind)}`]: '1', ...(byName !== undefined && { [byName]: '1' }) };
}

/** What a pod uses of a quota: its object counts always, all else while it is not finished. (PodUsageFunc) */
function podUsage(pod: Pod, clock: QuotaClock): ResourceList {
  const count = countOf('Pod');
  if (!isCharged(pod, clock)) return count;
  const { requests, limits } = heldTotals(pod);
  return { ...count, pods: '1', ...computeUsage(requests, limits) };
}

/** (podComputeUsageHelper) */
function computeUsage(requests: ResourceList = {}, limits: ResourceList = {}): ResourceList {
  const usage: Record<string, string | number> = {};
  for (const [name, amount] of Object.entries(requests)) {
    const isNative = NATIVE.includes(name);
    if (isNative || name.startsWith('hugepages-')) usage[name] = amount;
    if (isNative || name.startsWith('hugepages-') || name.includes('/')) usage[`requests.${name}`] = amount;
  }
  for (const name of NATIVE) if (limits[name] !== undefined) usage[`limits.${name}`] = limits[name];
  return usage;
}

const NATIVE = ['cpu', 'memory', 'ephemeral-storage'];

function serviceUsage(service: QuotaScoped): ResourceList {
  const { type, ports, allocateLoadBalancerNodePorts } = fieldsOf(service.spec);
  const isBalanced = type === 'LoadBalancer';
  const all = listOf(ports);
  const chosen = all.filter((port) => fieldsOf(port).nodePort);
  const opens = type === 'NodePort' || isBalanced;
  const nodePorts = isBalanced && allocateLoadBalancerNodePorts === false ? chosen : all;
  return {
    ...countOf('Service'),
    services: '1',
    'services.loadbalancers': isBalanced ? '1' : '0',
    'services.nodeports': String(opens ? nodePorts.length : 0),
  };
}

function claimUsage(claim: QuotaScoped): ResourceList {
  const { storageClassName, resources } = fieldsOf(claim.spec);
  const storage = fieldsOf(fieldsOf(resources).requests).storage as string | undefined;
  const allocated = fieldsOf(fieldsOf(claim.status).allocatedResources).storage as string | undefined;
  const most =
    storage !== undefined && allocated !== undefined && compareQuantities(allocated, storage) > 0
      ? allocated
      : storage;
  const own: ResourceList = {
    persistentvolumeclaims: '1',
    ...(most !== undefined && { 'requests.storage': most }),
  };
  const name = textOf(storageClassName);
  const ofClass = Object.entries(own).map(([resource, amount]) => [
    `${name}.storageclass.storage.k8s.io/${resource}`,
    amount,
  ]);
  return { ...countOf('PersistentVolumeClaim'), ...own, ...(name !== '' && Object.fromEntries(ofClass)) };
}
