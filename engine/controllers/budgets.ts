import { withCondition } from '../api/disruption-budget';
import { resourceName } from '../api/kinds';
import { goLabelSelector, type LabelSelector, matches } from '../api/selectors';
import type { Deployment, KubeObject, Pod, PodDisruptionBudget } from '../api/types';
import type { StoreChange } from '../store/store';
import { budgetStatus, expectedPods, healthyPods, type ScaleOf, stillDisrupted } from './budget-status';
import { type ControllerContext, podCountsDiffer, startController } from './controller';
import { controllerOf, keyOf } from './owner-references';
import { conditionsOf } from './pod-availability';
import type { WorkQueue } from './work-queue';

/** How it signs; its events come from the controller manager as a whole. */
const NAME = 'disruption-controller';
const SOURCE = { component: 'controllermanager' };

/**
 * Keeps in the status of each budget how many of its pods may be evicted just now. It does not hinder anybody by itself: the
 * Eviction API looks at what it says.
 * https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets
 * pkg/controller/disruption/disruption.go
 */
export class Budgets {
  private readonly queue: WorkQueue;
  /** How many budgets there are; without any, pods are of no interest. */
  private count = 0;

  constructor(private readonly context: ControllerContext) {
    this.queue = startController<PodDisruptionBudget>(context, {
      name: NAME,
      kind: 'PodDisruptionBudget',
      sync: (budget, queue) => this.sync(budget, queue),
    });
    const { store } = context;
    store.watch('PodDisruptionBudget', ({ type }) => {
      if (type === 'ADDED') this.count += 1;
      else if (type === 'DELETED') this.count -= 1;
    });
    store.watch('Pod', (change) => {
      if (this.count > 0 && !this.queue.isStopped) this.podChanged(change as StoreChange<Pod>);
    });
  }

  private podChanged({ type, before, object }: StoreChange<Pod>): void {
    if (type === 'MODIFIED' && !podCountsDiffer(before!, object)) return;
    const { store, recorder } = this.context;
    const budgets = budgetsOf(
      object,
      store.list<PodDisruptionBudget>('PodDisruptionBudget', object.metadata.namespace),
    );
    const [chosen] = budgets;
    if (chosen === undefined) return;
    if (budgets.length > 1) {
      const { namespace, name } = object.metadata;
      const message = `Pod "${namespace}"/"${name}" matches multiple PodDisruptionBudgets.  Chose "${chosen.metadata.name}" arbitrarily.`;
      recorder.record(object, SOURCE, 'Warning', 'MultiplePodDisruptionBudgets', message);
    }
    this.queue.add(keyOf(chosen), this.context.latency());
  }

  /** (trySync) */
  private sync(budget: PodDisruptionBudget, queue: WorkQueue): void {
    const { store, calendar, simulation, recorder } = this.context;
    const { now } = simulation;
    const { namespace, name } = budget.metadata;
    const pods = podsOf(budget, store.list<Pod>('Pod', namespace));
    if (pods.length === 0) this.event(budget, 'Normal', 'NoPods', 'No matching pods found');
    const expected = expectedPods(budget.spec, pods, this.scaleOf);
    if ('error' in expected) {
      const message = `Failed to calculate the number of expected pods: ${expected.error}`;
      this.event(budget, 'Warning', 'CalculateExpectedPodCountFailed', message);
      return this.fail(budget, expected.error);
    }
    if (expected.unmanaged.length > 0)
      this.event(budget, 'Warning', 'UnmanagedPods', unmanagedText(budget.spec.selector));
    const disrupted = stillDisrupted(budget.status.disruptedPods, pods, now, calendar);
    for (const pod of disrupted.overdue) {
      // The namespace twice is the controller's own slip.
      const message = `Pod was expected by PDB ${namespace}/${namespace} to be deleted but it wasn't`;
      recorder.record(pod, SOURCE, 'Warning', 'NotDeleted', message);
    }
    const healthy = healthyPods(pods, disrupted.pods, now, calendar);
    const status = budgetStatus(budget, expected, healthy, disrupted.pods, calendar.timestamp(now));
    if (status !== budget.status) store.update<PodDisruptionBudget>(budget, { ...budget, status }, NAME);
    // At the very second a pod is not overdue yet.
    if (disrupted.recheckAt !== undefined)
      queue.addAfter(`${namespace}/${name}`, Math.max(1, disrupted.recheckAt + 1 - now));
  }

  /** Nothing is allowed while nothing is known. (failSafe) */
  private fail(budget: PodDisruptionBudget, message: string): void {
    const { store, calendar, simulation } = this.context;
    const before = budget.status;
    const now = calendar.timestamp(simulation.now);
    const status = withCondition({ ...before, disruptionsAllowed: 0 }, 'False', 'SyncFailed', message, now);
    store.update<PodDisruptionBudget>(budget, { ...budget, status }, NAME);
  }

  /** What the pod's owner is scaled to: of a Deployment's ReplicaSet, the Deployment. (finders) */
  private readonly scaleOf: ScaleOf = (pod) => {
    const notFound = { error: `found no controllers for pod "${pod.metadata.name}"` };
    const owner = this.ownerOf(pod);
    if (owner === undefined) {
      const kind = controllerOf(pod)!.kind;
      return SCALED.has(kind) ? notFound : notScaled(kind);
    }
    if (!SCALED.has(owner.kind)) return notScaled(owner.kind);
    const deployment = owner.kind === 'ReplicaSet' ? this.ownerOf(owner) : undefined;
    const scaledOne = (deployment?.kind === 'Deployment' ? deployment : owner) as Deployment;
    return { uid: scaledOne.metadata.uid, replicas: scaledOne.spec.replicas };
  };

  private ownerOf(object: KubeObject): KubeObject | undefined {
    const reference = controllerOf(object);
    if (reference === undefined) return undefined;
    const owner = this.context.store.get(reference.kind, object.metadata.namespace ?? '', reference.name);
    return owner?.metadata.uid === reference.uid ? owner : undefined;
  }

  private event(about: KubeObject, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.context.recorder.record(about, SOURCE, type, reason, message);
  }
}

/** The budgets that select a pod. */
export function budgetsOf(pod: Pod, budgets: readonly PodDisruptionBudget[]): readonly PodDisruptionBudget[] {
  return budgets.filter(({ spec }) => selects(spec.selector, pod));
}

function podsOf({ spec }: PodDisruptionBudget, pods: readonly Pod[]): readonly Pod[] {
  return pods.filter((pod) => selects(spec.selector, pod));
}

function selects(selector: LabelSelector | undefined, { metadata }: Pod): boolean {
  return selector !== undefined && matches(conditionsOf(selector), metadata.labels);
}

const SCALED = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet']);

function notScaled(kind: string): { readonly error: string } {
  return { error: `${resourceName(kind)} does not implement the scale subresource` };
}

function unmanagedText(selector: LabelSelector | undefined): string {
  return (
    `Pods selected by this PodDisruptionBudget (selector: ${goLabelSelector(selector)}) were found to be unmanaged. As a result, the ` +
    'status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ' +
    '".spec.minAvailable" field of the PDB to an integer value.'
  );
}
