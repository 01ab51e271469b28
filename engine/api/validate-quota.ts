import type { Complaints } from './complaints';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { qualifiedName } from './names';
import type { Quantity } from './types';
import { sortedEntries } from './validate-metadata';
import { validateAmount } from './validate-resources';

/** What is wrong with a ResourceQuota. pkg/apis/core/validation/validation.go (ValidateResourceQuota) */
export function validateResourceQuota(object: Fields, complaints: Complaints): void {
  const spec = fieldsOf(object.spec);
  const names = sortedEntries(spec.hard).map(([name, amount]) => {
    const field = `spec.hard[${name}]`;
    complaints.name(field, name, qualifiedName);
    if (!name.includes('/') && !isStandard(name))
      complaints.invalid(field, name, 'must be a standard resource for quota');
    validateAmount(WHOLE.has(name) ? 'count/' : name, amount as Quantity, field, complaints);
    return name;
  });
  validateScopes(listOf(spec.scopes).map(textOf), names, complaints);
  if (spec.scopeSelector !== undefined) validateSelector(spec, names, complaints);
}

function validateScopes(scopes: readonly string[], names: readonly string[], complaints: Complaints): void {
  for (const scope of scopes) {
    if (!(scope in LIMITED_BY)) complaints.invalid('spec.scopes', scopes, 'unsupported scope');
    for (const name of names)
      if (isStandard(name) && !isLimitedBy(scope, name))
        complaints.invalid('spec.scopes', scopes, 'unsupported scope applied to resource');
  }
  conflicting(scopes, scopes, 'spec.scopes', complaints);
}

function validateSelector(spec: Fields, names: readonly string[], complaints: Complaints): void {
  const field = 'spec.scopeSelector.matchExpressions';
  const requirements = listOf(fieldsOf(spec.scopeSelector).matchExpressions).map(fieldsOf);
  for (const { scopeName, operator, values } of requirements) {
    const scope = textOf(scopeName);
    if (!(scope in LIMITED_BY)) complaints.invalid(`${field}.scopeName`, scope, 'unsupported scope');
    for (const name of names)
      if (isStandard(name) && !isLimitedBy(scope, name))
        complaints.invalid(field, internal(requirements), 'unsupported scope applied to resource');
    if (ONLY_EXISTS.has(scope) && operator !== 'Exists')
      complaints.invalid(
        `${field}.operator`,
        operator,
        "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, " +
          'ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity',
      );
    if (operator === 'In' || operator === 'NotIn') {
      if (listOf(values).length === 0)
        complaints.required(
          `${field}.values`,
          "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
        );
    } else if (operator !== 'Exists' && operator !== 'DoesNotExist')
      complaints.invalid(`${field}.operator`, operator, 'not a valid selector operator');
    else if (listOf(values).length > 0)
      complaints.invalid(
        `${field}.values`,
        values,
        "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector",
      );
  }
  const scopes = requirements.map(({ scopeName }) => textOf(scopeName));
  conflicting(scopes, spec.scopes ?? null, field, complaints);
}

/** As the server has it inside, where the fields have no names of JSON. */
function internal(requirements: readonly Fields[]): object {
  return {
    MatchExpressions: requirements.map(({ scopeName = '', operator = '', values = null }) => ({
      ScopeName: scopeName,
      Operator: operator,
      Values: values,
    })),
  };
}

function conflicting(scopes: readonly string[], shown: unknown, field: string, complaints: Complaints): void {
  for (const pair of [
    ['BestEffort', 'NotBestEffort'],
    ['Terminating', 'NotTerminating'],
  ])
    if (pair.every((scope) => scopes.includes(scope))) complaints.invalid(field, shown, 'conflicting scopes');
}

const COMPUTE = ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];
const PODS = ['pods', ...COMPUTE];
const COUNTS = [
  ...['pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'persistentvolumeclaims'],
  ...['configmaps', 'services.nodeports', 'services.loadbalancers'],
];
const WHOLE = new Set(COUNTS);
const STANDARD = new Set([
  ...COMPUTE,
  ...COUNTS,
  ...['ephemeral-storage', 'requests.ephemeral-storage', 'limits.ephemeral-storage', 'requests.storage'],
]);

/** What a quota with a scope can limit. pkg/apis/core/helper/helpers.go (IsResourceQuotaScopeValidForResource) */
const LIMITED_BY: Readonly<Record<string, readonly string[]>> = {
  Terminating: PODS,
  NotTerminating: PODS,
  NotBestEffort: PODS,
  PriorityClass: PODS,
  CrossNamespacePodAffinity: PODS,
  BestEffort: ['pods'],
  VolumeAttributesClass: ['persistentvolumeclaims', 'requests.storage'],
};
const ONLY_EXISTS = new Set([
  ...['BestEffort', 'NotBestEffort', 'Terminating', 'NotTerminating', 'CrossNamespacePodAffinity'],
]);

function isStandard(name: string): boolean {
  return STANDARD.has(name) || /^(requests\.)?hugepages-/.test(name);
}

function isLimitedBy(scope: string, name: string): boolean {
  return LIMITED_BY[scope]?.includes(name) ?? true;
}
