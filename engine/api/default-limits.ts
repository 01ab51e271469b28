import { change, changeEach, type Fields, fieldsOf, withDefaults } from './fields';
import { canonicalResources } from './quantity';
import type { ResourceList } from './types';

/**
 * The default limit of containers is the most that they may have, and the default request is the default limit, else the least.
 * pkg/apis/core/v1/defaults.go (SetDefaults_LimitRangeItem)
 */
export function defaultLimitRange(object: Fields): Fields {
  return change(withDefaults(object, { spec: {} }), 'spec', (spec) =>
    changeEach(spec, 'limits', defaultItem),
  );
}

/** Only the amounts are written as the API writes them. */
export function defaultResourceQuota(object: Fields): Fields {
  return change(withDefaults(object, { spec: {} }), 'spec', (spec) => change(spec, 'hard', canonical));
}

function defaultItem(given: Fields): Fields {
  let item = given;
  for (const list of ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'])
    item = change(item, list, canonical);
  if (item.type !== 'Container') return item;
  const limits = { ...fieldsOf(item.max), ...fieldsOf(item.default) };
  const requests = { ...fieldsOf(item.min), ...limits, ...fieldsOf(item.defaultRequest) };
  return {
    ...item,
    ...(Object.keys(limits).length > 0 && { default: limits }),
    ...(Object.keys(requests).length > 0 && { defaultRequest: requests }),
  };
}

const canonical = (list: Fields) => canonicalResources(list as ResourceList) as Fields;
