import { applied } from './admission/apply';
import type { AdmittedObject } from './admission/context';
import { ApiError } from './api/errors';
import { fieldsOf, isFields } from './api/fields';
import { isNamespaced } from './api/kinds';
import { type LoadedObject, type RawObject, readManifests, type Source } from './api/manifest';
import type { KubeObject, Pod, PodTemplate } from './api/types';
import type { KubeApiServer } from './api-server';
import { furnishNamespace } from './bootstrap';
import { controllerOf } from './controllers/owner-references';
import type { Foresight } from './foresight';
import type { Store } from './store/store';
import { type Origin, originOf } from './story/origins';

/** Where an object was written, and what `kubectl apply` noted of it. */
interface Written {
  readonly place: string;
  readonly manifest: RawObject | undefined;
}

/** That a manifest was written, and between which entries of the journal. */
interface Noted {
  readonly uid: string;
  readonly loaded: LoadedObject;
  readonly from: number;
  readonly to: number;
}

/** Manifests on their way into the store: read, waiting to be applied, and remembered for the next apply. */
export class Manifests {
  private waiting: LoadedObject[] = [];
  /** What the server warned the client of: kubectl prints it. */
  readonly warned: string[] = [];
  /** By uid. */
  private readonly written = new Map<string, Written>();
  /** Everything that was written, oldest first. */
  private readonly noted: Noted[] = [];

  constructor(
    private readonly store: Store,
    private readonly server: KubeApiServer,
    /** In whose name objects are written. */
    private readonly by: string,
    /** Is told of every pod and every template that is new. */
    private readonly foresight: Foresight,
    /** Lets all that is due happen: a quota counts before the next object is sent. */
    private readonly settle: () => void,
    /** How long the journal is. */
    private readonly told: () => number,
  ) {}

  /** What was loaded and not yet applied. */
  get loaded(): readonly LoadedObject[] {
    return this.waiting;
  }

  /** Reads manifests. Throws ManifestError. */
  load(text: string, source: Source): void {
    this.waiting.push(...readManifests(text, source));
  }

  /** Applies what was loaded, in its order. Throws the first refusal; what comes after it is not applied. */
  applyLoaded(): void {
    const loaded = this.waiting;
    this.waiting = [];
    for (const one of loaded) {
      try {
        this.apply(one);
      } catch (error) {
        if (error instanceof ApiError) error.place ??= one.where(error.field);
        throw error;
      }
    }
  }

  /** The manifest that was applied last to the object of this uid, with what kubectl filled in. */
  lastApplied(uid: string): RawObject | undefined {
    const manifest = this.written.get(uid)?.manifest;
    if (manifest === undefined) return undefined;
    const metadata = { annotations: {}, ...manifest.metadata };
    const namespace = metadata.namespace ?? 'default';
    return { ...manifest, metadata: isNamespaced(manifest.kind) ? { ...metadata, namespace } : metadata };
  }

  /** Where an object, or the one that made it, was written: file and line. */
  placeOf(object: KubeObject): string | undefined {
    const place = this.written.get(object.metadata.uid)?.place;
    const maker = place === undefined ? controllerOf(object) : undefined;
    const owner = maker && this.store.get(maker.kind, object.metadata.namespace ?? '', maker.name);
    return owner?.metadata.uid === maker?.uid && owner ? this.placeOf(owner) : place;
  }

  /** Where all objects were written, for those who explain what became of them. */
  origins(): readonly Origin[] {
    return this.noted.map(({ loaded, uid, from, to }) => originOf(loaded, uid, from, to));
  }

  /** Creates or updates an object as `kubectl apply` does. Throws ApiError and ManifestError. */
  apply(loaded: LoadedObject): KubeObject {
    const from = this.told();
    const updated = this.updateApplied(loaded);
    const stored = updated ?? this.createApplied(loaded);
    if (updated === undefined) this.foresee(stored, (path) => loaded.where(path));
    this.note(stored, loaded, loaded.object, from);
    return stored;
  }

  /** Creates an object as `kubectl create` does: nobody notes what it was made of, unless it is said. */
  create(loaded: LoadedObject, isNoted = false): KubeObject {
    const from = this.told();
    const stored = this.createApplied(loaded);
    this.foresee(stored, (path) => loaded.where(path));
    this.note(stored, loaded, isNoted ? loaded.object : undefined, from);
    return stored;
  }

  /** What `kubectl apply` would make of an object that is there; the same object when nothing. Throws ApiError. */
  afterApply(before: KubeObject, { object }: LoadedObject): KubeObject {
    const { written, server, store } = this;
    return applied(before, object, written.get(before.metadata.uid)?.manifest, server.version, store);
  }

  private note(
    stored: KubeObject,
    loaded: LoadedObject,
    manifest: RawObject | undefined,
    from: number,
  ): void {
    const { file, line } = loaded.where('');
    const { uid } = stored.metadata;
    this.written.set(uid, { place: `${file}:${line}`, manifest });
    this.noted.push({ uid, loaded, from, to: this.told() });
    for (const text of this.server.takeWarnings()) {
      this.store.note(stored, this.by, `warning: ${text}`);
      this.warned.push(text);
    }
  }

  private foresee(stored: KubeObject, where: LoadedObject['where']): void {
    if (stored.kind === 'Pod') this.foresight.add(stored as Pod, where);
    const spec = fieldsOf((stored as { spec?: unknown }).spec);
    const [template, at] = isFields(spec.jobTemplate)
      ? [fieldsOf(spec.jobTemplate.spec).template, 'spec.jobTemplate.spec.template']
      : [spec.template, 'spec.template'];
    if (isFields(template) && isFields(template.spec)) {
      this.foresight.addTemplate(stored, template as unknown as PodTemplate, at, where);
    }
  }

  /** Applies a manifest to the object of its name, if there is one. */
  private updateApplied(loaded: LoadedObject): KubeObject | undefined {
    const { object } = loaded;
    const { name, namespace = 'default' } = object.metadata ?? {};
    const before = name && this.store.get(object.kind, isNamespaced(object.kind) ? namespace : '', name);
    if (!before) return undefined;
    const after = this.afterApply(before, loaded);
    return after === before ? before : this.server.replace(before, after, this.by);
  }

  private createApplied(loaded: LoadedObject): KubeObject {
    const admitted = this.server.admit(loaded.object);
    return this.createAdmitted(admitted);
  }

  private createAdmitted(object: AdmittedObject): KubeObject {
    const created = this.server.createAdmitted(object, this.by);
    if (object.kind === 'Namespace')
      this.store.following(created, () => furnishNamespace(this.store, object.metadata.name));
    if (object.kind === 'ResourceQuota') this.settle();
    if (KEPT_ONLY.has(object.kind)) this.store.note(created, this.by, `assumed: ${KEPT}`);
    if (object.kind === 'Node') this.store.note(created, this.by, `assumed: ${NO_KUBELET}`);
    return created;
  }
}

/** Kinds that nobody acts on yet, and that a manifest may well hold beside its pods: kept, and told. */
const KEPT_ONLY = new Set([
  'CertificateSigningRequest',
  'CustomResourceDefinition',
  'MutatingWebhookConfiguration',
  'PodTemplate',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
]);

const KEPT = 'it is kept as it is, for podlife does not act on its kind yet';
/** A step makes nodes with kubelets: `Given a cluster with these nodes:` */
const NO_KUBELET = 'no kubelet is there: nothing runs on the node';
