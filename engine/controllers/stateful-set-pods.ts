import { ApiError, invalidObject } from '../api/errors';
import type { KubeObject, Pod, PodTemplate, StatefulSet } from '../api/types';
import { validateUpdate } from '../api/validate-update';
import type { ControllerContext } from './controller';
import { controllerReference } from './owner-references';
import { claimChange, hasUnexpectedController, isStaleClaim } from './stateful-set-claims';
import { claimName, claimsFor, fits, fitted, ordinalOf, podName, templateFor } from './stateful-set-identity';

const CLAIM = 'PersistentVolumeClaim';

/**
 * Makes, mends and ends the pods of StatefulSets and their claims, with the events that tell of it.
 * pkg/controller/statefulset/stateful_pod_control.go
 */
export class StatefulPods {
  constructor(
    private readonly context: ControllerContext,
    private readonly by: string,
  ) {}

  /** Makes the claims of a number and then its pod. Throws ApiError; does nothing while a claim goes with the pod before. */
  create(set: StatefulSet, template: PodTemplate, revision: string, ordinal: number): void {
    const name = podName(set, ordinal);
    if (this.claimsOf(set, ordinal).some((claim) => isStaleClaim(claim, set, name))) return;
    this.recorded(set, 'create', name, () => {
      this.createClaims(set, ordinal);
      const pod = this.createPod(set, name, templateFor(set, template, revision, ordinal));
      this.giveClaims(set, pod);
    });
  }

  /** Makes claims that are missing, and sees to it that all have the owners they should. */
  completeClaims(set: StatefulSet, pod: Pod): void {
    this.createClaims(set, ordinalOf(pod));
    this.giveClaims(set, pod);
  }

  /** Whether nothing is to be mended of a pod and its claims. */
  fits(set: StatefulSet, pod: Pod): boolean {
    return fits(set, pod) && this.claimsFit(set, pod);
  }

  claimsFit(set: StatefulSet, pod: Pod): boolean {
    return this.claimsOf(set, ordinalOf(pod)).every((claim) => claimChange(claim, set, pod).do === 'nothing');
  }

  /** Puts a pod's labels right, and the owners of its claims. (UpdateStatefulPod) */
  fit(set: StatefulSet, pod: Pod): void {
    this.recorded(set, 'update', pod.metadata.name, () => {
      this.createClaims(set, ordinalOf(pod));
      this.giveClaims(set, pod);
      if (fits(set, pod)) return;
      const after = fitted(set, pod);
      const errors = after.spec === pod.spec ? [] : validateUpdate(after as never, pod as never);
      if (errors.length > 0) throw invalidObject('Pod', pod.metadata.name, errors);
      this.context.api.update(pod, after, this.by);
    });
  }

  /** The claims of a pod go with the set, with the pod, or with nobody. (UpdatePodClaimForRetentionPolicy) */
  giveClaims(set: StatefulSet, pod: Pod): void {
    for (const claim of this.claimsOf(set, ordinalOf(pod))) {
      if (hasUnexpectedController(claim, set, pod)) {
        const words =
          `PersistentVolumeClaim ${claim.metadata.name} has a conflicting OwnerReference that acts as a manging ` +
          'controller, the retention policy is ignored for this claim';
        this.event(set, 'Warning', 'ConflictingController', words);
      }
      const change = claimChange(claim, set, pod);
      if (change.do === 'nothing') continue;
      const { ownerReferences: _, ...metadata } = claim.metadata;
      const { owners } = change;
      const after = { ...metadata, ...(owners.length > 0 && { ownerReferences: owners }) };
      this.context.api.update(claim, { ...claim, metadata: after }, this.by);
    }
  }

  delete(set: StatefulSet, pod: Pod): void {
    this.recorded(set, 'delete', pod.metadata.name, () => this.context.api.delete(pod, this.by));
  }

  private createPod(set: StatefulSet, name: string, { metadata, spec }: PodTemplate): Pod {
    const { labels, annotations, finalizers } = metadata ?? {};
    return this.context.api.create<Pod>(
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name,
          generateName: `${set.metadata.name}-`,
          namespace: set.metadata.namespace!,
          ...(labels && { labels }),
          ...(annotations && { annotations }),
          ...(finalizers && { finalizers }),
          ownerReferences: [controllerReference(set)],
        },
        spec,
      },
      this.by,
    );
  }

  /** (createPersistentVolumeClaims) */
  private createClaims(set: StatefulSet, ordinal: number): void {
    const { api, store } = this.context;
    const wrong: string[] = [];
    for (const claim of claimsFor(set, ordinal)) {
      const { name, namespace } = claim.metadata;
      const found = store.get(CLAIM, namespace, name);
      if (found?.metadata.deletionTimestamp !== undefined) wrong.push(`pvc ${name} is being deleted`);
      if (found !== undefined) continue;
      const inSet = `Pod ${podName(set, ordinal)} in StatefulSet ${set.metadata.name}`;
      try {
        api.create(claim, this.by);
        this.event(set, 'Normal', 'SuccessfulCreate', `Create Claim ${name} ${inSet} success`);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        wrong.push(`failed to create PVC ${name}: ${error.message}`);
        const words = `Create Claim ${name} for ${inSet} failed error: ${error.message}`;
        this.event(set, 'Warning', 'FailedCreate', words);
      }
    }
    if (wrong.length > 0)
      throw new ApiError('InternalError', wrong.length > 1 ? `[${wrong.join(', ')}]` : wrong[0]!);
  }

  private claimsOf(set: StatefulSet, ordinal: number): readonly KubeObject[] {
    const { store } = this.context;
    return (set.spec.volumeClaimTemplates ?? []).flatMap(
      (template) => store.get(CLAIM, set.metadata.namespace!, claimName(set, template, ordinal)) ?? [],
    );
  }

  /** Does something to a pod, and tells how it went. (recordPodEvent) */
  private recorded(
    set: StatefulSet,
    verb: 'create' | 'update' | 'delete',
    pod: string,
    deed: () => void,
  ): void {
    const done = `${verb[0]!.toUpperCase()}${verb.slice(1)}`;
    const said = this.context.version.has('statefulSetEventsCapitalised') ? done : verb;
    const what = `${said} Pod ${pod} in StatefulSet ${set.metadata.name}`;
    try {
      deed();
    } catch (error) {
      if (error instanceof ApiError && error.reason !== 'AlreadyExists')
        this.event(set, 'Warning', `Failed${done}`, `${what} failed error: ${error.message}`);
      throw error;
    }
    this.event(set, 'Normal', `Successful${done}`, `${what} successful`);
  }

  private event(set: StatefulSet, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.context.recorder.record(set, { component: this.by }, type, reason, message);
  }
}
