import type { Deployment, ReplicaSet } from '../api/types';
import type { ControllerContext } from './controller';
import type { Found } from './deployment';
import { boundsOf } from './deployment-bounds';
import { byCreation, countedAnnotation, DESIRED_REPLICAS, MAX_REPLICAS } from './deployment-revisions';
import { proportionalSizes } from './deployment-scaling';

/** Gives ReplicaSets of a Deployment their sizes. pkg/controller/deployment/sync.go (scale, scaleReplicaSet) */
export class Scaler {
  constructor(
    private readonly context: ControllerContext,
    private readonly by: string,
  ) {}

  /** After the Deployment was scaled, or while it is paused. */
  scaleAll({ deployment, newSet, oldSets }: Found): void {
    const { replicas, strategy } = deployment.spec;
    const all = newSet ? [...oldSets, newSet] : [...oldSets];
    const active = all.filter(({ spec }) => spec.replicas > 0).sort(byCreation);
    if (active.length <= 1) {
      const only = active[0] ?? newSet ?? oldSets.at(-1);
      if (only !== undefined) this.scale(deployment, only, replicas);
    } else if (newSet !== undefined && isSaturated(deployment, newSet)) {
      for (const set of active) if (set !== newSet) this.scale(deployment, set, 0);
    } else if (strategy.type === 'RollingUpdate') this.scaleProportionally(deployment, active);
  }

  /**
   * Gives a ReplicaSet its size, and tells of it. With `always` its annotations are brought up to date even where the size
   * stays. Answers whether the size changed.
   */
  scale(deployment: Deployment, set: ReplicaSet, size: number, always = false): boolean {
    const before = set.spec.replicas;
    if (before === size && !always) return false;
    const annotations = sizeAnnotations(deployment);
    const current = set.metadata.annotations;
    const told =
      current?.[DESIRED_REPLICAS] === annotations[DESIRED_REPLICAS] &&
      current?.[MAX_REPLICAS] === annotations[MAX_REPLICAS];
    if (before === size && told) return false;
    const metadata = { ...set.metadata, annotations: { ...current, ...annotations } };
    const spec = before === size ? set.spec : { ...set.spec, replicas: size };
    this.context.api.update<ReplicaSet>(set, { ...set, metadata, spec }, this.by);
    if (before === size) return false;
    const direction = before < size ? 'up' : 'down';
    const message = `Scaled ${direction} replica set ${set.metadata.name} from ${before} to ${size}`;
    this.context.recorder.record(deployment, { component: this.by }, 'Normal', 'ScalingReplicaSet', message);
    return true;
  }

  private scaleProportionally(deployment: Deployment, active: readonly ReplicaSet[]): void {
    const { spec, status } = deployment;
    const sets = active.map((set) => ({
      replicas: set.spec.replicas,
      maxReplicas: countedAnnotation(set, MAX_REPLICAS),
    }));
    const sizes = proportionalSizes(spec.replicas, boundsOf(spec).maxSurge, sets, status.replicas ?? 0);
    active.forEach((set, i) => {
      this.scale(deployment, set, sizes[i]!, true);
    });
  }
}

/** What a ReplicaSet remembers of its Deployment's size, so that a change of it is noticed. */
export function sizeAnnotations({ spec }: Deployment): Readonly<Record<string, string>> {
  return {
    [DESIRED_REPLICAS]: String(spec.replicas),
    [MAX_REPLICAS]: String(spec.replicas + boundsOf(spec).maxSurge),
  };
}

/** The new ReplicaSet has all that the Deployment wants, and knows it. pkg/controller/deployment/util/deployment_util.go (IsSaturated) */
function isSaturated({ spec: { replicas } }: Deployment, set: ReplicaSet): boolean {
  return (
    set.spec.replicas === replicas &&
    countedAnnotation(set, DESIRED_REPLICAS) === replicas &&
    (set.status.availableReplicas ?? 0) === replicas
  );
}
