import { sameTemplate } from '../../api/same-template';
import { type Selector, selectorOf, selectorOfLabels, selectorText } from '../../api/selectors';
import type {
  DaemonSet,
  Deployment,
  EventObject,
  KubeObject,
  Labels,
  Pod,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
  WorkloadCondition,
} from '../../api/types';
import type { Moment } from '../cells';
import { Description } from './description';
import { describeEvents } from './events';
import { dateText, describeAnnotations, describeLabels, goList } from './parts';
import { controllerText } from './pod';
import { describePodTemplate } from './pod-template';

type Events = readonly EventObject[] | undefined;

/**
 * `kubectl describe` of what keeps pods running.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeDeployment); `sets` are its own, in the order of a list
 */
export function describeDeployment(
  deployment: Deployment,
  moment: Moment,
  events: Events,
  sets: readonly ReplicaSet[],
): Description {
  const { metadata, spec, status } = deployment;
  const to = namedIn(metadata);
  to.line(0, `CreationTimestamp:\t${dateText(metadata.creationTimestamp)}`);
  describeLabelled(to, metadata);
  to.line(0, `Selector:\t${textOf(selectorOf(spec.selector))}`);
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = status;
  const counts = `${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available | ${unavailableReplicas} unavailable`;
  to.line(0, `Replicas:\t${spec.replicas} desired | ${counts}`);
  to.line(0, `StrategyType:\t${spec.strategy.type}`);
  to.line(0, `MinReadySeconds:\t${spec.minReadySeconds ?? 0}`);
  const { rollingUpdate } = spec.strategy;
  if (rollingUpdate) {
    const { maxUnavailable, maxSurge } = rollingUpdate;
    to.line(0, `RollingUpdateStrategy:\t${maxUnavailable} max unavailable, ${maxSurge} max surge`);
  }
  describePodTemplate(to, spec.template);
  describeConditions(to, status.conditions);
  const byAge = [...sets].sort((a, b) =>
    a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1,
  );
  const newSet = byAge.find((set) => sameTemplate(set.spec.template, spec.template));
  if (sets.length > 0) {
    to.line(0, `OldReplicaSets:\t${setsText(sets.filter((set) => set !== newSet))}`);
    to.line(0, `NewReplicaSet:\t${setsText(newSet ? [newSet] : [])}`);
  }
  if (events) describeEvents(to, events, moment);
  return to;
}

/** (describeReplicaSet, describeReplicationController) */
export function describeReplicaSet(
  set: ReplicaSet | ReplicationController,
  moment: Moment,
  events: Events,
  pods: readonly Pod[],
): Description {
  const { kind, metadata, spec, status } = set;
  const to = namedIn(metadata);
  const selector =
    kind === 'ReplicaSet'
      ? selectorOf(spec.selector as ReplicaSet['spec']['selector'])
      : selectorOfLabels(spec.selector as Labels);
  to.line(0, `Selector:\t${textOf(selector)}`);
  describeLabelled(to, metadata);
  const controller = kind === 'ReplicaSet' ? controllerText(set) : undefined;
  if (controller) to.line(0, `Controlled By:\t${controller}`);
  to.line(0, `Replicas:\t${status.replicas} current / ${spec.replicas} desired`);
  to.line(0, podsStatus(pods));
  describePodTemplate(to, spec.template);
  describeConditions(to, status.conditions);
  if (events) describeEvents(to, events, moment);
  return to;
}

/** (describeStatefulSet) */
export function describeStatefulSet(
  { metadata, spec, status }: StatefulSet,
  moment: Moment,
  events: Events,
  pods: readonly Pod[],
): Description {
  const to = namedIn(metadata);
  to.line(0, `CreationTimestamp:\t${dateText(metadata.creationTimestamp)}`);
  to.line(0, `Selector:\t${textOf(selectorOf(spec.selector))}`);
  describeLabelled(to, metadata);
  to.line(0, `Replicas:\t${spec.replicas} desired | ${status.replicas} total`);
  const { type, rollingUpdate } = spec.updateStrategy;
  to.line(0, `Update Strategy:\t${type}`);
  if (rollingUpdate) to.line(1, `Partition:\t${rollingUpdate.partition}`);
  to.line(0, podsStatus(pods));
  describePodTemplate(to, spec.template);
  describeClaimTemplates(to, spec.volumeClaimTemplates as readonly ClaimTemplate[] | undefined);
  if (events) describeEvents(to, events, moment);
  return to;
}

