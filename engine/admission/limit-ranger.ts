import { forbiddenObject } from '../api/errors';
import { resourceName } from '../api/kinds';
import { podTotals } from '../api/pod-totals';
import type { Container, LimitRange, LimitRangeItem, PodSpec, ResourceList } from '../api/types';
import type { AdmissionReader, AdmittedObject } from './context';
import { type Amounts, broken } from './limits';

const ANNOTATION = 'kubernetes.io/limit-ranger';

/**
 * Gives the containers of a new pod the requests and limits that they do not say and the namespace's LimitRanges know, and
 * notes on the pod what it gave. The same pod where there is nothing to give.
 * https://kubernetes.io/docs/concepts/policy/limit-range/
 * plugin/pkg/admission/limitranger/admission.go (PodMutateLimitFunc)
 */
export function withLimitRangeDefaults(pod: AdmittedObject, store: AdmissionReader): AdmittedObject {
  const ranges = rangesFor(pod, store);
  if (ranges.length === 0) return pod;
  const { spec, notes } = shared(pod.spec as PodSpec, ranges);
  if (notes === undefined) return pod;
  const { metadata } = pod;
  const annotations = { ...metadata.annotations, [ANNOTATION]: notes };
  return { ...pod, metadata: { ...metadata, annotations }, spec };
}

/**
 * Refuses a pod or a claim that is outside the limits of its namespace. Throws ApiError in the plugin's words.
 * (PodValidateLimitFunc, PersistentVolumeClaimValidateLimitFunc)
 */
export function checkLimitRanges(object: AdmittedObject, store: AdmissionReader): void {
  for (const { spec } of rangesFor(object, store)) {
    const found =
      object.kind === 'Pod'
        ? (spec.limits ?? []).flatMap((item) => brokenByPod(item, object.spec as PodSpec))
        : (spec.limits ?? []).flatMap((item) => brokenByClaim(item, object.spec as ClaimSpec));
    const texts = [...new Set(found)];
    if (texts.length === 0) continue;
    const why = texts.length === 1 ? texts[0]! : `[${texts.join(', ')}]`;
    throw forbiddenObject(resourceName(object.kind), object.metadata.name, why);
  }
}

interface ClaimSpec {
  readonly resources?: { readonly requests?: ResourceList };
}

function rangesFor({ kind, metadata }: AdmittedObject, store: AdmissionReader): readonly LimitRange[] {
  if (kind !== 'Pod' && kind !== 'PersistentVolumeClaim') return [];
  return store.list<LimitRange>('LimitRange', metadata.namespace ?? '');
}

function brokenByPod(item: LimitRangeItem, spec: PodSpec): readonly string[] {
  if (item.type === 'Pod') return broken(item, podTotals({ ...spec, overhead: undefined }));
  if (item.type !== 'Container') return [];
  return [...spec.containers, ...(spec.initContainers ?? [])].flatMap((container) =>
    broken(item, container.resources),
  );
}

/** Of a claim only the request counts. */
function brokenByClaim(item: LimitRangeItem, { resources }: ClaimSpec): readonly string[] {
  if (item.type !== 'PersistentVolumeClaim') return [];
  return broken(item, { requests: resources?.requests }, 'request');
}

interface Defaulted {
  readonly ranges: readonly LimitRange[];
  readonly spec: PodSpec;
  readonly notes: string | undefined;
}

/** Pods of one spec to which the same ranges apply share the result. */
const last = new WeakMap<PodSpec, Defaulted>();

function shared(spec: PodSpec, ranges: readonly LimitRange[]): Defaulted {
  const known = last.get(spec);
  if (known?.ranges.length === ranges.length && known.ranges.every((one, i) => one === ranges[i]))
    return known;
  let result: PodSpec = spec;
  let notes: string | undefined;
  for (const range of ranges) {
    const given = defaultsOf(range);
    const added: string[] = [];
    const give = (what: string) => (container: Container) => withDefaults(container, given, what, added);
    const { containers, initContainers } = result;
    const next = {
      ...result,
      containers: containers.map(give('container')),
      ...(initContainers && { initContainers: initContainers.map(give('init container')) }),
    };
    if (added.length === 0) continue;
    result = next;
    // Each range writes the annotation anew.
    notes = `LimitRanger plugin set: ${added.join('; ')}`;
  }
  const defaulted = { ranges, spec: result, notes };
  last.set(spec, defaulted);
  return defaulted;
}

/** (defaultContainerResourceRequirements) */
function defaultsOf({ spec }: LimitRange): Amounts {
  const items = (spec.limits ?? []).filter(({ type }) => type === 'Container');
  return {
    requests: Object.assign({}, ...items.map((item) => item.defaultRequest)) as ResourceList,
    limits: Object.assign({}, ...items.map((item) => item.default)) as ResourceList,
  };
}

/** (mergeContainerResources) */
function withDefaults(container: Container, given: Amounts, what: string, added: string[]): Container {
  const resources = container.resources as Amounts;
  const requests = missing(resources.requests, given.requests);
  const limits = missing(resources.limits, given.limits);
  for (const [kind, list] of [
    ['request', requests],
    ['limit', limits],
  ] as const) {
    const names = Object.keys(list).sort();
    if (names.length > 0) added.push(`${names.join(', ')} ${kind} for ${what} ${container.name}`);
  }
  if (Object.keys(requests).length + Object.keys(limits).length === 0) return container;
  return {
    ...container,
    resources: {
      ...container.resources,
      limits: { ...resources.limits, ...limits },
      requests: { ...resources.requests, ...requests },
    },
  };
}

function missing(said: ResourceList = {}, given: ResourceList = {}): ResourceList {
  return Object.fromEntries(Object.entries(given).filter(([name]) => said[name] === undefined));
}
