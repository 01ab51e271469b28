/** What became of a step, or of a hook around the steps: what the page of a story is told besides the story. */
export interface StepResult {
  /** With its keyword and the values of its row; of a hook, where it stands. */
  readonly text: string;
  /** Nothing for a hook. */
  readonly line?: number;
  /** As Cucumber calls it: `FAILED`, `UNDEFINED`. */
  readonly status: string;
  /** What was said of it. */
  readonly message?: string;
}

/** What became of the steps of a story. */
export interface StepResults {
  /** Of the steps that were carried out, in their order; nothing where it is not known, as where all went well. */
  readonly carriedOut: readonly (StepResult | undefined)[];
  /** Those that the story does not tell of: they were undefined, say, or came after what failed. */
  readonly others: readonly StepResult[];
}

/** Puts the results to the steps of a story: by their lines, which a scenario passes once. */
export function stepResults(
  steps: readonly { readonly line: number }[],
  results: readonly StepResult[],
): StepResults {
  const told = new Set(steps.map(({ line }) => line));
  return {
    carriedOut: steps.map(({ line }) => results.find((result) => result.line === line)),
    others: results.filter(({ line }) => line === undefined || !told.has(line)),
  };
}

/** The first thing that did not go as it should. */
export function firstWrong(results: readonly StepResult[]): StepResult | undefined {
  return (
    results.find(({ status }) => !RIGHT.has(status)) ?? results.find(({ status }) => status !== 'PASSED')
  );
}

const RIGHT: ReadonlySet<string> = new Set(['PASSED', 'SKIPPED']);
