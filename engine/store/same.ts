type Fields = Readonly<Record<string, unknown>>;

/**
 * Do two values say the same? A field that is undefined counts as absent. Parts that are the same object in both are not
 * looked into, so that the cost is that of what was made anew.
 */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  for (const key in b) if (!isSame((a as Fields)[key], (b as Fields)[key])) return false;
  for (const key in a) if ((a as Fields)[key] !== undefined && (b as Fields)[key] === undefined) return false;
  return true;
}
