import type { Cluster, StoryStep } from '../engine';
import { AuthorError } from './author-error';
import { brokenLaw, LawBroken } from './laws';
import type { LoadedName } from './references';
import type { Sayings } from './sayings';

/** What is looked at without being asked once a scenario has passed. */
export function checkClosing(cluster: Cluster, steps: readonly StoryStep[], sayings: Sayings): void {
  const { journal, now } = cluster;
  // What holds in every story; if it does not, the mistake is ours.
  const broken = brokenLaw(journal.entries, now, steps);
  if (broken !== undefined) throw new LawBroken(broken);
  // A saying that was about nothing is a slip, and would go unnoticed.
  const idle = sayings.idle(journal.entries);
  if (idle !== undefined) throw new AuthorError(idle.fault, idle.advice, idle.place);
  // So is a manifest that was loaded and never applied.
  const [one] = cluster.loaded;
  if (one === undefined) return;
  const { kind, metadata } = one.object as LoadedName;
  throw new AuthorError(
    `${kind} "${metadata?.name}" was loaded and never applied`,
    'Apply it: When the manifest is applied',
    one.where(),
  );
}
