import { fieldsOf } from '../api/fields';
import type { KindInfo } from '../api/kinds';
import { type LabelSelector, matches, type Selector, selectorOf, selectorOfLabels } from '../api/selectors';
import type { ContainerStatus, KubeObject, Pod } from '../api/types';
import { parseDuration, seconds } from '../simulation/time';
import { inListOrder } from '../view/list-order';
import type { Context } from './command';
import type { Arguments } from './flags';
import { fault } from './outcome';

/** Which of two pods comes first: less than 0 for the left one. */
export type PodOrder = (a: Pod, b: Pod) => number;

/**
 * The pods of a workload or of a Service, the best one first; equal ones stay in the order of the list. Where there is none kubectl
 * waits for one, and time goes on. `refusal` begins what is said of a kind that has no pods. Throws a KubectlError.
 * staging/src/k8s.io/kubectl/pkg/polymorphichelpers/helpers.go (GetFirstPod, SelectorsForObject)
 */
export function podsOf(
  object: KubeObject,
  kind: KindInfo,
  args: Arguments,
  { api }: Context,
  { order, refusal }: { readonly order: PodOrder; readonly refusal: string },
): readonly Pod[] {
  const selector = podSelector(object, kind, refusal);
  const { namespace } = object.metadata;
  const found = () =>
    (api.list('Pod') as readonly Pod[]).filter(
      ({ metadata }) => metadata.namespace === namespace && matches(selector, metadata.labels),
    );
  if (!api.deeds!.runUntilTrue(() => found().length > 0, api.moment.now + timeoutOf(args)))
    throw fault('timed out waiting for the condition');
  return ([...inListOrder(found())] as Pod[]).sort(order);
}

/** staging/src/k8s.io/kubectl/pkg/util/podutils/podutils.go (ByLogging) */
export const bestForLogs: PodOrder = (a, b) =>
  Number(!a.spec.nodeName) - Number(!b.spec.nodeName) ||
  rankOf(a, PENDING_LAST) - rankOf(b, PENDING_LAST) ||
  Number(readySince(b) !== '') - Number(readySince(a) !== '') ||
  compared(readySince(a), readySince(b)) ||
  restartsOf(b) - restartsOf(a) ||
  compared(a.metadata.creationTimestamp, b.metadata.creationTimestamp);

/** staging/src/k8s.io/kubectl/pkg/util/podutils/podutils.go (ActivePods, from the last to the first) */
export const mostActive: PodOrder = (a, b) =>
  Number(!a.spec.nodeName) - Number(!b.spec.nodeName) ||
  rankOf(b, RUNNING_LAST) - rankOf(a, RUNNING_LAST) ||
  Number(readySince(b) !== '') - Number(readySince(a) !== '') ||
  Number(isEnding(a)) - Number(isEnding(b)) ||
  compared(b.metadata.deletionTimestamp ?? '', a.metadata.deletionTimestamp ?? '') ||
  compared(readySince(a), readySince(b)) ||
  restartsOf(a) - restartsOf(b) ||
  compared(a.metadata.creationTimestamp, b.metadata.creationTimestamp);

/** What ended counts as the phase that stands first in both. */
const PENDING_LAST = ['Running', 'Unknown', 'Pending'];
const RUNNING_LAST = ['Pending', 'Unknown', 'Running'];

function rankOf({ status }: Pod, phases: readonly string[]): number {
  return Math.max(0, phases.indexOf(status.phase));
}

function isEnding({ metadata }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined;
}

/** Nothing for a pod that is not ready. */
function readySince({ status }: Pod): string {
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  return ready?.status === 'True' ? ready.lastTransitionTime : '';
}

/** The restarts of containers decide, those of sidecars where they are as many. */
function restartsOf({ spec, status }: Pod): number {
  const sidecars = new Set(
    spec.initContainers?.filter(({ restartPolicy }) => restartPolicy === 'Always').map(({ name }) => name),
  );
  const most = (statuses: readonly ContainerStatus[] = []) =>
    statuses.reduce((most, { restartCount }) => Math.max(most, restartCount), 0);
  const ofSidecars = most(status.initContainerStatuses?.filter(({ name }) => sidecars.has(name)));
  return most(status.containerStatuses) * MANY + ofSidecars;
}

/** More than a container restarts. */
const MANY = 1_000_000;

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function podSelector(object: KubeObject, { kind, versions }: KindInfo, refusal: string): Selector {
  const { selector } = fieldsOf((object as { spec?: unknown }).spec);
  if (OF_LABELS.has(kind)) {
    const labels = fieldsOf(selector) as Readonly<Record<string, string>>;
    if (kind === 'Service' && Object.keys(labels).length === 0) {
      const { name } = object.metadata;
      throw fault(`${refusal} *v1.Service: invalid service '${name}': Service is defined without a selector`);
    }
    return selectorOfLabels(labels);
  }
  const type = `*${versions[0]}.${kind}`;
  if (!OF_SELECTORS.has(kind)) throw fault(`${refusal} ${type}: selector for ${type} not implemented`);
  return selectorOf(selector as LabelSelector | undefined) ?? [];
}

const OF_LABELS = new Set(['ReplicationController', 'Service']);
const OF_SELECTORS = new Set(['ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job']);

/** `--pod-running-timeout`: 20s for logs, a minute for exec, unless it is said. */
function timeoutOf(args: Arguments): number {
  const text = args.text('pod-running-timeout');
  if (text === undefined) return args.afterDashes === undefined ? seconds(20) : seconds(60);
  const timeout = parseDuration(text);
  if (timeout === undefined)
    throw fault(
      `invalid argument "${text}" for "--pod-running-timeout" flag: time: invalid duration "${text}"`,
    );
  if (timeout <= 0) throw fault('--pod-running-timeout must be higher than zero');
  return timeout;
}
