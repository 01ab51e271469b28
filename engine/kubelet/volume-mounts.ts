import type { Container, Pod, VolumeMount } from '../api/types';
import type { Mount } from '../process/container';
import type { FileTree, Node } from '../process/files';
import type { Instant } from '../simulation/time';
import { expand } from './environment';
import { hostNode } from './host-path';
import { ConfigError, CreateError } from './references';

export interface MountSource {
  readonly pod: Pod;
  readonly volumes: ReadonlyMap<string, FileTree>;
  readonly now: Instant;
}

/**
 * The volumes of a container at their places, as they are when it is made: a part of a volume (`subPath`) stays what it
 * was. Throws a ConfigError in the kubelet's words.
 * https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
 * pkg/kubelet/kubelet_pods.go (makeMounts)
 */
export function mountsOf(
  spec: Container,
  source: MountSource,
  env: ReadonlyMap<string, string>,
): readonly Mount[] {
  return (spec.volumeMounts ?? []).map((mount) => {
    const tree = source.volumes.get(mount.name);
    if (tree === undefined)
      throw new ConfigError(`cannot find volume "${mount.name}" to mount into container "${spec.name}"`);
    const path = subPathOf(mount, env);
    const node = nodeOf(path, mount, spec, tree, source);
    return {
      path: mount.mountPath,
      tree,
      readOnly: (mount.readOnly ?? false) || tree.readOnly,
      node,
    };
  });
}

function subPathOf({ subPath = '', subPathExpr }: VolumeMount, env: ReadonlyMap<string, string>): string {
  const path = subPathExpr ? expandWhole(subPathExpr, env) : subPath;
  if (path.startsWith('/')) throw new ConfigError(`error SubPath \`${path}\` must not be an absolute path`);
  if (path.split('/').includes('..'))
    throw new ConfigError(`unable to provision SubPath \`${path}\`: must not contain '..'`);
  return path;
}

/** Here, and only here, every name must have a value. pkg/kubelet/container/helpers.go (ExpandContainerVolumeMounts) */
function expandWhole(expression: string, env: ReadonlyMap<string, string>): string {
  const missing = new Set<string>();
  const unescaped = expression.replaceAll('$$', '');
  for (const [, name] of unescaped.matchAll(/\$\(([^)]*)\)/g)) if (!env.get(name!)) missing.add(name!);
  if (missing.size > 0) throw new ConfigError(`missing value for ${[...missing].sort().join(', ')}`);
  return expand(expression, env);
}

function nodeOf(
  path: string,
  { name }: VolumeMount,
  { name: container }: Container,
  tree: FileTree,
  { pod, now }: MountSource,
): Node | undefined {
  const volume = pod.spec.volumes?.find((one) => one.name === name);
  if (volume?.hostPath) {
    const whole = hostNode(volume.hostPath.path, tree, now);
    return path === '' ? whole : hostNode(`${volume.hostPath.path}/${path}`, tree, now);
  }
  if (path === '') return undefined;
  const node = volume?.image ? tree.find(path) : tree.subPath(path, now);
  if (node === undefined) {
    // Simplified: the words are ours; a runtime names its own directories too.
    if (volume?.image) throw new CreateError(`failed to mount image volume: subpath "${path}" not found`);
    throw new ConfigError(
      `failed to create subPath directory for volumeMount "${name}" of container "${container}"`,
    );
  }
  return node;
}
