import type { FeatureModel, RuleModel, ScenarioModel } from './model';

/** What stands in two languages at once, or in one of them alone. */
export type Pair<T> = readonly [first: T | undefined, second: T | undefined];

/** Rules that belong together: those of the same structure, and between them as many as there are on either side. */
export function pairedRules(first: FeatureModel, second: FeatureModel): readonly Pair<RuleModel>[] {
  return paired(first.rules, second.rules, shapeOfRule, true);
}

/** Scenarios that belong together: the words differ, so it is the kinds of their steps that tell. */
export function pairedScenarios(first?: RuleModel, second?: RuleModel): readonly Pair<ScenarioModel>[] {
  return paired(first?.scenarios ?? [], second?.scenarios ?? [], shapeOf, false);
}

function shapeOfRule({ rule, scenarios }: RuleModel): string {
  return `${rule === undefined ? 'outside' : 'rule'} ${scenarios.map(shapeOf).join('; ')}`;
}

/** `Context| Action| Outcome| / 3` */
function shapeOf({ scenario: { steps, examples } }: ScenarioModel): string {
  const kinds = steps.map(
    ({ keywordType, docString, dataTable }) =>
      `${keywordType}${docString ? '"' : ''}${dataTable ? `|${dataTable.rows.length}` : ''}`,
  );
  return `${kinds.join(' ')} / ${examples.map(({ tableBody }) => tableBody.length).join(' ')}`;
}

/** The longest row of pairs with the same shape that keeps the order of both; what is left over stands alone, or in pairs where it is as many. */
function paired<T>(
  first: readonly T[],
  second: readonly T[],
  shape: (one: T) => string,
  pairsRest: boolean,
): readonly Pair<T>[] {
  const [left, right] = [first.map(shape), second.map(shape)];
  const pairs: Pair<T>[] = [];
  let [fromI, fromJ] = [0, 0];
  const rest = (toI: number, toJ: number) => {
    const [ones, others] = [first.slice(fromI, toI), second.slice(fromJ, toJ)];
    if (pairsRest && ones.length === others.length)
      pairs.push(...ones.map((one, k): Pair<T> => [one, others[k]]));
    else
      pairs.push(
        ...ones.map((one): Pair<T> => [one, undefined]),
        ...others.map((one): Pair<T> => [undefined, one]),
      );
  };
  for (const [i, j] of matches(left, right)) {
    rest(i, j);
    pairs.push([first[i], second[j]]);
    [fromI, fromJ] = [i + 1, j + 1];
  }
  rest(left.length, right.length);
  return pairs;
}

/** Comparing each with each takes its room: where so many are left that differ, one after the other is taken that has the same shape. */
const MOST_COMPARED = 1_000_000;

/** Which of the one is which of the other. What begins and ends alike, as translations do, needs no search. */
function matches(left: readonly string[], right: readonly string[]): readonly (readonly [number, number])[] {
  const shorter = Math.min(left.length, right.length);
  let before = 0;
  while (before < shorter && left[before] === right[before]) before += 1;
  let after = 0;
  while (after < shorter - before && left.at(-1 - after) === right.at(-1 - after)) after += 1;
  const [middle, other] = [left, right].map((all) => all.slice(before, all.length - after)) as [
    string[],
    string[],
  ];
  const found =
    middle.length * other.length > MOST_COMPARED ? nextAlike(middle, other) : longestRow(middle, other);
  const [endLeft, endRight] = [left.length - after, right.length - after];
  return [
    ...left.slice(0, before).map((_, i) => [i, i] as const),
    ...found.map(([i, j]) => [before + i, before + j] as const),
    ...left.slice(endLeft).map((_, i) => [endLeft + i, endRight + i] as const),
  ];
}

function longestRow(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  const longest = left.map(() => right.map(() => 0));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1)
      longest[i]![j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const found: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      found.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

const NEAR = 50;

function nextAlike(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  const found: [number, number][] = [];
  let j = 0;
  for (const [i, shape] of left.entries()) {
    const near = right.slice(j, j + NEAR).indexOf(shape);
    if (near < 0) continue;
    found.push([i, j + near]);
    j += near + 1;
  }
  return found;
}
