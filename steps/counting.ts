import { Then } from '@cucumber/cucumber';
import type { KubeObject, Moment, Pod } from '../engine';
import { AuthorError } from './author-error';
import { checkState, describeObject, type ObjectState, objectIs } from './object-states';
import { checkNamespace, kindNamed, objectsMeant, wasNamed } from './references';
import { settle } from './statements';
import type { When as Time, Verdict } from './time-phrases';
import { combined, isAmount, type Several } from './words';
import type { Scenario } from './world';

Then(
  '{several} {is} {state}{when}',
  function (this: Scenario, several: Several, mode: string, state: ObjectState, when: Time) {
    checkState(kindNamed(several.of.kind), state);
    mustCount(this, several, combined(mode, when), (object) => objectIs(object, state), describeObject);
  },
);

Then('there {is} {several}{when}', function (this: Scenario, mode: string, several: Several, when: Time) {
  mustCount(
    this,
    several,
    combined(mode, when),
    () => true,
    () => '',
  );
});

/** How many there are of whom something holds. `at all times` begins when there are first as many as it takes. */
export function mustCount(
  scenario: Scenario,
  { amount, of }: Several,
  when: Time,
  counts: (object: KubeObject) => boolean,
  describe: (object: KubeObject) => string,
): void {
  settle(scenario);
  // An owner or a namespace that there never was would make "no pods of it" true for ever.
  if (of.owner !== undefined) scenario.target(of.owner);
  checkNamespace(scenario, of.namespace);
  let begun = false;
  const check = (moment: Moment): Verdict => {
    const all = objectsMeant(of, moment, scenario.named);
    const number = all.filter(counts).length;
    begun ||= amount === 'all' || when.say === 'never' ? all.length > 0 : number >= amount.least;
    const holds = amount === 'all' ? all.length > 0 && number === all.length : isAmount(number, amount);
    return { holds, absent: !begun, found: foundText(number, all, describe) };
  };
  const pods =
    kindNamed(of.kind) === 'Pod'
      ? (moment: Moment) => objectsMeant(of, moment, scenario.named) as readonly Pod[]
      : undefined;
  scenario.must(when, check, undefined, pods);
  if (!wasNamed(of, scenario.present))
    throw new AuthorError(
      `no ${kindNamed(of.kind).toLowerCase()} was ever named "${of.name}"`,
      'Check the name.',
    );
}

function foundText(
  number: number,
  all: readonly KubeObject[],
  describe: (object: KubeObject) => string,
): string {
  const list = all
    .slice(0, MOST)
    .map((object) => `\n${object.metadata.name}: ${describe(object) || 'there'}`);
  const more = all.length > MOST ? `\n… and ${all.length - MOST} more` : '';
  return `there were ${number}${number === all.length ? '' : ` of ${all.length}`}${list.join('')}${more}`;
}

const MOST = 20;
