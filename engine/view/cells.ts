import type { EventObject, KubeObject, Labels, Node, Pod } from '../api/types';
import { age, elapsed } from './age';
import { AUTOSCALERS } from './autoscaler-cells';
import { BUDGETS } from './budget-cells';
import { CLASSES } from './class-cells';
import { JOBS } from './job-cells';
import { LEASES } from './lease-cells';
import { ageOf, type Listing, listing, type Moment } from './listing';
import { podRow } from './pod-row';
import { POLICIES } from './policy-cells';
import { quotaCells } from './quota-cells';
import { SCALES } from './scale-cells';
import { SERVICES } from './service-cells';
import { WORKLOADS } from './workload-cells';

export type { Listing, Moment };

/**
 * The columns of each kind.
 * pkg/printers/internalversion/printers.go
 */
export function listingOf(kind: string): Listing {
  return SERVICES[kind] ?? LISTINGS[kind] ?? UNKNOWN;
}

/** Labels as kubectl shows them: sorted, `a=b,c=d`, or `<none>`. */
export function labelText(labels: Labels | undefined): string {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? NONE : pairs.sort().join(',');
}

const NONE = '<none>';

/** The parts of kinds that have no types of their own here. */
interface Loose extends KubeObject {
  readonly type?: string;
  readonly data?: object;
  readonly binaryData?: object;
  readonly spec?: {
    readonly type?: string;
    readonly clusterIPs?: readonly string[];
    readonly externalIPs?: readonly string[];
    readonly externalName?: string;
    readonly ports?: readonly {
      readonly port: number;
      readonly nodePort?: number;
      readonly protocol: string;
    }[];
    readonly selector?: Labels;
    readonly volumeName?: string;
    readonly storageClassName?: string;
    readonly volumeAttributesClassName?: string;
    readonly volumeMode?: string;
    readonly capacity?: { readonly storage?: string };
    readonly accessModes?: readonly string[];
    readonly persistentVolumeReclaimPolicy?: string;
    readonly claimRef?: { readonly namespace: string; readonly name: string };
  };
  readonly status?: {
    readonly phase?: string;
    readonly reason?: string;
    readonly capacity?: { readonly storage?: string };
    readonly accessModes?: readonly string[];
    readonly loadBalancer?: {
      readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[];
    };
  };
}

const UNKNOWN: Listing = listing('NAME AGE', '', (object, moment) => [
  object.metadata.name,
  ageOf(object, moment),
]);

const LISTINGS: Readonly<Record<string, Listing>> = {
  Pod: listing('NAME READY STATUS RESTARTS AGE', 'IP NODE NOMINATED_NODE READINESS_GATES', podCells),
  Node: listing(
    'NAME STATUS ROLES AGE VERSION',
    'INTERNAL-IP EXTERNAL-IP OS-IMAGE KERNEL-VERSION CONTAINER-RUNTIME',
    nodeCells,
  ),
  Event: {
    ...listing('LAST_SEEN TYPE REASON OBJECT MESSAGE', '', eventCells),
    // Wide puts two columns before the message and three after it.
    wide: ['SUBOBJECT', 'SOURCE', 'FIRST SEEN', 'COUNT', 'NAME'],
  },
  Namespace: listing('NAME STATUS AGE', '', (object: Loose, moment) => [
    object.metadata.name,
    object.status?.phase ?? '',
    ageOf(object, moment),
  ]),
  ConfigMap: listing('NAME DATA AGE', '', (object: Loose, moment) => [
    object.metadata.name,
    String(sizeOf(object.data) + sizeOf(object.binaryData)),
    ageOf(object, moment),
  ]),
  Secret: listing('NAME TYPE DATA AGE', '', (object: Loose, moment) => [
    object.metadata.name,
    object.type ?? '',
    String(sizeOf(object.data)),
    ageOf(object, moment),
  ]),
  ServiceAccount: UNKNOWN,
  ResourceQuota: listing('NAME REQUEST LIMIT AGE', '', quotaCells),
  ...POLICIES,
  ...WORKLOADS,
  ...JOBS,
  ...CLASSES,
  PodDisruptionBudget: BUDGETS,
  HorizontalPodAutoscaler: AUTOSCALERS,
  Lease: LEASES,
  Scale: SCALES,
  PersistentVolume: listing(
    'NAME CAPACITY ACCESS_MODES RECLAIM_POLICY STATUS CLAIM STORAGECLASS VOLUMEATTRIBUTESCLASS REASON AGE',
    'VOLUMEMODE',
    volumeCells,
  ),
  PersistentVolumeClaim: listing(
    'NAME STATUS VOLUME CAPACITY ACCESS_MODES STORAGECLASS VOLUMEATTRIBUTESCLASS AGE',
    'VOLUMEMODE',
    claimCells,
  ),
};

