import { changePart, type Fields, isFields, memoised } from '../api/fields';
import type { DifferenceName, Version } from '../profiles/versions';

/**
 * The spec of a new pod, service or autoscaler, without what the release's server drops in silence: fields whose feature gate is off. What a
 * dropped field leaves empty, a hook or its lifecycle, goes with it.
 * pkg/api/pod/util.go (dropDisabledFields), pkg/registry/autoscaling/horizontalpodautoscaler/strategy.go
 */
export function withoutDisabledFields(spec: Fields, version: Version): Fields {
  return dropping(version)(spec);
}

const byMinor = new Map<number, (spec: Fields) => Fields>();

function dropping(version: Version): (spec: Fields) => Fields {
  let drop = byMinor.get(version.minor);
  if (drop === undefined) {
    const paths = GATED.filter(([, gate]) => gate === 'off' || !version.has(gate)).flatMap(([path]) =>
      pathsOf(path),
    );
    const policies = !version.has('containerRestartRules') && version.has('containerRestartPolicyUnderstood');
    drop = memoised((spec: Fields) => {
      const result = paths.reduce((fields, path) => without(fields, path, 0), spec);
      return policies ? withoutRestartPolicies(result) : result;
    });
    byMinor.set(version.minor, drop);
  }
  return drop;
}

/** An object of a kind besides pods without what the release's server drops. */
export function withoutGatedFields<T extends Fields>(object: T, version: Version): T {
  const drop = GATED_KINDS.get(object.kind as string);
  if (drop === undefined) return object;
  return changePart(object, 'spec', (spec) => drop(spec, version)) as T;
}

const GATED_KINDS: ReadonlyMap<string, (spec: Fields, version: Version) => Fields> = new Map([
  ['HorizontalPodAutoscaler', withoutDisabledFields],
  ['Service', withoutDisabledFields],
  ['PersistentVolume', withoutAttributesClass],
  ['PersistentVolumeClaim', withoutAttributesClass],
]);

function withoutAttributesClass(spec: Fields, version: Version): Fields {
  if (version.has('volumeAttributesClasses') || spec.volumeAttributesClassName === undefined) return spec;
  const { volumeAttributesClassName: _, ...kept } = spec;
  return kept;
}

/** Fields, and the release that keeps them; `off` where none does. `*` stands for the lists of containers, `[]` for elements. */
const GATED: readonly (readonly [path: string, since: DifferenceName | 'off'])[] = [
  ['securityContext.supplementalGroupsPolicy', 'supplementalGroupsPolicy'],
  ['securityContext.seLinuxChangePolicy', 'seLinuxChangePolicy'],
  ['hostUsers', 'userNamespaces'],
  ['hostnameOverride', 'hostnameOverride'],
  ['resources', 'podLevelResources'],
  ['trafficDistribution', 'trafficDistribution'],
  ['schedulingGroup', 'off'],
  ['behavior.scaleUp.tolerance', 'configurableTolerance'],
  ['behavior.scaleDown.tolerance', 'configurableTolerance'],
  ['volumes[].image', 'imageVolumes'],
  ['volumes[].projected.sources[].clusterTrustBundle', 'off'],
  ['volumes[].projected.sources[].podCertificate', 'off'],
  ['*[].resizePolicy', 'resizeInPlace'],
  ['*[].restartPolicyRules', 'containerRestartRules'],
  ['*[].volumeMounts[].recursiveReadOnly', 'recursiveReadOnlyMounts'],
  ['*[].env[].valueFrom.fileKeyRef', 'envFiles'],
  ['*[].lifecycle.preStop.sleep', 'sleepHook'],
  ['*[].lifecycle.postStart.sleep', 'sleepHook'],
  ['*[].lifecycle.stopSignal', 'off'],
  ...['podAffinity', 'podAntiAffinity'].flatMap((kind) =>
    ['matchLabelKeys', 'mismatchLabelKeys'].flatMap((keys) => [
      [
        `affinity.${kind}.requiredDuringSchedulingIgnoredDuringExecution[].${keys}`,
        'matchLabelKeysInPodAffinity',
      ] as const,
      [
        `affinity.${kind}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.${keys}`,
        'matchLabelKeysInPodAffinity',
      ] as const,
    ]),
  ),
];

/** These go when nothing is left in them. */
const GO_EMPTY = new Set(['lifecycle', 'preStop', 'postStart']);

type Path = readonly string[];

function pathsOf(path: string): readonly Path[] {
  const lists = path.startsWith('*') ? ['containers', 'initContainers', 'ephemeralContainers'] : ['*'];
  return lists.map((list) => path.replace('*', list).replaceAll('[]', '.[]').split('.'));
}

function without(value: Fields, path: Path, at: number): Fields {
  const name = path[at]!;
  const inner = value[name];
  if (inner === undefined) return value;
  let after: unknown;
  if (at < path.length - 1) {
    if (path[at + 1] === '[]') after = eachWithout(inner, path, at + 2);
    else if (isFields(inner)) after = without(inner, path, at + 1);
    else return value;
    if (after === inner) return value;
    if (GO_EMPTY.has(name) && Object.keys(after as Fields).length === 0) after = undefined;
  }
  const { [name]: _, ...rest } = value;
  return after === undefined ? rest : { ...value, [name]: after };
}

function eachWithout(list: unknown, path: Path, at: number): unknown {
  if (!Array.isArray(list)) return list;
  const after = list.map((element) => (isFields(element) ? without(element, path, at) : element));
  return after.every((element, index) => element === list[index]) ? list : after;
}

/** The containers of a pod without their own restart policies, but for the Always of sidecars. (dropContainerRestartRules) */
function withoutRestartPolicies(spec: Fields): Fields {
  const drop = (container: unknown, isInit: boolean) => {
    if (!isFields(container) || container.restartPolicy === undefined) return container;
    return isInit && container.restartPolicy === 'Always'
      ? container
      : without(container, ['restartPolicy'], 0);
  };
  const result: Record<string, unknown> = { ...spec };
  for (const list of ['containers', 'initContainers']) {
    const containers = spec[list];
    if (Array.isArray(containers))
      result[list] = containers.map((one) => drop(one, list === 'initContainers'));
  }
  return result;
}
