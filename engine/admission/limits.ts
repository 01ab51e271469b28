import { canonicalQuantity, compareQuantities, milliValue } from '../api/quantity';
import type { LimitRangeItem, Quantity, ResourceList } from '../api/types';

/** What somebody asks for, and may use at most. */
export interface Amounts {
  readonly requests?: ResourceList;
  readonly limits?: ResourceList;
}

/**
 * In which ways amounts are outside an item of a LimitRange, in the words of the plugin: the least, the most, the ratio; the
 * resources by name, for the API server has no fixed order of them.
 * @param most what the most is compared with: the limit and then the request, or the request alone
 * plugin/pkg/admission/limitranger/admission.go (minConstraint, maxConstraint, limitRequestRatioConstraint)
 */
export function broken(
  item: LimitRangeItem,
  amounts: Amounts,
  most: 'limit' | 'request' = 'limit',
): readonly string[] {
  const { requests = {}, limits = {} } = amounts;
  const check = (list: ResourceList | undefined, of: Check) =>
    Object.keys(list ?? {})
      .sort()
      .flatMap((name) => {
        const text = of(name, item.type, list![name]!, requests[name], limits[name]);
        return text === undefined ? [] : [text];
      });
  return [
    ...check(item.min, tooLittle),
    ...check(item.max, most === 'limit' ? tooMuch : tooMuchAsked),
    ...(most === 'limit' ? check(item.maxLimitRequestRatio, tooFarApart) : []),
  ];
}

type Check = (
  name: string,
  type: string,
  bound: Quantity,
  request: Quantity | undefined,
  limit: Quantity | undefined,
) => string | undefined;

const tooLittle: Check = (name, type, bound, request, limit) => {
  const rule = `minimum ${name} usage per ${type} is ${canonicalQuantity(bound)}`;
  if (request === undefined) return `${rule}.  No request is specified`;
  if (compareQuantities(request, bound) < 0) return `${rule}, but request is ${canonicalQuantity(request)}`;
  if (limit === undefined || compareQuantities(limit, bound) >= 0) return undefined;
  return `${rule}, but limit is ${canonicalQuantity(limit)}`;
};

const tooMuch: Check = (name, type, bound, request, limit) => {
  const rule = `maximum ${name} usage per ${type} is ${canonicalQuantity(bound)}`;
  if (limit === undefined) return `${rule}.  No limit is specified`;
  if (compareQuantities(limit, bound) > 0) return `${rule}, but limit is ${canonicalQuantity(limit)}`;
  if (request === undefined || compareQuantities(request, bound) <= 0) return undefined;
  return `${rule}, but request is ${canonicalQuantity(request)}`;
};

const tooMuchAsked: Check = (name, type, bound, request) => {
  const rule = `maximum ${name} usage per ${type} is ${canonicalQuantity(bound)}`;
  if (request === undefined) return `${rule}.  No request is specified`;
  if (compareQuantities(request, bound) <= 0) return undefined;
  return `${rule}, but request is ${canonicalQuantity(request)}`;
};

const tooFarApart: Check = (name, type, bound, request, limit) => {
  const rule = `${name} max limit to request ratio per ${type} is ${canonicalQuantity(bound)}`;
  if (request === undefined || milliValue(request) === 0)
    return `${rule}, but no request is specified or request is 0`;
  if (limit === undefined || milliValue(limit) === 0)
    return `${rule}, but no limit is specified or limit is 0`;
  const ratio = milliValue(limit) / milliValue(request);
  if (ratio * 1_000 <= milliValue(bound)) return undefined;
  return `${rule}, but provided ratio is ${ratio.toFixed(6)}`;
};
