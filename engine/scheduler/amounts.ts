import type { Quantity } from '../api/types';

const SUFFIXES: ReadonlyMap<string, number> = new Map([
  ['n', 1e-9],
  ['u', 1e-6],
  ['m', 1e-3],
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
  ['Ei', 2 ** 60],
]);
export function amountOf(q: Quantity): number {
  return Math.ceil(read(q));
}
export function milliAmountOf(q: Quantity): number {
  return Math.ceil(Math.round(read(q) * 1e6) / 1e3);
}
function read(q: Quantity): number {
  if (typeof q === 'number') return q;
  const m = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/.exec(q);
  return m ? Number(m[1]) * (SUFFIXES.get(m[2]!) ?? 1) : 0;
}
