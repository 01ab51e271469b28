import type { EventObject, JournalEntry, KubeObject } from '../../engine';
import { Lane, type LaneKind, type Point } from './lane';
import { objectState } from './object-state';
import { PodLanes } from './pod-lanes';
import { objectMark } from './sentences';

/** A pod with its containers, or one other object: what happens in one group happens one after the other. */
export interface LaneGroup {
  readonly of: string;
  readonly lanes: readonly Lane[];
}

/**
 * The lanes of a story: nodes first, then what makes pods and other objects of which something is to be told, then each pod with its
 * containers and the services that it is a member of. The journal alone is read.
 */
export function lanesOf(entries: readonly JournalEntry[]): readonly LaneGroup[] {
  const collector = new Collector();
  for (const entry of entries) collector.take(entry);
  return collector.groups();
}

class Collector {
  private readonly objects = new Map<string, Lane>();
  private readonly pods = new Map<string, PodLanes>();

  take(entry: JournalEntry): void {
    const { kind } = entry.object;
    if (kind === 'Pod') this.podOf(entry.object.namespace, entry.object.name).take(entry);
    else if (kind === 'Event') this.event(entry);
    else if (kind === 'EndpointSlice') this.endpoints(entry);
    else if (!UNSEEN.has(kind)) this.object(entry);
  }

  groups(): readonly LaneGroup[] {
    const others = [...this.objects.values()].filter((lane) => lane.kind !== 'object' || lane.isTelling());
    const rank = (lane: Lane) => RANK[lane.kind] ?? 9;
    others.sort((a, b) => rank(a) - rank(b));
    return [
      ...others.map((lane) => ({ of: lane.title, lanes: [lane] })),
      ...[...this.pods.values()].map((pod) => ({ of: pod.pod.title, lanes: pod.lanes() })),
    ].filter(({ lanes }) => lanes.length > 0);
  }

  private podOf(namespace: string, name: string): PodLanes {
    const key = `${namespace}/${name}`;
    let pod = this.pods.get(key);
    if (pod === undefined) {
      pod = new PodLanes(name, namespace);
      this.pods.set(key, pod);
    }
    return pod;
  }

  private laneOf(kind: string, namespace: string, name: string): Lane {
    const key = `${kind}/${namespace}/${name}`;
    let lane = this.objects.get(key);
    if (lane === undefined) {
      lane = new Lane(kindOfLane(kind), kind, name, 0);
      this.objects.set(key, lane);
    }
    return lane;
  }

  /** A node, a deployment, a claim: its state, and what else changed in it. */
  private object(entry: JournalEntry): void {
    const { change, object, at, id } = entry;
    const lane = this.laneOf(object.kind, object.namespace, object.name);
    const point: Point = { at, entry: id };
    if (change.what === 'deleted') return lane.gone(point);
    if (change.what === 'process' || change.what === 'note') return lane.mark(objectMark(entry));
    const turned = lane.enter(objectState(change.after), point);
    if (change.what === 'updated' && !turned) lane.mark(objectMark(entry));
  }

  private event(entry: JournalEntry): void {
    const { change } = entry;
    if (change.what !== 'created' && change.what !== 'updated') return;
    const event = change.after as KubeObject as EventObject;
    const { kind, namespace = '', name } = event.involvedObject;
    if (kind === 'Pod') this.podOf(namespace, name).event(entry, event);
    else if (!UNSEEN.has(kind))
      this.laneOf(kind, kind === 'Node' ? '' : namespace, name).mark(objectMark(entry));
  }

  private endpoints({ change, at, id, object }: JournalEntry): void {
    if (change.what === 'process' || change.what === 'note') return;
    const before = membersOf(change.before);
    const after = membersOf(change.after);
    const service = serviceOf(change.after ?? change.before!);
    if (service === undefined || (service === 'kubernetes' && object.namespace === 'default')) return;
    const point: Point = { at, entry: id };
    for (const pod of before.keys())
      if (!after.has(pod)) this.pods.get(`${object.namespace}/${pod}`)?.left(service, point);
    for (const [pod, state] of after)
      this.pods.get(`${object.namespace}/${pod}`)?.isMember(service, state, point);
  }
}

/** How a service treats a pod. */
export type Membership = 'ready' | 'not ready' | 'serving, terminating' | 'terminating';

interface Slice extends KubeObject {
  readonly endpoints?:
    | readonly {
        readonly conditions?: {
          readonly ready?: boolean;
          readonly serving?: boolean;
          readonly terminating?: boolean;
        };
        readonly targetRef?: { readonly kind?: string; readonly name?: string };
      }[]
    | null;
}

function membersOf(slice: KubeObject | undefined): ReadonlyMap<string, Membership> {
  const members = new Map<string, Membership>();
  for (const { conditions = {}, targetRef } of (slice as Slice | undefined)?.endpoints ?? []) {
    if (targetRef?.kind !== 'Pod' || targetRef.name === undefined) continue;
    const { ready = true, serving = ready, terminating = false } = conditions;
    const ending = serving ? 'serving, terminating' : 'terminating';
    members.set(targetRef.name, terminating ? ending : ready ? 'ready' : 'not ready');
  }
  return members;
}

function serviceOf({ metadata }: KubeObject): string | undefined {
  return metadata.labels?.['kubernetes.io/service-name'];
}

/** Of these, nothing is drawn: they surround everything, or others tell the same. */
const UNSEEN: ReadonlySet<string> = new Set([
  'Namespace',
  'ServiceAccount',
  'ConfigMap',
  'Secret',
  'StorageClass',
  'PriorityClass',
  'Lease',
  'Endpoints',
  'ControllerRevision',
  'VolumeAttachment',
]);

const WORKLOADS: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
  'Job',
]);

const RANK: Readonly<Partial<Record<LaneKind, number>>> = { node: 0, workload: 1, object: 2 };

function kindOfLane(kind: string): LaneKind {
  if (kind === 'Node') return 'node';
  return WORKLOADS.has(kind) ? 'workload' : 'object';
}
