import { AuthorError } from './author-error';

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** Bytes of a quantity such as `300Mi`. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export function bytesOf(quantity: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(quantity) ?? [];
  if (amount === undefined || !Object.hasOwn(UNITS, unit!)) {
    throw new AuthorError(`"${quantity}" is not an amount of memory`, 'Write it as 300Mi, 1Gi or 500M.');
  }
  return Math.ceil(Number(amount) * UNITS[unit!]!);
}
