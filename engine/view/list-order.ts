import type { KubeObject } from '../api/types';

/** Objects in the order in which the API lists them: by namespace, then by name. */
export function inListOrder<T extends KubeObject>(objects: readonly T[]): readonly T[] {
  return [...objects].sort(
    (a, b) =>
      compare(a.metadata.namespace ?? '', b.metadata.namespace ?? '') ||
      compare(a.metadata.name, b.metadata.name),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
