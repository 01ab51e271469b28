import { isBeingResized } from '../api/pod-requests';
import type { Pod } from '../api/types';
import type { NodeList } from './node-list';
import { PodInfo } from './pod-info';
import { asksForLess, type ClusterChange } from './queueing-hints';

/** The pods that hold their part of a node, as the scheduler knows them. */
export class AssignedPods {
  private readonly byKey = new Map<string, AssignedPod>();
  /** Pods in the middle of a resize, whose every status may change what they hold. */
  private readonly resizing = new Set<string>();

  constructor(private readonly nodes: NodeList) {}

  get(key: string): AssignedPod | undefined {
    return this.byKey.get(key);
  }

  has(key: string): boolean {
    return this.byKey.has(key);
  }

  isResizing(key: string): boolean {
    return this.resizing.size > 0 && this.resizing.has(key);
  }

  /** Takes note of a pod that has a node, new or changed. Answers what of that may help others, if anything. */
  assign(key: string, pod: Pod, nodeName: string): readonly ClusterChange[] {
    const known = this.byKey.get(key);
    if (known !== undefined && sameHere(known.info.pod, pod) && !this.isResizing(key)) return NOTHING;
    const info = new PodInfo(pod);
    this.noteResize(key, info);
    this.put(key, info, nodeName, known);
    if (known === undefined) return [{ what: 'pod assigned', pod: info }];
    const changes: ClusterChange[] = [];
    if (known.info.labels !== info.labels)
      changes.push({ what: 'pod updated', before: known.info, pod: info });
    if (asksForLess(info, known.info)) changes.push({ what: 'pod shrunk', pod: info });
    return changes;
  }

  /** Takes note of a pod that the scheduler has just bound. */
  bind(key: string, info: PodInfo, nodeName: string): void {
    this.put(key, info, nodeName, undefined);
  }

  /** A pod that is gone or finished gives back what it held. */
  release(key: string): void {
    const known = this.byKey.get(key);
    if (known === undefined) return;
    this.byKey.delete(key);
    this.resizing.delete(key);
    this.nodes.removePod(known.nodeName, known.info.uid);
  }

  /** A node came under whose name there are pods already. */
  giveTo(node: string): void {
    for (const { info, nodeName } of this.byKey.values())
      if (nodeName === node) this.nodes.addPod(node, info);
  }

  private put(key: string, info: PodInfo, nodeName: string, known: AssignedPod | undefined): void {
    if (known !== undefined) this.nodes.removePod(known.nodeName, known.info.uid);
    this.byKey.set(key, { info, nodeName });
    this.nodes.addPod(nodeName, info);
  }

  private noteResize(key: string, { pod }: PodInfo): void {
    if (isBeingResized(pod)) this.resizing.add(key);
    else this.resizing.delete(key);
  }
}

export interface AssignedPod {
  readonly info: PodInfo;
  readonly nodeName: string;
}

const NOTHING: readonly ClusterChange[] = [];

/** Whether nothing that counts here differs. */
function sameHere(before: Pod, after: Pod): boolean {
  return (
    before.spec === after.spec &&
    before.metadata.labels === after.metadata.labels &&
    before.metadata.deletionTimestamp === after.metadata.deletionTimestamp
  );
}
