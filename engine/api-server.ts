import { admit, admitDecoded } from './admission/admission';
import { checkChange } from './admission/changes';
import type { AdmissionContext, AdmittedObject } from './admission/context';
import { finalizersForDeletion, markedForDeletion } from './admission/finalizers';
import { marked, podDeletion } from './admission/graceful-deletion';
import { isHeld, terminating } from './admission/namespace-deletion';
import { checkClassDeletion } from './admission/priority';
import { resized } from './admission/resize';
import { type Charge, quotaCharges } from './admission/resource-quota';
import { withGatedCondition } from './admission/scheduling-gates';
import type { Fields } from './api/fields';
import type { RawObject } from './api/manifest';
import type { KubeObject, Namespace, Pod } from './api/types';
import type { ApiServer, DeleteOptions } from './controllers/controller';
import type { Version } from './profiles/versions';
import type { Simulation } from './simulation/simulation';
import type { Calendar } from './simulation/time';
import type { NewObject, Store } from './store/store';

/** The API server as its clients see it: what they send passes admission on its way into the store, and a DELETE asks. */
export class KubeApiServer implements ApiServer {
  private readonly context: AdmissionContext;
  private sharedSuffix: string | undefined;
  private warnings: string[] = [];

  constructor(
    private readonly simulation: Simulation,
    private readonly calendar: Calendar,
    private readonly store: Store,
    readonly version: Version,
  ) {
    this.context = {
      store,
      version,
      volumeSuffix: () => this.volumeSuffix(),
      generatedName: (base) => store.generatedName(base),
      newUid: () => simulation.choices.uid(),
      warn: (text) => this.warnings.push(text),
    };
  }

  create<T extends KubeObject>(object: NewObject & { readonly [field: string]: unknown }, by: string): T {
    const admitted = admitDecoded(object as unknown as RawObject, this.context);
    this.takeWarnings();
    return this.createAdmitted<T>(this.released(admitted), by);
  }

  /** Stores an object that `admit` answered, if the quotas of its namespace allow it. Throws ApiError. */
  createAdmitted<T extends KubeObject>(object: AdmittedObject, by: string): T {
    const { metadata, kind } = object;
    const isTaken = this.store.get(kind, metadata.namespace ?? '', metadata.name) !== undefined;
    if (!isTaken) this.charge(this.chargesOf(object));
    return this.store.create<T>(object, by);
  }

  /** A manifest as it would be stored. Throws ApiError. */
  admit(manifest: RawObject): AdmittedObject {
    return this.released(admit(manifest, this.context));
  }

  /** As `admit`, with what the quotas of its namespace say. Throws ApiError. */
  tryToCreate(manifest: RawObject): AdmittedObject {
    const admitted = this.admit(manifest);
    const { kind, metadata } = admitted;
    if (this.store.get(kind, metadata.namespace ?? '', metadata.name) === undefined) this.chargesOf(admitted);
    return admitted;
  }

  update<T extends KubeObject>(before: T, after: T, by: string): T {
    return this.put(before, withGeneration(before, after), by);
  }

  /** As `update`, for what a client changed, whose generation is counted already; a trial stores nothing. Throws ApiError where a quota refuses. */
  replace<T extends KubeObject>(before: T, after: T, by: string, isTrial = false): T {
    checkChange(before, after, this.context);
    if (!isTrial) return this.put(before, after, by);
    if (!mayGo(after)) this.chargesOfChange(before, after);
    return after;
  }

  /** What the plugins have warned of since they were last asked; who is no person hears none of it. */
  takeWarnings(): readonly string[] {
    const { warnings } = this;
    if (warnings.length > 0) this.warnings = [];
    return warnings;
  }

  /** A pod written to its resize subresource, if the limits and quotas of its namespace allow it. Throws ApiError. */
  resize(pod: Pod, wanted: Fields, by: string, isTrial = false): Pod {
    const after = resized(pod, wanted, this.context);
    if (after === pod) return after;
    const charges = this.chargesOf(after as unknown as AdmittedObject, pod as unknown as AdmittedObject);
    if (isTrial) return after;
    this.charge(charges);
    return this.store.update(pod, after, by);
  }

