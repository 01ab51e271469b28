import { patched } from './admission/apply';
import { objectNotFound } from './api/errors';
import type { Fields } from './api/fields';
import { groupKind, resourceName } from './api/kinds';
import { sameTemplate } from './api/same-template';
import { isScaled, noSubresource } from './api/scale';
import type { DaemonSet, Deployment, KubeObject, PodTemplate, ReplicaSet, StatefulSet } from './api/types';
import type { KubeApiServer } from './api-server';
import {
  annotationsAfterRollback,
  byCreation,
  revisionOf,
  templateWithoutHash,
} from './controllers/deployment-revisions';
import { isControlledBy } from './controllers/owner-references';
import type { WorkloadRef, WorkloadVerbs } from './kubectl/api';
import { fault } from './kubectl/outcome';
import { rolledBack } from './revision-deeds';
import type { Simulation } from './simulation/simulation';
import type { Calendar } from './simulation/time';
import type { Store } from './store/store';

interface Parts {
  readonly simulation: Simulation;
  readonly calendar: Calendar;
  readonly store: Store;
  readonly server: KubeApiServer;
}

const USER = 'user';
const PAUSED = new Set(['Deployment']);
const RESTARTED = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);
const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

/**
 * What a person does to a workload with kubectl: scale, set image, and rollout with undo, restart, pause and resume. All
 * throw ApiError where the API refuses, and KubectlError where kubectl does not even ask.
 */
export class WorkloadDeeds implements WorkloadVerbs {
  constructor(private readonly parts: Parts) {}

  /** kubectl patch: a strategic merge, lists by their keys, null takes away. */
  patch(ref: WorkloadRef, patch: Fields): KubeObject {
    const before = this.get(ref);
    const after = patched(before, patch, this.parts.server.version, this.parts.store);
    return after === before ? before : this.parts.store.update(before, after, USER);
  }

  /** kubectl scale. What has no subresource `scale` is not found by the server. */
  scale(ref: WorkloadRef, replicas: number): void {
    const { kind } = this.get(ref);
    if (!isScaled(kind)) throw noSubresource();
    this.patch(ref, { spec: { replicas } });
  }

  /** kubectl set image, of an init container or another one. Throws KubectlError for a container that is not there. */
  setImage(ref: WorkloadRef, container: string, image: string): void {
    const { spec } = this.get(ref) as KubeObject & { readonly spec: { readonly template?: PodTemplate } };
    const inside = spec.template?.spec;
    const has = (list: readonly { readonly name: string }[] | undefined) =>
      list?.some(({ name }) => name === container) === true;
    const list = has(inside?.containers)
      ? 'containers'
      : has(inside?.initContainers)
        ? 'initContainers'
        : undefined;
    if (list === undefined) throw fault(`unable to find container named "${container}"`);
    this.patch(ref, { spec: { template: { spec: { [list]: [{ name: container, image }] } } } });
  }

  /** kubectl rollout pause */
  pause(ref: WorkloadRef): void {
    if (this.mayDo(ref, PAUSED, 'pausing').spec.paused) throw fault(`${fullName(ref)} is already paused`);
    this.patch(ref, { spec: { paused: true } });
  }

  /** kubectl patch of spec.suspend: of a Job or a CronJob, which know no kubectl command of their own for it. */
  suspend(ref: WorkloadRef, suspend: boolean): void {
    const before = this.get(ref) as KubeObject & { readonly spec: { readonly suspend?: boolean } };
    if (before.kind !== 'Job' && before.kind !== 'CronJob')
      throw fault(`${fullName(ref)} cannot be suspended: only Jobs and CronJobs can`);
    if (before.spec.suspend === suspend)
      throw fault(`${fullName(ref)} is ${suspend ? 'already' : 'not'} suspended`);
    this.patch(ref, { spec: { suspend } });
  }

  /** kubectl rollout resume; of a Job or a CronJob the end of its suspension. */
  resume(ref: WorkloadRef): void {
    if (ref.kind === 'Job' || ref.kind === 'CronJob') {
      this.suspend(ref, false);
      return;
    }
    if (!this.mayDo(ref, PAUSED, 'resuming').spec.paused) throw fault(`${fullName(ref)} is not paused`);
    this.patch(ref, { spec: { paused: null } });
  }

