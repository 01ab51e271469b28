import {
  type Container,
  type ContainerStatus,
  type EventObject,
  type JournalEntry,
  type Pod,
  type PodPhase,
  whatHappened,
} from '../../engine';
import { ContainerLane, STOPPED } from './container-lane';
import { Lane, type LaneKind, type Look, type Point, type State } from './lane';
import type { Membership } from './lanes';
import { objectMark } from './sentences';

/** The lanes of one pod, and of those that had its name before. */
export class PodLanes {
  readonly pod: Lane;
  private readonly containers = new Map<string, ContainerLane>();
  private readonly services = new Map<string, Lane>();
  private latest: Pod | undefined;

  constructor(name: string, namespace: string) {
    this.pod = new Lane(
      'pod',
      'Pod',
      namespace === 'default' || namespace === '' ? name : `${namespace}/${name}`,
      0,
    );
  }

  lanes(): readonly Lane[] {
    const containers = [...this.containers.values()].map(({ lane }) => lane);
    return [this.pod, ...containers, ...this.services.values()];
  }

  take(entry: JournalEntry): void {
    this.draw(entry);
    this.noteIfUnseen(entry, this.pod);
  }

  private draw(entry: JournalEntry): void {
    const { change, at, id } = entry;
    const point: Point = { at, entry: id };
    switch (change.what) {
      case 'process':
        return this.containerOf(change.container).process(
          change,
          point,
          this.sentence(entry),
          this.latest?.metadata.deletionTimestamp !== undefined,
        );
      case 'note':
        return this.pod.mark(objectMark(entry));
      case 'deleted':
        this.pod.gone(point);
        for (const { lane } of this.containers.values()) lane.leave(point);
        for (const lane of this.services.values()) lane.leave(point);
        this.latest = undefined;
        return;
      default:
        this.changed(entry, change.after as Pod, point);
    }
  }

  event(entry: JournalEntry, { involvedObject, reason, message }: EventObject): void {
    const name = /\{(.+)\}$/.exec(involvedObject.fieldPath ?? '')?.[1];
    if (name === undefined) return this.pod.mark(objectMark(entry));
    const container = this.containerOf(name);
    container.event(entry, reason, message);
    this.noteIfUnseen(entry, container.lane);
  }

  /** What tells something and changed nothing in the picture is told with the state that lasts. */
  private noteIfUnseen(entry: JournalEntry, lane: Lane): void {
    const { at, id } = entry;
    if (this.pod.shows(id)) return;
    for (const container of this.containers.values()) if (container.lane.shows(id)) return;
    const what = this.sentence(entry);
    if (what === '' || lane.note({ at, entry: id, what })) return;
    lane.mark({ at, entry: id, kind: 'change', label: '', what });
  }

  isMember(service: string, membership: Membership, point: Point): void {
    let lane = this.services.get(service);
    if (lane === undefined) {
      lane = new Lane('service', 'Service', service, 1);
      this.services.set(service, lane);
    }
    lane.enter({ look: LOOK_OF_MEMBER[membership], label: membership }, point);
  }

  left(service: string, point: Point): void {
    this.services.get(service)?.leave(point);
  }

  private changed(entry: JournalEntry, pod: Pod, point: Point): void {
    const before = this.latest;
    this.latest = pod;
    this.pod.enter(podState(pod), point);
    if (before?.spec !== pod.spec) this.specChanged(entry, before, pod, point);
    if (before?.status === pod.status) return;
    const { initContainerStatuses, containerStatuses, ephemeralContainerStatuses } = pod.status;
    for (const statuses of [initContainerStatuses, containerStatuses, ephemeralContainerStatuses])
      for (const status of statuses ?? []) this.containerOf(status.name).status(status, point);
  }

  private specChanged(entry: JournalEntry, before: Pod | undefined, pod: Pod, point: Point): void {
    const { initContainers = [], containers, ephemeralContainers = [], nodeName } = pod.spec;
    for (const spec of initContainers)
      this.declare(spec, spec.restartPolicy === 'Always' ? 'sidecar' : 'init container');
    for (const spec of containers) this.declare(spec, 'container');
    for (const spec of ephemeralContainers) this.declare(spec, 'ephemeral container');
    if (before === undefined) return;
    if (nodeName && nodeName !== before.spec.nodeName)
      return this.pod.mark({ ...point, kind: 'placed', label: nodeName, what: `Scheduled to ${nodeName}` });
    this.pod.mark(objectMark(entry));
  }

  private declare({ name }: Container, kind: LaneKind): void {
    if (!this.containers.has(name)) this.containers.set(name, new ContainerLane(name, kind));
  }

  private containerOf(name: string): ContainerLane {
    this.declare({ name } as Container, 'container');
    return this.containers.get(name)!;
  }

  private sentence(entry: JournalEntry): string {
    return whatHappened(entry, this.latest).join('; ');
  }
}

const LOOK_OF_MEMBER: Readonly<Record<Membership, Look>> = {
  ready: 'running',
  'not ready': 'waiting',
  'serving, terminating': 'ending',
  terminating: 'ended',
};

const LOOK_OF_PHASE: Readonly<Record<PodPhase, Look>> = {
  Pending: 'waiting',
  Running: 'running',
  Succeeded: 'ended',
  Failed: 'failed',
  Unknown: 'lost',
};

/** The phase of a pod with what a reader asks next: whether it is Ready, and why it is not placed. */
function podState({ metadata, status }: Pod): State {
  const { phase, reason, message, conditions = [] } = status;
  const ended = phase === 'Succeeded' || phase === 'Failed';
  if (metadata.deletionTimestamp) {
    if (!ended) return { look: 'ending', label: 'Terminating' };
    if (status.containerStatuses?.every(isStopped)) return { look: 'ended', label: phase };
  }
  const is = (wanted: string) => conditions.find(({ type }) => type === wanted);
  if (phase === 'Running') {
    const ready = is('Ready');
    if (ready?.status === 'True') return { look: 'running', label: 'Running, Ready' };
    return { look: 'half', label: 'Running, not Ready', more: ready?.message };
  }
  const scheduled = is('PodScheduled');
  const why = reason ?? (phase === 'Pending' && scheduled?.status === 'False' ? scheduled.reason : undefined);
  const label = why ? `${phase}: ${why}` : phase;
  return { look: LOOK_OF_PHASE[phase], label, more: message ?? scheduled?.message };
}

/** A pod whose containers did as they were told is Failed by its phase, and nothing went wrong. */
function isStopped({ state: { terminated } }: ContainerStatus): boolean {
  return terminated !== undefined && (terminated.exitCode === 0 || STOPPED.has(terminated.exitCode));
}
