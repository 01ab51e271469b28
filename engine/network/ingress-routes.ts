import type { Ingress, IngressBackend, IngressPath, IngressRule } from '../api/types';

/** What the rules of Ingresses look at of a request. */
export interface IngressRequest {
  /** Without its port. */
  readonly host: string;
  /** From its first slash on, without what is asked after it. */
  readonly path: string;
}

/** Whose rule or default it was that took the request, and where it sends it. */
export interface IngressRoute {
  readonly ingress: Ingress;
  readonly backend: IngressBackend;
}

/**
 * Where the Ingresses of one controller, together, send a request. The host comes first, exact before wildcard before none; of the
 * rules for it the longest path that matches, `Exact` before `Prefix`, the older Ingress before the newer. Else the default
 * backend of an Ingress with such a host, else of any.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches
 */
// Simplified: the path type ImplementationSpecific means Prefix, and backends that are no services are passed over.
export function ingressRoute(
  ingresses: readonly Ingress[],
  request: IngressRequest,
): IngressRoute | undefined {
  const inOrder = [...ingresses].sort(byAge);
  const { host } = request;
  const rules = inOrder.flatMap((ingress) =>
    (ingress.spec.rules ?? []).map((rule) => ({ ingress, rule, rank: hostRank(rule, host.toLowerCase()) })),
  );
  const best = Math.max(0, ...rules.map(({ rank }) => rank));
  const ofHost = best === 0 ? [] : rules.filter(({ rank }) => rank === best);
  let found: { route: IngressRoute; length: number; isExact: boolean } | undefined;
  for (const { ingress, rule } of ofHost) {
    for (const one of rule.http?.paths ?? []) {
      if (one.backend.service === undefined || !pathMatches(one, request.path)) continue;
      const length = (one.path ?? '/').length;
      const isExact = one.pathType === 'Exact';
      const wins =
        found === undefined ||
        length > found.length ||
        (length === found.length && isExact && !found.isExact);
      if (wins) found = { route: { ingress, backend: one.backend }, length, isExact };
    }
  }
  if (found !== undefined) return found.route;
  const withDefault = [...ofHost.map(({ ingress }) => ingress), ...inOrder];
  const ingress = withDefault.find(({ spec }) => spec.defaultBackend?.service !== undefined);
  return ingress && { ingress, backend: ingress.spec.defaultBackend! };
}

/** 3: the host by its name; 2: all but its first label; 1: a rule for all hosts; 0: not this host. */
function hostRank({ host = '' }: IngressRule, asked: string): number {
  if (host === '') return 1;
  if (host === asked) return 3;
  if (!host.startsWith('*.')) return 0;
  const dot = asked.indexOf('.');
  return dot > 0 && asked.slice(dot + 1) === host.slice(2) ? 2 : 0;
}

/**
 * Whether a path of a rule matches: `Exact` to the letter, `Prefix` element by element, where a slash at the end says nothing.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
export function pathMatches({ path = '/', pathType }: Omit<IngressPath, 'backend'>, asked: string): boolean {
  if (pathType === 'Exact') return path === asked;
  const prefix = elements(path);
  const whole = elements(asked);
  return prefix.length <= whole.length && prefix.every((element, i) => element === whole[i]);
}

const elements = (path: string): readonly string[] => path.split('/').filter((element) => element !== '');

/** The older first; of the same age, by name. */
function byAge({ metadata: a }: Ingress, { metadata: b }: Ingress): number {
  const one = `${a.creationTimestamp} ${a.namespace}/${a.name}`;
  const other = `${b.creationTimestamp} ${b.namespace}/${b.name}`;
  return one < other ? -1 : one > other ? 1 : 0;
}
