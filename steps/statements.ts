import { type ContainerStatus, type KubeObject, type Moment, type Pod, shortDuration } from '../engine';
import { AuthorError } from './author-error';
import {
  type ContainerState,
  containerIs,
  describeContainer,
  statusOf,
  statusOnceGone,
} from './container-states';
import { describeObject } from './object-states';
import { type ContainerReference, type ObjectReference, resolveObject, type Target } from './references';
import { passedThrough, sequenceOf } from './sequence';
import type { Verdict, When } from './time-phrases';
import type { Scenario } from './world';

/** Fails the step unless a statement about one object holds when it should. */
export function mustOf(
  scenario: Scenario,
  reference: ObjectReference,
  when: When,
  check: (object: KubeObject, moment: Moment) => Verdict,
): void {
  settle(scenario);
  // An object that is there now stays the one that is meant; one still to come is looked for as time goes on.
  const first = scenario.look(reference);
  const about = 'missing' in first ? undefined : first;
  const checkAt = (moment: Moment): Verdict => {
    const target = about ?? resolveObject(reference, moment, scenario.named);
    if ('missing' in target)
      return { holds: false, absent: true, found: target.missing + scenario.notApplied(reference) };
    const object = moment.get(target.kind, target.namespace, target.name);
    return object ? check(object, moment) : { holds: false, absent: true, found: absence(target, moment) };
  };
  scenario.must(when, checkAt, about);
}

/** Fails the step unless an object that there is, or was, is gone (or is not) when it should be. */
export function mustBeGone(
  scenario: Scenario,
  reference: ObjectReference,
  negated: boolean,
  when: When,
): void {
  settle(scenario);
  const target = scenario.target(reference);
  const check = (moment: Moment): Verdict => {
    const seen = moment.lastSeen(target.kind, target.namespace, target.name);
    if (seen === undefined) return { holds: false, absent: true, found: absence(target, moment) };
    const gone = seen.goneAt !== undefined;
    return { holds: gone !== negated, found: gone ? 'it was gone' : describeObject(seen.object) };
  };
  scenario.must(when, check, target);
}

/** Fails the step unless a statement about one container holds when it should; its pod may be gone by then. */
export function mustOfContainer(
  scenario: Scenario,
  reference: ContainerReference,
  when: When,
  check: (status: ContainerStatus) => Verdict,
): void {
  settle(scenario);
  const { pod, container } = scenario.containerTarget(reference);
  const checkAt = (moment: Moment): Verdict => {
    const seen = moment.lastSeen(pod.kind, pod.namespace, pod.name);
    if (seen === undefined) return { holds: false, absent: true, found: absence(pod, moment) };
    const status = statusOf(seen.object as Pod, container);
    if (status === undefined)
      return { holds: false, absent: true, found: `container "${container}" had no status yet` };
    if (seen.goneAt === undefined) return check(status);
    // Nobody writes the status of what has left the API; what its processes do is in the journal all the same.
    const later = statusOnceGone(status, seen.object as Pod, scenario.cluster, moment.written);
    const { holds, found } = check(later);
    const last =
      later === status ? '' : `; the last status that the API had was: ${describeContainer(status)}`;
    return { holds, found: found + last };
  };
  scenario.must(when, checkAt, pod);
}

/** Fails the step unless a container went through these states, and, where no details are given, no others. */
export function mustHavePassed(
  scenario: Scenario,
  reference: ContainerReference,
  states: readonly ContainerState[],
  when: When,
): void {
  settle(scenario);
  const { pod, container } = scenario.containerTarget(reference);
  const check = ({ written }: Moment): Verdict => {
    const statuses = scenario.cluster.journal
      .history(pod.kind, pod.namespace, pod.name)
      .flatMap(({ id, at, change }) => {
        if (id >= written) return [];
        const after = 'after' in change ? (change.after as Pod | undefined) : undefined;
        const status = after && statusOf(after, container);
        return status ? [{ at, status }] : [];
      });
    const plain = states.every(
      ({ negated, state, ...details }) => !negated && Object.keys(details).length === 0,
    );
    const holds = plain
      ? sequenceOf(statuses, ({ status }) => Object.keys(status.state)[0]!)
          .map(({ value }) => value)
          .join() === states.map(({ state }) => state).join()
      : passedThrough(statuses, states, ({ status }, state) => containerIs(status, state));
    const sequence = sequenceOf(statuses, ({ status }) => describeContainer(status));
    return {
      holds,
      found: `it was ${sequence.map(({ value, at }) => `${value} at ${shortDuration(at)}`).join(', then ')}`,
    };
  };
  scenario.must(when, check, pod);
}

/** Lets happen what is due at this very instant. */
export function settle({ cluster }: Scenario): void {
  cluster.runUntil(cluster.now);
}

/** Why an object that once was or will be is not there. */
function absence({ kind, namespace, name }: Target, moment: Moment): string {
  const seen = moment.lastSeen(kind, namespace, name);
  return `${kind.toLowerCase()} "${name}" ${seen?.goneAt === undefined ? 'did not exist yet' : `was gone since ${shortDuration(seen.goneAt)}`}`;
}

/** Only what is still to come, or now, can be asked of what the journal does not keep. */
export function mustNotBePast(scenario: Scenario, when: When, what: string): void {
  const { now } = scenario.cluster;
  const fine =
    when.say === 'now' ||
    when.say === 'within' ||
    (when.say === 'at' && when.tolerance === 0 && when.at >= now);
  if (!fine)
    throw new AuthorError(
      `${what} is known only as it is now`,
      'Ask about it at the time, or "within" some time.',
    );
}
