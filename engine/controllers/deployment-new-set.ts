import { ApiError } from '../api/errors';
import { POD_TEMPLATE_HASH, sameTemplate } from '../api/same-template';
import type { Deployment, ReplicaSet } from '../api/types';
import type { ControllerContext } from './controller';
import type { Found } from './deployment';
import { boundsOf } from './deployment-bounds';
import type { ProgressDeadlines } from './deployment-deadline';
import { newAndOld, newSetAnnotations, REVISION, revisionOf } from './deployment-revisions';
import { newSetSize } from './deployment-rolling';
import { sizeAnnotations } from './deployment-scaler';
import { conditionOf, hasDeadline, progressing, type Said, withCondition } from './deployment-status';
import { endsWithNamespace } from './ending-namespace';
import { controllerReference, isControlledBy } from './owner-references';
import { podTemplateHash } from './pod-template-hash';

/** A DNS subdomain. */
const LONGEST_NAME = 253;

/**
 * The ReplicaSet of a Deployment's template: found, brought up to date, or made.
 * pkg/controller/deployment/sync.go (getNewReplicaSet)
 */
export class NewReplicaSet {
  constructor(
    private readonly context: ControllerContext,
    private readonly by: string,
    private readonly deadlines: ProgressDeadlines,
  ) {}

  /** Tells new from old, and passes annotations, minReadySeconds and the revision on to the new one, if it is there. */
  find(deployment: Deployment, sets: readonly ReplicaSet[]): Found {
    const { newSet, oldSets } = newAndOld(deployment.spec.template, sets);
    if (newSet === undefined) return { deployment, newSet, oldSets };
    const updated = this.updated(deployment, newSet, oldSets);
    if (updated !== newSet) return { deployment, newSet: updated, oldSets };
    const noticed =
      hasDeadline(deployment) && conditionOf(deployment.status.conditions, 'Progressing') === undefined
        ? progressing('True', 'FoundNewReplicaSet', `Found new replica set "${newSet.metadata.name}"`)
        : undefined;
    const revision = newSet.metadata.annotations?.[REVISION];
    return { deployment: this.noted(deployment, revision, noticed), newSet, oldSets };
  }

  /** The same, and makes the new ReplicaSet where there is none. Throws ApiError when it cannot be made. */
  ensure(found: Found): Found & { readonly newSet: ReplicaSet } {
    const { deployment, newSet, oldSets } = found;
    if (newSet !== undefined) return { deployment, newSet, oldSets };
    const wanted = this.wanted(deployment, oldSets);
    const { name } = wanted.metadata;
    let created: ReplicaSet;
    try {
      created = this.context.api.create<ReplicaSet>(wanted, this.by);
    } catch (error) {
      if (error instanceof ApiError) this.notCreated(deployment, name, error);
      throw error;
    }
    const { replicas } = created.spec;
    if (replicas > 0) {
      const message = `Scaled up replica set ${name} from 0 to ${replicas}`;
      this.context.recorder.record(
        deployment,
        { component: this.by },
        'Normal',
        'ScalingReplicaSet',
        message,
      );
    }
    const said = hasDeadline(deployment)
      ? progressing('True', 'NewReplicaSetCreated', `Created new replica set "${name}"`)
      : undefined;
    const noted = this.noted(deployment, created.metadata.annotations?.[REVISION], said);
    return { deployment: noted, newSet: created, oldSets };
  }

  private updated(deployment: Deployment, set: ReplicaSet, oldSets: readonly ReplicaSet[]): ReplicaSet {
    const current = set.metadata.annotations;
    const annotations = newSetAnnotations(deployment.metadata.annotations, current, nextRevision(oldSets));
    const { minReadySeconds } = deployment.spec;
    const sameReady = (set.spec.minReadySeconds ?? 0) === (minReadySeconds ?? 0);
    if (annotations === current && sameReady) return set;
    const { minReadySeconds: _, ...rest } = set.spec;
    const spec = sameReady ? set.spec : { ...rest, ...(minReadySeconds && { minReadySeconds }) };
    const metadata = { ...set.metadata, annotations };
    return this.context.api.update<ReplicaSet>(set, { ...set, metadata, spec }, this.by);
  }

  /** The Deployment with the revision of its new ReplicaSet and what there is to say, written if that is new. */
  private noted(deployment: Deployment, revision: string | undefined, said: Said | undefined): Deployment {
    const { metadata, status } = deployment;
    const sameRevision = revision === undefined || metadata.annotations?.[REVISION] === revision;
    if (sameRevision && said === undefined) return deployment;
    const now = this.context.calendar.timestamp(this.context.simulation.now);
    // A write of the status takes annotations along, and is no new generation.
    const annotations = sameRevision
      ? metadata.annotations
      : { ...metadata.annotations, [REVISION]: revision };
    const conditions = said ? withCondition(status.conditions ?? [], said, now) : status.conditions;
    const after = {
      ...deployment,
      metadata: { ...metadata, ...(annotations && { annotations }) },
      status: { ...status, ...(conditions && { conditions }) },
    };
    this.deadlines.writes(deployment, conditions);
    return this.context.store.update<Deployment>(deployment, after, this.by);
  }

  private wanted(deployment: Deployment, oldSets: readonly ReplicaSet[]) {
    const { metadata, spec, status } = deployment;
    const hash = podTemplateHash(spec.template, status.collisionCount);
    const labels = { ...spec.template.metadata?.labels, [POD_TEMPLATE_HASH]: hash };
    const { minReadySeconds, selector } = spec;
    const own = newSetAnnotations(metadata.annotations, undefined, nextRevision(oldSets));
    const total = oldSets.reduce((sum, set) => sum + set.spec.replicas, 0);
    const size =
      spec.strategy.type === 'Recreate' ? spec.replicas : newSetSize(spec.replicas, boundsOf(spec), total, 0);
    return {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${metadata.name.slice(0, LONGEST_NAME - 1 - hash.length)}-${hash}`,
        namespace: metadata.namespace!,
        labels,
        annotations: { ...own, ...sizeAnnotations(deployment) },
        ownerReferences: [controllerReference(deployment)],
      },
      spec: {
        replicas: size,
        ...(minReadySeconds && { minReadySeconds }),
        selector: { ...selector, matchLabels: { ...selector.matchLabels, [POD_TEMPLATE_HASH]: hash } },
        template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
      },
    };
  }

  /** A name that is taken means another hash next time; every other refusal is told, unless the namespace ends. */
  private notCreated(deployment: Deployment, name: string, error: ApiError): void {
    if (endsWithNamespace(error)) return;
    const { store, recorder } = this.context;
    if (error.reason === 'AlreadyExists') {
      const taken = store.get<ReplicaSet>('ReplicaSet', deployment.metadata.namespace!, name);
      const own = taken !== undefined && isControlledBy(taken, deployment);
      if (own && sameTemplate(taken.spec.template, deployment.spec.template)) return;
      const collisionCount = (deployment.status.collisionCount ?? 0) + 1;
      store.update(deployment, { ...deployment, status: { ...deployment.status, collisionCount } }, this.by);
      return;
    }
    const message = `Failed to create new replica set "${name}": ${error.message}`;
    if (hasDeadline(deployment)) {
      this.noted(deployment, undefined, progressing('False', 'ReplicaSetCreateError', message));
    }
    recorder.record(deployment, { component: this.by }, 'Warning', 'ReplicaSetCreateError', message);
  }
}

/** One more than any old ReplicaSet has. */
function nextRevision(oldSets: readonly ReplicaSet[]): number {
  return oldSets.reduce((most, set) => Math.max(most, revisionOf(set)), 0) + 1;
}
