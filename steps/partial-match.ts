import { textMatches } from './wildcard';

/** One place at which an object is not as a partial YAML says. */
export interface Mismatch {
  /** `status.containerStatuses[app].restartCount` */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** What `@40s` stands for: the time stamp at that moment of the scenario. */
export type TimestampAt = (moment: string) => string;

/**
 * Where an object differs from a partial YAML. What is named must be there, the rest may be anything; `null` means
 * absent; elements of a list are found by `name` or `type` where they have one, else by any element that matches;
 * strings may be patterns.
 */
export function mismatches(
  expected: unknown,
  found: unknown,
  timestampAt: TimestampAt,
  path = '',
): readonly Mismatch[] {
  if (expected === null)
    return found === undefined || found === null ? [] : [mismatch(path, 'nothing', found)];
  if (found === undefined) return [mismatch(path, show(expected), undefined)];
  if (Array.isArray(expected)) return listMismatches(expected, found, timestampAt, path);
  if (typeof expected === 'object') return fieldMismatches(expected as Fields, found, timestampAt, path);
  return scalarMatches(expected, found, timestampAt)
    ? []
    : [mismatch(path, show(expected, timestampAt), found)];
}

type Fields = Readonly<Record<string, unknown>>;

function fieldMismatches(
  expected: Fields,
  found: unknown,
  timestampAt: TimestampAt,
  path: string,
): readonly Mismatch[] {
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    return [mismatch(path, 'fields', found)];
  return Object.entries(expected).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return mismatches(value, Object.hasOwn(found, key) ? (found as Fields)[key] : undefined, timestampAt, at);
  });
}

function listMismatches(
  expected: readonly unknown[],
  found: unknown,
  timestampAt: TimestampAt,
  path: string,
): readonly Mismatch[] {
  if (!Array.isArray(found)) return [mismatch(path, 'a list', found)];
  if (expected.length === 0) return found.length === 0 ? [] : [mismatch(path, 'an empty list', found)];
  const taken = new Set<unknown>();
  return expected.flatMap((element) => {
    const key = keyOf(element);
    if (key !== undefined) {
      const at = `${path}[${key.value}]`;
      const same = found.find((candidate) => isFields(candidate) && candidate[key.field] === key.value);
      return same === undefined
        ? [mismatch(at, show(element), undefined)]
        : mismatches(element, same, timestampAt, at);
    }
    const fits = found.find((one) => !taken.has(one) && mismatches(element, one, timestampAt).length === 0);
    if (fits === undefined) return [mismatch(`${path}[]`, show(element), found)];
    if (typeof fits === 'object') taken.add(fits);
    return [];
  });
}

/** The field by which Kubernetes tells elements of a list apart. */
function keyOf(element: unknown): { readonly field: string; readonly value: string } | undefined {
  if (!isFields(element)) return undefined;
  for (const field of ['name', 'type']) {
    const value = element[field];
    if (typeof value === 'string' && !value.includes('*')) return { field, value };
  }
  return undefined;
}

function scalarMatches(expected: unknown, found: unknown, timestampAt: TimestampAt): boolean {
  if (typeof expected !== 'string') return expected === found;
  if (typeof found === 'object') return expected === '*';
  if (MOMENT.test(expected)) return found === timestampAt(expected.slice(1));
  return typeof found === 'string'
    ? textMatches(expected, found)
    : expected === '*' || isText(expected, found);
}

/** A pattern may look at a number; a plain string is not a number, for YAML tells them apart. */
function isText(expected: string, found: unknown): boolean {
  return expected.startsWith('/') && textMatches(expected, String(found));
}

const MOMENT = /^@\d/;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mismatch(path: string, expected: string, found: unknown): Mismatch {
  return { path: path || 'the object', expected, found: found === undefined ? 'nothing' : show(found) };
}

/** One line of YAML's flow style, cut where nobody would read on. */
function show(value: unknown, timestampAt?: TimestampAt): string {
  if (typeof value === 'string' && MOMENT.test(value) && timestampAt !== undefined) {
    return `${value} (${timestampAt(value.slice(1))})`;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)} …` : text;
}
