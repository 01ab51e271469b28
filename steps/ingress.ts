import { Given, Then } from '@cucumber/cucumber';
import { INGRESS_CONTROLLERS, type Ingress, ingressAnswer, type Moment, type RequestTo } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { kindNamed, type ObjectReference } from './references';
import { mustOf } from './statements';
import type { When as Time } from './time-phrases';
import type { Scenario } from './world';

// What sees to Ingresses, and what becomes of the requests that come to them.

Given(
  'an ingress controller {string} for class {string}',
  function (this: Scenario, name: string, className: string) {
    install(this, name, className, `198.51.100.${this.ingressControllers.length + 1}`);
  },
);

Given(
  'an ingress controller {string} for class {string} at address {string}',
  function (this: Scenario, name: string, className: string, address: string) {
    install(this, name, className, address);
  },
);

Then(
  '{object} routes {string} to {object}{when}',
  function (this: Scenario, ingress: ObjectReference, url: string, service: ObjectReference, when: Time) {
    const kind = kindNamed(service.kind);
    if (kind !== 'Service')
      throw new AuthorError(`an Ingress sends nothing to a ${kind}`, 'Say: to service "web"');
    const { namespace, name } = this.target(service);
    mustBecome(this, ingress, url, when, (answer, own) => {
      const { to } = answer;
      return (
        to === 'service' &&
        answer.ingress === own &&
        answer.service === name &&
        answer.namespace === namespace
      );
    });
  },
);

Then(
  '{object} answers {string} with {int}{when}',
  function (this: Scenario, ingress: ObjectReference, url: string, status: number, when: Time) {
    if (status !== 404 && status !== 503)
      throw new AuthorError(
        `an ingress controller answers 404 or 503 itself, and never ${status}`,
        'Say where it sends the request: ingress "web" routes "http://shop.example/" to service "shop"',
      );
    mustBecome(this, ingress, url, when, (answer) => answer.to === 'controller' && answer.status === status);
  },
);

function install(scenario: Scenario, name: string, className: string, address: string): void {
  const known = Object.hasOwn(INGRESS_CONTROLLERS, name) ? INGRESS_CONTROLLERS[name]! : name;
  if (!known.includes('/'))
    throw new AuthorError(
      `there is no ingress controller "${name}" here`,
      `${didYouMean(name, Object.keys(INGRESS_CONTROLLERS))} Others are told as spec.controller of their class: "example.com/ingress".`,
    );
  const before = scenario.ingressControllers;
  if (before.some((one) => one.className === className))
    throw new AuthorError(`there is an ingress controller for class "${className}" already`);
  scenario.configure({ ingressControllers: [...before, { name: known, className, address }] });
}

/** Fails the step unless a request to an Ingress goes the way that is said, when it should. */
function mustBecome(
  scenario: Scenario,
  reference: ObjectReference,
  url: string,
  when: Time,
  isIt: (answer: RequestTo, own: string) => boolean,
): void {
  const kind = kindNamed(reference.kind);
  if (kind !== 'Ingress')
    throw new AuthorError(`a ${kind} sends no requests to services`, 'Say: ingress "web" …');
  const request = requestOf(url);
  const controllers = scenario.ingressControllers;
  mustOf(scenario, reference, when, (ingress, moment: Moment) => {
    const answer = ingressAnswer(moment, controllers, ingress as Ingress, request);
    const found =
      answer.to === 'controller' ? `it was answered with ${answer.status}: ${answer.why}` : answer.why;
    return { holds: isIt(answer, ingress.metadata.name), found };
  });
}

/** `http://shop.example/cart?size=1`: the host and the path that rules look at. */
function requestOf(url: string): { host: string; path: string } {
  const [, host, port, path = '/'] =
    /^https?:\/\/([^/:?#]+)(?::(\d+))?(\/[^?#]*)?(?:[?#].*)?$/.exec(url) ?? [];
  if (host === undefined)
    throw new AuthorError(`"${url}" is no URL of a page`, 'Write it as "http://shop.example/cart"');
  if (port !== undefined && port !== '80' && port !== '443')
    throw new AuthorError(`an ingress controller takes requests at the ports 80 and 443, not at ${port}`);
  return { host, path };
}
