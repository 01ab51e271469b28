/**
 * What a plain scalar means to kubectl. Its library (sigs.k8s.io/yaml over go-yaml v2) reads YAML 1.1: `yes`, `on`
 * and `y` are booleans, `010` is eight, `1_000` a thousand. Time stamps stay strings, and there are no
 * base-60 numbers.
 * https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
 */
export function plainScalar(text: string): string | number | boolean | null {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  // Only a digit, a sign or a dot can begin a number.
  if (!((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46)) return text;
  const digits = text.replaceAll('_', '');
  return integer(digits) ?? (FLOAT.test(digits) ? Number(digits) : text);
}

/** A key of a mapping becomes a string, as it must in JSON: `y: 1` is the key `true`. */
export function keyText(key: string | number | boolean | null): string {
  return key === null ? 'null' : String(key);
}

const WORDS: ReadonlyMap<string, boolean | null | number> = new Map<string, boolean | null | number>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, false] as const,
  ),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (word) => [word, Number.POSITIVE_INFINITY] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);

const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;

// Simplified: whole numbers beyond 2^53 are rounded to the nearest number that JavaScript can hold.
function integer(digits: string): number | undefined {
  const match = INTEGER.exec(digits);
  if (match === null) return undefined;
  const amount = match[2]!;
  // A leading zero alone means octal, which Number() writes as 0o.
  const octal = amount.length > 1 && amount[0] === '0' && /[0-7]/.test(amount[1]!);
  const value = Number(octal ? `0o${amount.slice(1)}` : amount);
  return match[1] === '-' && value !== 0 ? -value : value;
}
