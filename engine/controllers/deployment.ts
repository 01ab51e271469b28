import type { Deployment, Pod, ReplicaSet } from '../api/types';
import { sameValue } from '../api/validate-pod-update';
import { claim } from './claim';
import { type ControllerContext, startController } from './controller';
import { boundsOf } from './deployment-bounds';
import { ProgressDeadlines } from './deployment-deadline';
import { NewReplicaSet } from './deployment-new-set';
import { countedAnnotation, DESIRED_REPLICAS, type Sets, surplusSets } from './deployment-revisions';
import { newSetSize, oldSetSizes } from './deployment-rolling';
import { Scaler } from './deployment-scaler';
import {
  conditionOf,
  deploymentStatus,
  hasDeadline,
  isComplete,
  nextProgressCheck,
  progressing,
  rolloutConditions,
  withCondition,
} from './deployment-status';
import { controllerOf, keyOf } from './owner-references';
import { conditionsOf, isFinished } from './pod-availability';
import type { WorkQueue } from './work-queue';

const NAME = 'deployment-controller';

/**
 * Brings Deployments to what they say by the sizes of their ReplicaSets, one step for each sync; what the ReplicaSets then
 * report wakes it for the next. pkg/controller/deployment
 */
// Simplified: the annotation deprecated.deployment.rollback.to, which no kubectl has written for years, is not carried out.
export function startDeploymentController(context: ControllerContext): void {
  const deployments = new Deployments(context);
  const queue = startController<Deployment>(context, {
    name: NAME,
    kind: 'Deployment',
    owns: [{ kind: 'ReplicaSet', adopts: ({ spec }) => conditionsOf(spec.selector) }],
    sync: (deployment, own) => deployments.sync(deployment, own),
    gone: (key) => deployments.forget(key),
    retries: { first: 5, longest: 1_000_000, most: 15 },
  });
  context.store.watch('Pod', ({ type, object }) => {
    if (type !== 'DELETED') return;
    const key = deployments.waitingFor(object as Pod);
    if (key !== undefined) queue.add(key, context.latency());
  });
}

class Deployments {
  private readonly newSets: NewReplicaSet;
  private readonly scaler: Scaler;
  private readonly deadlines: ProgressDeadlines;

  constructor(private readonly context: ControllerContext) {
    this.scaler = new Scaler(context, NAME);
    this.deadlines = new ProgressDeadlines(context, NAME);
    this.newSets = new NewReplicaSet(context, NAME, this.deadlines);
  }

  forget(key: string): void {
    this.deadlines.forget(key);
  }

  sync(deployment: Deployment, queue: WorkQueue): void {
    const sets = this.claimed(deployment);
    if (deployment.metadata.deletionTimestamp !== undefined) {
      this.report(this.newSets.find(deployment, sets));
      return;
    }
    const found = this.newSets.find(this.withPause(deployment), sets);
    if (found.deployment.spec.paused || isScaled(found)) this.scale(found);
    else if (found.deployment.spec.strategy.type === 'Recreate') this.recreate(found, queue);
    else this.roll(found, queue);
  }

  /** The Recreate Deployment that waits for the last of its pods to be gone, when that was this one. */
  waitingFor(pod: Pod): string | undefined {
    const { store, dependents } = this.context;
    const reference = controllerOf(pod);
    if (reference?.kind !== 'ReplicaSet') return undefined;
    const set = store.get<ReplicaSet>('ReplicaSet', pod.metadata.namespace!, reference.name);
    const owner = set?.metadata.uid === reference.uid ? controllerOf(set) : undefined;
    if (owner?.kind !== 'Deployment') return undefined;
    const deployment = store.get<Deployment>('Deployment', pod.metadata.namespace!, owner.name);
    if (deployment?.metadata.uid !== owner.uid || deployment.spec.strategy.type !== 'Recreate')
      return undefined;
    const sets = dependents<ReplicaSet>('ReplicaSet').ownedBy(deployment);
    const left = sets.some((one) => dependents<Pod>('Pod').ownedBy(one).length > 0);
    return left ? undefined : keyOf(deployment);
  }

  private claimed(deployment: Deployment): readonly ReplicaSet[] {
    const index = this.context.dependents<ReplicaSet>('ReplicaSet');
    const orphans = index.orphansIn(deployment.metadata.namespace!);
    const selector = conditionsOf(deployment.spec.selector);
    return claim(this.context, NAME, deployment, selector, [...index.ownedBy(deployment), ...orphans]);
  }

  /** A Deployment that is paused says so, and so its deadline stands still. (checkPausedConditions) */
  private withPause(deployment: Deployment): Deployment {
    const { spec, status } = deployment;
    const reason = conditionOf(status.conditions, 'Progressing')?.reason;
    if (!hasDeadline(deployment) || reason === 'ProgressDeadlineExceeded') return deployment;
    const said = reason === 'DeploymentPaused';
    if (said === (spec.paused === true)) return deployment;
    const condition = spec.paused
      ? progressing('Unknown', 'DeploymentPaused', 'Deployment is paused')
      : progressing('Unknown', 'DeploymentResumed', 'Deployment is resumed');
    const conditions = withCondition(status.conditions ?? [], condition, this.timestamp());
    this.deadlines.writes(deployment, conditions);
    return this.context.store.update(deployment, { ...deployment, status: { ...status, conditions } }, NAME);
  }