/** (describeDaemonSet) */
export function describeDaemonSet(
  { metadata, spec, status }: DaemonSet,
  moment: Moment,
  events: Events,
  pods: readonly Pod[],
): Description {
  const to = namedIn(metadata);
  to.line(0, `Selector:\t${textOf(selectorOf(spec.selector))}`);
  to.line(0, `Node-Selector:\t${textOf(selectorOfLabels(spec.template.spec.nodeSelector))}`);
  describeLabelled(to, metadata);
  to.line(0, `Desired Number of Nodes Scheduled: ${status.desiredNumberScheduled}`);
  to.line(0, `Current Number of Nodes Scheduled: ${status.currentNumberScheduled}`);
  to.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${status.updatedNumberScheduled ?? 0}`);
  to.line(0, `Number of Nodes Scheduled with Available Pods: ${status.numberAvailable ?? 0}`);
  to.line(0, `Number of Nodes Misscheduled: ${status.numberMisscheduled}`);
  to.line(0, podsStatus(pods));
  describePodTemplate(to, spec.template);
  if (events) describeEvents(to, events, moment);
  return to;
}

function namedIn({ name, namespace }: KubeObject['metadata']): Description {
  const to = new Description();
  to.line(0, `Name:\t${name}`);
  to.line(0, `Namespace:\t${namespace}`);
  return to;
}

function describeLabelled(to: Description, { labels, annotations }: KubeObject['metadata']): void {
  describeLabels(to, 'Labels', labels);
  describeAnnotations(to, 'Annotations', annotations);
}

/** The blank before the first tab is kubectl's. */
function describeConditions(to: Description, conditions: readonly WorkloadCondition[] = []): void {
  if (conditions.length === 0) return;
  to.line(0, 'Conditions:\n  Type\tStatus\tReason');
  to.line(1, '----\t------\t------');
  for (const { type, status, reason } of conditions) to.line(1, `${type} \t${status}\t${reason}`);
}

function setsText(sets: readonly ReplicaSet[]): string {
  const texts = sets.map(
    ({ metadata, spec, status }) => `${metadata.name} (${status.replicas}/${spec.replicas} replicas created)`,
  );
  return texts.join(', ') || '<none>';
}

/** By their phases; one that is Pending waits. (getPodStatusForController) */
function podsStatus(pods: readonly Pod[]): string {
  const count = (phase: string) => pods.filter(({ status }) => status.phase === phase).length;
  const [running, waiting] = [count('Running'), count('Pending')];
  return `Pods Status:\t${running} Running / ${waiting} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
}

interface ClaimTemplate {
  readonly metadata: { readonly name: string; readonly labels?: Labels; readonly annotations?: Labels };
  readonly spec: {
    readonly storageClassName?: string;
    readonly accessModes?: readonly string[];
    readonly resources?: { readonly requests?: { readonly storage?: string } };
  };
}

/** (describeVolumeClaimTemplates) */
function describeClaimTemplates(to: Description, templates: readonly ClaimTemplate[] = []): void {
  if (templates.length === 0) return to.line(0, 'Volume Claims:\t<none>');
  to.line(0, 'Volume Claims:');
  for (const { metadata, spec } of templates) {
    to.line(1, `Name:\t${metadata.name}`);
    to.line(1, `StorageClass:\t${spec.storageClassName ?? ''}`);
    describeLabels(to, 'Labels', metadata.labels, 1);
    describeAnnotations(to, 'Annotations', metadata.annotations, 1);
    to.line(1, `Capacity:\t${spec.resources?.requests?.storage ?? '<default>'}`);
    to.line(1, `Access Modes:\t${goList(spec.accessModes ?? [])}`);
  }
}

function textOf(selector: Selector = []): string {
  return selectorText([...selector].sort((a, b) => (a.key < b.key ? -1 : 1))) || '<none>';
}
