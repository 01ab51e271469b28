/** A pair of positions; one side is missing where only the other story has the thing. */
export type Pair = readonly [recorded: number | undefined, told: number | undefined];

/**
 * Lays two sequences side by side with the least that differs: Needleman and Wunsch. A thing of one side only costs
 * 1; two things laid over each other cost `unlike`, from 0 (the same) up to 2 (which are left apart).
 */
export function align<T>(recorded: readonly T[], told: readonly T[], unlike: (a: T, b: T) => number): Pair[] {
  const rows = recorded.length + 1;
  const columns = told.length + 1;
  const cost = new Float64Array(rows * columns);
  const laidOver = (i: number, j: number): number => {
    const over = unlike(recorded[i]!, told[j]!);
    return over >= 2 ? Number.POSITIVE_INFINITY : over;
  };
  for (let i = 0; i < rows; i += 1) cost[i * columns] = i;
  for (let j = 0; j < columns; j += 1) cost[j] = j;
  for (let i = 1; i < rows; i += 1) {
    for (let j = 1; j < columns; j += 1) {
      const over = cost[(i - 1) * columns + j - 1]! + laidOver(i - 1, j - 1);
      const apart = Math.min(cost[(i - 1) * columns + j]!, cost[i * columns + j - 1]!) + 1;
      cost[i * columns + j] = Math.min(over, apart);
    }
  }
  const pairs: Pair[] = [];
  let i = recorded.length;
  let j = told.length;
  while (i > 0 || j > 0) {
    const here = cost[i * columns + j]!;
    // Where several ways are as good, things meet as early as they can.
    if (i > 0 && here === cost[(i - 1) * columns + j]! + 1) {
      i -= 1;
      pairs.push([i, undefined]);
    } else if (j > 0 && here === cost[i * columns + j - 1]! + 1) {
      j -= 1;
      pairs.push([undefined, j]);
    } else {
      i -= 1;
      j -= 1;
      pairs.push([i, j]);
    }
  }
  return pairs.reverse();
}
