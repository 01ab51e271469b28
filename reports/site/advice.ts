import { unknownStepAdvice } from '../unknown-step';
import type { FeatureModel, Run, RunStep } from './model';

/** Of more different sentences than this nothing is looked up. */
const MOST_SENTENCES = 300;

/** A step that nobody defined has no message; what was perhaps meant, and how to run it again, are as good as one. */
export class Advice {
  private readonly known = new Map<string, string>();
  private expressions: readonly string[] | undefined;

  constructor(private readonly definitions: ReadonlyMap<string, { readonly pattern: string }>) {}

  /** The feature with what is said of its undefined steps. */
  on(feature: FeatureModel): FeatureModel {
    const { rules, uri } = feature;
    const isComplete = rules.every(({ scenarios }) => scenarios.every(({ runs }) => !runs.some(isUndefined)));
    if (isComplete) return feature;
    return {
      ...feature,
      rules: rules.map((rule) => ({
        ...rule,
        scenarios: rule.scenarios.map((scenario) => ({
          ...scenario,
          runs: scenario.runs.map((run) => (isUndefined(run) ? this.advised(run, uri) : run)),
        })),
      })),
    };
  }

  private advised(run: Run, uri: string): Run {
    const again = `See it again: npx cucumber-js ${shellWord(`${uri}:${run.line}`)}`;
    const last = run.steps.findLast(({ status }) => status === 'UNDEFINED');
    const steps = run.steps.map((step): RunStep => {
      if (step.status !== 'UNDEFINED' || step.message !== undefined) return step;
      const advice = this.adviceOn(step.text);
      return { ...step, message: step === last ? `${advice}\n\n${again}`.trimStart() : advice };
    });
    return { ...run, steps };
  }

  private adviceOn(sentence: string): string {
    const known = this.known.get(sentence);
    if (known !== undefined || this.known.size >= MOST_SENTENCES) return known ?? '';
    this.expressions ??= [...new Set([...this.definitions.values()].map(({ pattern }) => pattern))];
    const advice = unknownStepAdvice(sentence, this.expressions).join('\n');
    this.known.set(sentence, advice);
    return advice;
  }
}

function isUndefined({ steps }: Run): boolean {
  return steps.some(({ status }) => status === 'UNDEFINED');
}

function shellWord(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
