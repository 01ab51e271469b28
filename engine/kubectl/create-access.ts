import { type KindInfo, kindOf } from '../api/kinds';
import type { Context } from './command';
import { given, type Maker, metadataOf, nameOf } from './create-from';
import type { Arguments, Flags } from './flags';
import { fault, type KubectlError } from './outcome';

const GROUP = 'rbac.authorization.k8s.io';
const API_VERSION = `${GROUP}/v1`;

const RULE_FLAGS: Flags = {
  resource: { type: 'string' },
  'resource-name': { type: 'string' },
  verb: { type: 'string' },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_role.go */
export const role: Maker = {
  flags: RULE_FLAGS,
  make(args, context) {
    const name = nameOf(args, 'role');
    const asked = askedOf(args);
    if (asked.verbs.length === 0) throw fault('at least one verb must be specified');
    warnOfVerbs(asked, context);
    if (asked.resources.length === 0) throw fault('at least one resource must be specified');
    checkResources(asked);
    return {
      apiVersion: API_VERSION,
      kind: 'Role',
      metadata: metadataOf(name, context),
      rules: rulesOf(asked),
    };
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_clusterrole.go */
export const clusterRole: Maker = {
  flags: { ...RULE_FLAGS, 'aggregation-rule': { type: 'string' }, 'non-resource-url': { type: 'string' } },
  make(args, context) {
    const metadata = { name: nameOf(args, 'clusterrole') };
    const asked = askedOf(args);
    const urls = [...new Set(given(args, 'non-resource-url'))];
    const matchLabels = aggregationOf(args);
    if (matchLabels !== undefined) {
      if ([urls, asked.verbs, asked.resources, asked.names].some(({ length }) => length > 0))
        throw fault(
          'aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames',
        );
      const aggregationRule = { clusterRoleSelectors: [{ matchLabels }] };
      return { aggregationRule, apiVersion: API_VERSION, kind: 'ClusterRole', metadata, rules: null };
    }
    if (asked.verbs.length === 0) throw fault('at least one verb must be specified');
    if (asked.resources.length === 0 && urls.length === 0)
      throw fault('one of resource or nonResourceURL must be specified');
    if (asked.resources.length > 0) {
      warnOfVerbs(asked, context);
      checkResources(asked);
    }
    checkUrls(urls, asked.verbs);
    const ofUrls = urls.length > 0 ? [{ nonResourceURLs: urls, verbs: asked.verbs }] : [];
    return { apiVersion: API_VERSION, kind: 'ClusterRole', metadata, rules: [...rulesOf(asked), ...ofUrls] };
  },
};

const SUBJECT_FLAGS: Flags = {
  clusterrole: { type: 'string' },
  group: { type: 'string' },
  serviceaccount: { type: 'string' },
  user: { type: 'string' },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_rolebinding.go */
export const roleBinding: Maker = {
  flags: { ...SUBJECT_FLAGS, role: { type: 'string' } },
  failure: 'failed to create rolebinding: ',
  make(args, context) {
    const metadata = metadataOf(nameOf(args, 'rolebinding'), context);
    const [own = '', cluster = ''] = [args.text('role'), args.text('clusterrole')];
    if ((own === '') === (cluster === ''))
      throw fault('exactly one of clusterrole or role must be specified');
    const roleRef = own === '' ? refTo('ClusterRole', cluster) : refTo('Role', own);
    return { apiVersion: API_VERSION, kind: 'RoleBinding', metadata, roleRef, ...subjectsOf(args) };
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/create/create_clusterrolebinding.go */
export const clusterRoleBinding: Maker = {
  flags: SUBJECT_FLAGS,
  required: ['clusterrole'],
  failure: 'failed to create clusterrolebinding: ',
  make(args) {
    const metadata = { name: nameOf(args, 'clusterrolebinding') };
    const roleRef = refTo('ClusterRole', args.text('clusterrole') ?? '');
    return { apiVersion: API_VERSION, kind: 'ClusterRoleBinding', metadata, roleRef, ...subjectsOf(args) };
  },
};

/** What the one rule of a role is to allow. */
interface Asked {
  readonly verbs: readonly string[];
  readonly resources: readonly Resource[];
  readonly names: readonly string[];
}

interface Resource {
  readonly group: string;
  readonly resource: string;
  readonly subresource: string;
  /** What the server has of that name. */
  readonly info: KindInfo | undefined;
}

function askedOf(args: Arguments): Asked {
  const verbs = [...new Set(given(args, 'verb'))];
  const resources = args.has('resource') ? args.list('resource').map(resourceOf) : [];
  const all = resources.findIndex(
    ({ resource, group, subresource }) => resource === '*' && group === '' && subresource === '',
  );
  return {
    verbs: verbs.includes('*') ? ['*'] : verbs,
    resources: all < 0 ? resources : [resources[all]!],
    names: [...new Set(args.every('resource-name'))],
  };
}

/** `deployments.apps/scale` */
function resourceOf(text: string): Resource {
  const [name, subresource] = cut(text, '/');
  const [resource, group] = cut(name, '.');
  return { group, resource, subresource, info: kindOf(name) };
}

function cut(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** An API group has one rule, in the order of their names. (generateResourcePolicyRules) */
function rulesOf({ verbs, resources, names }: Asked) {
  const byGroup = new Map<string, Set<string>>();
  for (const { group, resource, subresource, info } of resources) {
    const plural = info?.plural ?? resource;
    const ofGroup = byGroup.get(info?.group ?? group) ?? new Set();
    byGroup.set(info?.group ?? group, ofGroup.add(subresource === '' ? plural : `${plural}/${subresource}`));
  }
  return [...byGroup.keys()].sort().map((group) => ({
    apiGroups: [group],
    ...(names.length > 0 && { resourceNames: names }),
    resources: [...byGroup.get(group)!],
    verbs,
  }));
}

function warnOfVerbs({ verbs }: Asked, { output }: Context): void {
  for (const verb of verbs)
    if (!RESOURCE_VERBS.has(verb)) output.error(`Warning: '${verb}' is not a standard resource verb\n`);
}

function checkResources({ resources, verbs }: Asked): void {
  for (const one of resources) {
    if (one.resource === '') throw fault('resource must be specified if apiGroup/subresource specified');
    if (one.resource === '*') return;
    const resource = one.info?.plural ?? one.resource;
    const group = one.info?.group ?? one.group;
    const special = verbs.filter((verb) => Object.hasOwn(SPECIAL_VERBS, verb));
    const refused = special.find((verb) => !SPECIAL_VERBS[verb]!.includes(`${resource}.${group}`));
    if (refused !== undefined)
      throw fault(`can not perform '${refused}' on '${resource}' in group '${group}'`);
    if (one.info === undefined && special.length === 0) throw notServed(one);
  }
}

function notServed({ resource, group }: Resource): KubectlError {
  const where = group === '' ? '' : ` in group ${JSON.stringify(group)}`;
  return fault(`the server doesn't have a resource type ${JSON.stringify(resource)}${where}`);
}

function checkUrls(urls: readonly string[], verbs: readonly string[]): void {
  if (urls.length === 0) return;
  const wrong = verbs.find((verb) => !URL_VERBS.has(verb));
  if (wrong !== undefined) throw fault(`invalid verb: '${wrong}' for nonResourceURL`);
  for (const url of urls) {
    if (url === '*') continue;
    if (!url.startsWith('/')) throw fault('nonResourceURL should start with /');
    if (url.slice(0, -1).includes('*'))
      throw fault("nonResourceURL only supports wildcard matches when '*' is at the end");
  }
}

/** `a=b,c=d` */
function aggregationOf(args: Arguments): Readonly<Record<string, string>> | undefined {
  const pairs = given(args, 'aggregation-rule');
  if (pairs.length === 0) return undefined;
  const malformed = pairs.find((pair) => !pair.includes('='));
  if (malformed !== undefined)
    throw fault(
      `invalid argument ${JSON.stringify(malformed)} for "--aggregation-rule" flag: malformed pair, expect ` +
        "string=string\nSee 'kubectl create clusterrole --help' for usage.",
    );
  return Object.fromEntries(
    pairs.map((pair) => cut(pair, '=')).map(([key, value]) => [key.trim(), value.trim()]),
  );
}

const refTo = (kind: string, name: string) => ({ apiGroup: GROUP, kind, name });

/** Users, then groups, then service accounts. */
function subjectsOf(args: Arguments) {
  const named = (kind: string, flag: string) =>
    args.every(flag).map((name) => ({ apiGroup: GROUP, kind, name }));
  const accounts = args.every('serviceaccount').map((text) => {
    const [namespace = '', name = '', ...more] = text.split(':');
    if (more.length > 0 || namespace === '' || name === '')
      throw fault('serviceaccount must be <namespace>:<name>');
    return { kind: 'ServiceAccount', name, namespace };
  });
  const subjects = [...named('User', 'user'), ...named('Group', 'group'), ...accounts];
  return subjects.length === 0 ? {} : { subjects };
}

const RESOURCE_VERBS = new Set([
  ...['*', 'get', 'delete', 'list', 'create', 'update', 'patch', 'watch', 'proxy', 'deletecollection'],
  ...['use', 'bind', 'escalate', 'impersonate'],
]);
const URL_VERBS = new Set(['*', 'get', 'post', 'put', 'delete', 'patch', 'head', 'options']);
/** What only some resources can be asked for. */
const SPECIAL_VERBS: Readonly<Record<string, readonly string[]>> = {
  use: ['podsecuritypolicies.policy', 'podsecuritypolicies.extensions'],
  bind: [`roles.${GROUP}`, `clusterroles.${GROUP}`],
  escalate: [`roles.${GROUP}`, `clusterroles.${GROUP}`],
  impersonate: ['users.', 'serviceaccounts.', 'groups.', 'userextras.authentication.k8s.io'],
};
