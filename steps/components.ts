import { When } from '@cucumber/cucumber';
import { AuthorError, didYouMean } from './author-error';
import type { Scenario } from './world';

// Parts of the control plane that stop and start again.

When('the {component} stops', function (this: Scenario, words: string) {
  settled(this);
  const name = componentNamed(this, words);
  if (!this.cluster.components.stop(name))
    throw new AuthorError(`the ${words} is stopped already`, `Say first: the ${words} starts again`);
});

When('the {component} starts again', function (this: Scenario, words: string) {
  settled(this);
  const name = componentNamed(this, words);
  if (!this.cluster.components.start(name))
    throw new AuthorError(`the ${words} runs`, `Say first: the ${words} stops`);
});

/** Lets all that is due now happen first. */
function settled({ cluster }: Scenario): void {
  cluster.runUntil(cluster.now);
}

/** `scheduler` is `default-scheduler`, `deployment controller` is `deployment-controller`. */
function componentNamed({ cluster }: Scenario, words: string): string {
  const { names } = cluster.components;
  const name = words === 'scheduler' ? 'default-scheduler' : words.replaceAll(' ', '-');
  if (names.includes(name)) return name;
  const known = names.map((one) => (one === 'default-scheduler' ? 'scheduler' : one.replaceAll('-', ' ')));
  throw new AuthorError(`there is no ${words} here`, didYouMean(words, known));
}
