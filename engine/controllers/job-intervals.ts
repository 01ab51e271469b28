/** Indexes of an Indexed Job as `first` to `last`, both included; in order, and never touching. */
export type Intervals = readonly Interval[];

export interface Interval {
  readonly first: number;
  readonly last: number;
}

/**
 * The indexes of a text such as `0,2-4`, those below `completions` alone; parts that are no numbers are passed over.
 * pkg/controller/job/indexed_job_utils.go (parseIndexesFromString)
 */
export function parseIntervals(text: string, completions: number): Intervals {
  const result: Interval[] = [];
  for (const part of text === '' ? [] : text.split(',')) {
    const [from, to = from] = part.split('-');
    const first = whole(from!);
    const end = whole(to!);
    if (first === undefined) continue;
    if (first >= completions) break;
    if (end === undefined) continue;
    const last = Math.min(end, completions - 1);
    const before = result.at(-1);
    if (before?.last === first - 1) result[result.length - 1] = { first: before.first, last };
    else result.push({ first, last });
  }
  return result;
}

/** `0,1,3-5`: two neighbours are two numbers, three and more a range. (orderedIntervals.String) */
export function intervalsText(intervals: Intervals): string {
  return intervals
    .map(({ first, last }) =>
      first === last ? String(first) : `${first}${last === first + 1 ? ',' : '-'}${last}`,
    )
    .join(',');
}

/** Both together. */
export function merged(one: Intervals, other: Intervals): Intervals {
  if (other.length === 0) return one;
  if (one.length === 0) return other;
  const result: Interval[] = [];
  for (const next of [...one, ...other].sort((a, b) => a.first - b.first)) {
    const before = result.at(-1);
    if (before === undefined || next.first > before.last + 1) result.push(next);
    else if (next.last > before.last) result[result.length - 1] = { first: before.first, last: next.last };
  }
  return result;
}

/** Single indexes, in any order, as intervals. */
export function intervalsOf(indexes: Iterable<number>): Intervals {
  const result: Interval[] = [];
  for (const index of [...new Set(indexes)].sort((a, b) => a - b)) {
    const before = result.at(-1);
    if (before?.last === index - 1) result[result.length - 1] = { first: before.first, last: index };
    else result.push({ first: index, last: index });
  }
  return result;
}

/** How many indexes there are. */
export function total(intervals: Intervals): number {
  let count = 0;
  for (const { first, last } of intervals) count += last - first + 1;
  return count;
}

export function includes(intervals: Intervals, index: number): boolean {
  return intervals.some(({ first, last }) => first <= index && index <= last);
}

/** The lowest `count` indexes below `completions` that are not taken. (firstPendingIndexes) */
export function firstFree(taken: Intervals, count: number, completions: number): readonly number[] {
  const free: number[] = [];
  let candidate = 0;
  for (const { first, last } of [...taken, { first: completions, last: completions }]) {
    for (; candidate < Math.min(first, completions) && free.length < count; candidate += 1)
      free.push(candidate);
    candidate = Math.max(candidate, last + 1);
  }
  return free;
}

/** How many indexes are in both. */
export function overlap(one: Intervals, other: Intervals): number {
  let count = 0;
  for (const a of one) {
    for (const b of other) count += Math.max(0, Math.min(a.last, b.last) - Math.max(a.first, b.first) + 1);
  }
  return count;
}

function whole(text: string): number | undefined {
  return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}
