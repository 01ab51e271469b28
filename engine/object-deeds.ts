import { apiRules } from './admission/api-rules';
import { rewritten } from './admission/apply';
import { applyPatch } from './admission/apply-patch';
import { deleteOptionsOf } from './admission/delete-options';
import { finalized } from './admission/namespace-finalize';
import { decodeLeniently } from './api/decode-leniently';
import { replicasOfScale } from './api/decode-scale';
import { objectNotFound } from './api/errors';
import { type Fields, fieldsOf } from './api/fields';
import { isNamespaced, resourceName } from './api/kinds';
import type { LoadedObject, RawObject } from './api/manifest';
import { hasSubresource, noSubresource, type Subresource, scaleOf } from './api/scale';
import type { KubeObject, Namespace, Pod } from './api/types';
import { sameValue } from './api/validate-pod-update';
import type { KubeApiServer } from './api-server';
import type { Applied, Left, ObjectVerbs, Patch, Patched, WorkloadRef } from './kubectl/api';
import type { Manifests } from './manifests';
import { asKindOf, checkApplied, patchedBy, patchedByClient, refusalOf } from './patching';
import type { Store } from './store/store';
import { asApplied } from './view/last-applied';

interface Parts {
  readonly store: Store;
  /** Comes before anything is written. */
  begin(): void;
}

const USER = 'user';

/** pkg/registry/batch/job/storage/storage.go (deleteOptionWarnings) */
const PODS_STAY =
  'child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning';

/** What a person writes to the API with kubectl: create, apply, replace, patch. */
export class ObjectDeeds implements ObjectVerbs {
  constructor(
    private readonly cluster: Parts,
    private readonly server: KubeApiServer,
    private readonly manifests: Manifests,
  ) {}

  create(loaded: LoadedObject, isTrial: boolean, isNoted: boolean): KubeObject {
    this.cluster.begin();
    if (isTrial) return this.server.tryToCreate(loaded.object) as unknown as KubeObject;
    return this.manifests.create(loaded, isNoted);
  }

  apply(loaded: LoadedObject, isTrial: boolean): Applied {
    this.cluster.begin();
    const before = this.there(loaded.object);
    if (before === undefined) {
      const object = isTrial ? this.create(loaded, true, false) : this.manifests.apply(loaded);
      return { object, did: 'created', hadNoNote: false };
    }
    const noted = this.manifests.lastApplied(before.metadata.uid);
    checkApplied(loaded.object, this.patchFor(before, loaded), this.rules);
    const object = isTrial ? this.manifests.afterApply(before, loaded) : this.manifests.apply(loaded);
    // Simplified: a manifest whose values are written otherwise than the server keeps them (1000m for 1) counts as unchanged.
    const isSame =
      object === before && noted !== undefined && sameValue(noted, withNames(noted, loaded.object));
    return { object, did: isSame ? 'unchanged' : 'configured', hadNoNote: noted === undefined };
  }

  applyPatch(loaded: LoadedObject): Fields | undefined {
    const before = this.there(loaded.object);
    return before && this.patchFor(before, loaded)();
  }

  private patchFor(before: KubeObject, { object }: LoadedObject): () => Fields {
    return () => {
      const last = this.manifests.lastApplied(before.metadata.uid);
      const note = { ...object, metadata: { annotations: {}, ...object.metadata } } as unknown as KubeObject;
      const [wanted, live] = [asApplied(note, note), asApplied(before, last)] as unknown as [Fields, Fields];
      return applyPatch(fieldsOf(last), wanted, live);
    };
  }

  replace(loaded: LoadedObject, isTrial: boolean, subresource?: Subresource): KubeObject {
    this.cluster.begin();
    const { kind, metadata } = loaded.object;
    this.checkPath(kind, subresource);
    const before = this.there(loaded.object);
    if (before === undefined) throw objectNotFound(resourceName(kind), metadata?.name ?? '');
    // An address that was given once is not taken away by one who does not name it. pkg/registry/core/service/storage/alloc.go
    const { object } = decodeLeniently(withAddress(loaded.object, before), this.rules);
    const { namespace } = before.metadata;
    const whole = { ...object, metadata: { ...object.metadata, ...(namespace && { namespace }) } };
    return this.written(before, whole as unknown as Fields, subresource, isTrial);
  }

