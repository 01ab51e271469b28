import { type Difference, differenceOf } from '../../../../engine';

/** A field that changed. Texts as JSON has them; without one the field was not there, or is there no more. */
export interface FieldChange {
  /** `status.containerStatuses[0].restartCount` */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/** What differs between two states of an object, field by field; what every change does to the object's version is left out. */
export function fieldChanges(before: unknown, after: unknown): readonly FieldChange[] {
  const difference = differenceOf(before, after);
  if (difference === undefined) return [];
  const changes: FieldChange[] = [];
  collect(difference, before, '', changes);
  return changes.filter(({ path }) => path !== 'metadata.resourceVersion');
}

function collect(difference: Difference, before: unknown, path: string, into: FieldChange[]): void {
  if ('v' in difference) {
    into.push({ path, ...texts(before, difference.v) });
    return;
  }
  const was = (key: string) => (before as Readonly<Record<string, unknown>>)[key];
  const at = (key: string) => within(path, key, Array.isArray(before));
  for (const [key, value] of Object.entries(difference.s ?? {})) {
    into.push({ path: at(key), ...texts(was(key), value) });
  }
  for (const key of difference.d ?? []) into.push({ path: at(key), ...texts(was(key), undefined) });
  for (const [key, inner] of Object.entries(difference.n ?? {})) collect(inner, was(key), at(key), into);
}

function within(path: string, key: string, isList: boolean): string {
  if (isList) return `${path}[${key}]`;
  if (/[.[\]]/.test(key)) return `${path}["${key}"]`;
  return path === '' ? key : `${path}.${key}`;
}

function texts(before: unknown, after: unknown): Omit<FieldChange, 'path'> {
  return {
    ...(before !== undefined && { before: short(before) }),
    ...(after !== undefined && { after: short(after) }),
  };
}

/** Longer values are cut; the YAML beside shows them whole. */
function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const characters = [...text];
  return characters.length > MOST ? `${characters.slice(0, MOST - 1).join('')}…` : text;
}

const MOST = 120;
