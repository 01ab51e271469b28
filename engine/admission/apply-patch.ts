import { type Fields, fieldsOf, isFields, setField } from '../api/fields';
import { mergeKeyOf } from '../api/strategic-merge';
import { sameValue } from '../api/validate-pod-update';

/**
 * The patch that `kubectl apply` sends of an object that is there: what the manifest has otherwise than the object, and null for what
 * was applied and is not in the manifest any more.
 * staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go (CreateThreeWayMergePatch)
 *
 * @param last what was applied before
 * @param wanted the manifest
 * @param live the object as it is
 * @param retains whether what is not named must go, as of the strategy of a Deployment and the sources of a volume
 */
export function applyPatch(last: Fields, wanted: Fields, live: Fields, retains = false): Fields {
  const patch: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(wanted)) {
    if (value === undefined) continue;
    const there = live[key];
    if (there === undefined) setField(patch, key, value);
    else if (isFields(value) && isFields(there)) {
      const inside = applyPatch(fieldsOf(last[key]), value, there, key === 'strategy');
      if (Object.keys(inside).length > 0) setField(patch, key, inside);
    } else if (Array.isArray(value) && Array.isArray(there))
      Object.assign(patch, listPatch(key, listIn(last[key]), value, there));
    else if (!sameValue(value, there)) setField(patch, key, value);
  }
  for (const key of Object.keys(last)) if (!(key in wanted)) setField(patch, key, null);
  const kept = Object.keys(wanted).filter((key) => wanted[key] !== null && wanted[key] !== undefined);
  const hasMore = Object.keys(live).some((key) => !(key in wanted));
  if (retains && kept.length > 0 && (hasMore || Object.keys(patch).length > 0))
    patch.$retainKeys = kept.sort();
  return patch;
}

/** (handleSliceDiff, diffLists) */
function listPatch(
  name: string,
  last: readonly unknown[],
  wanted: readonly unknown[],
  live: readonly unknown[],
): Fields {
  const key = mergeKeyOf(name, [...wanted, ...live, ...last]);
  if (key === undefined) return sameValue(wanted, live) ? {} : { [name]: wanted };
  if (live.length === 0) return wanted.length === 0 ? {} : { [name]: wanted };
  return key === '' ? plainPatch(name, last, wanted, live) : elementsPatch(name, key, last, wanted, live);
}

function plainPatch(
  name: string,
  last: readonly unknown[],
  wanted: readonly unknown[],
  live: readonly unknown[],
): Fields {
  const added = wanted.filter((one) => !live.includes(one));
  const gone = last.filter((one) => !wanted.includes(one));
  return {
    ...(added.length > 0 && { [name]: added }),
    ...(gone.length > 0 && { [`$deleteFromPrimitiveList/${name}`]: gone }),
    ...((gone.length > 0 || !sameValue(wanted, live)) && { [`$setElementOrder/${name}`]: wanted }),
  };
}

function elementsPatch(
  name: string,
  key: string,
  last: readonly unknown[],
  wanted: readonly unknown[],
  live: readonly unknown[],
): Fields {
  const find = (list: readonly unknown[], value: unknown) => list.find((one) => fieldsOf(one)[key] === value);
  const changes = wanted.flatMap((element) => {
    const value = fieldsOf(element)[key];
    const there = find(live, value);
    if (there === undefined) return [element];
    const before = fieldsOf(find(last, value));
    const inside = applyPatch(before, fieldsOf(element), fieldsOf(there), name === 'volumes');
    return Object.keys(inside).length === 0 ? [] : [{ ...inside, [key]: value }];
  });
  const gone = last
    .map((element) => fieldsOf(element)[key])
    .filter((value) => find(wanted, value) === undefined)
    .map((value) => ({ $patch: 'delete', [key]: value }));
  const all = [...changes, ...gone];
  const order = wanted.map((element) => ({ [key]: fieldsOf(element)[key] }));
  const isInOrder =
    wanted.length === live.length && wanted.every((one, i) => fieldsOf(one)[key] === fieldsOf(live[i])[key]);
  return {
    ...(all.length > 0 && { [name]: all }),
    ...((all.length > 0 || !isInOrder) && { [`$setElementOrder/${name}`]: order }),
  };
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
