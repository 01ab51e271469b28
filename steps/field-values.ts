import type { KubeObject } from '../engine';
import { didYouMean } from './author-error';
import { textMatches } from './wildcard';

/** What the value of a field should be. */
export type Comparison =
  | {
      readonly say: 'above' | 'below' | 'at least' | 'at most';
      readonly number: number;
      readonly negated: boolean;
    }
  | { readonly say: 'equal'; readonly value: string; readonly negated: boolean }
  | { readonly say: 'absent' | 'present'; readonly negated: boolean };

/** `above 2`, `not "web"`, `3`, `true`, `absent` */
export function comparisonOf(text: string): Comparison {
  const negated = text.startsWith('not ');
  const rest = negated ? text.slice(4) : text;
  const bound = /^(above|below|at least|at most) (.*)$/.exec(rest);
  if (bound !== null) return { say: bound[1] as 'above', number: Number(bound[2]), negated };
  if (rest === 'absent' || rest === 'present') return { say: rest, negated };
  return { say: 'equal', value: rest.startsWith('"') ? rest.slice(1, -1) : rest, negated };
}

export function holdsOf(comparison: Comparison, value: unknown): boolean {
  return compare(comparison, value) !== comparison.negated;
}

/**
 * The value of a field: `status.phase`, `status.containerStatuses[0].restartCount`, `status.containerStatuses[app]`
 * (by name or type), `metadata.labels[app.kubernetes.io/name]`.
 */
export function fieldOf(object: KubeObject, path: string): unknown {
  let value: unknown = object;
  for (const step of stepsOf(path)) value = child(value, step);
  return value;
}

/** A hint where a path leaves what there is: the nearest name at that place. */
export function nearbyFields(object: KubeObject, path: string): string {
  let value: unknown = object;
  for (const step of stepsOf(path)) {
    const next = child(value, step);
    if (next === undefined) {
      const names = namesIn(value);
      return names.length === 0 ? '' : `. ${didYouMean(step, names)}`;
    }
    value = next;
  }
  return '';
}

export function valueText(value: unknown): string {
  if (value === undefined) return 'absent';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function compare(comparison: Comparison, value: unknown): boolean {
  switch (comparison.say) {
    case 'absent':
      return value === undefined || value === null;
    case 'present':
      return value !== undefined && value !== null;
    case 'equal':
      return value !== undefined && textMatches(comparison.value, valueText(value));
    case 'above':
      return typeof value === 'number' && value > comparison.number;
    case 'below':
      return typeof value === 'number' && value < comparison.number;
    case 'at least':
      return typeof value === 'number' && value >= comparison.number;
    case 'at most':
      return typeof value === 'number' && value <= comparison.number;
  }
}

function stepsOf(path: string): readonly string[] {
  return [...path.matchAll(/\.?([A-Za-z][\w-]*)|\[([^\]]*)\]/g)].map(
    ([, name, key]) => name ?? key!.replace(/^"|"$/g, ''),
  );
}

function child(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value))
    return Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined;
  if (/^\d+$/.test(step)) return value[Number(step)];
  return value.find((one: { name?: unknown; type?: unknown }) => one?.name === step || one?.type === step);
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.keys(value);
  return value.flatMap((one: { name?: unknown; type?: unknown }) =>
    [one?.name ?? one?.type].filter((name) => typeof name === 'string'),
  );
}
