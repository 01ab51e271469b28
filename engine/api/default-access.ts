import { change, changeEach, type Fields, withDefaults } from './fields';

export const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** The group of roles, users and groups need not be written. pkg/apis/rbac/v1/defaults.go */
export function defaultBinding(object: Fields): Fields {
  const whole = change(withDefaults(object, { roleRef: {} }), 'roleRef', (role) =>
    withDefaults(role, { apiGroup: RBAC_GROUP, kind: '', name: '' }),
  );
  return changeEach(whole, 'subjects', (subject) =>
    subject.kind === 'User' || subject.kind === 'Group'
      ? withDefaults(subject, { apiGroup: RBAC_GROUP })
      : subject,
  );
}
