import type { Labels } from '../api/types';

export const NONE = '<none>';

/** Labels as kubectl shows them: sorted, `a=b,c=d`, or `<none>`. */
export function labelText(labels: Labels | undefined): string {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? NONE : pairs.sort().join(',');
}
