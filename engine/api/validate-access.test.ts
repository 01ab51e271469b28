import { test } from 'node:test';
import { expect } from 'expect';
import { defaulted } from './defaults';
import { fieldErrorText } from './field-error';
import { validateNew } from './validate';
import { validateUpdate } from './validate-update';

const whole = (kind: string, object: object) =>
  defaulted({ apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata: { name: 'x' }, ...object });
const role = { kind: 'Role', name: 'reader' };
const GROUP = '"rbac.authorization.k8s.io"';

const cases: readonly (readonly [what: string, kind: string, object: object, errors: readonly string[]])[] = [
  ['no rules', 'Role', {}, []],
  ['a rule of resources', 'Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }, []],
  [
    'an empty rule',
    'Role',
    { rules: [{}] },
    [
      'rules[0].verbs: Required value: verbs must contain at least one value',
      'rules[0].apiGroups: Required value: resource rules must supply at least one api group',
      'rules[0].resources: Required value: resource rules must supply at least one resource',
    ],
  ],
  ['URLs', 'ClusterRole', { rules: [{ nonResourceURLs: ['/healthz'], verbs: ['get'] }] }, []],
  [
    'URLs in a namespace, and with resources',
    'Role',
    { rules: [{ nonResourceURLs: ['/healthz'], resources: ['pods'], verbs: ['get'] }] },
    [
      'rules[0].nonResourceURLs: Invalid value: ["/healthz"]: namespaced rules cannot apply to non-resource URLs',
      'rules[0].nonResourceURLs: Invalid value: ["/healthz"]: rules cannot apply to both regular resources and non-resource URLs',
    ],
  ],
  [
    'a role, and a user whose group goes without saying',
    'RoleBinding',
    { roleRef: role, subjects: [{ kind: 'User', name: 'jane' }] },
    [],
  ],
  [
    'no role',
    'RoleBinding',
    {},
    [
      'roleRef.kind: Unsupported value: "": supported values: "Role", "ClusterRole"',
      'roleRef.name: Required value',
    ],
  ],
  [
    'a role of a namespace for the whole cluster',
    'ClusterRoleBinding',
    { roleRef: role },
    ['roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"'],
  ],
  [
    'accounts of no namespace, of a group and without a name',
    'ClusterRoleBinding',
    {
      roleRef: { ...role, kind: 'ClusterRole' },
      subjects: [
        { kind: 'ServiceAccount', name: 'a' },
        { kind: 'ServiceAccount', name: 'a', namespace: 'n', apiGroup: 'g' },
        { kind: 'Group' },
        { kind: 'Robot', name: 'r' },
        { kind: 'User', name: 'u', apiGroup: 'g' },
      ],
    },
    [
      'subjects[0].namespace: Required value',
      'subjects[1].apiGroup: Unsupported value: "g": supported values: ""',
      'subjects[2].name: Required value',
      'subjects[3].kind: Unsupported value: "Robot": supported values: "ServiceAccount", "User", "Group"',
      `subjects[4].apiGroup: Unsupported value: "g": supported values: ${GROUP}`,
    ],
  ],
  [
    'an account of its own namespace',
    'RoleBinding',
    { roleRef: role, subjects: [{ kind: 'ServiceAccount', name: 'a' }] },
    [],
  ],
];
for (const [what, kind, object, errors] of cases)
  test(`${kind}, ${what}: ${errors.length === 0 ? 'taken' : 'refused'}`, () =>
    expect(validateNew(whole(kind, object)).map(fieldErrorText)).toEqual(errors));

test('the role of a binding stays', () => {
  const [old, next] = ['reader', 'writer'].map((name) =>
    whole('RoleBinding', { roleRef: { ...role, name } }),
  );
  expect(validateUpdate(next!, old!).map(fieldErrorText)).toEqual([
    'roleRef: Invalid value: {"APIGroup":"rbac.authorization.k8s.io","Kind":"Role","Name":"writer"}: cannot change roleRef',
  ]);
  expect(validateUpdate(old!, old!)).toEqual([]);
});
