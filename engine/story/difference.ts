import type { Fields } from '../api/fields';

/**
 * What makes one value of another: a value in its place (`{ v }`), or, of an object or of an array as long as before, what changes in it:
 * `s` what is set, `d` what is deleted, `n` what changes inside.
 */
export type Difference =
  | { readonly v: unknown }
  | {
      readonly s?: Readonly<Record<string, unknown>>;
      readonly d?: readonly string[];
      readonly n?: Readonly<Record<string, Difference>>;
    };

/**
 * The difference between two snapshots; undefined where they say the same. A field that is undefined counts as absent. Parts that are
 * the same object in both are not looked into, so that it costs what changed.
 */
export function differenceOf(before: unknown, after: unknown): Difference | undefined {
  if (before === after) return undefined;
  if (!isStructure(before) || !isStructure(after) || !alike(before, after)) return { v: after };
  let set: Record<string, unknown> | undefined;
  let inside: Record<string, Difference> | undefined;
  let deleted: string[] | undefined;
  for (const key of Object.keys(after)) {
    const [was, is] = [own(before, key), after[key]];
    if (was === is) continue;
    if (is === undefined) continue;
    if (was === undefined) {
      set = put(set, key, is);
      continue;
    }
    const difference = differenceOf(was, is);
    if (difference === undefined) continue;
    if ('v' in difference) set = put(set, key, is);
    else inside = put(inside, key, difference);
  }
  for (const key of Object.keys(before)) {
    if (before[key] !== undefined && own(after, key) === undefined) deleted = [...(deleted ?? []), key];
  }
  if (set === undefined && inside === undefined && deleted === undefined) return undefined;
  return { ...(set && { s: set }), ...(deleted && { d: deleted }), ...(inside && { n: inside }) };
}

/** The value after a difference. What did not change is shared with the value before. */
export function changed(before: unknown, difference: Difference): unknown {
  if ('v' in difference) return difference.v;
  const { s = {}, d = [], n = {} } = difference;
  const after = (Array.isArray(before) ? [...before] : { ...(before as Fields) }) as Record<string, unknown>;
  for (const key of d) delete after[key];
  for (const key of Object.keys(s)) define(after, key, s[key]);
  for (const key of Object.keys(n)) define(after, key, changed(after[key], n[key]!));
  return after;
}

function isStructure(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** The fields that differ, and what they are now. */
export function leavesOf(
  difference: Difference | undefined,
  at = '',
): readonly (readonly [path: string, value: string])[] {
  if (difference === undefined) return [];
  if ('v' in difference) return [[at, `is now ${JSON.stringify(difference.v)}`]];
  const inside = (key: string) => (/^\d+$/.test(key) ? `${at}[${key}]` : at ? `${at}.${key}` : key);
  const { s = {}, d = [], n = {} } = difference;
  return [
    ...Object.keys(s).map((key) => [inside(key), `is now ${shown(s[key])}`] as const),
    ...d.map((key) => [inside(key), 'is gone'] as const),
    ...Object.keys(n).flatMap((key) => leavesOf(n[key], inside(key))),
  ];
}

function shown(value: unknown): string {
  const json = typeof value === 'string' ? value : JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}

/** Arrays of other lengths are replaced whole. */
function alike(a: Fields, b: Fields): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length;
  }
  return true;
}

function own(of: Fields, key: string): unknown {
  return Object.hasOwn(of, key) ? of[key] : undefined;
}

function put<T>(into: Record<string, T> | undefined, key: string, value: T): Record<string, T> {
  const record = into ?? {};
  define(record as Record<string, unknown>, key, value);
  return record;
}

/** Also where the key is `__proto__`, as a label may well be. */
function define(into: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });
  } else into[key] = value;
}