function podCells(pod: Pod, { now, calendar, rules }: Moment): readonly string[] {
  const { ready, status, restarts, lastRestart } = podRow(pod, rules);
  const ago = restarts > 0 && lastRestart ? ` (${age(lastRestart, now, calendar)} ago)` : '';
  const { readinessGates = [], nodeName } = pod.spec;
  const passed = readinessGates.filter(({ conditionType }) =>
    pod.status.conditions?.some(({ type, status }) => type === conditionType && status === 'True'),
  );
  return [
    pod.metadata.name,
    ready,
    status,
    `${restarts}${ago}`,
    age(pod.metadata.creationTimestamp, now, calendar),
    pod.status.podIPs?.[0]?.ip || NONE,
    nodeName || NONE,
    pod.status.nominatedNodeName || NONE,
    readinessGates.length === 0 ? NONE : `${passed.length}/${readinessGates.length}`,
  ];
}

function nodeCells(node: Node, moment: Moment): readonly string[] {
  const { addresses, conditions, nodeInfo } = node.status;
  const ready = conditions.find(({ type }) => type === 'Ready');
  const status = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  const addressOf = (wanted: string) => addresses.find(({ type }) => type === wanted)?.address || NONE;
  const architecture = nodeInfo.architecture ? ` (${nodeInfo.architecture})` : '';
  return [
    node.metadata.name,
    node.spec.unschedulable ? `${status},SchedulingDisabled` : status,
    rolesOf(node),
    ageOf(node, moment),
    nodeInfo.kubeletVersion ?? '',
    addressOf('InternalIP'),
    addressOf('ExternalIP'),
    nodeInfo.osImage || '<unknown>',
    `${nodeInfo.kernelVersion || '<unknown>'}${architecture}`,
    nodeInfo.containerRuntimeVersion || '<unknown>',
  ];
}

/** The roles of a node by its labels, or `<none>`. */
export function rolesOf({ metadata: { labels = {} } }: Node): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = new Set<string>();
  for (const key in labels) {
    if (key.startsWith(prefix) && key.length > prefix.length) roles.add(key.slice(prefix.length));
    else if (key === 'kubernetes.io/role' && labels[key]) roles.add(labels[key]);
  }
  return roles.size === 0 ? NONE : [...roles].sort().join(',');
}

function eventCells(event: EventObject, { now, calendar }: Moment, wide: boolean): readonly string[] {
  const first = age(event.firstTimestamp ?? event.eventTime, now, calendar);
  const { series, involvedObject, source } = event;
  const last = series
    ? elapsed(now - calendar.instant(series.lastObservedTime))
    : event.lastTimestamp
      ? age(event.lastTimestamp, now, calendar)
      : first;
  const kind = involvedObject.kind.toLowerCase();
  const object = involvedObject.name ? `${kind}/${involvedObject.name}` : kind;
  const message = event.message.trim();
  if (!wide) return [last, event.type, event.reason, object, message];
  const component = source.component || event.reportingComponent;
  const instance = source.host || event.reportingInstance;
  return [
    last,
    event.type,
    event.reason,
    object,
    involvedObject.fieldPath ?? '',
    instance ? `${component}, ${instance}` : component,
    message,
    first,
    String(series?.count ?? (event.count || 1)),
    event.metadata.name,
  ];
}

const ACCESS_MODES: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

/** `RWO,ROX`. */
export function accessModesText(modes: readonly string[] = []): string {
  return modes.map((mode) => ACCESS_MODES[mode] ?? mode).join(',');
}

function claimCells(claim: Loose, moment: Moment): readonly string[] {
  const { metadata, spec = {}, status = {} } = claim;
  const isBound = Boolean(spec.volumeName);
  return [
    metadata.name,
    metadata.deletionTimestamp ? 'Terminating' : (status.phase ?? ''),
    spec.volumeName ?? '',
    isBound ? (status.capacity?.storage ?? '') : '',
    isBound ? accessModesText(status.accessModes) : '',
    spec.storageClassName ?? '',
    spec.volumeAttributesClassName ?? '<unset>',
    ageOf(claim, moment),
    spec.volumeMode ?? '<unset>',
  ];
}

function volumeCells(volume: Loose, moment: Moment): readonly string[] {
  const { metadata, spec = {}, status = {} } = volume;
  const { claimRef, capacity, accessModes } = spec;
  return [
    metadata.name,
    capacity?.storage ?? '',
    accessModesText(accessModes),
    spec.persistentVolumeReclaimPolicy ?? '',
    metadata.deletionTimestamp ? 'Terminating' : (status.phase ?? ''),
    claimRef ? `${claimRef.namespace}/${claimRef.name}` : '',
    spec.storageClassName ?? '',
    spec.volumeAttributesClassName ?? '<unset>',
    status.reason ?? '',
    ageOf(volume, moment),
    spec.volumeMode ?? '<unset>',
  ];
}

function sizeOf(data: object | undefined): number {
  return data === undefined ? 0 : Object.keys(data).length;
}
