import { hintOf } from './hints';
import { exampleOf, nearestPhrase } from './nearest-phrase';
import { phrasesWithWords } from './phrases-with-words';

/** What a step that nobody defined was perhaps meant to be, as lines for its author. */
export function unknownStepAdvice(sentence: string, expressions: readonly string[]): readonly string[] {
  const hint = hintOf(sentence);
  if (hint !== undefined) return [NOT_WRITTEN, hint];
  const phrase = nearestPhrase(sentence, expressions);
  if (phrase !== undefined) return [NOT_WRITTEN, `The nearest there is: ${exampleOf(phrase)}`];
  const alike = phrasesWithWords(sentence, expressions);
  const some = alike.map((one) => `  ${exampleOf(one)}`);
  return [NOT_WRITTEN, ...(some.length > 0 ? ['Steps that have its words:', ...some] : []), ALL];
}

const ALL = 'All there are stand in docs/steps.md';

const NOT_WRITTEN = 'No step is written like this.';
