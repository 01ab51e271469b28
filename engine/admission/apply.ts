import { decode } from '../api/decode';
import { inStoredVersion } from '../api/default-autoscaler';
import { defaulted } from '../api/defaults';
import { ApiError, invalidObject, objectModified } from '../api/errors';
import { changePart, type Fields, fieldsOf, isFields, textOf } from '../api/fields';
import { groupKind, resourceName } from '../api/kinds';
import type { RawObject } from '../api/manifest';
import { inOrder, mergeKeyOf, strategicMerge } from '../api/strategic-merge';
import { withTemplateGeneration } from '../api/template-generation';
import type { KubeObject, PodSpec } from '../api/types';
import { sameValue } from '../api/validate-pod-update';
import { validateUpdate } from '../api/validate-update';
import type { Version } from '../profiles/versions';
import { apiRules } from './api-rules';
import type { AdmissionReader } from './context';
import { withDefaultTolerations } from './default-toleration-seconds';
import { withoutDisabledFields, withoutGatedFields } from './dropped-fields';
import { withoutDisabledJobFields } from './dropped-job-fields';
import { changedService } from './service-type-change';

/**
 * What `kubectl apply` makes of an object that is there: what the manifest says, what it no longer says taken away, and
 * all that the server or others have added kept. Answers the object there was, the same one, when nothing changes.
 * Throws an ApiError in the server's words when the change is not allowed.
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes
 */
export function applied<T extends KubeObject>(
  live: T,
  manifest: RawObject,
  lastApplied: RawObject | undefined,
  version: Version,
  store?: AdmissionReader,
): T {
  const wanted = decode(manifest, apiRules(version));
  const { status: _, ...whole } = mergeFields(
    withNames(inStoredVersion(fieldsOf(lastApplied)), live),
    withNames(inStoredVersion(wanted as unknown as Fields), live),
    live as unknown as Fields,
  );
  return changed(live, whole, version, store);
}

/**
 * What `kubectl patch` makes of an object: a strategic merge, lists by their keys; null takes away. Answers the object there was
 * when nothing changes, and throws as `applied` does.
 * staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go (strategicPatchObject)
 */
export function patched<T extends KubeObject>(
  live: T,
  patch: Fields,
  version: Version,
  store?: AdmissionReader,
): T {
  return changed(live, merged(live, patch), version, store);
}

/**
 * What the server makes of an object that a client has written whole: PUT, or a patch that was carried out. The status, and what
 * only the server writes, stay. Throws as `applied` does.
 */
export function rewritten<T extends KubeObject>(
  live: T,
  whole: Fields,
  version: Version,
  store?: AdmissionReader,
): T {
  const { status: _, ...rest } = whole;
  checkName(live, whole);
  return changed(live, rest, version, store);
}

/** staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go (checkName) */
export function checkName({ metadata: { name } }: KubeObject, whole: Fields): void {
  const given = textOf(fieldsOf(whole.metadata).name);
  if (given === '')
    throw new ApiError(
      'BadRequest',
      `the name of the object (${name} based on URL) was undeterminable: name must be provided`,
    );
  if (given !== name)
    throw new ApiError(
      'BadRequest',
      `the name of the object (${given}) does not match the name on the URL (${name})`,
    );
}

/** What the server makes of an object as it is to be from now on. Answers and throws as `applied` does. */
export function changed<T extends KubeObject>(
  live: T,
  whole: Fields,
  version: Version,
  store?: AdmissionReader,
): T {
  const old = live as unknown as Fields;
  checkResourceVersion(live, whole);
  const { status } = old;
  const kept = keptBy(version, old, defaulted({ ...whole, ...(status !== undefined && { status }) }));
  const allocated =
    live.kind === 'Service' && store !== undefined ? changedService(kept, old, { version, store }) : kept;
  const next = withTemplateGeneration(allocated, old) as unknown as T & Fields;
  const errors = validateUpdate(next, live as unknown as Fields);
  if (errors.length > 0) throw invalidObject(groupKind(live.kind), live.metadata.name, errors);
  return withoutNoise(live, next);
}

/** Who names the version of an object writes to that one only. (ErrConflict of the store) */
function checkResourceVersion({ kind, metadata }: KubeObject, whole: Fields): void {
  const { resourceVersion } = fieldsOf(whole.metadata);
  if (!resourceVersion || resourceVersion === metadata.resourceVersion) return;
  throw objectModified(resourceName(kind), metadata.name);
}

