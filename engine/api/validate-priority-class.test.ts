import { test } from 'node:test';
import { expect } from 'expect';
import { Complaints } from './complaints';
import { fieldErrorText } from './field-error';
import { validatePriorityClass, validatePriorityClassUpdate } from './validate-priority-class';

const aClass = (name: string, more: object) => ({ metadata: { name }, ...more });

const created: readonly (readonly [name: string, object: object, errors: readonly string[]])[] = [
  ['a billion is allowed', aClass('top', { value: 1_000_000_000 }), []],
  [
    'a billion and one is not',
    aClass('top', { value: 1_000_000_001 }),
    ['value: Forbidden: maximum allowed value of a user defined priority is 1000000000'],
  ],
  ['less than nothing is allowed', aClass('idle', { value: -5 }), []],
  ["the system's own as it is", aClass('system-node-critical', { value: 2_000_001_000 }), []],
  [
    "the system's own otherwise",
    aClass('system-node-critical', { value: 1 }),
    [
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: value of system-node-critical PriorityClass must be 2000001000",
    ],
  ],
  [
    "the system's own as the default",
    aClass('system-node-critical', { value: 2_000_001_000, globalDefault: true }),
    [
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: globalDefault of system-node-critical PriorityClass must be false",
    ],
  ],
  ['Never', aClass('patient', { value: 1, preemptionPolicy: 'Never' }), []],
  [
    'another policy',
    aClass('top', { value: 1, preemptionPolicy: 'Always' }),
    ['preemptionPolicy: Unsupported value: "Always": supported values: "PreemptLowerPriority", "Never"'],
  ],
];
for (const [name, object, errors] of created) {
  test(`a class: ${name}`, () => {
    const complaints = new Complaints();
    validatePriorityClass(object as never, complaints);
    expect(complaints.list.map(fieldErrorText)).toEqual(errors);
  });
}

const changed: readonly (readonly [name: string, next: object, old: object, errors: readonly string[]])[] = [
  ['the description', { value: 1, description: 'b' }, { value: 1, description: 'a' }, []],
  ['the value', { value: 2 }, { value: 1 }, ['value: Forbidden: may not be changed in an update.']],
  [
    'the policy that is the default, said',
    { value: 1, preemptionPolicy: 'PreemptLowerPriority' },
    { value: 1 },
    [],
  ],
  [
    'the policy',
    { value: 1, preemptionPolicy: 'Never' },
    { value: 1 },
    ['preemptionPolicy: Invalid value: "Never": field is immutable'],
  ],
];
for (const [name, next, old, errors] of changed) {
  test(`a class changes ${name}`, () => {
    const complaints = new Complaints();
    validatePriorityClassUpdate(next as never, old as never, complaints);
    expect(complaints.list.map(fieldErrorText)).toEqual(errors);
  });
}
