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
  const longest = left.map(() => right.map(() => 0));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1)
      longest[i]![j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs: Pair<T>[] = [];
  let [i, j, fromI, fromJ] = [0, 0, 0, 0];
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
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      rest(i, j);
      pairs.push([first[i], second[j]]);
      [i, j] = [i + 1, j + 1];
      [fromI, fromJ] = [i, j];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  rest(left.length, right.length);
  return pairs;
}
