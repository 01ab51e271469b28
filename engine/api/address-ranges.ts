/** Addresses that follow one another, as numbers. */
export interface AddressRange {
  readonly first: number;
  readonly size: number;
}

/** `10.1.2.3/8` is the range of all addresses that begin with 10. Undefined for what is no range of IPv4 addresses. */
export function rangeOf(text: string): AddressRange | undefined {
  const match = /^([\d.]+)\/(\d{1,2})$/.exec(text.trim());
  if (match === null) return undefined;
  const number = addressNumber(match[1]!);
  const bits = Number(match[2]);
  if (Number.isNaN(number) || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  return { first: number - (number % size), size };
}

export const isWithin = ({ first, size }: AddressRange, address: number): boolean =>
  address >= first && address < first + size;

/** The 32 bits of an IPv4 address; NaN for anything else. */
export function addressNumber(address: string): number {
  const bytes = address.split('.');
  if (bytes.length !== 4) return Number.NaN;
  return bytes.reduce((sum, byte) => (byte !== '' && Number(byte) < 256 ? sum * 256 + Number(byte) : NaN), 0);
}
