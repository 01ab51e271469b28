import { Given, Then } from '@cucumber/cucumber';
import type { Duration, Moment, ProbeKind, Runs } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { say } from './behaviour';
import { reached } from './containers';
import { type ProbeVerb, probeMeant, timesOf } from './probe-runs';
import { agree, timesText } from './process-history';
import type { ContainerReference } from './references';
import type { When as Time } from './time-phrases';
import { type Amount, isAmount, type Times } from './words';
import type { Scenario } from './world';

Given(
  '{container} answers gRPC health checks with {word}{runs}',
  function (this: Scenario, container: ContainerReference, health: string, runs: Runs) {
    sayHealth(this, container, health, 0, Number.POSITIVE_INFINITY, runs);
  },
);

Given(
  '{container} answers gRPC health checks with {word} from {duration} to {duration}{runs}',
  function (
    this: Scenario,
    container: ContainerReference,
    health: string,
    from: Duration,
    until: Duration,
    runs: Runs,
  ) {
    if (until <= from) throw new AuthorError('the answer ends before it begins');
    sayHealth(this, container, health, from, until, runs);
  },
);

Then(
  'the {probe} of {container} {probe verb} at {times}{when}',
  function (
    this: Scenario,
    kind: ProbeKind,
    container: ContainerReference,
    verb: ProbeVerb,
    times: Times,
    when: Time,
  ) {
    const look = reached(this, times, when);
    const { target, runs } = probeMeant(this, container, kind);
    const check = ({ at: now }: Moment) => {
      const found = timesOf(runs(), verb).filter((at) => at <= now);
      return { holds: agree(times, found), found: told(found, verb) };
    };
    this.must(look, check, target.pod);
  },
);

Then(
  'the {probe} of {container} never {probe verb}{when}',
  function (this: Scenario, kind: ProbeKind, container: ContainerReference, verb: ProbeVerb, when: Time) {
    const { target, runs } = probeMeant(this, container, kind);
    const check = ({ at: now }: Moment) => {
      const found = timesOf(runs(), verb).filter((at) => at <= now);
      return { holds: found.length === 0, found: told(found, verb) };
    };
    this.must(when, check, target.pod);
  },
);

Then(
  'the {probe} of {container} {probe verb} {amount} time(s){when}',
  function (
    this: Scenario,
    kind: ProbeKind,
    container: ContainerReference,
    verb: ProbeVerb,
    amount: Amount,
    when: Time,
  ) {
    const { target, runs } = probeMeant(this, container, kind);
    const check = ({ at: now }: Moment) => {
      const found = timesOf(runs(), verb).filter((at) => at <= now);
      return { holds: isAmount(found.length, amount), found: told(found, verb) };
    };
    this.must(when, check, target.pod);
  },
);

function told(found: readonly number[], verb: ProbeVerb): string {
  return found.length === 0 ? `it never ${verb}` : `it ${verb} at ${timesText(found)}`;
}

/** https://github.com/grpc/grpc/blob/master/doc/health-checking.md */
const HEALTH = ['SERVING', 'NOT_SERVING', 'UNKNOWN', 'SERVICE_UNKNOWN', 'UNIMPLEMENTED'];

function sayHealth(
  scenario: Scenario,
  container: ContainerReference,
  health: string,
  from: Duration,
  until: Duration,
  runs: Runs,
): void {
  if (!HEALTH.includes(health))
    throw new AuthorError(
      `a gRPC health check is never answered with "${health}"`,
      didYouMean(health, HEALTH),
    );
  say(scenario, container, runs, { answers: [{ method: 'GRPC', path: '*', health, from, until }] });
}
