import { Then, When } from '@cucumber/cucumber';
import type { ConditionStatus } from '../engine';
import {
  checkConditionType,
  checkForeignCondition,
  conditionMatches,
  describeCondition,
  parseConditionStatus,
} from './condition-status';
import { conditionsOf } from './object-states';
import { kindNamed, type ObjectReference } from './references';
import { mustOf } from './statements';
import type { When as Time } from './time-phrases';
import { combined } from './words';
import type { Scenario } from './world';

When(
  'condition {string} of {object} becomes {word}',
  function (this: Scenario, type: string, object: ObjectReference, status: string) {
    const { kind, namespace, name } = this.target(object);
    checkForeignCondition(kind, type, status);
    this.cluster.setPodCondition({ namespace, name }, type, { status: status as ConditionStatus });
  },
);

When(
  'condition {string} of {object} becomes {word} with reason {string}',
  function (this: Scenario, type: string, object: ObjectReference, status: string, reason: string) {
    const { kind, namespace, name } = this.target(object);
    checkForeignCondition(kind, type, status);
    this.cluster.setPodCondition({ namespace, name }, type, { status: status as ConditionStatus, reason });
  },
);

Then(
  'condition {condition} of {object} {is} {condition status}{when}',
  function (this: Scenario, type: string, object: ObjectReference, mode: string, text: string, when: Time) {
    const kind = kindNamed(object.kind);
    const wanted = parseConditionStatus(kind, text, type);
    mustOf(this, object, combined(mode, when), (it) => {
      checkConditionType(it, type);
      const found = conditionsOf(it).find((condition) => condition.type === type);
      if (found === undefined) return { holds: false, absent: true, found: `there was no condition ${type}` };
      return { holds: conditionMatches(found, wanted), found: describeCondition(found) };
    });
  },
);
