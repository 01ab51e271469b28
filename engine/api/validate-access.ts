import type { Complaints } from './complaints';
import { RBAC_GROUP } from './default-access';
import { unsupported } from './field-error';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { dns1123Subdomain, pathSegmentName } from './names';
import { sameValue } from './validate-pod-update';

/** What is wrong with a Role or ClusterRole. pkg/apis/rbac/validation/validation.go (ValidatePolicyRule) */
export function validateRole({ kind, rules }: Fields, complaints: Complaints): void {
  listOf(rules).forEach((one, index) => {
    const { verbs, nonResourceURLs: urls, apiGroups, resources, resourceNames } = fieldsOf(one);
    const at = `rules[${index}]`;
    const isEmpty = (list: unknown) => listOf(list).length === 0;
    if (isEmpty(verbs)) complaints.required(`${at}.verbs`, 'verbs must contain at least one value');
    if (!isEmpty(urls)) {
      const wrong = (why: string) => complaints.invalid(`${at}.nonResourceURLs`, urls, why);
      if (kind === 'Role') wrong('namespaced rules cannot apply to non-resource URLs');
      if (![apiGroups, resources, resourceNames].every(isEmpty))
        wrong('rules cannot apply to both regular resources and non-resource URLs');
      return;
    }
    if (isEmpty(apiGroups))
      complaints.required(`${at}.apiGroups`, 'resource rules must supply at least one api group');
    if (isEmpty(resources))
      complaints.required(`${at}.resources`, 'resource rules must supply at least one resource');
  });
}

/** What is wrong with a RoleBinding or ClusterRoleBinding. (ValidateRoleBinding, ValidateClusterRoleBinding) */
export function validateBinding({ kind, roleRef, subjects }: Fields, complaints: Complaints): void {
  const role = fieldsOf(roleRef);
  const kinds = kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole'];
  if (role.apiGroup !== RBAC_GROUP)
    complaints.add(unsupported('roleRef.apiGroup', role.apiGroup, [RBAC_GROUP]));
  if (!kinds.includes(textOf(role.kind))) complaints.add(unsupported('roleRef.kind', role.kind, kinds));
  complaints.requiredName('roleRef.name', textOf(role.name), pathSegmentName);
  listOf(subjects).forEach((subject, index) => {
    validateSubject(fieldsOf(subject), kind === 'RoleBinding', `subjects[${index}]`, complaints);
  });
}

/** The role of a binding stays as it is. (ValidateRoleBindingUpdate) */
export function validateBindingUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  if (sameValue(next.roleRef, old.roleRef)) return;
  const { apiGroup, kind, name } = fieldsOf(next.roleRef);
  complaints.invalid('roleRef', { APIGroup: apiGroup, Kind: kind, Name: name }, 'cannot change roleRef');
}

function validateSubject(
  { kind, name, apiGroup = '', namespace }: Fields,
  isNamespaced: boolean,
  at: string,
  complaints: Complaints,
): void {
  const [whose, named] = [textOf(kind), textOf(name)];
  if (named === '') complaints.required(`${at}.name`);
  if (whose === 'ServiceAccount') {
    if (named !== '') complaints.name(`${at}.name`, named, dns1123Subdomain);
    if (apiGroup !== '') complaints.add(unsupported(`${at}.apiGroup`, apiGroup, ['']));
    if (!isNamespaced && textOf(namespace) === '') complaints.required(`${at}.namespace`);
  } else if (whose === 'User' || whose === 'Group') {
    if (apiGroup !== RBAC_GROUP) complaints.add(unsupported(`${at}.apiGroup`, apiGroup, [RBAC_GROUP]));
  } else complaints.add(unsupported(`${at}.kind`, whose, ['ServiceAccount', 'User', 'Group']));
}
