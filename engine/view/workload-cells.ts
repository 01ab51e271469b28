import { type Selector, selectorOf, selectorOfLabels, selectorText } from '../api/selectors';
import type { Deployment, PodTemplate, ReplicaSet, ReplicationController } from '../api/types';

/** The columns that `-o wide` adds for what makes pods. */
export const POD_MAKER_WIDE = 'CONTAINERS IMAGES SELECTOR';

/** NAME READY UP-TO-DATE AVAILABLE, then the wide ones; `age` stands between. (printDeployment) */
export function deploymentCells({ metadata, spec, status }: Deployment, age: string): readonly string[] {
  const { readyReplicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  return [
    metadata.name,
    `${readyReplicas}/${spec.replicas}`,
    String(updatedReplicas),
    String(availableReplicas),
    age,
    ...podMakerCells(spec.template, selectorOf(spec.selector)),
  ];
}

/** NAME DESIRED CURRENT READY, then the wide ones. (printReplicaSet, printReplicationController) */
export function replicaSetCells(
  { kind, metadata, spec, status }: ReplicaSet | ReplicationController,
  age: string,
): readonly string[] {
  const selector =
    kind === 'ReplicaSet'
      ? selectorOf(spec.selector as ReplicaSet['spec']['selector'])
      : selectorOfLabels(spec.selector as ReplicationController['spec']['selector']);
  return [
    metadata.name,
    String(spec.replicas),
    String(status.replicas),
    String(status.readyReplicas ?? 0),
    age,
    ...podMakerCells(spec.template, selector),
  ];
}

/** The containers' names, their images, and the selector. (layoutContainerCells) */
export function podMakerCells({ spec }: PodTemplate, selector: Selector | undefined): readonly string[] {
  const names = spec.containers.map(({ name }) => name).join();
  const images = spec.containers.map(({ image }) => image).join();
  return [names, images, sortedText(selector) || '<none>'];
}

function sortedText(selector: Selector = []): string {
  return selectorText([...selector].sort((a, b) => (a.key < b.key ? -1 : 1)));
}
