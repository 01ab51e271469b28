import type { StepResult } from './client/step-results';
import { type FeatureModel, type Run, runsIn } from './model';
import { clipped } from './parts';
import { storyFile } from './paths';
import { script } from './script';

/**
 * What is added to the files of the stories of a feature, each with its file: what became of the steps. A story is written down while it
 * happens, and does not know. Of one that went well, nothing is said.
 */
export function* toldResults(feature: FeatureModel): Iterable<readonly [file: string, text: string]> {
  for (const run of runsIn(feature)) {
    if (!run.hasStory || run.status === 'PASSED') continue;
    yield [storyFile(run.id), `podlife.went(${script(run.id)}, ${script(resultsOf(run))});\n`];
  }
}

function resultsOf({ steps }: Run): readonly StepResult[] {
  return steps.slice(0, MOST_STEPS).map(({ step, text, status, message, failure }) => ({
    text: clipped(step === undefined ? text : `${step.keyword.trim()} ${text}`, MOST_TEXT),
    ...(step !== undefined && { line: step.location.line }),
    status,
    // What was expected and what was found, the story tells by itself.
    ...(message !== undefined && failure?.found === undefined && { message: clipped(message, MOST_MESSAGE) }),
  }));
}

/** More than a scenario has that anybody reads. */
const MOST_STEPS = 500;
const MOST_TEXT = 1_000;
const MOST_MESSAGE = 4_000;
