import type { Container, ContainerStatus, KubeObject, Moment, Pod } from '../engine';
import { objectOwnedBy } from './failure-owned';
import { endedBefore, selectsNothing } from './missed-hints';
import type { Target } from './references';

/** What a failure is about, as far as a hint looks at it. */
export interface HintedFailure {
  /** The step as it is written. */
  readonly statement: string;
  /** The moment that was looked at. */
  readonly moment: Moment;
  readonly about?: Target;
  /** It held within one instant, and it is told how to say that. */
  readonly cameAndWent?: boolean;
}

/**
 * The most useful thing to know of a statement that can hardly ever hold, as `hint: …`: where the state that is expected is out of reach
 * for what the manifest says, or another kind was meant. Nothing where no such thing is known.
 */
export function failureHints({ statement, moment, about, cameAndWent }: HintedFailure): readonly string[] {
  const object = about && moment.get(about.kind, about.namespace, about.name);
  if (object === undefined || about === undefined) return [];
  const missed =
    about.kind === 'Service'
      ? selectsNothing(statement, object, moment, about)
      : about.kind === 'Pod' && !cameAndWent && endedBefore(statement, object as Pod);
  if (missed) return [`hint: ${missed}`, ''];
  const wanted = WANTED.exec(statement)?.[1] ?? WANTED_IN_KOREAN.exec(statement)?.[1];
  if (wanted === undefined) return [];
  const pods = () => objectOwnedBy(moment, about).filter((one): one is Pod => one.kind === 'Pod');
  const hint = HINTS[about.kind]?.(wanted, object, pods);
  return hint === undefined ? [] : [`hint: ${hint}`, ''];
}

/** `pod "web" is Failed at 30s`; not what it should not be. */
const WANTED = /" is ([A-Za-z]+)(?: |$)/;
const WANTED_IN_KOREAN = /([A-Za-z]+)(?:이다|가 된다|이 된다)$/;

type Hint = (wanted: string, object: KubeObject, pods: () => readonly Pod[]) => string | undefined;

const HINTS: Readonly<Record<string, Hint>> = {
  Pod: (wanted, object) => phaseOutOfReach(wanted, object as Pod),
  Deployment: (_, __, pods) => workThatEnds('Deployment', pods()),
  ReplicaSet: (_, __, pods) => workThatEnds('ReplicaSet', pods()),
  StatefulSet: (_, __, pods) => workThatEnds('StatefulSet', pods()),
  DaemonSet: (_, __, pods) => workThatEnds('DaemonSet', pods()),
  Job: (wanted, _, pods) => (wanted === 'Complete' ? workWithoutEnd(pods()) : undefined),
};

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy */
function phaseOutOfReach(wanted: string, { spec, metadata }: Pod): string | undefined {
  if (metadata.deletionTimestamp !== undefined) return undefined;
  if (spec.restartPolicy === 'Always' && (wanted === 'Failed' || wanted === 'Succeeded'))
    return `with restartPolicy: Always, which is the default, containers that end are started again: such a pod does not become ${wanted} by itself. A pod that shall end needs restartPolicy: ${wanted === 'Failed' ? 'Never' : 'Never or OnFailure'}.`;
  if (spec.restartPolicy === 'OnFailure' && wanted === 'Failed')
    return 'with restartPolicy: OnFailure, containers that fail are started again: such a pod does not become Failed by itself. A pod that shall fail needs restartPolicy: Never.';
  return undefined;
}

/** Of a workload that keeps its pods running, one that ends well again and again. */
function workThatEnds(kind: string, pods: readonly Pod[]): string | undefined {
  const ended = firstStatus(pods, ({ state, lastState }) => {
    const { exitCode } = state.terminated ?? lastState.terminated ?? {};
    return exitCode === 0 && state.running === undefined;
  });
  return (
    ended &&
    `container ${ended.name} ends with code 0, and a ${kind} starts it again for ever. Work that comes to an end is for a Job.`
  );
}

/** Of a Job, a container that goes on for ever. */
function workWithoutEnd(pods: readonly Pod[]): string | undefined {
  const endless = firstStatus(
    pods,
    ({ state, restartCount }, container) =>
      state.running !== undefined && restartCount === 0 && isServer(container),
  );
  return (
    endless &&
    `container ${endless.name} is still running, and a Job is Complete only when its pods have ended. What shall run until it is stopped is for a Deployment.`
  );
}

/** Nobody said what it runs, so it is its image that goes on. */
function isServer({ command, args }: Container): boolean {
  return command === undefined && args === undefined;
}

function firstStatus(
  pods: readonly Pod[],
  fits: (status: ContainerStatus, container: Container) => boolean,
): ContainerStatus | undefined {
  for (const { spec, status } of pods) {
    for (const one of status.containerStatuses ?? []) {
      const container = spec.containers.find(({ name }) => name === one.name);
      if (container !== undefined && fits(one, container)) return one;
    }
  }
  return undefined;
}
