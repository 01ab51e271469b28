import { Then } from '@cucumber/cucumber';
import { AuthorError, StatementFailed } from './author-error';
import { textMatches } from './wildcard';
import type { Scenario } from './world';

Then('it is refused with:', function (this: Scenario, text: string) {
  const { refusal } = this;
  this.refusal = undefined;
  if (refusal === undefined) {
    throw new AuthorError(
      'nothing was refused: the step before this one went through',
      'Leave this step out, or correct the one before.',
    );
  }
  const expected = text.trim();
  if (refusal.some((message) => textMatches(expected, message.trim()))) return;
  const { file, line } = this.scene.stepPlace;
  throw new StatementFailed(
    `expected  ${expected}\nbut it was refused with\n          ${refusal[0]}\n\nin ${file}:${line}\nsee it again: ${this.scene.command}`,
    { expected, found: `it was refused with\n${refusal[0]}` },
  );
});
