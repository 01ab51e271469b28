/** What the API server says of a kind in discovery: how it is called, and where its objects live. */
export interface KindInfo {
  readonly kind: string;
  /** Empty for the core group. */
  readonly group: string;
  /** Served versions, the preferred one first. */
  readonly versions: readonly string[];
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  /** `kubectl get all` asks for the category `all`. */
  readonly categories: readonly string[];
}

/**
 * The kinds of Kubernetes 1.36 that are on by default, as `kubectl api-resources` lists them, and those of older
 * versions of the same groups that are still served.
 */
export const KINDS: readonly KindInfo[] = [
  // kind, group, versions, plural, short names, scope, categories
  row('Binding', '', 'v1', 'bindings'),
  row('ConfigMap', '', 'v1', 'configmaps', 'cm'),
  row('Endpoints', '', 'v1', 'endpoints', 'ep'),
  row('Event', '', 'v1', 'events', 'ev'),
  row('LimitRange', '', 'v1', 'limitranges', 'limits'),
  row('Namespace', '', 'v1', 'namespaces', 'ns', 'cluster'),
  row('Node', '', 'v1', 'nodes', 'no', 'cluster'),
  row('PersistentVolumeClaim', '', 'v1', 'persistentvolumeclaims', 'pvc'),
  row('PersistentVolume', '', 'v1', 'persistentvolumes', 'pv', 'cluster'),
  row('Pod', '', 'v1', 'pods', 'po', 'namespace', 'all'),
  row('PodTemplate', '', 'v1', 'podtemplates'),
  row('ReplicationController', '', 'v1', 'replicationcontrollers', 'rc', 'namespace', 'all'),
  row('ResourceQuota', '', 'v1', 'resourcequotas', 'quota'),
  row('Secret', '', 'v1', 'secrets'),
  row('ServiceAccount', '', 'v1', 'serviceaccounts', 'sa'),
  row('Service', '', 'v1', 'services', 'svc', 'namespace', 'all'),
  row(
    'MutatingWebhookConfiguration',
    'admissionregistration.k8s.io',
    'v1',
    'mutatingwebhookconfigurations',
    '',
    'cluster',
    'api-extensions',
  ),
  row(
    'ValidatingAdmissionPolicy',
    'admissionregistration.k8s.io',
    'v1',
    'validatingadmissionpolicies',
    '',
    'cluster',
    'api-extensions',
  ),
  row(
    'ValidatingAdmissionPolicyBinding',
    'admissionregistration.k8s.io',
    'v1',
    'validatingadmissionpolicybindings',
    '',
    'cluster',
    'api-extensions',
  ),
  row(
    'ValidatingWebhookConfiguration',
    'admissionregistration.k8s.io',
    'v1',
    'validatingwebhookconfigurations',
    '',
    'cluster',
    'api-extensions',
  ),
  row(
    'CustomResourceDefinition',
    'apiextensions.k8s.io',
    'v1',
    'customresourcedefinitions',
    'crd crds',
    'cluster',
    'api-extensions',
  ),
  row('APIService', 'apiregistration.k8s.io', 'v1', 'apiservices', '', 'cluster', 'api-extensions'),
  row('ControllerRevision', 'apps', 'v1', 'controllerrevisions'),
  row('DaemonSet', 'apps', 'v1', 'daemonsets', 'ds', 'namespace', 'all'),
  row('Deployment', 'apps', 'v1', 'deployments', 'deploy', 'namespace', 'all'),
  row('ReplicaSet', 'apps', 'v1', 'replicasets', 'rs', 'namespace', 'all'),
  row('StatefulSet', 'apps', 'v1', 'statefulsets', 'sts', 'namespace', 'all'),
  row(
    'HorizontalPodAutoscaler',
    'autoscaling',
    'v2 v1',
    'horizontalpodautoscalers',
    'hpa',
    'namespace',
    'all',
  ),
  row('CronJob', 'batch', 'v1', 'cronjobs', 'cj', 'namespace', 'all'),
  row('Job', 'batch', 'v1', 'jobs', '', 'namespace', 'all'),
  row(
    'CertificateSigningRequest',
    'certificates.k8s.io',
    'v1',
    'certificatesigningrequests',
    'csr',
    'cluster',
  ),
  row('Lease', 'coordination.k8s.io', 'v1', 'leases'),
  row('EndpointSlice', 'discovery.k8s.io', 'v1', 'endpointslices'),
  row('Event', 'events.k8s.io', 'v1', 'events', 'ev'),
  row('FlowSchema', 'flowcontrol.apiserver.k8s.io', 'v1', 'flowschemas', '', 'cluster'),
  row(
    'PriorityLevelConfiguration',
    'flowcontrol.apiserver.k8s.io',
    'v1',
    'prioritylevelconfigurations',
    '',
    'cluster',
  ),
  row('IngressClass', 'networking.k8s.io', 'v1', 'ingressclasses', '', 'cluster'),
  row('Ingress', 'networking.k8s.io', 'v1', 'ingresses', 'ing'),
  row('IPAddress', 'networking.k8s.io', 'v1', 'ipaddresses', 'ip', 'cluster'),
  row('NetworkPolicy', 'networking.k8s.io', 'v1', 'networkpolicies', 'netpol'),
  row('ServiceCIDR', 'networking.k8s.io', 'v1', 'servicecidrs', '', 'cluster'),
  row('RuntimeClass', 'node.k8s.io', 'v1', 'runtimeclasses', '', 'cluster'),
  row('PodDisruptionBudget', 'policy', 'v1', 'poddisruptionbudgets', 'pdb'),
  row('ClusterRoleBinding', 'rbac.authorization.k8s.io', 'v1', 'clusterrolebindings', '', 'cluster'),
  row('ClusterRole', 'rbac.authorization.k8s.io', 'v1', 'clusterroles', '', 'cluster'),
  row('RoleBinding', 'rbac.authorization.k8s.io', 'v1', 'rolebindings'),
  row('Role', 'rbac.authorization.k8s.io', 'v1', 'roles'),
  row('DeviceClass', 'resource.k8s.io', 'v1', 'deviceclasses', '', 'cluster'),
  row('ResourceClaim', 'resource.k8s.io', 'v1', 'resourceclaims'),
  row('ResourceClaimTemplate', 'resource.k8s.io', 'v1', 'resourceclaimtemplates'),
  row('ResourceSlice', 'resource.k8s.io', 'v1', 'resourceslices', '', 'cluster'),
  row('PriorityClass', 'scheduling.k8s.io', 'v1', 'priorityclasses', 'pc', 'cluster'),
  row('CSIDriver', 'storage.k8s.io', 'v1', 'csidrivers', '', 'cluster'),
  row('CSINode', 'storage.k8s.io', 'v1', 'csinodes', '', 'cluster'),
  row('CSIStorageCapacity', 'storage.k8s.io', 'v1', 'csistoragecapacities'),
  row('StorageClass', 'storage.k8s.io', 'v1', 'storageclasses', 'sc', 'cluster'),
  row('VolumeAttachment', 'storage.k8s.io', 'v1', 'volumeattachments', '', 'cluster'),
  row('VolumeAttributesClass', 'storage.k8s.io', 'v1', 'volumeattributesclasses', 'vac', 'cluster'),
];