  /** kubectl rollout restart: an annotation of the template, known in whole seconds, makes another template of it. */
  restart(ref: WorkloadRef): void {
    const object = this.mayDo(ref, RESTARTED, 'restarting');
    if (object.spec.paused)
      throw fault(`${fullName(ref)} can't restart paused deployment (run rollout resume first)`);
    const { calendar, simulation } = this.parts;
    const annotations = { [RESTARTED_AT]: calendar.timestamp(simulation.now) };
    const after = this.patch(ref, { spec: { template: { metadata: { annotations } } } });
    if (after !== object) return;
    throw fault(
      `failed to create patch for ${ref.name}: if restart has already been triggered within the past second, please wait before ` +
        'attempting to trigger another',
    );
  }

  /**
   * kubectl rollout undo: the template of a revision, by default the one before the newest, comes back. Answers false where
   * it is the template already, and nothing is done. `isTrial`: nothing is written.
   */
  rollBack(ref: WorkloadRef, revision = 0, isTrial = false): boolean {
    const object = this.get(ref);
    if (object.kind === 'StatefulSet' || object.kind === 'DaemonSet')
      return this.rollSetBack(object as StatefulSet | DaemonSet, revision, isTrial);
    if (object.kind !== 'Deployment')
      throw fault(`no rollbacker has been implemented for "${groupKind(object.kind)}"`);
    const before = object as Deployment;
    const set = this.setOfRevision(before, revision);
    if (before.spec.paused) {
      throw fault(
        "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
      );
    }
    if (sameTemplate(set.spec.template, before.spec.template)) return false;
    if (isTrial) return true;
    const annotations = annotationsAfterRollback(before.metadata.annotations, set.metadata.annotations);
    const metadata = { ...before.metadata, annotations };
    const spec = { ...before.spec, template: templateWithoutHash(set) };
    this.parts.server.update<Deployment>(before, { ...before, metadata, spec }, USER);
    return true;
  }

  /** staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollback.go (deploymentRevision) */
  private setOfRevision(deployment: Deployment, revision: number): ReplicaSet {
    const sets = this.parts.store
      .list<ReplicaSet>('ReplicaSet', deployment.metadata.namespace)
      .filter((set) => isControlledBy(set, deployment))
      .sort((a, b) => revisionOf(b) - revisionOf(a) || byCreation(b, a));
    if (revision === 0) {
      const previous = sets[1];
      if (previous !== undefined) return previous;
      throw fault(`no rollout history found for deployment "${deployment.metadata.name}"`);
    }
    const set = sets.find((one) => revisionOf(one) === revision);
    if (set !== undefined) return set;
    throw fault(`unable to find specified revision ${revision} in history`);
  }

  private rollSetBack(set: StatefulSet | DaemonSet, revision: number, isTrial: boolean): boolean {
    const { store, server } = this.parts;
    const after = rolledBack(set, revision, store, server.version);
    if (after !== undefined && !isTrial) store.update(set, after, USER);
    return after !== undefined;
  }

  /** The workload, where its kind can be done this to. staging/src/k8s.io/kubectl/pkg/polymorphichelpers/objectpauser.go */
  private mayDo(ref: WorkloadRef, kinds: ReadonlySet<string>, deed: string): Deployment {
    const object = this.get(ref);
    if (kinds.has(object.kind)) return object as Deployment;
    throw fault(`${fullName(ref)} ${deed} is not supported`);
  }

  private get({ kind, namespace, name }: WorkloadRef): KubeObject {
    const { store, simulation } = this.parts;
    // Between two deeds of a person there is time: all that is due happens first.
    simulation.runUntil(simulation.now);
    const object = store.get(kind, namespace, name);
    if (object === undefined) throw objectNotFound(resourceName(kind), name);
    return object;
  }
}

/** `deployments.apps "web"` */
function fullName({ kind, name }: WorkloadRef): string {
  return `${resourceName(kind)} "${name}"`;
}
