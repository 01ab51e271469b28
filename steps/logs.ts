import { Then } from '@cucumber/cucumber';
import type { ContainerReference } from './references';
import { mustNotBePast, settle } from './statements';
import type { When as Time } from './time-phrases';
import type { Scenario } from './world';

Then(
  'the log of {container} is{when}:',
  function (this: Scenario, container: ContainerReference, when: Time, text: string) {
    mustLog(this, container, when, false, (log) => trimmed(log) === trimmed(text));
  },
);

Then(
  'the log of {container} includes{when}:',
  function (this: Scenario, container: ContainerReference, when: Time, text: string) {
    mustLog(this, container, when, false, (log) => includesLines(log, text));
  },
);

Then(
  'the log of {container} does not include:',
  function (this: Scenario, container: ContainerReference, text: string) {
    mustLog(this, container, { say: 'now' }, false, (log) => !includesLines(log, text));
  },
);

Then(
  'the previous log of {container} is{when}:',
  function (this: Scenario, container: ContainerReference, when: Time, text: string) {
    mustLog(this, container, when, true, (log) => trimmed(log) === trimmed(text));
  },
);

function mustLog(
  scenario: Scenario,
  reference: ContainerReference,
  when: Time,
  previous: boolean,
  holds: (log: string) => boolean,
): void {
  mustNotBePast(scenario, when, 'a log');
  settle(scenario);
  const target = scenario.containerTarget(reference);
  const check = () => {
    const log = scenario.cluster.containerLog(
      scenario.podOf(target).metadata.uid,
      target.container,
      previous,
    );
    if (log === undefined)
      return { holds: false, found: `container "${target.container}" has no such log: it did not run` };
    return { holds: holds(log), found: log === '' ? 'the log is empty' : `the log is\n${trimmed(log)}` };
  };
  scenario.must(when, check, target.pod);
}

function trimmed(text: string): string {
  return text.replace(/\n+$/, '');
}

/** Whole lines, one after the other; a single line may also stand within one. */
function includesLines(log: string, text: string): boolean {
  const wanted = trimmed(text);
  return wanted.includes('\n') ? `\n${trimmed(log)}\n`.includes(`\n${wanted}\n`) : log.includes(wanted);
}
