import type { ContainerState, ContainerStatus, EmptyState } from '../../engine';
import type { PodLine } from './read-trace';

/**
 * A pod at one moment as a list of single facts, each a line that a person can read, in the order of the object. Left
 * out is what belongs to the machine: times, addresses, ids (only whether there is one), image digests, users, mounts.
 */
export function podFacts(line: PodLine): string[] {
  const { status } = line;
  return [
    `phase ${status.phase}`,
    ...(status.reason ? [`reason ${status.reason}`] : []),
    ...(status.message ? [`message ${status.message}`] : []),
    `qosClass ${status.qosClass}`,
    ...(line.node ? ['bound to a node'] : []),
    ...(line.deletionTimestamp ? [`being deleted, grace ${line.deletionGracePeriodSeconds}`] : []),
    `generation ${line.gen}, observed ${status.observedGeneration ?? 'never'}`,
    ...(status.startTime ? ['has a start time'] : []),
    ...(status.hostIP ? ['has a host address'] : []),
    ...(status.podIP ? ['has an address'] : []),
    ...(status.conditions ?? []).map(
      ({ type, status: value, reason, message, observedGeneration }) =>
        `${type} ${value}${reason ? ` ${reason}` : ''}${message ? `: ${message}` : ''}` +
        `${observedGeneration === undefined ? '' : ` (generation ${observedGeneration})`}`,
    ),
    ...(status.initContainerStatuses ?? []).flatMap((container) =>
      containerFacts('init container', container),
    ),
    ...(status.containerStatuses ?? []).flatMap((container) => containerFacts('container', container)),
  ];
}

function containerFacts(kind: string, container: ContainerStatus): string[] {
  const who = `${kind} ${container.name}`;
  return [
    `${who} is ${stateWords(container.state)}`,
    ...(isEmpty(container.lastState)
      ? []
      : [`${who} was ${stateWords(container.lastState as ContainerState)}`]),
    `${who} ${container.ready ? 'ready' : 'not ready'}, ${container.started ? 'started' : 'not started'}`,
    `${who} restarted ${container.restartCount} times`,
    ...(container.containerID ? [`${who} has an id`] : []),
  ];
}

function stateWords(state: ContainerState): string {
  if (state.running) return 'running';
  if (state.waiting) {
    const { reason, message } = state.waiting;
    return `waiting${reason ? ` ${reason}` : ''}${message ? `: ${message}` : ''}`;
  }
  if (!state.terminated) return 'nothing';
  const { exitCode, reason, message } = state.terminated;
  return `terminated ${exitCode} ${reason}${message ? `: ${message}` : ''}`;
}

function isEmpty(state: ContainerState | EmptyState): boolean {
  return !state.running && !state.waiting && !state.terminated;
}
