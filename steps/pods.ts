import { Then, When } from '@cucumber/cucumber';
import { type Duration, type KubeObject, shortDuration } from '../engine';
import { AuthorError } from './author-error';
import { mustCount } from './counting';
import { checkState, describeObject, type ObjectState, objectIs } from './object-states';
import { isPlural, kindNamed, type ObjectReference, type Target } from './references';
import { passedThrough, sequenceOf } from './sequence';
import { mustBeGone, mustOf } from './statements';
import type { When as Time } from './time-phrases';
import { combined } from './words';
import type { Scenario } from './world';

When('{object} is deleted', function (this: Scenario, object: ObjectReference) {
  const { kind, namespace, name } = this.target(object);
  if (kind === 'Pod') this.cluster.deletePod({ namespace, name });
  else this.cluster.deleteObject(kind, namespace, name);
});

When(
  '{object} is deleted with a grace period of {duration}',
  function (this: Scenario, object: ObjectReference, grace: Duration) {
    if (grace % 1_000 !== 0)
      throw new AuthorError(`a grace period is whole seconds, not ${shortDuration(grace)}`);
    this.cluster.deletePod(podNamed(this, object), grace / 1_000);
  },
);

When('{object} is force deleted', function (this: Scenario, object: ObjectReference) {
  this.cluster.deletePod(podNamed(this, object), 0);
});

Then(
  '{object} {is} {state}{when}',
  function (this: Scenario, object: ObjectReference, mode: string, state: ObjectState, when: Time) {
    checkState(kindNamed(object.kind), state);
    const time = combined(mode, when);
    if (isPlural(object.kind) && object.name?.endsWith('*')) {
      if (state.state === 'gone')
        throw new AuthorError(
          'of several it cannot be said here that they are gone',
          'Say: there are no pods "web-*"',
        );
      mustCount(this, { amount: 'all', of: object }, time, (it) => objectIs(it, state), describeObject);
      return;
    }
    if (state.state === 'gone') mustBeGone(this, object, state.negated, time);
    else mustOf(this, object, time, (it) => ({ holds: objectIs(it, state), found: describeObject(it) }));
  },
);

Then(
  '{object} went through {states}{when}',
  function (this: Scenario, object: ObjectReference, states: readonly string[], when: Time) {
    this.cluster.runUntil(this.cluster.now);
    const target = this.target(object);
    for (const state of states) checkState(target.kind, { state, negated: false });
    const phases = states.every((state) => PHASES.includes(state));
    this.must(
      when,
      ({ written }) => {
        const history = this.cluster.journal.history(target.kind, target.namespace, target.name);
        const snapshots = history.flatMap(({ id, at, change }) =>
          id < written && 'after' in change && change.after ? [{ at, object: change.after }] : [],
        );
        const sequence = sequenceOf(snapshots, ({ object: it }) => phaseOf(it) ?? 'no phase');
        const holds = phases
          ? sequence.map(({ value }) => value).join() === states.join()
          : passedThrough(snapshots, states, (it, state) => objectIs(it.object, { state, negated: false }));
        const found = sequence.map(({ value, at }) => `${value} at ${shortDuration(at)}`).join(', ');
        return { holds, found: `it went through ${found}` };
      },
      target,
    );
  },
);

const PHASES = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'];

function phaseOf(object: KubeObject): string | undefined {
  return (object as { status?: { phase?: string } }).status?.phase;
}

function podNamed(scenario: Scenario, reference: ObjectReference): Target {
  const target = scenario.target(reference);
  if (target.kind !== 'Pod')
    throw new AuthorError('only a pod is deleted with a grace period', `Say: ${reference.kind} … is deleted`);
  return target;
}
