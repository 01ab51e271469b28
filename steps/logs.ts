import { Then } from '@cucumber/cucumber';
import { type Moment, type Pod, shortDuration } from '../engine';
import { AuthorError } from './author-error';
import { checkText } from './kubectl-text';
import { lastProcessChange } from './process-history';
import type { ContainerReference, ContainerTarget } from './references';
import { settle } from './statements';
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
    checkText(text);
    mustLog(this, container, when, false, (log) => includesLines(log, text));
  },
);

Then(
  'the log of {container} does not include{when}:',
  function (this: Scenario, container: ContainerReference, when: Time, text: string) {
    checkText(text);
    mustLog(this, container, when, false, (log) => !includesLines(log, text));
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
  settle(scenario);
  const target = scenario.containerTarget(reference);
  const check = (moment: Moment) => {
    const log = logAt(scenario, target, moment, previous);
    if (log === undefined)
      return { holds: false, found: `container "${target.container}" has no such log: it did not run` };
    return { holds: holds(log), found: log === '' ? 'the log is empty' : `the log is\n${trimmed(log)}` };
  };
  scenario.must(when, check, target.pod);
}

/** What the newest run, or the one before, had written by then. A line counts from the moment at which it was begun. */
function logAt(
  scenario: Scenario,
  { pod, container }: ContainerTarget,
  moment: Moment,
  previous: boolean,
): string | undefined {
  const { cluster } = scenario;
  const seen = moment.lastSeen(pod.kind, pod.namespace, pod.name)?.object as Pod | undefined;
  if (seen === undefined) return undefined;
  const { uid } = seen.metadata;
  const runAt = (written: number) =>
    lastProcessChange(cluster.journal, seen, container, written)?.change.run ?? 0;
  const before = runAt(cluster.journal.length) - runAt(moment.written) + (previous ? 1 : 0);
  if (before > 1) {
    throw new AuthorError(
      `the log of container "${container}" as it was at ${shortDuration(moment.at)} is gone: it ran again since, and more than once`,
      'Only the newest run and the one before have logs. Ask about it at the time.',
    );
  }
  return cluster.containerLog(uid, container, before === 1, moment.at);
}

function trimmed(text: string): string {
  return text.replace(/\n+$/, '');
}

/** Whole lines, one after the other; a single line may also stand within one. */
function includesLines(log: string, text: string): boolean {
  const wanted = trimmed(text);
  return wanted.includes('\n') ? `\n${trimmed(log)}\n`.includes(`\n${wanted}\n`) : log.includes(wanted);
}
