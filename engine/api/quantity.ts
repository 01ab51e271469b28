import type { Quantity, ResourceList } from './types';

/**
 * Amounts such as `100m`, `1.5Gi` and `2e3`, exact to a billionth, and printed as Kubernetes prints them.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 * staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go
 */
export interface Amount {
  /** In billionths. */
  readonly nano: bigint;
  readonly format: 'DecimalSI' | 'BinarySI' | 'DecimalExponent';
  /** As `kubectl get -o yaml` prints it. */
  readonly text: string;
}

/** Says why a text is no quantity, in the API's words. */
export class QuantityError extends Error {}

/** Throws a QuantityError for what is not a quantity. Texts read before are not read again. */
export function parseQuantity(quantity: Quantity): Amount {
  const source = typeof quantity === 'number' ? String(quantity) : quantity;
  const known = cache.get(source);
  if (known !== undefined) return known;
  const amount = parse(source);
  if (cache.size >= 10_000) cache.clear();
  cache.set(source, amount);
  return amount;
}

/** In whole units, rounded up: bytes of memory, whole CPUs. */
export function quantityValue(quantity: Quantity): number {
  return Number(ceiling(parseQuantity(quantity).nano, ONE));
}

/** In thousandths, rounded up: millicores. */
export function milliValue(quantity: Quantity): number {
  return Number(ceiling(parseQuantity(quantity).nano, MILLI));
}

/** Negative, 0 or positive, as `a` is less than, equal to or more than `b`. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  const difference = parseQuantity(a).nano - parseQuantity(b).nano;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** As the API prints it: `0.1` is `100m`, `1024Mi` is `1Gi`, `1000` is `1k`. */
export function canonicalQuantity(quantity: Quantity): string {
  return parseQuantity(quantity).text;
}

/** Bytes as Kubernetes prints an amount that it has measured: `83886080` is `80Mi`. */
export function bytesText(bytes: number): string {
  return canonical(BigInt(bytes) * ONE, 'BinarySI');
}

/** Thousandths as Kubernetes prints an amount that it has worked out: `1500` is `1500m`, of bytes `1048576000` is `1Mi`. */
export function milliText(thousandths: number, format: Amount['format']): string {
  return canonical(BigInt(thousandths) * MILLI, format);
}

/** The sum, in the format of the first. Nothing summed is `0`. */
export function sumQuantities(quantities: readonly Quantity[]): string {
  const [first, ...rest] = quantities.map(parseQuantity);
  if (first === undefined) return '0';
  return canonical(
    rest.reduce((sum, { nano }) => sum + nano, first.nano),
    first.format,
  );
}

/** How often the divisor goes into the quantity, rounded up: what `resourceFieldRef` gives a container. */
export function divideQuantity(quantity: Quantity, divisor: Quantity): string {
  return String(ceiling(parseQuantity(quantity).nano, parseQuantity(divisor).nano));
}

/**
 * A list of resources as it is stored: canonical, and rounded up to thousandths. The same object when nothing
 * changes. pkg/apis/core/v1/defaults.go (SetDefaults_ResourceList)
 */
export function canonicalResources(list: ResourceList): ResourceList {
  let changed: Record<string, string> | undefined;
  for (const name of Object.keys(list)) {
    const text = storedText(list[name]!);
    if (text === list[name]) continue;
    changed ??= { ...(list as Record<string, string>) };
    changed[name] = text;
  }
  return changed ?? list;
}

function storedText(quantity: Quantity): string {
  const { nano, format, text } = parseQuantity(quantity);
  return nano % MILLI === 0n ? text : canonical(ceiling(nano, MILLI) * MILLI, format);
}

const cache = new Map<string, Amount>();
const ONE = 1_000_000_000n;
const MILLI = 1_000_000n;
const MOST = ((1n << 63n) - 1n) * ONE;
const SHAPE = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

function parse(text: string): Amount {
  if (text === '0') return { nano: 0n, format: 'DecimalSI', text };
  const match = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/.exec(text);
  if (match === null || text === '') throw new QuantityError(SHAPE);
  const [, sign, whole = '', fraction = '', suffix = ''] = match;
  const { format, base, exponent } = readSuffix(suffix);
  if (whole === '' && fraction === '') throw new QuantityError('unable to parse numeric part of quantity');
  const digits = `${whole}${fraction}`.replace(/^0+(?=.)/, '');
  const tens = (base === 10 ? exponent : 0) - fraction.length + 9;
  if (Math.abs(tens) + digits.length > 1_000)
    throw new QuantityError('unable to parse numeric part of quantity');
  const factor = base === 2 ? 1n << BigInt(exponent) : 1n;
  const exact = BigInt(digits) * factor;
  let nano = tens >= 0 ? exact * 10n ** BigInt(tens) : ceiling(exact, 10n ** BigInt(-tens));
  if (format === 'BinarySI' && nano > MOST) nano = MOST;
  if (sign === '-') nano = -nano;
  const kept = isCanonical(digits, `${whole}${fraction}`, fraction.length, exponent, format);
  return { nano, format, text: kept ? text : canonical(nano, format) };
}

/** A text that has no zeros to spare is kept letter for letter. */
function isCanonical(
  digits: string,
  shifted: string,
  decimals: number,
  exponent: number,
  format: string,
): boolean {
  if (digits.length > 15) return false;
  if (format === 'BinarySI') return decimals === 0 && Number(digits) % 8 !== 0;
  return (exponent - decimals) % 3 === 0 && !shifted.endsWith('000') && !shifted.startsWith('0');
}

function readSuffix(suffix: string): { format: Amount['format']; base: 2 | 10; exponent: number } {
  const binary = suffix === '' ? -1 : BINARY.indexOf(suffix);
  if (binary > 0) return { format: 'BinarySI', base: 2, exponent: binary * 10 };
  const decimal = DECIMAL.indexOf(suffix);
  if (decimal >= 0) return { format: 'DecimalSI', base: 10, exponent: (decimal - 3) * 3 };
  const power = /^[eE]([-+]?[0-9]+)$/.exec(suffix);
  if (power === null) throw new QuantityError("unable to parse quantity's suffix");
  return { format: 'DecimalExponent', base: 10, exponent: Number(power[1]) };
}

function canonical(nano: bigint, format: Amount['format']): string {
  if (nano === 0n) return '0';
  const small = nano > -1024n * ONE && nano < 1024n * ONE;
  if (format === 'BinarySI' && !small && nano % ONE === 0n) return binaryText(nano / ONE);
  let exponent = -9;
  let mantissa = nano;
  while (mantissa % 1_000n === 0n && (format === 'DecimalExponent' || exponent < 18)) {
    mantissa /= 1_000n;
    exponent += 3;
  }
  if (format !== 'DecimalExponent') return `${mantissa}${DECIMAL[exponent / 3 + 3]}`;
  return exponent === 0 ? String(mantissa) : `${mantissa}e${exponent}`;
}

function binaryText(value: bigint): string {
  let rest = value;
  let power = 0;
  while (rest % 1_024n === 0n && power < 6) {
    rest /= 1_024n;
    power += 1;
  }
  return `${rest}${BINARY[power]}`;
}

/** Division that rounds away from zero, as Kubernetes rounds: who asks for something gets something. */
function ceiling(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  if (quotient * divisor === dividend) return quotient;
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}