/** What the release's server keeps of an object, and what plugins write into a change as they did when it was new. */
function keptBy(version: Version, old: Fields, object: Fields): Fields {
  if (object.kind === 'Job')
    return changePart(object, 'spec', (spec) => withoutDisabledJobFields(spec, version, fieldsOf(old.spec)));
  // The finalizers of a namespace have an address of their own. pkg/registry/core/namespace/strategy.go (PrepareForUpdate)
  if (object.kind === 'Namespace') return { ...object, spec: old.spec };
  if (object.kind !== 'Pod') return withoutGatedFields(object, version);
  const { priority, preemptionPolicy } = fieldsOf(old.spec);
  return changePart(object, 'spec', (given) => {
    const spec = withDefaultTolerations(withoutDisabledFields(given, version) as unknown as PodSpec);
    return {
      ...spec,
      ...(priority !== undefined && spec.priority === undefined && { priority }),
      ...(preemptionPolicy !== undefined && spec.preemptionPolicy === undefined && { preemptionPolicy }),
    } as unknown as Fields;
  });
}

/** An object with a strategic merge patch merged into it. */
export function merged(live: KubeObject, patch: Fields): Fields {
  return strategicMerge(live as unknown as Fields, patch);
}

/** The namespace that a manifest leaves to kubectl counts as written. */
function withNames(manifest: Fields, { metadata: { name, namespace } }: KubeObject): Fields {
  return { ...manifest, metadata: { ...fieldsOf(manifest.metadata), name, ...(namespace && { namespace }) } };
}

/** Parts that did not change stay the same objects; a change of the spec counts as a generation. */
export function withoutNoise<T extends KubeObject>(live: T, next: T & Fields): T {
  const old = live as unknown as Fields;
  const result: Record<string, unknown> = { ...old };
  let changed = false;
  for (const key of Object.keys(next)) {
    if (key === 'metadata' || sameValue(next[key], old[key])) continue;
    result[key] = next[key];
    changed = true;
  }
  const written = next.metadata as unknown as Fields;
  const metadata: Record<string, unknown> = { ...live.metadata };
  for (const key of OF_CLIENTS) {
    if (sameValue(written[key], metadata[key])) continue;
    if (written[key] === undefined) delete metadata[key];
    else metadata[key] = written[key];
    changed = true;
  }
  if (!changed) return live;
  // Of a Deployment a change of annotations counts, too.
  const counts =
    result.spec !== old.spec ||
    (live.kind === 'Deployment' && metadata.annotations !== live.metadata.annotations);
  if (counts && live.metadata.generation !== undefined) {
    metadata.generation = live.metadata.generation + 1;
  }
  return { ...result, metadata } as unknown as T;
}

/** What clients may change of an object's metadata. */
const OF_CLIENTS = ['labels', 'annotations', 'finalizers', 'ownerReferences'];

function mergeFields(last: Fields, wanted: Fields, live: Fields): Fields {
  const result: Record<string, unknown> = { ...live };
  for (const key of Object.keys(last)) if (!(key in wanted)) delete result[key];
  for (const [key, value] of Object.entries(wanted)) {
    if (value === null) delete result[key];
    else if (value !== undefined) result[key] = mergeValue(key, last[key], value, live[key]);
  }
  return result;
}

function mergeValue(name: string, last: unknown, wanted: unknown, live: unknown): unknown {
  if (Array.isArray(wanted)) return Array.isArray(live) ? mergeList(name, last, wanted, live) : wanted;
  if (!isFields(wanted) || !isFields(live)) return wanted;
  return mergeFields(isFields(last) ? last : {}, wanted, live);
}

function mergeList(
  name: string,
  last: unknown,
  wanted: readonly unknown[],
  live: readonly unknown[],
): unknown {
  const key = mergeKeyOf(name, wanted);
  if (key === undefined || key === '') return wanted;
  const find = (list: readonly unknown[], value: unknown) =>
    list.find((element) => isFields(element) && element[key] === value);
  const before = Array.isArray(last) ? last : [];
  const mine = wanted.map((element) => {
    const value = (element as Fields)[key];
    return mergeValue('', find(before, value), element, find(live, value));
  });
  const others = live.filter((element) => {
    const value = (element as Fields)[key];
    return find(wanted, value) === undefined && find(before, value) === undefined;
  });
  return inOrder(name, [...mine, ...others], wanted, live);
}