  /** Only sizes change: the Deployment was scaled, or is paused. (sync) */
  private scale(found: Found): void {
    this.scaler.scaleAll(found);
    if (found.deployment.spec.paused) this.cleanUp(found);
    this.report(found);
  }

  /** One step of a rolling update. (rolloutRolling) */
  private roll(before: Found, queue: WorkQueue): void {
    const found = this.newSets.ensure(before);
    const { deployment, newSet, oldSets } = found;
    const { replicas } = deployment.spec;
    const bounds = boundsOf(deployment.spec);
    const total = [...oldSets, newSet].reduce((sum, set) => sum + set.spec.replicas, 0);
    const scaledUp = this.scaler.scale(
      deployment,
      newSet,
      newSetSize(replicas, bounds, total, newSet.spec.replicas),
    );
    if (!scaledUp && !this.shrink(found) && isComplete(deployment, deployment.status)) this.cleanUp(found);
    this.reportRollout(found, queue);
  }

  /** Answers whether any old ReplicaSet became smaller. */
  private shrink({ deployment, newSet, oldSets }: Found & { readonly newSet: ReplicaSet }): boolean {
    const active = oldSets.filter(({ spec }) => spec.replicas > 0);
    const sizeOf = ({ spec, status }: ReplicaSet) => ({
      replicas: spec.replicas,
      available: status.availableReplicas ?? 0,
    });
    const { replicas } = deployment.spec;
    const sizes = oldSetSizes(replicas, boundsOf(deployment.spec), sizeOf(newSet), active.map(sizeOf));
    let shrunk = false;
    active.forEach((set, i) => {
      shrunk = this.scaler.scale(deployment, set, sizes[i]!) || shrunk;
    });
    return shrunk;
  }

  /** Everything old goes first, and only when it is gone comes the new. (rolloutRecreate) */
  private recreate(before: Found, queue: WorkQueue): void {
    let shrunk = false;
    for (const set of before.oldSets) shrunk = this.scaler.scale(before.deployment, set, 0) || shrunk;
    if (shrunk || this.oldPodsRun(before)) {
      this.reportRollout(before, queue);
      return;
    }
    const found = this.newSets.ensure(before);
    const { deployment, newSet } = found;
    this.scaler.scale(deployment, newSet, deployment.spec.replicas);
    if (isComplete(deployment, deployment.status)) this.cleanUp(found);
    this.reportRollout(found, queue);
  }

  private oldPodsRun({ oldSets }: Found): boolean {
    if (oldSets.some(({ status }) => status.replicas > 0)) return true;
    const pods = this.context.dependents<Pod>('Pod');
    return oldSets.some((set) => pods.ownedBy(set).some((pod) => !isFinished(pod)));
  }

  private cleanUp({ deployment, oldSets }: Found): void {
    for (const set of surplusSets(oldSets, deployment)) this.context.api.delete(set, NAME);
  }

  private report(found: Found): void {
    this.write(found, this.status(found));
  }

  private reportRollout(found: Found, queue: WorkQueue): void {
    const { simulation, calendar } = this.context;
    const { deployment, newSet } = found;
    const counted = this.status(found);
    const conditions = rolloutConditions(
      deployment,
      counted,
      setsOf(found),
      newSet,
      simulation.now,
      calendar,
    );
    const status = { ...counted, conditions };
    if (this.write(found, status)) return;
    const check = nextProgressCheck(deployment, status, simulation.now, calendar);
    if (check !== undefined) queue.addAfter(keyOf(deployment), check);
  }

  private status(found: Found): Deployment['status'] {
    const counts = this.context.version.has('terminatingReplicas');
    return deploymentStatus(found.deployment, setsOf(found), found.newSet, this.timestamp(), counts);
  }

  /** Answers whether there was anything to write. */
  private write({ deployment }: Found, status: Deployment['status']): boolean {
    if (sameValue(deployment.status, status)) return false;
    this.deadlines.writes(deployment, status.conditions);
    this.context.store.update(deployment, { ...deployment, status }, NAME);
    return true;
  }

  private timestamp(): string {
    return this.context.calendar.timestamp(this.context.simulation.now);
  }
}

/** A Deployment as it is stored now, with its ReplicaSets as they were when the sync began. */
export interface Found extends Sets {
  readonly deployment: Deployment;
}

function setsOf({ newSet, oldSets }: Sets): readonly ReplicaSet[] {
  return newSet ? [...oldSets, newSet] : oldSets;
}

/** Whether the Deployment has another size than its ReplicaSets were told. (isScalingEvent) */
function isScaled(found: Found): boolean {
  return setsOf(found).some((set) => {
    const desired = countedAnnotation(set, DESIRED_REPLICAS);
    return set.spec.replicas > 0 && desired !== undefined && desired !== found.deployment.spec.replicas;
  });
}
