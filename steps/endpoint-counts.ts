import type { Endpoint, EndpointSlice, KubeObject, Moment } from '../engine';
import { AMOUNT, type Amount, amountOf } from './words';

/** Which endpoints of a service are counted. */
const WHICH = {
  ready: ({ conditions }: Endpoint) => conditions?.ready !== false,
  serving: ({ conditions }: Endpoint) => (conditions?.serving ?? conditions?.ready) !== false,
  terminating: ({ conditions }: Endpoint) => conditions?.terminating === true,
  'not ready': ({ conditions }: Endpoint) => conditions?.ready === false,
};

/** `has 2 ready endpoints`, `never had more than 3 endpoints`, `always had at least 1 ready endpoint` */
export interface EndpointCount {
  /** `is`, `was never`, `was always`: how other statements say it. */
  readonly mode: string;
  readonly amount: Amount;
  readonly which: keyof typeof WHICH | undefined;
}

export const HAS_ENDPOINTS = `(?:has|(?:never |always )?had) (?:no|${AMOUNT}) (?:(?:${Object.keys(WHICH).join('|')}) )?endpoints?`;

export function endpointCountOf(text: string): EndpointCount {
  const [, mode, amount, which] =
    /^(has|had|never had|always had) (no|.*?\d+) (?:([a-z ]+) )?endpoints?$/.exec(text)!;
  const adverb = /^(never|always)/.exec(mode!)?.[1];
  return {
    mode: adverb === undefined ? 'is' : `was ${adverb}`,
    amount: amountOf(amount!),
    which: which as keyof typeof WHICH | undefined,
  };
}

/** The endpoints of a service at a moment, as its EndpointSlices tell them: each address once. */
export function endpointsOf({ metadata }: KubeObject, moment: Moment): readonly Endpoint[] {
  const found = new Map<string, Endpoint>();
  for (const object of moment.list('EndpointSlice')) {
    const slice = object as EndpointSlice;
    const { namespace, labels } = slice.metadata;
    if (namespace !== metadata.namespace || labels?.['kubernetes.io/service-name'] !== metadata.name)
      continue;
    for (const endpoint of slice.endpoints ?? []) found.set(endpoint.addresses.join(), endpoint);
  }
  return [...found.values()];
}

export function isCounted(endpoint: Endpoint, { which }: EndpointCount): boolean {
  return which === undefined || WHICH[which](endpoint);
}

/** `10.244.0.5 (web-1): ready, serving` */
export function describeEndpoint(endpoint: Endpoint): string {
  const words = (['ready', 'serving', 'terminating'] as const).filter((which) => WHICH[which](endpoint));
  const { addresses, targetRef } = endpoint;
  const whose = targetRef === undefined ? '' : ` (${targetRef.name})`;
  return `${addresses.join()}${whose}: ${words.join(', ') || 'not ready'}`;
}
