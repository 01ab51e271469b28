import { Then } from '@cucumber/cucumber';
import type { Journal } from '../engine';
import { AuthorError, StatementFailed } from './author-error';
import { parting } from './parting';
import type { Scenario } from './world';

Then('told again, the story is the same to the byte', function (this: Scenario) {
  if (this.isRetelling) return;
  const [once, again] = [journalOf(this), journalOf(this.retell())];
  if (once.digest === again.digest) return;
  throw new StatementFailed(
    `the story was another when it was told again: digest ${again.digest}, not ${once.digest}\n` +
      parting(once.entries, again.entries),
  );
});

Then('told with seed {int}, the story is another', function (this: Scenario, seed: number) {
  if (this.isRetelling) return;
  const [once, other] = [journalOf(this), journalOf(this.retell(seed))];
  if (once.digest !== other.digest) return;
  throw new StatementFailed(
    `told with seed ${seed}, the story is the same to the byte: digest ${once.digest}`,
  );
});

/** A check of nothing cannot fail, so there must be something to tell. */
function journalOf({ cluster }: Scenario): Journal {
  const { journal } = cluster;
  if (journal.length === 0) {
    throw new AuthorError('nothing has happened yet', 'Say this at the end of a story.');
  }
  return journal;
}
