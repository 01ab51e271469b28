import { type Duration, PROCESS_SIGNALS, parseDuration, type Runs, signalNamed } from '../engine';
import { AuthorError, didYouMean } from './author-error';

import type { ContainerReference, ObjectReference } from './references';
import type { When } from './time-phrases';
import { noTimeFollows } from './whole-story';

/** The patterns of the nouns, as text, for parameter-types.ts; what they capture is read by the functions below. */
const NUMBER = '\\d+(?:\\.\\d+)?';
/** `and` only after a unit that is written out: `10s and 30s` are two moments. */
const AND = '(?:(?<=days?|hours?|minutes?) and )?';
export const DURATION = `${NUMBER} ?[a-z]+(?: ?${AND}${NUMBER} ?[a-z]+)*`;
export const TOLERANCE = `(?: ?(?:±|\\+/-) ?${DURATION})?`;
export const TIMES = `${DURATION}(?:, ?${DURATION})*${TOLERANCE}`;
const KIND =
  '(?!(?:container|sidecar|init|ephemeral|image|command|condition|log|events?|timeline)\\b)[A-Za-z][A-Za-z0-9.]*';
const NAMESPACE = '(?: in namespace "[^"]*")?';
const PLACE = 'first|second|third|oldest|newest';
const PLAIN_OBJECT = `(?:(?:the )?${KIND} "[^"]*"|the ${KIND})${NAMESPACE}`;
export const OBJECT = `(?:the (?:${PLACE}) ${KIND}(?: of ${PLAIN_OBJECT}|${NAMESPACE})|${PLAIN_OBJECT})`;
const ROLE = 'init container|sidecar container|sidecar|ephemeral container|container';
export const CONTAINER = `(?:the )?(?:${ROLE})(?: "[^"]*")?(?: of ${OBJECT})?`;
/** The kinds that keep a number of pods running, as short forms name them. */
export const WORKLOADS: Readonly<Record<string, string>> = {
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
  replicaset: 'ReplicaSet',
};
/** What is done to a rollout. */
/** A part of the control plane: `scheduler`, `deployment controller`, `metrics server`. */
export const COMPONENT =
  'scheduler|metrics server|external provisioner|[a-z][a-z-]*(?: [a-z][a-z-]*)* controller';
export const ROLLOUT_DEED = 'restarted|paused|resumed|suspended';
export const AMOUNT = '(?:exactly |at least |at most |more than |fewer than |between \\d+ and )?\\d+';
export const SEVERAL = `(?:${AMOUNT}|no|all|every|each) ${KIND}(?: "[^"]*")?(?: of ${OBJECT})?${NAMESPACE}`;
/** Any word, for one that is misspelt is told so; but for the words of sentences of their own. */
export const STATE =
  '(?:not )?(?!(?:not|deleted|force|applied|unchanged|refused|scaled|updated|rolled|restarted|paused|resumed|suspended|cordoned|uncordoned|drained|evicted)\\b)[A-Za-z]+';
const DETAIL = ' (?:with|and) (?:reason "[^"]*"|message "[^"]*"|exit code \\d+)';
export const CONTAINER_STATE = `(?:not )?(?:waiting|running|terminated|ready|started|[A-Z][A-Za-z]*)(?:${DETAIL})*`;
export const CONDITION_STATUS = `(?:True|False|Unknown|[A-Z][a-z]*)(?:${DETAIL})*`;
export const MODE = '(?:is|was|are|were|stays|stay)(?: never| always)?';
export const WHEN =
  `(?: at ${DURATION}${TOLERANCE}| within ${DURATION}| for (?:the next )?${DURATION}| until ${DURATION}|` +
  ` since ${DURATION}| from ${DURATION} to ${DURATION}| at all times)?`;
export const RUNS = '(?: on (?:its first run|its first \\d+ runs|run \\d+|runs \\d+ to \\d+|every run))?';

/** `1m30s`; an unknown unit is the author's mistake. */
export function durationOf(text: string): Duration {
  const duration = parseDuration(text.replace(/ and /g, ' '));
  if (duration !== undefined) return duration;
  throw new AuthorError(
    `"${text}" is not a duration`,
    'Write it as 0s, 1.5s, 90s, 1m30s, 10 minutes, 2h or 1 day.',
  );
}

/** Moments at which something happened, and how exact they are. */
export interface Times {
  readonly at: readonly Duration[];
  readonly tolerance: Duration;
}

/** `0s, 0s, 10s ± 1s` */
export function timesOf(text: string): Times {
  const [list, tolerance] = text.split(/ ?(?:±|\+\/-) ?/);
  return {
    at: list!.split(/, ?/).map(durationOf),
    tolerance: tolerance === undefined ? 0 : durationOf(tolerance),
  };
}

/** The time phrase at the end of a statement; nothing is now. */
export function whenOf(text: string): When {
  const [, say, rest = ''] =
    /^ ?(at all times|at|within|for(?: the next)?|until|since|from)?(?: (.*))?$/.exec(text)!;
  switch (say) {
    case 'at all times':
      return { say: 'always' };
    case 'at': {
      const { at, tolerance } = timesOf(rest);
      return { say, at: at[0]!, tolerance };
    }
    case 'within':
      return { say, span: durationOf(rest) };
    case 'until':
    case 'since':
      return { say, at: durationOf(rest) };
    case 'from': {
      const [from, to] = rest.split(' to ').map(durationOf);
      if (to! < from!) throw new AuthorError(`"from ${rest}" ends before it begins`);
      return { say: 'between', from: from!, to: to! };
    }
    case undefined:
      return { say: 'now' };
    default:
      return { say: 'for', span: durationOf(rest) };
  }
}

