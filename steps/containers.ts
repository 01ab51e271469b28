import { Then, When } from '@cucumber/cucumber';
import type { Moment } from '../engine';
import { AuthorError } from './author-error';
import {
  type ContainerState,
  containerIs,
  describeAgainst,
  describeContainer,
  statusOf,
} from './container-states';
import { checkedExitCode } from './exit-code';
import { whenListed } from './listed-times';
import { agree, killsOf, restartsOf, signalsOf, startsOf, timesText } from './process-history';
import type { ContainerReference, ContainerTarget } from './references';
import { mustHavePassed, mustOfContainer } from './statements';
import type { When as Time } from './time-phrases';
import { type Amount, combined, isAmount, type Times } from './words';
import type { Scenario } from './world';

When(
  '{container} crashes/exits with (exit )code {int}',
  function (this: Scenario, reference: ContainerReference, code: number) {
    const target = runningTarget(this, reference);
    mustHaveRun(this, target, this.cluster.crashContainer(refOf(target), checkedExitCode(code)));
  },
);

When('{container} is OOM killed', function (this: Scenario, reference: ContainerReference) {
  const target = runningTarget(this, reference);
  mustHaveRun(this, target, this.cluster.oomKillContainer(refOf(target)));
});

Then(
  '{container} {is} {container state}{when}',
  function (this: Scenario, container: ContainerReference, mode: string, state: ContainerState, when: Time) {
    mustOfContainer(this, container, combined(mode, when), (status) => ({
      holds: containerIs(status, state),
      found: describeAgainst(status, state),
    }));
  },
);

Then(
  '{container} {has restarted}{when}',
  function (this: Scenario, container: ContainerReference, amount: Amount, when: Time) {
    mustOfContainer(this, container, when, ({ restartCount }) => ({
      holds: isAmount(restartCount, amount),
      found: `it had restarted ${restartCount} ${restartCount === 1 ? 'time' : 'times'}`,
    }));
  },
);

Then(
  '{container} started at {times}{when}',
  function (this: Scenario, container: ContainerReference, times: Times, when: Time) {
    happened(this, container, 'started', times, when, startsOf);
  },
);

Then(
  '{container} restarted at {times}{when}',
  function (this: Scenario, container: ContainerReference, times: Times, when: Time) {
    happened(this, container, 'restarted', times, when, restartsOf);
  },
);

Then(
  '{container} was killed at {times}{when}',
  function (this: Scenario, container: ContainerReference, times: Times, when: Time) {
    happened(this, container, 'was killed', times, when, killsOf);
  },
);

Then(
  '{container} received {signal} at {times}{when}',
  function (this: Scenario, container: ContainerReference, signal: string, times: Times, when: Time) {
    happened(this, container, `received ${signal}`, times, when, signalsOf(signal));
  },
);

Then('{container} never started{when}', function (this: Scenario, container: ContainerReference, when: Time) {
  never(this, container, 'started', startsOf, when);
});

Then(
  '{container} was never killed{when}',
  function (this: Scenario, container: ContainerReference, when: Time) {
    never(this, container, 'was killed', killsOf, when);
  },
);

Then(
  '{container} never received {signal}{when}',
  function (this: Scenario, container: ContainerReference, signal: string, when: Time) {
    never(this, container, `received ${signal}`, signalsOf(signal), when);
  },
);

Then(
  '{container} went through {container states}{when}',
  function (this: Scenario, container: ContainerReference, states: readonly ContainerState[], when: Time) {
    mustHavePassed(this, container, states, when);
  },
);

/** Whatever is due now comes first: a container that starts at this moment can crash at this moment. */
function runningTarget(scenario: Scenario, reference: ContainerReference): ContainerTarget {
  scenario.cluster.runUntil(scenario.cluster.now);
  return scenario.containerTarget(reference);
}

function mustHaveRun(scenario: Scenario, target: ContainerTarget, ran: boolean): void {
  if (ran) return;
  const status = statusOf(scenario.podOf(target), target.container);
  throw new AuthorError(
    `container "${target.container}" does not run now: it is ${status ? describeContainer(status) : 'not there yet'}`,
    'Let time pass until it does.',
  );
}

function refOf({ pod, container }: ContainerTarget) {
  return { namespace: pod.namespace, pod: pod.name, container };
}

type HistoryOf = typeof startsOf;

/** Exactly at these moments; those still to come are reached first. */
export function happened(
  scenario: Scenario,
  reference: ContainerReference,
  what: string,
  times: Times,
  when: Time,
  historyOf: HistoryOf,
): void {
  const look = reached(scenario, times, when);
  const target = scenario.containerTarget(reference);
  const check = ({ written }: Moment) => {
    const found = historyOf(scenario.cluster.journal, scenario.podOf(target), target.container, written);
    const told = found.length === 0 ? `it never ${what}` : `it ${what} at ${timesText(found)}`;
    const pod = scenario.podOf(target);
    const stopped =
      historyOf === killsOf && found.length === 0
        ? signalsOf('SIGTERM')(scenario.cluster.journal, pod, target.container, written)
        : [];
    const more =
      stopped.length === 0 ? '' : `, that is by SIGKILL; it received SIGTERM at ${timesText(stopped)}`;
    return { holds: agree(times, found), found: told + more };
  };
  scenario.must(look, check, target.pod);
}

/** When to look at a list of times; that moment, where it is one, has come. */
export function reached({ cluster }: Scenario, times: Times, when: Time): Time {
  const look = whenListed(times, when, cluster.now);
  cluster.runUntil(look.say === 'at' ? Math.max(cluster.now, look.at + look.tolerance) : cluster.now);
  return look;
}

/** At no moment up to then. */
export function never(
  scenario: Scenario,
  reference: ContainerReference,
  what: string,
  historyOf: HistoryOf,
  when: Time,
): void {
  scenario.cluster.runUntil(scenario.cluster.now);
  const target = scenario.containerTarget(reference);
  const check = ({ written }: Moment) => {
    const found = historyOf(scenario.cluster.journal, scenario.podOf(target), target.container, written);
    return {
      holds: found.length === 0,
      found: found.length === 0 ? `it never ${what}` : `it ${what} at ${timesText(found)}`,
    };
  };
  scenario.must(when, check, target.pod);
}
