import type { Container, Pod } from '../api/types';
import { fault } from './outcome';

/**
 * The container of a pod that a command is about: the one named, else that of the pod's annotation, else the first. Of the
 * choice among several kubectl speaks on stderr.
 * staging/src/k8s.io/kubectl/pkg/cmd/util/podcmd/podcmd.go
 */
export function chosenContainer(pod: Pod, name: string | undefined, tell: (text: string) => void): Container {
  const wanted = name || pod.metadata.annotations?.[DEFAULT_CONTAINER];
  if (wanted) {
    const found = allContainers(pod).find((container) => container.name === wanted);
    if (found === undefined) {
      const { name: podName } = pod.metadata;
      throw fault(`container ${wanted} is not valid for pod ${podName} out of: ${containerNames(pod)}`);
    }
    return found;
  }
  const first = pod.spec.containers[0]!;
  if (allContainers(pod).length > 1)
    tell(`Defaulted container ${JSON.stringify(first.name)} out of: ${containerNames(pod)}\n`);
  return first;
}

/** Init containers, containers and ephemeral ones, in the order in which `--all-containers` goes through them. */
export function allContainers({ spec }: Pod): readonly Container[] {
  return [...(spec.initContainers ?? []), ...spec.containers, ...(spec.ephemeralContainers ?? [])];
}

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/** `app, debugger (ephem), migrate (init)` */
function containerNames({ spec }: Pod): string {
  return [
    ...spec.containers.map(({ name }) => name),
    ...(spec.ephemeralContainers ?? []).map(({ name }) => `${name} (ephem)`),
    ...(spec.initContainers ?? []).map(({ name }) => `${name} (init)`),
  ].join(', ');
}