/**
 * The kind that a person means by any name that kubectl takes, in any case: `Pod`, `pods`, `po`,
 * `deployments.apps`, `deployment.v1.apps`.
 */
export function kindOf(name: string): KindInfo | undefined {
  const [first, ...rest] = name.toLowerCase().split('.');
  const infos = BY_NAME.get(first!);
  if (infos === undefined || rest.length === 0) return infos?.[0];
  return infos.find(
    ({ group, versions }) =>
      rest.join('.') === group ||
      (versions.includes(rest[0]!) && (rest.length === 1 ? group === '' : rest.slice(1).join('.') === group)),
  );
}

/** The kind that a manifest's `apiVersion` and `kind` name, letter for letter. */
export function kindOfManifest(apiVersion: string, kind: string): KindInfo | undefined {
  const { group, version } = groupVersion(apiVersion);
  return BY_KIND.get(kind)?.find((info) => info.group === group && info.versions.includes(version));
}

/** `pods`, `deployments.apps`: how the API names a kind's resource in messages. Unlisted kinds are made plural. */
export function resourceName(kind: string): string {
  const info = BY_KIND.get(kind)?.[0];
  if (info === undefined) return `${kind.toLowerCase()}s`;
  return info.group === '' ? info.plural : `${info.plural}.${info.group}`;
}

/** `Pod`, `Deployment.apps`: how the API names a kind in messages of validation. */
export function groupKind(kind: string): string {
  const group = BY_KIND.get(kind)?.[0]?.group;
  return group ? `${kind}.${group}` : kind;
}

export function isNamespaced(kind: string): boolean {
  return BY_KIND.get(kind)?.[0]?.namespaced ?? true;
}

/** `apps/v1` is group `apps`, version `v1`; `v1` is the core group. */
export function groupVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/');
  return { group: apiVersion.slice(0, Math.max(slash, 0)), version: apiVersion.slice(slash + 1) };
}

/** What to write instead of an apiVersion that does not serve this kind; `undefined` when the kind is unknown. */
export function servedInstead(kind: string): string | undefined {
  const info = BY_KIND.get(kind)?.[0];
  if (info === undefined) return undefined;
  return info.group === '' ? info.versions[0]! : `${info.group}/${info.versions[0]!}`;
}

function row(
  kind: string,
  group: string,
  versions: string,
  plural: string,
  shortNames = '',
  scope: 'namespace' | 'cluster' = 'namespace',
  categories = '',
): KindInfo {
  return {
    kind,
    group,
    versions: versions.split(' '),
    plural,
    singular: kind.toLowerCase(),
    shortNames: words(shortNames),
    namespaced: scope === 'namespace',
    categories: words(categories),
  };
}

function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}

const BY_KIND = groupedBy((info) => [info.kind]);
const BY_NAME = groupedBy(({ plural, singular, shortNames }) => [plural, singular, ...shortNames]);

function groupedBy(names: (info: KindInfo) => readonly string[]): ReadonlyMap<string, readonly KindInfo[]> {
  const groups = new Map<string, KindInfo[]>();
  for (const info of KINDS) {
    for (const name of new Set(names(info))) {
      const group = groups.get(name);
      if (group) group.push(info);
      else groups.set(name, [info]);
    }
  }
  return groups;
}
