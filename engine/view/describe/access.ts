import type { KubeObject } from '../../api/types';
import { Description } from './description';
import { describeAnnotations, describeLabels, goList } from './parts';

interface PolicyRule {
  readonly apiGroups?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly resources?: readonly string[];
  readonly verbs: readonly string[];
}

interface RoleObject extends KubeObject {
  readonly rules?: readonly PolicyRule[];
}

interface BindingObject extends KubeObject {
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly {
    readonly kind: string;
    readonly name: string;
    readonly namespace?: string;
  }[];
}

/**
 * `kubectl describe role` and `clusterrole`: a line for each resource, its verbs together.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (RoleDescriber)
 */
export function describeRole({ metadata, rules = [] }: RoleObject): Description {
  const to = new Description();
  to.line(0, `Name:\t${metadata.name}`);
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  to.line(0, 'PolicyRule:');
  to.line(1, 'Resources\tNon-Resource URLs\tResource Names\tVerbs');
  to.line(1, '---------\t-----------------\t--------------\t-----');
  for (const { resource, group, urls, names, verbs } of linesOf(rules))
    to.line(1, `${withGroup(resource, group)}\t${goList(urls)}\t${goList(names)}\t${goList([...verbs])}`);
  return to;
}

/** `kubectl describe rolebinding` and `clusterrolebinding`. (RoleBindingDescriber) */
export function describeRoleBinding({ metadata, roleRef, subjects = [] }: BindingObject): Description {
  const to = new Description();
  to.line(0, `Name:\t${metadata.name}`);
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  to.line(0, 'Role:');
  to.line(1, `Kind:\t${roleRef.kind}`);
  to.line(1, `Name:\t${roleRef.name}`);
  to.line(0, 'Subjects:');
  to.line(1, 'Kind\tName\tNamespace');
  to.line(1, '----\t----\t---------');
  for (const { kind, name, namespace = '' } of subjects) to.line(1, `${kind}\t${name}\t${namespace}`);
  return to;
}

interface RuleLine {
  readonly group: string;
  readonly resource: string;
  readonly names: readonly string[];
  readonly urls: readonly string[];
  readonly verbs: Set<string>;
}

/**
 * Rules are broken down into single ones, and those that differ by their verbs only are one again; those of URLs stay apart.
 * staging/src/k8s.io/kubectl/pkg/util/rbac/rbac.go (BreakdownRule, CompactRules, SortableRuleSlice)
 */
function linesOf(rules: readonly PolicyRule[]): readonly RuleLine[] {
  const ofResources = new Map<string, RuleLine>();
  const ofUrls: RuleLine[] = [];
  for (const rule of rules) {
    for (const line of resourceLines(rule)) {
      const key = JSON.stringify([line.group, line.resource, line.names]);
      const known = ofResources.get(key);
      if (known === undefined) ofResources.set(key, line);
      else for (const verb of line.verbs) known.verbs.add(verb);
    }
    for (const url of rule.nonResourceURLs ?? [])
      for (const verb of rule.verbs)
        ofUrls.push({ group: '', resource: '', names: [], urls: [url], verbs: new Set([verb]) });
  }
  const all = [...ofUrls, ...ofResources.values()].map((line) => ({ line, key: sortKey(line) }));
  return all.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ line }) => line);
}

function resourceLines({ apiGroups = [], resources = [], resourceNames = [], verbs }: PolicyRule) {
  const names = resourceNames.length === 0 ? [[]] : resourceNames.map((name) => [name]);
  return apiGroups.flatMap((group) =>
    resources.flatMap((resource) =>
      names.map((one): RuleLine => ({ group, resource, names: one, urls: [], verbs: new Set(verbs) })),
    ),
  );
}

/** As Go prints the rule, by which they are sorted. (PolicyRule.String) */
function sortKey({ group, resource, names, urls, verbs }: RuleLine): string {
  const groups = resource === '' ? '[]' : `[${group}]`;
  return (
    `&PolicyRule{Verbs:${goList([...verbs])},APIGroups:${groups},Resources:[${resource}],` +
    `ResourceNames:${goList(names)},NonResourceURLs:${goList(urls)},}`
  );
}

/** `deployments.apps/scale` (CombineResourceGroup) */
function withGroup(resource: string, group: string): string {
  const [name, ...subresource] = resource.split('/');
  return [group === '' ? name : `${name}.${group}`, ...subresource].join('/');
}
