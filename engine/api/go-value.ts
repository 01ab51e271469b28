/** A value of the API as Go's `fmt.Sprint` prints it: `[a b]`, `map[k:v]`, `<nil>`. https://pkg.go.dev/fmt */
export function goValue(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  const fields = value as Readonly<Record<string, unknown>>;
  const pairs = Object.keys(fields)
    .filter((name) => fields[name] !== undefined)
    .sort()
    .map((name) => `${name}:${goValue(fields[name])}`);
  return `map[${pairs.join(' ')}]`;
}
