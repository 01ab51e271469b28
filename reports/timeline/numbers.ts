/** To a tenth of a unit, which nobody sees, and which keeps pictures small and the same everywhere. */
export function rounded(x: number): number {
  return Math.round(x * 10) / 10;
}
