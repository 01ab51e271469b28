import { Then, When } from '@cucumber/cucumber';
import { NoBalancer } from '../engine';
import { AuthorError } from './author-error';
import { describeEndpoint, type EndpointCount, endpointsOf, isCounted } from './endpoint-counts';
import { kindNamed, type ObjectReference } from './references';
import { mustOf } from './statements';
import type { When as Time } from './time-phrases';
import { combined, isAmount } from './words';
import type { Scenario } from './world';

Then(
  '{object} {has endpoints}{when}',
  function (this: Scenario, object: ObjectReference, count: EndpointCount, when: Time) {
    const kind = kindNamed(object.kind);
    if (kind !== 'Service')
      throw new AuthorError(`a ${kind} has no endpoints`, 'Say whose: service "web" has 2 ready endpoints');
    const time = combined(count.mode, when);
    // `always` begins when there are first as many as it takes.
    let begun = false;
    mustOf(this, object, time, (service, moment) => {
      const all = endpointsOf(service, moment);
      const number = all.filter((endpoint) => isCounted(endpoint, count)).length;
      begun ||= time.say === 'never' || number >= count.amount.least;
      const list = all.slice(0, MOST).map((endpoint) => `\n${describeEndpoint(endpoint)}`);
      const of = number === all.length ? '' : ` of ${all.length}`;
      return {
        holds: isAmount(number, count.amount),
        absent: !begun,
        found: `there were ${number}${of}${list.join('')}`,
      };
    });
  },
);

/** How many endpoints a failure lists. */
const MOST = 20;

When('{object} gets address {string}', function (this: Scenario, object: ObjectReference, address: string) {
  try {
    this.cluster.services.giveAddress(this.target(object), address);
  } catch (error) {
    throw error instanceof NoBalancer ? new AuthorError(error.message) : error;
  }
});
