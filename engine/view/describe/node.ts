import { canonicalQuantity, milliValue, quantityValue, sumQuantities } from '../../api/quantity';
import type { EventObject, KubeObject, Node, Pod, Quantity, ResourceList } from '../../api/types';
import { age } from '../age';
import { type Moment, rolesOf } from '../cells';
import { podLimits, podRequests } from '../pod-resources';
import { Description } from './description';
import { describeEvents } from './events';
import { dateText, describeAnnotations, describeLabels, taintTexts } from './parts';
import { describeList } from './resources';

/**
 * `kubectl describe node`, with the pods on it that have not finished.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeNode)
 */
export function describeNode(
  node: Node,
  moment: Moment,
  events: readonly EventObject[] | undefined,
  pods: readonly Pod[],
  lease: KubeObject | undefined,
): Description {
  const to = new Description();
  const { metadata, spec, status } = node;
  to.line(0, `Name:\t${metadata.name}`);
  to.line(0, `Roles:\t${rolesOf(node)}`);
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  to.line(0, `CreationTimestamp:\t${dateText(metadata.creationTimestamp)}`);
  to.list('Taints', taintTexts(spec.taints ?? []));
  to.line(0, `Unschedulable:\t${spec.unschedulable ?? false}`);
  describeLease(to, metadata.name, lease as Lease | undefined);
  describeConditions(to, node);
  to.line(0, 'Addresses:');
  for (const { type, address } of status.addresses) to.line(1, `${type}:\t${address}`);
  describeList(to, 0, 'Capacity', status.capacity);
  describeList(to, 0, 'Allocatable', status.allocatable);
  describeSystem(to, node);
  describePods(to, node, pods, moment);
  if (events) describeEvents(to, events, moment);
  return to;
}

interface Lease extends KubeObject {
  readonly spec: {
    readonly holderIdentity?: string;
    readonly acquireTime?: string;
    readonly renewTime?: string;
  };
}

function describeLease(to: Description, node: string, lease: Lease | undefined): void {
  if (lease === undefined) {
    return to.line(0, `Lease:\tFailed to get lease: leases.coordination.k8s.io "${node}" not found`);
  }
  const { holderIdentity, acquireTime, renewTime } = lease.spec;
  to.line(0, 'Lease:');
  to.line(1, `HolderIdentity:\t${holderIdentity ?? '<unset>'}`);
  to.line(1, `AcquireTime:\t${acquireTime ? dateText(acquireTime) : '<unset>'}`);
  to.line(1, `RenewTime:\t${renewTime ? dateText(renewTime) : '<unset>'}`);
}

function describeConditions(to: Description, { status }: Node): void {
  if (status.conditions.length === 0) return;
  to.line(0, 'Conditions:\n  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage');
  to.line(1, '----\t------\t-----------------\t------------------\t------\t-------');
  for (const condition of status.conditions) {
    const { type, lastHeartbeatTime, lastTransitionTime, reason = '', message = '' } = condition;
    const times = `${dateText(lastHeartbeatTime)} \t${dateText(lastTransitionTime)}`;
    to.line(1, `${type} \t${condition.status} \t${times} \t${reason} \t${message}`);
  }
}

const SYSTEM: readonly (readonly [title: string, field: string])[] = [
  ['Machine ID', 'machineID'],
  ['System UUID', 'systemUUID'],
  ['Boot ID', 'bootID'],
  ['Kernel Version', 'kernelVersion'],
  ['OS Image', 'osImage'],
  ['Operating System', 'operatingSystem'],
  ['Architecture', 'architecture'],
  ['Container Runtime Version', 'containerRuntimeVersion'],
  ['Kubelet Version', 'kubeletVersion'],
];

function describeSystem(to: Description, { spec, status }: Node): void {
  const { podCIDRs = [], providerID } = spec as {
    readonly podCIDRs?: readonly string[];
    readonly providerID?: string;
  };
  to.line(0, 'System Info:');
  for (const [title, field] of SYSTEM) to.line(1, `${title}:\t${status.nodeInfo[field] ?? ''}`);
  if (spec.podCIDR) to.line(0, `PodCIDR:\t${spec.podCIDR}`);
  if (podCIDRs.length > 0) to.line(0, `PodCIDRs:\t${podCIDRs.join(',')}`);
  if (providerID) to.line(0, `ProviderID:\t${providerID}`);
}

/** What the pods ask for and may use, each and all together, in hundredths of what the node has to give. */
function describePods(to: Description, node: Node, pods: readonly Pod[], { now, calendar }: Moment): void {
  const has = node.status.allocatable;
  to.line(0, `Non-terminated Pods:\t(${pods.length} in total)`);
  to.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge');
  to.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---');
  for (const pod of pods) {
    const [requests, limits] = [podRequests(pod), podLimits(pod)];
    const parts = (['cpu', 'memory'] as const).flatMap((name) => [
      share(name, requests[name], has),
      share(name, limits[name], has),
    ]);
    const { namespace, name, creationTimestamp } = pod.metadata;
    to.line(1, `${namespace}\t${name}\t\t${parts.join('\t')}\t${age(creationTimestamp, now, calendar)}`);
  }
  to.line(0, 'Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)');
  to.line(1, 'Resource\tRequests\tLimits');
  to.line(1, '--------\t--------\t------');
  const requests = total(pods.map(podRequests));
  const limits = total(pods.map(podLimits));
  const huge = Object.keys(has).filter((name) => name.startsWith('hugepages-'));
  for (const name of ['cpu', 'memory', 'ephemeral-storage', ...huge.sort()]) {
    to.line(1, `${name}\t${share(name, requests[name], has)}\t${share(name, limits[name], has)}`);
  }
  const others = Object.keys(has).filter((name) => !STANDARD.has(name) && !name.startsWith('hugepages-'));
  for (const name of others.sort()) {
    to.line(1, `${name}\t${canonicalQuantity(requests[name] ?? 0)}\t${canonicalQuantity(limits[name] ?? 0)}`);
  }
}

const STANDARD = new Set(['cpu', 'memory', 'ephemeral-storage', 'pods']);

function total(lists: readonly ResourceList[]): ResourceList {
  const names = new Set(lists.flatMap((list) => Object.keys(list)));
  return Object.fromEntries(
    [...names].map((name) => [name, sumQuantities(lists.flatMap((list) => list[name] ?? []))]),
  );
}

/** `250m (12%)` */
function share(name: string, amount: Quantity = 0, has: ResourceList): string {
  const read = name === 'cpu' ? milliValue : quantityValue;
  const whole = read(has[name] ?? 0);
  const percent = whole === 0 ? 0 : Math.trunc((read(amount) / whole) * 100);
  return `${canonicalQuantity(amount)} (${percent}%)`;
}
