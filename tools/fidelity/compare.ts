import { align, type Pair } from './align';
import { type Milestone, sameFacts } from './milestones';

export type Lanes = ReadonlyMap<string, readonly Milestone[]>;

/** Something in which the engine's story is not the recorded one. */
export interface Difference {
  /** Stable from run to run: what an explanation in docs/fidelity.md names. */
  readonly key: string;
  /** Numbers and the like, for the reader. */
  readonly detail?: string;
}

/** One telling of the engine laid beside the recording. */
export interface Comparison {
  readonly told: Lanes;
  readonly differences: readonly Difference[];
  /** For each lane: where each recorded milestone is in the telling, or -1. */
  readonly places: ReadonlyMap<string, Int32Array>;
}

/** Compares what happened and in which order, lane by lane; when it happened is compared in intervals.ts. */
export function compare(recorded: Lanes, told: Lanes): Comparison {
  const counts = new Map<string, number>();
  const places = new Map<string, Int32Array>();
  for (const lane of new Set([...recorded.keys(), ...told.keys()])) {
    const ours = recorded.get(lane) ?? [];
    const theirs = told.get(lane) ?? [];
    const pairs = align(ours, theirs, unlike);
    const place = new Int32Array(ours.length).fill(-1);
    for (const pair of pairs) {
      if (pair[0] !== undefined && pair[1] !== undefined) place[pair[0]] = pair[1];
      const key = difference(lane, ours, theirs, pair);
      if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    places.set(lane, place);
  }
  const differences = [...counts].map(([key, count]) =>
    count === 1 ? { key } : { key, detail: `${count} times` },
  );
  return { told, differences, places };
}

/** How unlike two milestones are: 0 the same, 2 not worth laying over each other. */
export function unlike(a: Milestone, b: Milestone): number {
  if (sameFacts(a.facts, b.facts)) return 0;
  const known = new Set(a.facts);
  const common = b.facts.filter((fact) => known.has(fact)).length;
  const share = 1 - common / Math.max(a.facts.length, b.facts.length);
  return Math.min(2, 0.5 + 4 * share);
}

function difference(
  lane: string,
  recorded: readonly Milestone[],
  told: readonly Milestone[],
  [i, j]: Pair,
): string | undefined {
  if (j === undefined) return `${lane}: recorded only «${recorded[i!]!.title}»`;
  if (i === undefined) return `${lane}: told only «${told[j]!.title}»`;
  const a = recorded[i]!.facts;
  const b = told[j]!.facts;
  if (sameFacts(a, b)) return undefined;
  const missing = a.filter((fact) => !b.includes(fact));
  const extra = b.filter((fact) => !a.includes(fact));
  if (missing.length + extra.length === 0) return `${lane}: the same facts in another order`;
  return `${lane}: recorded «${missing.join('; ')}», told «${extra.join('; ')}»`;
}
