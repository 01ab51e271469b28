import { test } from 'node:test';
import { expect } from 'expect';
import { Complaints } from './complaints';
import { fieldErrorText } from './field-error';
import { validateRuntimeClass, validateRuntimeClassUpdate } from './validate-runtime-class';

const created: readonly (readonly [name: string, object: object, errors: readonly string[]])[] = [
  ['a handler is enough', { handler: 'runc' }, []],
  ['no handler', {}, ['handler: Required value']],
  [
    'a handler that is no label',
    { handler: 'Kata_FC' },
    [
      `handler: Invalid value: "Kata_FC": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')`,
    ],
  ],
  [
    'an overhead of what containers cannot ask for, and less than nothing',
    { handler: 'kata', overhead: { podFixed: { cpu: '-1', pods: '1' } } },
    [
      'overhead.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0',
      'overhead.limits[pods]: Invalid value: "pods": must be a standard resource for containers',
    ],
  ],
  [
    'the same toleration twice, whatever its seconds',
    {
      handler: 'kata',
      scheduling: {
        tolerations: [
          { key: 'a', operator: 'Exists', effect: 'NoExecute' },
          { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 },
          { key: 'a', operator: 'Exists', effect: 'NoSchedule' },
        ],
      },
    },
    [
      'scheduling.tolerations[1]: Duplicate value: {"Key":"a","Operator":"Exists","Value":"","Effect":"NoExecute","TolerationSeconds":5}',
    ],
  ],
  [
    'a toleration that is none',
    {
      handler: 'kata',
      scheduling: { nodeSelector: { a: 'b' }, tolerations: [{ key: 'a', effect: 'Never' }] },
    },
    [
      'scheduling.tolerations[0].effect: Unsupported value: "Never": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
    ],
  ],
];
for (const [name, object, errors] of created) {
  test(`a runtime class: ${name}`, () => {
    const complaints = new Complaints();
    validateRuntimeClass(object as never, complaints);
    expect(complaints.list.map(fieldErrorText)).toEqual(errors);
  });
}

test('the handler of a runtime class stays, its overhead may change', () => {
  const complaints = new Complaints();
  validateRuntimeClassUpdate(
    { handler: 'a', overhead: { podFixed: { cpu: '1' } } },
    { handler: 'a' },
    complaints,
  );
  expect(complaints.list).toEqual([]);
  validateRuntimeClassUpdate({ handler: 'b' }, { handler: 'a' }, complaints);
  expect(complaints.list.map(fieldErrorText)).toEqual(['handler: Invalid value: "b": field is immutable']);
});