/** How `is`, `was never` and `stays` bear on the time phrase that ends the sentence. */
export function combined(mode: string, when: When): When {
  const [verb, adverb] = mode.split(' ');
  if (adverb !== undefined) {
    if (when.say === 'now') return { say: adverb as 'never' | 'always' };
    throw noTimeFollows(mode, adverb, when);
  }
  if (verb!.startsWith('stay') && !['for', 'until'].includes(when.say)) {
    throw new AuthorError(
      `"${verb}" needs to know how long`,
      'Say so, as in: stays Running for 5m, or: until 40s',
    );
  }
  return when;
}

/** `SIGTERM`, `SIGRTMIN+3`; a signal that no kernel has is the author's mistake. */
export function signalOf(text: string): string {
  const signal = signalNamed(text);
  if (signal !== undefined) return signal;
  throw new AuthorError(`there is no signal ${text}`, didYouMean(text, PROCESS_SIGNALS));
}

const PLACES: Readonly<Record<string, number>> = { first: 0, oldest: 0, second: 1, third: 2, newest: -1 };

/** `pod "web" in namespace "shop"`, `the newest pod of deployment "web"` */
export function objectOf(text: string): ObjectReference {
  const match =
    /^(?:the )?(?:(first|second|third|oldest|newest) )?([A-Za-z][\w.]*)(?: "([^"]*)")?(?: of (.*?))?(?: in namespace "([^"]*)")?$/.exec(
      text,
    );
  const [, place, kind, name, owner, namespace] = match!;
  return {
    kind: kind!,
    name,
    namespace,
    place: place === undefined ? undefined : PLACES[place],
    owner: owner === undefined ? undefined : { ...objectOf(owner), namespace },
  };
}

/** `the init container "migrate" of pod "web"` */
export function containerOf(text: string): ContainerReference {
  const [, role, name, pod] = /^(?:the )?([a-z ]*?)(?: container)?(?: "([^"]*)")?(?: of (.*))?$/.exec(text)!;
  const first =
    role === 'container'
      ? 'container'
      : role === 'sidecar'
        ? 'sidecar'
        : (`${role} container` as 'init container');
  return { role: first, name, pod: pod === undefined ? undefined : objectOf(pod) };
}

/** A number that may be bounded on either side. */
export interface Amount {
  readonly least: number;
  readonly most: number;
  readonly text: string;
}

/** `4`, `at least 4`, `between 2 and 4` */
export function amountOf(text: string): Amount {
  if (text === 'no') return { least: 0, most: 0, text };
  const [low, high] = [...text.matchAll(/\d+/g)].map(Number);
  if (high !== undefined) {
    if (high < low!) throw new AuthorError(`"${text}" can never be: ${high} is less than ${low}`);
    return { least: low!, most: high, text };
  }
  if (text.startsWith('at least')) return { least: low!, most: Number.POSITIVE_INFINITY, text };
  if (text.startsWith('more than')) return { least: low! + 1, most: Number.POSITIVE_INFINITY, text };
  if (text.startsWith('at most')) return { least: 0, most: low!, text };
  if (text.startsWith('fewer than')) return { least: 0, most: low! - 1, text };
  return { least: low!, most: low!, text };
}

/** `has restarted 4 times`, `has restarted once`, `has never restarted` */
export const RESTARTED = `(?:(?:has )?restarted (?:${AMOUNT} times?|once|twice)|(?:(?:has|was) )?(?:never|not) restarted)`;

export function restartedOf(text: string): Amount {
  if (/never|not/.test(text)) return amountOf('0');
  const number = text.replace('once', '1 time').replace('twice', '2 times');
  return amountOf(/restarted (.*) times?$/.exec(number)![1]!);
}

export function isAmount(count: number, { least, most }: Amount): boolean {
  return count >= least && count <= most;
}

/** `3 pods of deployment "web"`, `2 pods "web-*"`; `all` means each one there is, and at least one. */
export interface Several {
  readonly amount: Amount | 'all';
  readonly of: ObjectReference;
}

export function severalOf(text: string): Several {
  const pattern = new RegExp(
    `^(${AMOUNT}|no|all|every|each) ([A-Za-z][\\w.]*)(?: "([^"]*)")?(?: of (.*?))?(?: in namespace "([^"]*)")?$`,
  );
  const [, amount, kind, name, owner, namespace] = pattern.exec(text)!;
  return {
    amount: /^(all|every|each)$/.test(amount!) ? 'all' : amountOf(amount!),
    of: {
      kind: kind!,
      name,
      namespace,
      owner: owner === undefined ? undefined : { ...objectOf(owner), namespace },
    },
  };
}

/** Which runs of a container a saying is about; nothing is every run. */
export function runsOf(text: string): Runs {
  const [from, to] = [...text.matchAll(/\d+/g)].map(Number);
  if (text.includes('its first')) return { from: 1, to: from ?? 1 };
  if (from === undefined) return { from: 1, to: Number.POSITIVE_INFINITY };
  if (from < 1) throw new AuthorError('runs are counted from 1', 'The first start of a container is run 1.');
  return { from, to: to ?? from };
}
