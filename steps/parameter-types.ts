import { defineParameterType } from '@cucumber/cucumber';
import { slipping } from './author-error';
import { parseContainerState } from './container-states';
import { endpointCountOf, HAS_ENDPOINTS } from './endpoint-counts';
import { checkedQuantity } from './quantity';
import { DETAILS } from './short-forms';
import * as spans from './spans';
import { USAGE, usageOf } from './usage';
import * as words from './words';

/** The nouns of the language. What each means is in words.ts; here they only get their names. */
defineParameterType({
  name: 'duration',
  regexp: new RegExp(words.DURATION),
  transformer: slipping(words.durationOf),
});
defineParameterType({ name: 'times', regexp: new RegExp(words.TIMES), transformer: slipping(words.timesOf) });
defineParameterType({
  name: 'object',
  regexp: new RegExp(words.OBJECT),
  transformer: slipping(words.objectOf),
});
defineParameterType({
  name: 'container',
  regexp: new RegExp(words.CONTAINER),
  transformer: slipping(words.containerOf),
});
defineParameterType({
  name: 'several',
  regexp: new RegExp(words.SEVERAL),
  transformer: slipping(words.severalOf),
});
defineParameterType({
  name: 'amount',
  regexp: new RegExp(words.AMOUNT),
  transformer: slipping(words.amountOf),
});
defineParameterType({
  name: 'has restarted',
  regexp: new RegExp(words.RESTARTED),
  transformer: slipping(words.restartedOf),
});
defineParameterType({
  name: 'has endpoints',
  regexp: new RegExp(HAS_ENDPOINTS),
  transformer: slipping(endpointCountOf),
});
defineParameterType({
  name: 'condition',
  regexp: /"[^"]*"|[^\s"]+/,
  transformer: (text: string) => text.replace(/"/g, ''),
});
defineParameterType({
  name: 'state',
  regexp: new RegExp(words.STATE),
  transformer: (text: string) => ({ state: text.replace('not ', ''), negated: text.startsWith('not ') }),
});
defineParameterType({
  name: 'states',
  regexp: /[A-Za-z]+(?:, ?[A-Za-z]+)+(?:,? and [A-Za-z]+)?/,
  transformer: (text: string) => text.split(/,? and |, ?/),
});
defineParameterType({
  name: 'container state',
  regexp: new RegExp(words.CONTAINER_STATE),
  transformer: slipping(parseContainerState),
});
defineParameterType({
  name: 'container states',
  regexp: new RegExp(`${words.CONTAINER_STATE}(?:, ${words.CONTAINER_STATE})+`),
  transformer: slipping((text) => text.split(/, (?=[a-z]+(?: with|,|$))/).map(parseContainerState)),
});
defineParameterType({
  name: 'condition status',
  regexp: new RegExp(words.CONDITION_STATUS),
  transformer: String,
});
defineParameterType({
  name: 'probe',
  regexp: /(?:startup|readiness|liveness) probe/,
  transformer: (text: string) => text.split(' ')[0],
});
defineParameterType({ name: 'probe verb', regexp: /ran|failed|succeeded/, transformer: String });
defineParameterType({ name: 'is', regexp: new RegExp(words.MODE), transformer: String });
defineParameterType({ name: 'when', regexp: new RegExp(words.WHEN), transformer: slipping(words.whenOf) });
defineParameterType({ name: 'runs', regexp: new RegExp(words.RUNS), transformer: slipping(words.runsOf) });
defineParameterType({ name: 'hook', regexp: /postStart|preStop/, transformer: String });
defineParameterType({
  name: 'signal',
  regexp: /SIG[A-Z0-9]+(?:[+-]\d+)?/,
  transformer: slipping(words.signalOf),
});
defineParameterType({
  name: 'quantity',
  regexp: /\d+(?:\.\d+)?[A-Za-z]*/,
  transformer: slipping(checkedQuantity),
});
defineParameterType({
  name: 'resource',
  regexp: /CPU|memory/,
  transformer: (text: string) => text.toLowerCase(),
});
defineParameterType({ name: 'usage', regexp: new RegExp(USAGE), transformer: slipping(usageOf) });
defineParameterType({
  name: 'eviction signal',
  regexp: /(?:memory|allocatableMemory|nodefs|imagefs|pid)\.available|(?:nodefs|imagefs)\.inodesFree/,
  transformer: String,
});
defineParameterType({ name: 'version', regexp: /v?\d+\.\d+(?:\.\d+)?/, transformer: String });
defineParameterType({ name: 'span', regexp: new RegExp(spans.SPAN), transformer: slipping(spans.spanOf) });
defineParameterType({
  name: 'stretch',
  regexp: new RegExp(spans.STRETCH),
  transformer: slipping(spans.stretchOf),
});
defineParameterType({ name: 'worker', regexp: new RegExp(spans.WORKER), transformer: String });
defineParameterType({
  name: 'workload',
  regexp: /deployment|statefulset|replicaset/,
  transformer: (text: string) => words.WORKLOADS[text],
});
defineParameterType({ name: 'rollout deed', regexp: new RegExp(words.ROLLOUT_DEED), transformer: String });
defineParameterType({ name: 'node deed', regexp: /cordoned|uncordoned|drained/, transformer: String });
defineParameterType({ name: 'component', regexp: new RegExp(words.COMPONENT), transformer: String });
defineParameterType({ name: 'deed', regexp: new RegExp(spans.DEED), transformer: String });
defineParameterType({ name: 'path', regexp: /\/\S*/, transformer: String });
defineParameterType({
  name: 'clock',
  regexp: /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?: ?UTC|Z)/,
  transformer: String,
});
defineParameterType({
  name: 'field',
  regexp: /[a-z][A-Za-z]*(?:\.[A-Za-z][\w-]*|\[[^\]]*\])+/,
  transformer: String,
});
defineParameterType({
  name: 'comparison',
  regexp:
    /(?:not )?(?:(?:above|below|at least|at most) -?\d+(?:\.\d+)?|"[^"]*"|-?\d+(?:\.\d+)?|true|false|absent|present)/,
  transformer: String,
});
defineParameterType({ name: 'arguments', regexp: /\S.*?/, transformer: String });
defineParameterType({
  name: 'shown',
  regexp: /shows|prints|includes|does not include/,
  transformer: String,
});
defineParameterType({
  name: 'details',
  regexp: new RegExp(DETAILS),
  transformer: String,
});
