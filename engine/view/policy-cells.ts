import type { KubeObject } from '../api/types';
import { ageOf, type Listing, listing } from './listing';

interface Binding extends KubeObject {
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly {
    readonly kind: string;
    readonly namespace?: string;
    readonly name: string;
  }[];
}

interface Webhooks extends KubeObject {
  readonly webhooks?: readonly unknown[];
}

interface Policy extends KubeObject {
  readonly spec?: {
    readonly validations?: readonly unknown[];
    readonly mutations?: readonly unknown[];
    readonly paramKind?: { readonly apiVersion?: string; readonly kind?: string };
  };
}

interface PolicyBinding extends KubeObject {
  readonly spec?: {
    readonly policyName?: string;
    readonly paramRef?: { readonly namespace?: string; readonly name?: string };
  };
}

/** Kinds for which the server has no columns are listed with the time of their creation, and not with an age. */
const CREATED = listing('NAME CREATED_AT', '', ({ metadata }: KubeObject) => [
  metadata.name,
  metadata.creationTimestamp,
]);

const BINDING = listing('NAME ROLE AGE', 'USERS GROUPS SERVICEACCOUNTS', (one: Binding, moment) => {
  const ofKind = (kind: string) => (one.subjects ?? []).filter((subject) => subject.kind === kind);
  const names = (kind: string) =>
    ofKind(kind)
      .map(({ name }) => name)
      .join(', ');
  const accounts = ofKind('ServiceAccount').map(({ namespace = '', name }) => `${namespace}/${name}`);
  const { kind, name } = one.roleRef;
  const age = ageOf(one, moment);
  return [one.metadata.name, `${kind}/${name}`, age, names('User'), names('Group'), accounts.join(', ')];
});

const WEBHOOKS = listing('NAME WEBHOOKS AGE', '', (one: Webhooks, moment) => [
  one.metadata.name,
  String((one.webhooks ?? []).length),
  ageOf(one, moment),
]);

const policy = (counted: 'validations' | 'mutations') =>
  listing(`NAME ${counted.toUpperCase()} PARAMKIND AGE`, '', (one: Policy, moment) => {
    const { paramKind } = one.spec ?? {};
    return [
      one.metadata.name,
      String((one.spec?.[counted] ?? []).length),
      paramKind === undefined ? '<unset>' : `${paramKind.apiVersion ?? ''}/${paramKind.kind ?? ''}`,
      ageOf(one, moment),
    ];
  });

// Simplified: a binding that chooses its parameters by labels shows them as <unset>.
const POLICY_BINDING = listing('NAME POLICYNAME PARAMREF AGE', '', (one: PolicyBinding, moment) => {
  const { policyName = '', paramRef } = one.spec ?? {};
  const param = paramRef?.name ? `${paramRef.namespace || '*'}/${paramRef.name}` : '<unset>';
  return [one.metadata.name, policyName, param, ageOf(one, moment)];
});

/**
 * What `kubectl get` shows of who may do what, and of what looks at requests.
 * pkg/printers/internalversion/printers.go; for kinds without a printer pkg/registry's default table
 * (staging/src/k8s.io/apiserver/pkg/registry/rest/table.go)
 */
export const POLICIES: Readonly<Record<string, Listing>> = {
  LimitRange: CREATED,
  Role: CREATED,
  ClusterRole: CREATED,
  CustomResourceDefinition: CREATED,
  RoleBinding: BINDING,
  ClusterRoleBinding: BINDING,
  MutatingWebhookConfiguration: WEBHOOKS,
  ValidatingWebhookConfiguration: WEBHOOKS,
  ValidatingAdmissionPolicy: policy('validations'),
  MutatingAdmissionPolicy: policy('mutations'),
  ValidatingAdmissionPolicyBinding: POLICY_BINDING,
  MutatingAdmissionPolicyBinding: POLICY_BINDING,
};