  private put<T extends KubeObject>(before: T, after: T, by: string): T {
    if (mayGo(after)) {
      this.store.remove(before, by);
      return after;
    }
    this.charge(this.chargesOfChange(before, after));
    return this.store.update(before, after, by);
  }

  private chargesOfChange(before: KubeObject, after: KubeObject): readonly Charge[] {
    if (!MAY_USE_MORE.has(after.kind)) return [];
    return this.chargesOf(after as unknown as AdmittedObject, before as unknown as AdmittedObject);
  }

  /** Lets the quotas of its namespace refuse an object or a change of it, and answers what they are charged when it is stored. */
  private chargesOf(object: AdmittedObject, before?: AdmittedObject): readonly Charge[] {
    const { store, simulation, calendar } = this;
    return quotaCharges(object, store, { now: simulation.now, calendar }, before);
  }

  private charge(charges: readonly Charge[]): void {
    for (const { quota, used } of charges)
      this.store.update(quota, { ...quota, status: { ...quota.status, used } }, 'kube-apiserver');
  }

  delete(object: KubeObject, by: string, options: DeleteOptions = {}): void {
    const { kind, metadata } = object;
    const stored = this.store.get(kind, metadata.namespace ?? '', metadata.name);
    if (stored === undefined || stored.metadata.uid !== metadata.uid) return;
    checkClassDeletion(stored);
    const next = finalizersForDeletion(stored, options.propagationPolicy);
    if (kind === 'Namespace') this.deleteNamespace(stored as Namespace, next as Namespace, by);
    else if (kind === 'Pod') this.deletePod(stored as Pod, next as Pod, options.gracePeriodSeconds, by);
    else if (!next.metadata.finalizers?.length) this.store.remove(stored, by);
    else this.store.update(stored, markedForDeletion(next, this.calendar.timestamp(this.simulation.now)), by);
  }

  private deleteNamespace(stored: Namespace, next: Namespace, by: string): void {
    const after = terminating(next, this.calendar.timestamp(this.simulation.now));
    this.store.update(stored, after, by);
  }

  private deletePod(stored: Pod, next: Pod, gracePeriodSeconds: number | undefined, by: string): void {
    const deletion = podDeletion(next, gracePeriodSeconds, this.simulation.now, this.calendar);
    if (deletion.do === 'remove') this.store.remove(stored, by);
    else if (deletion.do === 'mark') this.store.update(stored, marked(next, deletion, this.calendar), by);
    else this.store.update(stored, next, by);
  }

  private released(admitted: AdmittedObject): AdmittedObject {
    const told = withGatedCondition(admitted, () => this.calendar.timestamp(this.simulation.now));
    return this.version.has('podGeneration') ? told : withoutPodGeneration(told);
  }

  /** Without a seed all pods get the same, so that those of one manifest share their spec. */
  private volumeSuffix(): string {
    const { choices } = this.simulation;
    if (choices.seed !== undefined) return choices.nameSuffix();
    this.sharedSuffix ??= choices.nameSuffix();
    return this.sharedSuffix;
  }
}

/** Kinds whose change may use more of a quota. */
const MAY_USE_MORE = new Set(['PersistentVolumeClaim', 'Service']);

/** Whether nothing holds an object any more that is to go. staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go (ShouldDeleteDuringUpdate) */
function mayGo(object: KubeObject): boolean {
  const { deletionTimestamp, finalizers, deletionGracePeriodSeconds } = object.metadata;
  if (isHeld(object)) return false;
  return deletionTimestamp !== undefined && !finalizers?.length && !deletionGracePeriodSeconds;
}

/** Before 1.33 pods had no metadata.generation. */
function withoutPodGeneration(object: AdmittedObject): AdmittedObject {
  if (object.kind !== 'Pod') return object;
  const { generation: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** A change of the spec counts as a generation; of a Deployment, a change of its annotations too. */
function withGeneration<T extends KubeObject>(before: T, after: T): T {
  const { generation, annotations } = before.metadata;
  if (generation === undefined) return after;
  const sameSpec = (before as { spec?: unknown }).spec === (after as { spec?: unknown }).spec;
  if (sameSpec && (before.kind !== 'Deployment' || annotations === after.metadata.annotations)) return after;
  return { ...after, metadata: { ...after.metadata, generation: generation + 1 } };
}
