/** JSON as Go writes it: keys in order, and the characters that HTML would read escaped. https://pkg.go.dev/encoding/json#Marshal */
export function jsonText(value: unknown, indent = ''): string {
  const text = JSON.stringify(inOrder(value), undefined, indent) ?? 'null';
  return text.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  // A map keeps numeric keys in their place, which an object would not; but JSON.stringify wants an object.
  return Object.fromEntries(
    Object.keys(fields)
      .sort()
      .map((key) => [key, inOrder(fields[key])]),
  );
}
