import { canonicalQuantity } from '../../api/quantity';
import type { KubeObject, Quantity, ResourceList } from '../../api/types';
import { Description } from './description';
import { compare, describeAnnotations, describeLabels } from './parts';

interface Namespace extends KubeObject {
  readonly status?: { readonly phase?: string };
}

interface Quota extends KubeObject {
  readonly spec?: { readonly scopes?: readonly string[] };
  readonly status?: { readonly hard?: ResourceList; readonly used?: ResourceList };
}

interface LimitRange extends KubeObject {
  readonly spec?: { readonly limits?: readonly LimitRangeItem[] };
}

type LimitRangeItem = { readonly type: string } & {
  readonly [Amount in (typeof AMOUNTS)[number]]?: ResourceList;
};

const AMOUNTS = ['min', 'max', 'defaultRequest', 'default', 'maxLimitRequestRatio'] as const;

/**
 * `kubectl describe namespace`, with its quotas and limits.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeNamespace)
 */
export function describeNamespace(
  { metadata, status }: Namespace,
  quotas: readonly Quota[],
  limitRanges: readonly LimitRange[],
): Description {
  const to = new Description();
  to.line(0, `Name:\t${metadata.name}`);
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  to.line(0, `Status:\t${status?.phase ?? ''}`);
  to.line(0, '');
  describeQuotas(to, quotas);
  to.line(0, '');
  describeLimits(to, limitRanges);
  return to;
}

function describeQuotas(to: Description, quotas: readonly Quota[]): void {
  if (quotas.length === 0) return to.line(0, 'No resource quota.');
  to.line(0, 'Resource Quotas');
  for (const { metadata, spec, status } of [...quotas].sort((a, b) =>
    compare(a.metadata.name, b.metadata.name),
  )) {
    to.line(1, `Name:\t${metadata.name}`);
    const scopes = [...(spec?.scopes ?? [])].sort();
    if (scopes.length > 0) to.line(1, `Scopes:\t${scopes.join(', ')}`);
    for (const scope of scopes) if (SCOPES[scope]) to.line(1, `* ${SCOPES[scope]}`);
    to.line(1, 'Resource\tUsed\tHard');
    to.line(1, '--------\t---\t---');
    const { hard = {}, used = {} } = status ?? {};
    for (const name of Object.keys(hard).sort()) {
      to.line(1, `${name}\t${canonicalQuantity(used[name] ?? 0)}\t${canonicalQuantity(hard[name]!)}`);
    }
  }
}

/** staging/src/k8s.io/kubectl/pkg/describe/describe.go (helpTextForResourceQuotaScope) */
const SCOPES: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
};

function describeLimits(to: Description, limitRanges: readonly LimitRange[]): void {
  if (limitRanges.length === 0) return to.line(0, 'No LimitRange resource.');
  to.line(0, 'Resource Limits');
  to.line(0, ' Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio');
  to.line(0, ' ----\t--------\t---\t---\t---------------\t-------------\t-----------------------');
  for (const item of limitRanges.flatMap(({ spec }) => spec?.limits ?? [])) {
    // kubectl walks over a Go map here, so its order is another each time; ours is by name.
    const names = new Set(AMOUNTS.flatMap((amount) => Object.keys(item[amount] ?? {})));
    for (const name of [...names].sort()) {
      const amounts = AMOUNTS.map((amount) => amountText(item[amount]?.[name]));
      to.line(0, ` ${item.type}\t${name}\t${amounts.join('\t')}`);
    }
  }
}

function amountText(amount: Quantity | undefined): string {
  return amount === undefined ? '-' : canonicalQuantity(amount);
}
