import { Then } from '@cucumber/cucumber';
import { type JournalEntry, shortDuration } from '../engine';
import { AuthorError, StatementFailed } from './author-error';
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

/** Where two stories part: the first entries that differ, as far as an entry can be told in a line. */
export function parting(once: readonly JournalEntry[], again: readonly JournalEntry[]): string {
  const length = Math.max(once.length, again.length);
  for (let i = 0; i < length; i += 1) {
    const [was, is] = [lineOf(once[i]), lineOf(again[i])];
    if (was !== is) return `first   ${was}\nagain   ${is}`;
  }
  return 'Entry by entry they look the same: they differ inside of an object.';
}

function journalOf({ cluster }: Scenario) {
  const { journal } = cluster;
  if (journal.length === 0) {
    throw new AuthorError('nothing has happened yet', 'Say this at the end of a story.');
  }
  return journal;
}

function lineOf(entry: JournalEntry | undefined): string {
  if (entry === undefined) return 'nothing more';
  const { id, at, by, because, object, change } = entry;
  const name = object.namespace === '' ? object.name : `${object.namespace}/${object.name}`;
  const what = change.what === 'process' ? `${change.container} ${change.event}` : change.what;
  return `entry ${id} at ${shortDuration(at)} by ${by}, because of ${because}: ${object.kind} ${name} ${what}`;
}
