import { test } from 'node:test';
import { expect } from 'expect';
import { firstWrong, type StepResult, stepResults } from './step-results';

const result = (line: number | undefined, status: string): StepResult => ({
  text: `line ${line}`,
  status,
  ...(line !== undefined && { line }),
});
const linesOf = (results: readonly (StepResult | undefined)[]) => results.map((one) => one?.line);

const rows: readonly (readonly [
  sentence: string,
  story: readonly number[],
  results: readonly StepResult[],
  carriedOut: readonly (number | undefined)[],
  others: readonly (number | undefined)[],
  wrong: number | string | undefined,
])[] = [
  ['of a story that went well, nothing is told', [3, 4], [], [undefined, undefined], [], undefined],
  [
    'the last step that was carried out failed, and those after it were skipped',
    [3, 4],
    [result(3, 'PASSED'), result(4, 'FAILED'), result(5, 'SKIPPED')],
    [3, 4],
    [5],
    4,
  ],
  [
    'a step that is undefined is not in the story',
    [3],
    [result(3, 'PASSED'), result(4, 'UNDEFINED'), result(5, 'SKIPPED')],
    [3],
    [4, 5],
    4,
  ],
  [
    'what a step skipped is no failure, and the story ends there',
    [3, 4],
    [result(3, 'PASSED'), result(4, 'SKIPPED')],
    [3, 4],
    [],
    4,
  ],
  [
    'a hook stands on no line',
    [3],
    [result(3, 'PASSED'), result(undefined, 'FAILED')],
    [3],
    [undefined],
    'line undefined',
  ],
];
for (const [sentence, story, results, carriedOut, others, wrong] of rows) {
  test(sentence, () => {
    const found = stepResults(
      story.map((line) => ({ line })),
      results,
    );
    expect(linesOf(found.carriedOut)).toEqual(carriedOut);
    expect(linesOf(found.others)).toEqual(others);
    const first = firstWrong(results);
    expect(first?.line ?? first?.text).toBe(wrong);
  });
}
