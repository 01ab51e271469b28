import { groupVersion } from '../api/kinds';
import { type Selector, selectorOf, selectorOfLabels, selectorText } from '../api/selectors';
import type {
  ControllerRevision,
  DaemonSet,
  Deployment,
  PodTemplate,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../api/types';
import { ageOf, type Listing, listing } from './listing';

/** The columns that `-o wide` adds for what makes pods. */
export const POD_MAKER_WIDE = 'CONTAINERS IMAGES SELECTOR';

const REPLICAS = 'NAME DESIRED CURRENT READY AGE';

/** How the kinds that keep pods running are listed. pkg/printers/internalversion/printers.go */
export const WORKLOADS: Readonly<Record<string, Listing>> = {
  Deployment: listing('NAME READY UP-TO-DATE AVAILABLE AGE', POD_MAKER_WIDE, (it: Deployment, moment) =>
    deploymentCells(it, ageOf(it, moment)),
  ),
  ReplicaSet: listing(REPLICAS, POD_MAKER_WIDE, (it: ReplicaSet, moment) =>
    replicaSetCells(it, ageOf(it, moment)),
  ),
  ReplicationController: listing(REPLICAS, POD_MAKER_WIDE, (it: ReplicationController, moment) =>
    replicaSetCells(it, ageOf(it, moment)),
  ),
  StatefulSet: listing('NAME READY AGE', 'CONTAINERS IMAGES', (it: StatefulSet, moment) => [
    it.metadata.name,
    `${it.status.readyReplicas ?? 0}/${it.spec.replicas}`,
    ageOf(it, moment),
    ...podMakerCells(it.spec.template, undefined),
  ]),
  DaemonSet: listing(
    'NAME DESIRED CURRENT READY UP-TO-DATE AVAILABLE NODE_SELECTOR AGE',
    POD_MAKER_WIDE,
    (it: DaemonSet, moment) => daemonSetCells(it, ageOf(it, moment)),
  ),
  ControllerRevision: listing('NAME CONTROLLER REVISION AGE', '', (it: ControllerRevision, moment) => [
    it.metadata.name,
    controllerName(it),
    String(it.revision),
    ageOf(it, moment),
  ]),
};

/** NAME READY UP-TO-DATE AVAILABLE, then the wide ones; `age` stands between. (printDeployment) */
function deploymentCells({ metadata, spec, status }: Deployment, age: string): readonly string[] {
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
function replicaSetCells(
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

/** NAME DESIRED CURRENT READY UP-TO-DATE AVAILABLE, the nodes that it asks for, then the wide ones. (printDaemonSet) */
function daemonSetCells({ metadata, spec, status }: DaemonSet, age: string): readonly string[] {
  const { desiredNumberScheduled, currentNumberScheduled, numberReady } = status;
  const { updatedNumberScheduled = 0, numberAvailable = 0 } = status;
  const counts = [
    desiredNumberScheduled,
    currentNumberScheduled,
    numberReady,
    updatedNumberScheduled,
    numberAvailable,
  ];
  const { nodeSelector = {} } = spec.template.spec;
  const nodes = Object.keys(nodeSelector).sort();
  return [
    metadata.name,
    ...counts.map(String),
    nodes.map((label) => `${label}=${nodeSelector[label]}`).join() || '<none>',
    age,
    ...podMakerCells(spec.template, selectorOf(spec.selector)),
  ];
}

/** `statefulset.apps/web` (printControllerRevision) */
function controllerName({ metadata }: ControllerRevision): string {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  if (owner === undefined) return '<none>';
  const { group } = groupVersion(owner.apiVersion);
  return `${owner.kind.toLowerCase()}${group && `.${group}`}/${owner.name}`;
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
