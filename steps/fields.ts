import { Then } from '@cucumber/cucumber';
import type { Duration } from '../engine';
import { AuthorError } from './author-error';
import { checkElements } from './element-keys';
import { comparisonOf, fieldOf, holdsOf, nearbyFields, valueText } from './field-values';
import { checkComparison, knownField } from './known-fields';
import { kindNamed, type ObjectReference } from './references';
import { mustOf, settle } from './statements';
import { momentAt, type When as Time } from './time-phrases';
import { combined } from './words';
import type { Scenario } from './world';

Then(
  '{field} of {object} {is} {comparison}{when}',
  function (this: Scenario, field: string, object: ObjectReference, mode: string, text: string, when: Time) {
    const comparison = comparisonOf(text);
    const known = knownField(kindNamed(object.kind), field);
    if (known !== undefined) checkComparison(known, comparison, field);
    mustOf(this, object, combined(mode, when), (it) => {
      checkElements(it, field);
      const value = fieldOf(it, field);
      const absent = value === undefined && comparison.say !== 'absent' && comparison.say !== 'present';
      return {
        holds: holdsOf(comparison, value),
        absent,
        found: absent ? `there was no ${field}${nearbyFields(it, field)}` : `it was ${valueText(value)}`,
      };
    });
  },
);

Then(
  '{field} of {object} is unchanged since {duration}',
  function (this: Scenario, field: string, object: ObjectReference, since: Duration) {
    const before = valueAt(this, field, object, since);
    mustOf(this, object, { say: 'since', at: since }, (it) => {
      const value = JSON.stringify(fieldOf(it, field));
      return { holds: value === before, found: `it was ${valueText(before)}, then ${valueText(value)}` };
    });
  },
);

Then(
  '{field} of {object} has changed since {duration}',
  function (this: Scenario, field: string, object: ObjectReference, since: Duration) {
    const before = valueAt(this, field, object, since);
    mustOf(this, object, { say: 'now' }, (it) => {
      const value = JSON.stringify(fieldOf(it, field));
      return { holds: value !== before, found: `it still was ${valueText(value)}` };
    });
  },
);

/** The value at a moment that must be past, as JSON. */
function valueAt(scenario: Scenario, field: string, reference: ObjectReference, at: Duration): string {
  knownField(kindNamed(reference.kind), field);
  settle(scenario);
  if (at > scenario.cluster.now)
    throw new AuthorError('that moment is still to come', 'Let time pass before you ask what has changed.');
  const { kind, namespace, name } = scenario.target(reference);
  const object = momentAt(scenario.cluster, at).get(kind, namespace, name);
  const value = object && fieldOf(object, field);
  if (value === undefined) {
    throw new AuthorError(
      `${kind.toLowerCase()} "${name}" had no ${field} at that moment${object ? nearbyFields(object, field) : ''}`,
    );
  }
  return JSON.stringify(value);
}
