import { canonicalQuantity } from '../../api/quantity';
import type { KubeObject, LimitRange, LimitRangeItem, Quantity, ResourceQuota } from '../../api/types';
import { Description } from './description';

/**
 * `kubectl describe resourcequota`.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeQuota)
 */
export function describeQuota(quota: ResourceQuota): Description {
  const to = new Description();
  describeHead(to, quota);
  describeAmounts(to, quota, 0, ' ', '----');
  return to;
}

/** The same as a part of `kubectl describe namespace`. (DescribeResourceQuotas) */
export function describeQuotas(to: Description, quotas: readonly ResourceQuota[]): void {
  if (quotas.length === 0) return to.line(0, 'No resource quota.');
  to.line(0, 'Resource Quotas');
  for (const quota of [...quotas].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))) {
    to.line(1, `Name:\t${quota.metadata.name}`);
    describeAmounts(to, quota, 1, '', '---');
  }
}

/** `kubectl describe limitrange`. (describeLimitRange) */
export function describeLimitRange(range: LimitRange): Description {
  const to = new Description();
  describeHead(to, range);
  describeItems(to, [range], '');
  return to;
}

/** The same as a part of `kubectl describe namespace`. (DescribeLimitRanges) */
export function describeLimitRanges(to: Description, ranges: readonly LimitRange[]): void {
  if (ranges.length === 0) return to.line(0, 'No LimitRange resource.');
  to.line(0, 'Resource Limits');
  describeItems(to, ranges, ' ');
}

function describeHead(to: Description, { metadata }: KubeObject): void {
  to.line(0, `Name:\t${metadata.name}`);
  to.line(0, `Namespace:\t${metadata.namespace}`);
}

/** Each caller of kubectl underlines its headings a little differently. */
function describeAmounts(
  to: Description,
  { spec, status }: ResourceQuota,
  level: number,
  bullet: string,
  underline: string,
): void {
  const scopes = [...(spec.scopes ?? [])].sort();
  if (scopes.length > 0) to.line(level, `Scopes:\t${scopes.join(', ')}`);
  for (const scope of scopes) if (SCOPES[scope]) to.line(level, `${bullet}* ${SCOPES[scope]}`);
  to.line(level, 'Resource\tUsed\tHard');
  to.line(level, `--------\t${underline}\t${underline}`);
  const { hard = {}, used = {} } = status ?? {};
  for (const name of Object.keys(hard).sort())
    to.line(level, `${name}\t${canonicalQuantity(used[name] ?? 0)}\t${canonicalQuantity(hard[name]!)}`);
}

/** (helpTextForResourceQuotaScope) */
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

const AMOUNTS = ['min', 'max', 'defaultRequest', 'default', 'maxLimitRequestRatio'] as const;

/** (describeLimitRangeSpec) */
function describeItems(to: Description, ranges: readonly LimitRange[], prefix: string): void {
  const headings = ['Resource', 'Min', 'Max', 'Default Request', 'Default Limit', 'Max Limit/Request Ratio'];
  to.line(0, `${prefix}Type\t${headings.join('\t')}`);
  to.line(0, `${prefix}----\t${headings.map((heading) => '-'.repeat(heading.length)).join('\t')}`);
  for (const item of ranges.flatMap(({ spec }) => spec.limits ?? [])) describeItem(to, item, prefix);
}

function describeItem(to: Description, item: LimitRangeItem, prefix: string): void {
  // kubectl walks over a Go map here, so its order is another each time; ours is by name.
  const names = new Set(AMOUNTS.flatMap((amount) => Object.keys(item[amount] ?? {})));
  for (const name of [...names].sort()) {
    const amounts = AMOUNTS.map((amount) => amountText(item[amount]?.[name]));
    to.line(0, `${prefix}${item.type}\t${name}\t${amounts.join('\t')}`);
  }
}

function amountText(amount: Quantity | undefined): string {
  return amount === undefined ? '-' : canonicalQuantity(amount);
}
