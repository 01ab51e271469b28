import { Given, Then } from '@cucumber/cucumber';
import type { Duration, Instant, ProbeKind, Runs } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { say } from './behaviour';
import { reached } from './containers';
import { type ProbeVerb, probeMeant } from './probe-runs';
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
    const { target, check } = probeMeant(this, container, kind);
    this.must(
      look,
      check(verb, (found) => agree(times, found), told(verb)),
      target.pod,
    );
  },
);

Then(
  'the {probe} of {container} never {probe verb}{when}',
  function (this: Scenario, kind: ProbeKind, container: ContainerReference, verb: ProbeVerb, when: Time) {
    const { target, check } = probeMeant(this, container, kind);
    this.must(
      when,
      check(verb, ({ length }) => length === 0, told(verb)),
      target.pod,
    );
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
    const { target, check } = probeMeant(this, container, kind);
    this.must(
      when,
      check(verb, ({ length }) => isAmount(length, amount), told(verb)),
      target.pod,
    );
  },
);

const told =
  (verb: ProbeVerb) =>
  (found: readonly Instant[]): string =>
    found.length === 0 ? `it never ${verb}` : `it ${verb} at ${timesText(found)}`;

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
