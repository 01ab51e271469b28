import { Then } from '@cucumber/cucumber';
import { AuthorError } from './author-error';
import { happened, never } from './containers';
import { hooksOf } from './process-history';
import { type ContainerReference, containersOf } from './references';
import type { When as Time } from './time-phrases';
import type { Times } from './words';
import type { Scenario } from './world';

Then(
  'the {hook} hook of {container} ran at {times}{when}',
  function (this: Scenario, hook: Hook, container: ContainerReference, times: Times, when: Time) {
    mustHaveHook(this, hook, container);
    happened(this, container, `ran its ${hook} hook`, times, when, hooksOf(hook));
  },
);

Then(
  'the {hook} hook of {container} never ran{when}',
  function (this: Scenario, hook: Hook, container: ContainerReference, when: Time) {
    mustHaveHook(this, hook, container);
    never(this, container, `ran its ${hook} hook`, hooksOf(hook), when);
  },
);

type Hook = 'postStart' | 'preStop';

/** What is said of a hook that is not there cannot fail. */
function mustHaveHook(scenario: Scenario, hook: Hook, reference: ContainerReference): void {
  const target = scenario.containerTarget(reference);
  const spec = containersOf(scenario.podOf(target)).find(({ name }) => name === target.container);
  if (spec?.lifecycle?.[hook]) return;
  throw new AuthorError(`container "${target.container}" has no ${hook} hook`);
}
