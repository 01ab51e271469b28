import { hintOf } from './hints';
import { exampleOf, nearestPhrase } from './nearest-phrase';

/** What a step that nobody defined was perhaps meant to be, as lines for its author. */
export function unknownStepAdvice(sentence: string, expressions: readonly string[]): readonly string[] {
  const hint = hintOf(sentence);
  if (hint !== undefined) return [NOT_WRITTEN, hint];
  const phrase = nearestPhrase(sentence, expressions);
  const example = phrase && exampleOf(phrase);
  return [
    NOT_WRITTEN,
    example === undefined ? 'All there are stand in docs/steps.md' : `The nearest there is: ${example}`,
  ];
}

const NOT_WRITTEN = 'No step is written like this.';
