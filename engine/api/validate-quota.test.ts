import { test } from 'node:test';
import { expect } from 'expect';
import { Complaints } from './complaints';
import { fieldErrorText } from './field-error';
import { validateResourceQuota } from './validate-quota';

const SELECTOR = 'spec.scopeSelector.matchExpressions';
const rows: readonly (readonly [name: string, expression: object, errors: readonly string[]])[] = [
  ['pods of a class', { scopeName: 'PriorityClass', operator: 'In', values: ['high'] }, []],
  [
    'services of a class, as the server has the selector inside',
    { scopeName: 'VolumeAttributesClass', operator: 'In', values: ['gold'] },
    [
      `${SELECTOR}: Invalid value: {"MatchExpressions":[{"ScopeName":"VolumeAttributesClass","Operator":"In","Values":["gold"]}]}: unsupported scope applied to resource`,
    ],
  ],
  [
    'without values, which are null then',
    { scopeName: 'VolumeAttributesClass', operator: 'Exists' },
    [
      `${SELECTOR}: Invalid value: {"MatchExpressions":[{"ScopeName":"VolumeAttributesClass","Operator":"Exists","Values":null}]}: unsupported scope applied to resource`,
    ],
  ],
  [
    'BestEffort with another operator',
    { scopeName: 'BestEffort', operator: 'DoesNotExist' },
    [
      `${SELECTOR}.operator: Invalid value: "DoesNotExist": must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity`,
    ],
  ],
];
for (const [name, expression, errors] of rows) {
  test(`a quota of pods by a selector: ${name}`, () => {
    const complaints = new Complaints();
    const scopeSelector = { matchExpressions: [expression] };
    validateResourceQuota({ spec: { hard: { pods: '1' }, scopeSelector } }, complaints);
    expect(complaints.list.map(fieldErrorText)).toEqual(errors);
  });
}

for (const [resource, fits] of [
  ['persistentvolumeclaims', true],
  ['requests.storage', true],
  ['requests.cpu', false],
] as const) {
  test(`a quota of ${resource} by a class of attributes is ${fits ? 'taken' : 'refused'}`, () => {
    const complaints = new Complaints();
    const expression = { scopeName: 'VolumeAttributesClass', operator: 'Exists' };
    const spec = { hard: { [resource]: '1' }, scopeSelector: { matchExpressions: [expression] } };
    validateResourceQuota({ spec }, complaints);
    expect(complaints.list.length).toBe(fits ? 0 : 1);
  });
}
