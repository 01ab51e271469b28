import { type KindInfo, kindOfManifest } from '../api/kinds';
import { matches, parseSelector } from '../api/selectors';
import type { KubeObject } from '../api/types';
import { inListOrder } from '../view/list-order';
import type { Context } from './command';
import type { Arguments, Flags } from './flags';
import { fault } from './outcome';

/** Flags of `kubectl apply` by which what is left over goes. */
export const PRUNE_FLAGS: Flags = {
  all: { type: 'boolean' },
  prune: { type: 'boolean' },
  'prune-allowlist': { type: 'string' },
};

/** Throws a KubectlError where it is not said which objects are meant. staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go (Validate) */
export function checkPruning(args: Arguments): void {
  if (args.isOn('all') && args.text('selector'))
    throw fault('cannot set --all and --selector at the same time');
  if (!args.isOn('prune')) return;
  kindsToPrune(args);
  if (!args.isOn('all') && !args.text('selector'))
    throw fault(
      'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you ' +
        'did not mean to prune all resources, specify a label selector',
    );
}

/**
 * What `kubectl apply --prune` takes away: all that was applied once, matches the selector and is not among what was applied now, in
 * the namespaces of that.
 * staging/src/k8s.io/kubectl/pkg/cmd/apply/prune.go (pruneAll)
 */
// Simplified: kubectl logs each time, besides, that a later release will prune less.
export function leftOver(
  applied: readonly KubeObject[],
  args: Arguments,
  { api, namespace, namespaceIsSaid }: Context,
): readonly KubeObject[] {
  const kinds = kindsToPrune(args);
  const selector = parseSelector(args.text('selector') ?? '');
  const uids = new Set(applied.map(({ metadata }) => metadata.uid));
  const namespaces = new Set(applied.flatMap(({ metadata }) => metadata.namespace ?? []));
  if (namespaceIsSaid) namespaces.add(namespace);
  const among = ({ kind }: KindInfo, where: string) =>
    inListOrder(
      api
        .list(kind)
        .filter(
          (object) =>
            (object.metadata.namespace ?? '') === where &&
            matches(selector, object.metadata.labels) &&
            !uids.has(object.metadata.uid) &&
            api.lastApplied?.(object) !== undefined,
        ),
    );
  const namespaced = kinds.filter((info) => info.namespaced);
  return [
    ...[...namespaces].flatMap((where) => namespaced.flatMap((info) => among(info, where))),
    ...kinds.filter((info) => !info.namespaced).flatMap((info) => among(info, '')),
  ];
}

/** staging/src/k8s.io/kubectl/pkg/util/prune/prune.go (ParseResources) */
function kindsToPrune(args: Arguments): readonly KindInfo[] {
  const asked = args.has('prune-allowlist') ? args.every('prune-allowlist') : BY_DEFAULT;
  return asked.map((text) => {
    const [group = '', version = '', kind = '', ...more] = text.split('/');
    if (kind === '' || more.length > 0)
      throw fault(`invalid GroupVersionKind format: ${text}, please follow <group/version/kind>`);
    const apiVersion = group === 'core' || group === '' ? version : `${group}/${version}`;
    const info = kindOfManifest(apiVersion, kind);
    if (info === undefined) throw fault(`no matches for kind "${kind}" in version "${apiVersion}"`);
    return info;
  });
}

const BY_DEFAULT: readonly string[] = [
  ...['core/v1/ConfigMap', 'core/v1/Endpoints', 'core/v1/PersistentVolumeClaim', 'core/v1/Pod'],
  ...[
    'core/v1/ReplicationController',
    'core/v1/Secret',
    'core/v1/Service',
    'batch/v1/Job',
    'batch/v1/CronJob',
  ],
  ...['networking.k8s.io/v1/Ingress', 'apps/v1/DaemonSet', 'apps/v1/Deployment', 'apps/v1/ReplicaSet'],
  ...['apps/v1/StatefulSet', 'core/v1/Namespace', 'core/v1/PersistentVolume'],
];
