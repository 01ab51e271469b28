import { admit, admitDecoded } from './admission/admission';
import type { AdmissionContext, AdmittedObject } from './admission/context';
import { finalizersForDeletion, markedForDeletion } from './admission/finalizers';
import { marked, podDeletion } from './admission/graceful-deletion';
import { quotaCharges } from './admission/resource-quota';
import { withGatedCondition } from './admission/scheduling-gates';
import type { RawObject } from './api/manifest';
import type { KubeObject, Pod } from './api/types';
import type { ApiServer, DeleteOptions } from './controllers/controller';
import { withoutFinalizer } from './controllers/garbage';
import type { Version } from './profiles/versions';
import type { Simulation } from './simulation/simulation';
import type { Calendar } from './simulation/time';
import type { NewObject, Store } from './store/store';

/** The API server as its clients see it: what they send passes admission on its way into the store, and a DELETE asks. */
export class KubeApiServer implements ApiServer {
  private readonly context: AdmissionContext;
  private sharedSuffix: string | undefined;

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
    };
  }

  create<T extends KubeObject>(object: NewObject & { readonly [field: string]: unknown }, by: string): T {
    const admitted = admitDecoded(object as unknown as RawObject, this.context);
    return this.createAdmitted<T>(this.released(admitted), by);
  }

  /** Stores an object that `admit` answered, if the quotas of its namespace allow it. Throws ApiError. */
  createAdmitted<T extends KubeObject>(object: AdmittedObject, by: string): T {
    const { store, simulation, calendar } = this;
    const charges = quotaCharges(object, store, { now: simulation.now, calendar });
    const created = store.create<T>(object, by);
    for (const { quota, used } of charges)
      store.update(quota, { ...quota, status: { ...quota.status, used } }, 'kube-apiserver');
    return created;
  }

  /** A manifest as it would be stored. Throws ApiError. */
  admit(manifest: RawObject): AdmittedObject {
    return this.released(admit(manifest, this.context));
  }

  update<T extends KubeObject>(before: T, after: T, by: string): T {
    if (!mayGo(after)) return this.store.update(before, withGeneration(before, after), by);
    this.store.remove(before, by);
    return after;
  }

  delete(object: KubeObject, by: string, options: DeleteOptions = {}): void {
    const { kind, metadata } = object;
    const stored = this.store.get(kind, metadata.namespace ?? '', metadata.name);
    if (stored === undefined || stored.metadata.uid !== metadata.uid) return;
    const next = finalizersForDeletion(withoutProtection(stored), options.propagationPolicy);
    if (kind === 'Pod') this.deletePod(stored as Pod, next as Pod, options.gracePeriodSeconds, by);
    else if (!next.metadata.finalizers?.length) this.store.remove(stored, by);
    else this.store.update(stored, markedForDeletion(next, this.calendar.timestamp(this.simulation.now)), by);
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

/** A claim or volume goes at once, though it may be in use. What admission says of that holds here, too. */
function withoutProtection(object: KubeObject): KubeObject {
  if (object.kind !== 'PersistentVolumeClaim' && object.kind !== 'PersistentVolume') return object;
  return withoutFinalizer(
    withoutFinalizer(object, 'kubernetes.io/pvc-protection'),
    'kubernetes.io/pv-protection',
  );
}

/** Whether nothing holds an object any more that is to go. apiserver/pkg/registry/generic/registry/store.go (ShouldDeleteDuringUpdate) */
function mayGo({ metadata }: KubeObject): boolean {
  const { deletionTimestamp, finalizers, deletionGracePeriodSeconds } = metadata;
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
