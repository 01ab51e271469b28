import { ApiError } from './errors';
import { type Fields, fieldsOf, isFields } from './fields';
import { goValue } from './go-value';
import { sameValue } from './validate-pod-update';

/**
 * What a strategic merge patch makes of an object: maps are merged, null takes away, lists of the table below are merged by
 * their keys and others replaced, and the directives `$patch`, `$retainKeys`, `$setElementOrder/…` and
 * `$deleteFromPrimitiveList/…` do what they say.
 * staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go
 */
export function strategicMerge(live: Fields, patch: Fields): Fields {
  const directive = patch.$patch;
  if (directive === 'replace') return withoutDirectives(patch);
  if (directive === 'delete') return {};
  const result: Record<string, unknown> = { ...retained(live, patch.$retainKeys) };
  for (const [key, value] of Object.entries(patch)) {
    if (key === '$patch' || key === '$retainKeys' || value === undefined) continue;
    if (key.startsWith(ORDER) || key.startsWith(REMOVE)) continue;
    if (value === null) delete result[key];
    else result[key] = mergedValue(key, result[key], value, patch[`${ORDER}${key}`]);
    // A list whose last element went is not there any more.
    if (isEmptyList(result[key]) && !isEmptyList(value)) delete result[key];
  }
  for (const [key, value] of Object.entries(patch)) {
    if (!key.startsWith(REMOVE) || !Array.isArray(value)) continue;
    const name = key.slice(REMOVE.length);
    const list = result[name];
    if (Array.isArray(list)) result[name] = list.filter((one) => !value.some((gone) => sameValue(gone, one)));
  }
  for (const [key, value] of Object.entries(patch)) {
    const name = key.startsWith(ORDER) ? key.slice(ORDER.length) : undefined;
    if (name === undefined || name in patch || !Array.isArray(value) || !Array.isArray(result[name]))
      continue;
    result[name] = inOrder(name, result[name], value, result[name]);
  }
  return result;
}

/**
 * The fields by which the elements of a list are told apart, the first that they all have. An empty list of fields is that of a
 * list of plain values. Lists that are not named here are replaced as a whole. The patchMergeKey and patchStrategy of
 * staging/src/k8s.io/api/core/v1/types.go and its like.
 */
const MERGE_KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  volumes: ['name'],
  env: ['name'],
  imagePullSecrets: ['name'],
  schedulingGates: ['name'],
  resourceClaims: ['name'],
  secrets: ['name'],
  ports: ['containerPort', 'port'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  hostAliases: ['ip'],
  podIPs: ['ip'],
  topologySpreadConstraints: ['topologyKey'],
  conditions: ['type'],
  addresses: ['type'],
  ownerReferences: ['uid'],
  finalizers: [],
  podCIDRs: [],
};

/** The key by which all these elements of a list are told apart; '' for plain values, undefined where a list is no such list. */
export function mergeKeyOf(name: string, elements: readonly unknown[]): string | undefined {
  const keys = Object.hasOwn(MERGE_KEYS, name) ? MERGE_KEYS[name] : undefined;
  if (keys === undefined) return undefined;
  if (keys.length === 0) return '';
  return keys.find((key) =>
    elements.every((element) => isFields(element) && (key in element || isWhole(element))),
  );
}

/**
 * The elements of a merged list in their order: those of `wanted` as they stand there, the others where they stood among those
 * that both know. (normalizeElementOrder, mergeSortedSlice)
 */
export function inOrder(
  name: string,
  merged: readonly unknown[],
  wanted: readonly unknown[],
  live: readonly unknown[],
): readonly unknown[] {
  const key = mergeKeyOf(name, merged) ?? '';
  const at = (list: readonly unknown[], element: unknown) => indexIn(list, element, key);
  const named = merged.filter((one) => at(wanted, one) >= 0).sort((a, b) => at(wanted, a) - at(wanted, b));
  const others = merged.filter((one) => at(wanted, one) < 0).sort((a, b) => at(live, a) - at(live, b));
  const result: unknown[] = [];
  let i = 0;
  let j = 0;
  while (i < others.length || j < named.length) {
    const before = i < others.length && j < named.length ? at(live, named[j]) : -1;
    const otherFirst =
      j >= named.length || (before >= 0 && i < others.length && at(live, others[i]) < before);
    result.push(otherFirst ? others[i++] : named[j++]);
  }
  return result;
}

const ORDER = '$setElementOrder/';
const REMOVE = '$deleteFromPrimitiveList/';

/** Of a union such as a volume's source only what is named stays. */
function retained(live: Fields, keys: unknown): Fields {
  if (!Array.isArray(keys)) return live;
  return Object.fromEntries(Object.entries(live).filter(([key]) => keys.includes(key)));
}

function mergedValue(name: string, live: unknown, patch: unknown, order: unknown): unknown {
  if (Array.isArray(patch)) return mergedList(name, Array.isArray(live) ? live : [], patch, order);
  if (!isFields(patch)) return patch;
  return strategicMerge(fieldsOf(live), patch);
}

function mergedList(
  name: string,
  live: readonly unknown[],
  patch: readonly unknown[],
  order: unknown,
): readonly unknown[] {
  const key = mergeKeyOf(name, patch);
  const mine = patch.filter((element) => !isWhole(element));
  checkKeys(name, live, mine);
  if (key === undefined || patch.some((element) => isFields(element) && element.$patch === 'replace'))
    return mine.map(withoutDirectivesOf);
  const doomed = patch.filter((element) => isFields(element) && element.$patch === 'delete');
  const merged = live.filter((element) => indexIn(doomed, element, key) < 0);
  for (const element of mine) {
    if (doomed.includes(element)) continue;
    const at = indexIn(merged, element, key);
    if (at < 0) merged.push(key === '' ? element : strategicMerge({}, fieldsOf(element)));
    else if (key !== '') merged[at] = strategicMerge(fieldsOf(merged[at]), fieldsOf(element));
  }
  return inOrder(name, merged, Array.isArray(order) ? order : mine, live);
}

/** Whoever changes a list that is there must say which of its elements. (mergeSliceWithoutSpecialElements) */
function checkKeys(name: string, live: readonly unknown[], mine: readonly unknown[]): void {
  const key = live.length === 0 ? undefined : mergeKeyOf(name, live);
  if (!key) return;
  const nameless = mine.find((element) => isFields(element) && !(key in element));
  if (nameless === undefined || mine.some((element) => isFields(element) && element.$patch === 'replace'))
    return;
  throw new ApiError('Unknown', `map: ${goValue(nameless)} does not contain declared merge key: ${key}`);
}

/** `{ $patch: replace }`, which speaks of the list and is no element of it. */
function isWhole(element: unknown): boolean {
  return isFields(element) && element.$patch === 'replace' && Object.keys(element).length === 1;
}

function indexIn(list: readonly unknown[], element: unknown, key: string): number {
  if (key === '') return list.findIndex((one) => sameValue(one, element));
  const value = fieldsOf(element)[key];
  return list.findIndex((one) => fieldsOf(one)[key] === value);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function withoutDirectivesOf(element: unknown): unknown {
  return isFields(element) ? withoutDirectives(element) : element;
}

function withoutDirectives(object: Fields): Fields {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !key.startsWith('$')));
}
