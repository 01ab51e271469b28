import type { Complaints } from './complaints';
import { duplicate } from './field-error';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { qualifiedName } from './names';
import { canonicalQuantity, compareQuantities, milliValue } from './quantity';
import type { Quantity } from './types';
import { sortedEntries } from './validate-metadata';
import { mayOvercommit, validateResource } from './validate-resources';

/** What is wrong with a LimitRange. pkg/apis/core/validation/validation.go (ValidateLimitRange) */
export function validateLimitRange(object: Fields, complaints: Complaints): void {
  const seen = new Set<string>();
  listOf(fieldsOf(object.spec).limits).forEach((element, index) => {
    const item = fieldsOf(element);
    const field = `spec.limits[${index}]`;
    const type = textOf(item.type);
    complaints.name(`${field}.type`, type, qualifiedName);
    if (!type.includes('/') && qualifiedName(type).length === 0 && !TYPES.includes(type))
      complaints.invalid(`${field}.type`, type, 'must be a standard limit type or fully qualified');
    if (seen.has(type)) complaints.add(duplicate(`${field}.type`, type));
    seen.add(type);
    validateItem(item, type, field, complaints);
  });
}

const TYPES = ['Pod', 'Container', 'PersistentVolumeClaim'];

function validateItem(item: Fields, type: string, field: string, complaints: Complaints): void {
  const keys = new Set<string>();
  const names = (list: string) => {
    for (const [name] of sortedEntries(item[list])) {
      const at = `${field}.${list}[${name}]`;
      if (type === 'Pod' || type === 'Container') validateResource(name, '0', at, complaints);
      else complaints.name(at, name, qualifiedName);
      keys.add(name);
    }
  };
  names('max');
  names('min');
  for (const list of ['default', 'defaultRequest']) {
    if (type !== 'Pod') names(list);
    else if (sortedEntries(item[list]).length > 0)
      complaints.forbidden(`${field}.${list}`, "may not be specified when `type` is 'Pod'");
  }
  const storage = (list: string) => fieldsOf(item[list]).storage;
  if (type === 'PersistentVolumeClaim' && storage('min') === undefined && storage('max') === undefined)
    complaints.required(
      `${field}.limits`,
      'either minimum or maximum storage value is required, but neither was provided',
    );
  names('maxLimitRequestRatio');
  for (const name of [...keys].sort()) validateAmounts(item, name, type, field, complaints);
}

function validateAmounts(item: Fields, name: string, type: string, field: string, complaints: Complaints) {
  const of = (list: string) => fieldsOf(item[list])[name] as Quantity | undefined;
  const [min, max, ratio] = [of('min'), of('max'), of('maxLimitRequestRatio')];
  const limit = type === 'Pod' ? undefined : of('default');
  const request = type === 'Pod' ? undefined : of('defaultRequest');
  const notAbove = (
    less: readonly [string, Quantity | undefined],
    more: readonly [string, Quantity | undefined],
    list: string,
    shown: Quantity | undefined,
  ) => {
    if (less[1] === undefined || more[1] === undefined || compareQuantities(less[1], more[1]) <= 0) return;
    const text = `${less[0]} value ${canonicalQuantity(less[1])} is greater than ${more[0]} value ${canonicalQuantity(more[1])}`;
    complaints.invalid(`${field}.${list}[${name}]`, canonicalQuantity(shown!), text);
  };
  notAbove(['min', min], ['max', max], 'min', min);
  notAbove(['min', min], ['default request', request], 'defaultRequest', request);
  notAbove(['default request', request], ['max', max], 'defaultRequest', request);
  notAbove(['default request', request], ['default limit', limit], 'defaultRequest', request);
  notAbove(['min', min], ['default', limit], 'default', min);
  notAbove(['default', limit], ['max', max], 'default', max);
  if (ratio !== undefined)
    validateRatio(ratio, min, max, `${field}.maxLimitRequestRatio[${name}]`, complaints);
  if (mayOvercommit(name) || limit === undefined || request === undefined) return;
  if (compareQuantities(limit, request) === 0) return;
  const text = `default value ${canonicalQuantity(limit)} must equal to defaultRequest value ${canonicalQuantity(request)} in ${name}`;
  complaints.invalid(`${field}.defaultRequest[${name}]`, canonicalQuantity(request), text);
}

function validateRatio(
  ratio: Quantity,
  min: Quantity | undefined,
  max: Quantity | undefined,
  field: string,
  complaints: Complaints,
): void {
  const text = canonicalQuantity(ratio);
  if (compareQuantities(ratio, 1) < 0) complaints.invalid(field, text, `ratio ${text} is less than 1`);
  if (min === undefined || max === undefined) return;
  const widest = milliValue(max) / milliValue(min);
  if (milliValue(ratio) / 1_000 <= widest) return;
  complaints.invalid(field, text, `ratio ${text} is greater than max/min = ${widest.toFixed(6)}`);
}
