/**
 * Whether a load balancer's address takes connections from the address, given the `loadBalancerSourceRanges` of its service.
 * What is no range of IPv4 addresses is left out, and where no range is left everybody may come.
 * pkg/proxy/serviceport.go (newBaseServiceInfo), pkg/proxy/util/utils.go (MapCIDRsByIPFamily)
 */
export function isAmong(ranges: readonly string[], address: string): boolean {
  const known = ranges.map(rangeOf).filter((range) => range !== undefined);
  const number = numberOf(address);
  return known.length === 0 || known.some(({ first, size }) => number >= first && number < first + size);
}

interface Range {
  readonly first: number;
  readonly size: number;
}

/** `10.1.2.3/8` is the range of all addresses that begin with 10. */
function rangeOf(text: string): Range | undefined {
  const match = /^([\d.]+)\/(\d{1,2})$/.exec(text.trim());
  if (match === null) return undefined;
  const number = numberOf(match[1]!);
  const bits = Number(match[2]);
  if (Number.isNaN(number) || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  return { first: number - (number % size), size };
}

/** The 32 bits of an IPv4 address; NaN for anything else. */
function numberOf(address: string): number {
  const bytes = address.split('.');
  if (bytes.length !== 4) return Number.NaN;
  return bytes.reduce((sum, byte) => (byte !== '' && Number(byte) < 256 ? sum * 256 + Number(byte) : NaN), 0);
}
