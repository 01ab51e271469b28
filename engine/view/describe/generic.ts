import type { EventObject, KubeObject } from '../../api/types';
import type { Moment } from '../cells';
import { headOf } from './configuration';
import type { Description } from './description';
import { describeEvents } from './events';

/**
 * The description of a kind that kubectl has no own words for: its fields by name, as a tree.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (genericDescriber)
 */
export function describeGeneric(
  object: KubeObject,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = headOf(object);
  const { name: _, namespace: __, labels: ___, annotations: ____, ...metadata } = object.metadata;
  describeFields(to, 0, { ...object, metadata });
  if (events) describeEvents(to, events, moment);
  return to;
}

/** `creationTimestamp` is `Creation Timestamp`, `apiVersion` is `API Version`. */
export function labelOf(field: string): string {
  if (!/^[\p{L}-]*$/u.test(field)) return field;
  return partsOf(field)
    .map((part) => {
      if (ACRONYMS.has(part.toUpperCase())) return part.toUpperCase();
      return part === part.toLowerCase() ? part.slice(0, 1).toUpperCase() + part.slice(1) : part;
    })
    .join(' ');
}

const ACRONYMS = new Set(['API', 'URL', 'UID', 'GUID']);

/** Small letters, capitals and the rest apart; the last of several capitals goes to the small letters after it. */
function partsOf(field: string): readonly string[] {
  const runs = field.match(/\p{Ll}+|\p{Lu}+|[^\p{Ll}\p{Lu}]+/gu) ?? [];
  for (let i = 0; i < runs.length - 1; i += 1) {
    if (!/^\p{Lu}/u.test(runs[i]!) || !/^\p{Ll}/u.test(runs[i + 1]!)) continue;
    runs[i + 1] = runs[i]!.slice(-1) + runs[i + 1]!;
    runs[i] = runs[i]!.slice(0, -1);
  }
  return merged(runs.filter((run) => run !== ''));
}

/** Several capitals are one part with the capitalised one that follows: `HTTPGet`. */
function merged(parts: readonly string[]): readonly string[] {
  const result: string[] = [];
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i]!;
    const next = parts[i + 1];
    const joins =
      part.length >= 2 && part === part.toUpperCase() && next !== undefined && /^\p{Lu}/u.test(next);
    result.push(joins ? part + next : part);
    if (joins) i += 1;
  }
  return result;
}

function describeFields(to: Description, level: number, fields: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name];
    if (value === undefined) continue;
    if (Array.isArray(value)) {
      to.line(level, `${labelOf(name)}:`);
      for (const one of value) {
        if (isTree(one)) describeFields(to, level + 1, one);
        else to.line(level + 1, String(one));
      }
    } else if (isTree(value)) {
      to.line(level, `${labelOf(name)}:`);
      describeFields(to, level + 1, value);
    } else to.line(level, `${labelOf(name)}:\t${value === null ? '<nil>' : String(value)}`);
  }
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
