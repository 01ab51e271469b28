import { Then } from '@cucumber/cucumber';
import { type Moment, type Pod, shortDuration } from '../engine';
import { checkText } from './kubectl-text';
import { lastProcessChange } from './process-history';
import type { ContainerReference, ContainerTarget } from './references';
import { settle } from './statements';
import type { When as Time, Unwritten } from './time-phrases';
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
  const look = (moment: Moment) => {
    const log = logAt(scenario, target, moment, previous);
    if (log === 'gone') return { holds: false, absent: true, unknown: true, found: goneText(target, moment) };
    if (log === undefined)
      return { holds: false, found: `container "${target.container}" has no such log: it did not run` };
    const { text } = log;
    return { holds: holds(text), found: text === '' ? 'the log is empty' : `the log is\n${trimmed(text)}` };
  };
  const check = Object.assign(look, { unwritten: () => writtenBy(scenario, target) });
  scenario.must(when, check, target.pod);
}

/** What the newest run, or the one before, had written by then. A line counts from the moment at which it was begun. */
function logAt(
  scenario: Scenario,
  { pod, container }: ContainerTarget,
  moment: Moment,
  previous: boolean,
): { readonly text: string } | 'gone' | undefined {
  const { cluster } = scenario;
  const seen = moment.lastSeen(pod.kind, pod.namespace, pod.name)?.object as Pod | undefined;
  if (seen === undefined) return undefined;
  const { uid } = seen.metadata;
  const runAt = (written: number) =>
    lastProcessChange(cluster.journal, seen, container, written)?.change.run ?? 0;
  const before = runAt(cluster.journal.length) - runAt(moment.written) + (previous ? 1 : 0);
  if (before > 1) return 'gone';
  const text = cluster.containerLog(uid, container, before === 1, moment.at);
  return text === undefined ? undefined : { text };
}

function goneText({ container }: ContainerTarget, { at }: Moment): string {
  return [
    `the log of container "${container}" as it was at ${shortDuration(at)} is gone: it ran again since, and more than once.`,
    'Only the newest run and the one before have logs. Ask about it at the time.',
  ].join('\n');
}

/** What it wrote, and when: of a log that is very long, the end is enough. */
function writtenBy(scenario: Scenario, { pod, container }: ContainerTarget): readonly Unwritten[] {
  const { uid } = scenario.podOf({ pod, container }).metadata;
  const lines = [true, false].flatMap((previous) =>
    scenario.cluster.containerLogLines(uid, container, previous),
  );
  return lines.slice(-MOST_LINES).map(({ at, text }) => ({
    at,
    what: `container ${container} wrote ${JSON.stringify(short(text))}`,
  }));
}

/** At each of them is looked, and a look reads the whole log. */
const MOST_LINES = 1_000;

function short(text: string): string {
  const line = trimmed(text);
  return line.length <= MOST_SHOWN ? line : `${line.slice(0, MOST_SHOWN)}…`;
}

const MOST_SHOWN = 60;

function trimmed(text: string): string {
  return text.replace(/\n+$/, '');
}

/** Whole lines, one after the other; a single line may also stand within one. */
function includesLines(log: string, text: string): boolean {
  const wanted = trimmed(text);
  return wanted.includes('\n') ? `\n${trimmed(log)}\n`.includes(`\n${wanted}\n`) : log.includes(wanted);
}