  patch(named: KubeObject, patch: Patch, isTrial: boolean): Patched {
    this.cluster.begin();
    const { kind, metadata } = named;
    const { subresource } = patch;
    this.checkPath(kind, subresource);
    const before = this.named({ kind, namespace: metadata.namespace ?? '', name: metadata.name });
    if (subresource === 'scale') return this.scaled(before, patch, isTrial);
    const wanted = asKindOf(before, patchedBy(before as unknown as Fields, patch), patch);
    const { object, warnings } = decodeLeniently(wanted, this.rules, refusalOf(patch));
    const after = this.written(before, object as Fields, subresource, isTrial);
    return { object: after, isSame: after === before, warnings };
  }

  finalizeNamespace(name: string, whole: Fields): KubeObject {
    this.cluster.begin();
    const before = this.named({ kind: 'Namespace', namespace: '', name }) as Namespace;
    const after = finalized(before, whole);
    return after === before ? before : this.stored(before, after, false);
  }

  deleteAsAsked(ref: WorkloadRef, body: Fields): Left {
    this.cluster.begin();
    const options = deleteOptionsOf(body);
    const before = this.named(ref);
    if (ref.kind === 'Job' && options.propagationPolicy === undefined) this.manifests.warned.push(PODS_STAY);
    this.server.delete(before, USER, options);
    const object = this.cluster.store.get(ref.kind, ref.namespace, ref.name);
    return object?.metadata.uid === before.metadata.uid ? { object } : { gone: before };
  }

  /** Throws an ApiError where there is no such object. */
  private named({ kind, namespace, name }: WorkloadRef): KubeObject {
    const found = this.cluster.store.get(kind, namespace, name);
    if (found === undefined) throw objectNotFound(resourceName(kind), name);
    return found;
  }

  patchHere(object: KubeObject, patch: Patch): Patched {
    const after = patchedByClient(object as unknown as Fields, patch) as unknown as KubeObject;
    return { object: after, isSame: sameValue(after, object), warnings: [] };
  }

  takeWarnings(): readonly string[] {
    return [...this.manifests.warned.splice(0), ...this.server.takeWarnings()];
  }

  /** Answers the object there was when nothing changes. */
  private written(before: KubeObject, whole: Fields, subresource: Subresource | undefined, isTrial: boolean) {
    const { server, cluster } = this;
    if (subresource === 'resize') return server.resize(before as Pod, whole, USER, isTrial);
    const after =
      subresource === 'status'
        ? ({ ...before, status: whole.status } as KubeObject)
        : rewritten(before, whole, server.version, cluster.store);
    return sameValue(after, before) ? before : this.stored(before, after, isTrial);
  }

  /** What a patch of the subresource scale does, of which only the number of replicas counts. */
  private scaled(before: KubeObject, patch: Patch, isTrial: boolean): Patched {
    const scale = scaleOf(before);
    const wanted = patchedBy(scale as unknown as Fields, patch);
    const replicas = replicasOfScale(wanted, before.metadata.name, refusalOf(patch));
    const { spec, ...rest } = before as unknown as Fields;
    const after = this.written(
      before,
      { ...rest, spec: { ...fieldsOf(spec), replicas } },
      undefined,
      isTrial,
    );
    return { object: scaleOf(after), isSame: after === before, warnings: [] };
  }

  private checkPath(kind: string, subresource: Subresource | undefined): void {
    if (subresource !== undefined && !hasSubresource(kind, subresource, this.server.version))
      throw noSubresource();
  }

  private get rules() {
    return apiRules(this.server.version);
  }

  private there({ kind, metadata }: RawObject): KubeObject | undefined {
    const { name, namespace = 'default' } = metadata ?? {};
    return name ? this.cluster.store.get(kind, isNamespaced(kind) ? namespace : '', name) : undefined;
  }

  private stored(before: KubeObject, after: KubeObject, isTrial: boolean): KubeObject {
    return after === before ? after : this.server.replace(before, after, USER, isTrial);
  }
}

/** What was noted names what the manifest leaves to kubectl. */
function withNames(noted: unknown, manifest: RawObject): Fields {
  const { namespace, annotations } = fieldsOf(fieldsOf(noted).metadata);
  return {
    ...manifest,
    metadata: { annotations, ...(namespace !== undefined && { namespace }), ...manifest.metadata },
  };
}

function withAddress(object: RawObject, before: KubeObject): RawObject {
  if (object.kind !== 'Service') return object;
  const { clusterIP, clusterIPs } = fieldsOf((before as unknown as Fields).spec);
  return { ...object, spec: { clusterIP, clusterIPs, ...fieldsOf(object.spec) } };
}
