import type { Labels, Node } from '../api/types';
import { NodeInfo } from './node-info';
import { PodCounts } from './pod-counts';
import type { PodInfo } from './pod-info';
import { Room } from './room';
import type { ImageLocations, ImageState } from './score-images';
import { Topology } from './topology';

/**
 * The nodes in the order in which the scheduler tries them, with the pods that they have: round robin over zones, in the
 * order of addition within a zone.
 * pkg/scheduler/backend/cache/node_tree.go
 */
export class NodeList implements ImageLocations {
  /** Of pods that the placement of others depends on. */
  readonly counts = new PodCounts();
  private readonly room = new Room();
  private readonly byName = new Map<string, NodeInfo>();
  private ordered: readonly NodeInfo[] | undefined;
  private readonly images = new Map<string, ImageState>();
  private readonly topologies = new Map<string, Topology>();
  private readonly freeSlots: number[] = [];
  private slots = 0;

  get(name: string): NodeInfo | undefined {
    return this.byName.get(name);
  }

  get inOrder(): readonly NodeInfo[] {
    this.ordered ??= interleave([...this.byName.values()]);
    return this.ordered;
  }

  /** The domains of a topology as the nodes stand now. */
  topology(key: string): Topology {
    let topology = this.topologies.get(key);
    if (topology === undefined) {
      topology = new Topology(key, this.byName.values(), this.slots);
      this.topologies.set(key, topology);
    }
    return topology;
  }

  /** Adds the node, or takes its new state. Answers the state it had. */
  put(node: Node): Node | undefined {
    const info = this.byName.get(node.metadata.name);
    if (info === undefined) {
      const slot = this.freeSlots.pop() ?? this.slots++;
      this.byName.set(node.metadata.name, new NodeInfo(node, slot, this.room));
      this.ordered = undefined;
      this.topologies.clear();
      this.noteImages(undefined, node);
      return undefined;
    }
    const before = info.node;
    if (zoneOf(before) !== zoneOf(node)) this.ordered = undefined;
    if (!sameLabels(before.metadata.labels, node.metadata.labels)) this.topologies.clear();
    info.update(node);
    this.noteImages(before, node);
    return before;
  }

  remove(name: string): void {
    const info = this.byName.get(name);
    if (info === undefined) return;
    for (const pod of info.pods.values()) this.counts.change(pod, info.slot, -1);
    this.byName.delete(name);
    this.freeSlots.push(info.slot);
    this.ordered = undefined;
    this.topologies.clear();
    this.noteImages(info.node, undefined);
  }

  /** A pod has this node; where there is no such node, nothing happens. */
  addPod(node: string, pod: PodInfo): void {
    const info = this.byName.get(node);
    if (info === undefined) return;
    info.add(pod);
    this.counts.change(pod, info.slot, 1);
  }

  removePod(node: string, uid: string): void {
    const info = this.byName.get(node);
    const pod = info?.remove(uid);
    if (pod !== undefined) this.counts.change(pod, info!.slot, -1);
  }

  get nodes(): number {
    return this.byName.size;
  }

  image(name: string): ImageState | undefined {
    return this.images.get(name);
  }

  private noteImages(before: Node | undefined, after: Node | undefined): void {
    const old = before?.status.images;
    const now = after?.status.images;
    if (old === now) return;
    for (const { names = [] } of old ?? [])
      for (const name of names) this.leaves(name, before!.metadata.name);
    for (const { names = [], sizeBytes = 0 } of now ?? [])
      for (const name of names) this.comes(name, after!.metadata.name, sizeBytes);
  }

  private leaves(image: string, node: string): void {
    const state = this.images.get(image);
    if (state?.nodes.delete(node) && state.nodes.size === 0) this.images.delete(image);
  }

  private comes(image: string, node: string, size: number): void {
    const state = this.images.get(image);
    if (state === undefined) this.images.set(image, { size, nodes: new Set([node]) });
    else state.nodes.add(node);
  }
}

/** Region and zone as one; nodes without them are a zone of their own. */
function zoneOf({ metadata: { labels = {} } }: Node): string {
  return `${labels['topology.kubernetes.io/region'] ?? ''}\0${labels['topology.kubernetes.io/zone'] ?? ''}`;
}

function sameLabels(a: Labels = {}, b: Labels = {}): boolean {
  if (a === b) return true;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

function interleave(nodes: readonly NodeInfo[]): readonly NodeInfo[] {
  const zones = new Map<string, NodeInfo[]>();
  for (const info of nodes) {
    const zone = zones.get(zoneOf(info.node));
    if (zone) zone.push(info);
    else zones.set(zoneOf(info.node), [info]);
  }
  if (zones.size === 1) return nodes;
  const ordered: NodeInfo[] = [];
  for (let i = 0; ordered.length < nodes.length; i += 1) {
    for (const zone of zones.values()) if (i < zone.length) ordered.push(zone[i]!);
  }
  return ordered;
}
