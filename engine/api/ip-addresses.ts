/** An address as it was written. */
export interface IpAddress {
  /** Four numbers, or sixteen for IPv6. */
  readonly bytes: readonly number[];
  /** Whether a number of the IPv4 part begins with a needless 0. */
  readonly hasLeadingZeros: boolean;
}

/**
 * Reads an address as the API server does, which bears leading zeros; undefined for what is none.
 * k8s.io/utils/net (ParseIPSloppy)
 */
export function parseIp(text: string): IpAddress | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/**
 * What is wrong with an address that stands in an older field of the API; undefined when nothing is. Newer releases are strict.
 * staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go (IsValidIPForLegacyField)
 */
export function ipProblem(text: string, isStrict: boolean): string | undefined {
  const address = parseIp(text);
  if (address === undefined) return 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
  if (!isStrict) return undefined;
  if (address.hasLeadingZeros) return 'must not have leading 0s';
  return isMapped(address) ? 'must not be an IPv4-mapped IPv6 address' : undefined;
}

/** The same of a range, `10.0.0.0/8`. (IsValidCIDRForLegacyField) */
export function cidrProblem(text: string, isStrict: boolean): string | undefined {
  const [before = '', prefix = '', ...more] = text.split('/');
  const address = parseIp(before);
  const bits = Number(prefix);
  if (address === undefined || more.length > 0 || !/^\d+$/.test(prefix) || bits > 8 * address.bytes.length)
    return 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';
  if (!isStrict) return undefined;
  if (address.hasLeadingZeros || /^0\d/.test(prefix))
    return 'must not have leading 0s in IP or prefix length';
  if (isMapped(address)) return 'must not have an IPv4-mapped IPv6 address';
  return isBeyond(address, bits) ? 'must not have bits set beyond the prefix length' : undefined;
}

/** Why an address cannot be that of an endpoint, or one from outside. pkg/apis/core/validation/validation.go (ValidateEndpointIP) */
export function specialIpProblem(text: string): string | undefined {
  const address = parseIp(text);
  if (address === undefined) return 'must be a valid IP address';
  const { bytes } = isMapped(address) ? { bytes: address.bytes.slice(12) } : address;
  const [first, second, third] = bytes;
  const isShort = bytes.length === 4;
  if (bytes.every((byte) => byte === 0)) return `may not be unspecified (${text})`;
  if (isShort ? first === 127 : bytes.every((byte, i) => byte === (i === 15 ? 1 : 0)))
    return 'may not be in the loopback range (127.0.0.0/8, ::1/128)';
  if (isShort ? first === 169 && second === 254 : first === 0xfe && (second! & 0xc0) === 0x80)
    return 'may not be in the link-local range (169.254.0.0/16, fe80::/10)';
  if (isShort ? first === 224 && second === 0 && third === 0 : first === 0xff && (second! & 0x0f) === 2)
    return 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)';
  return undefined;
}

function parseIpv4(text: string): IpAddress | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d+$/.test(part) && Number(part) < 256))
    return undefined;
  return { bytes: parts.map(Number), hasLeadingZeros: parts.some((part) => /^0\d/.test(part)) };
}

/** Eight groups of up to four digits, of which `::` stands for as many as are missing; the last two may be an IPv4 address. */
function parseIpv6(text: string): IpAddress | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const parts = halves.map((half) => (half === '' ? [] : half.split(':')));
  const last = parts.at(-1)!.at(-1);
  let tail: IpAddress | undefined;
  if (last?.includes('.')) {
    tail = parseIpv4(last);
    if (tail === undefined) return undefined;
    parts.at(-1)!.pop();
  }
  if (!parts.flat().every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  const [before, after = []] = parts.map((groups) =>
    groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]),
  );
  const end = [...after, ...(halves.length === 2 ? (tail?.bytes ?? []) : [])];
  const start = halves.length === 2 ? before! : [...before!, ...(tail?.bytes ?? [])];
  const missing = 16 - start.length - end.length;
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined;
  const bytes = [...start, ...new Array<number>(missing).fill(0), ...end];
  return { bytes, hasLeadingZeros: tail?.hasLeadingZeros === true };
}

function isMapped({ bytes }: IpAddress): boolean {
  return bytes.length === 16 && bytes.slice(0, 12).every((byte, i) => byte === (i < 10 ? 0 : 0xff));
}

function isBeyond({ bytes }: IpAddress, bits: number): boolean {
  return bytes.some((byte, i) => {
    const kept = Math.min(Math.max(bits - 8 * i, 0), 8);
    return (byte & (0xff >> kept)) !== 0;
  });
}
