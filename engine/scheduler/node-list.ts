import type { Node } from '../api/types';
import { NodeInfo } from './node-info';
import { type ImageLocations, normalizedImageName } from './score';

/**
 * The nodes in the order in which the scheduler tries them: round robin over zones, in the order of addition within
 * a zone.
 * pkg/scheduler/backend/cache/node_tree.go
 */
export class NodeList implements ImageLocations {
  private readonly byName = new Map<string, NodeInfo>();
  private ordered: readonly NodeInfo[] | undefined;
  private readonly images = new Map<string, Map<string, number>>();

  get(name: string): NodeInfo | undefined {
    return this.byName.get(name);
  }

  get inOrder(): readonly NodeInfo[] {
    this.ordered ??= interleave([...this.byName.values()]);
    return this.ordered;
  }

  /** Adds the node, or takes its new state. Answers the state it had. */
  put(node: Node): Node | undefined {
    const info = this.byName.get(node.metadata.name);
    if (info === undefined) {
      this.byName.set(node.metadata.name, new NodeInfo(node));
      this.ordered = undefined;
      this.noteImages(undefined, node);
      return undefined;
    }
    const before = info.node;
    if (zoneOf(before) !== zoneOf(node)) this.ordered = undefined;
    info.update(node);
    this.noteImages(before, node);
    return before;
  }

  remove(name: string): void {
    const info = this.byName.get(name);
    if (info === undefined) return;
    this.byName.delete(name);
    this.ordered = undefined;
    this.noteImages(info.node, undefined);
  }

  get nodes(): number {
    return this.byName.size;
  }

  sizeOn(image: string, node: string): number {
    return this.images.get(image)?.get(node) ?? 0;
  }

  nodesWith(image: string): number {
    return this.images.get(image)?.size ?? 0;
  }

  private noteImages(before: Node | undefined, after: Node | undefined): void {
    const old = before?.status.images;
    const now = after?.status.images;
    if (old === now) return;
    for (const { names } of old ?? [])
      for (const name of names) this.images.get(name)?.delete(before!.metadata.name);
    for (const { names, sizeBytes } of now ?? []) {
      for (const name of names) this.noteImage(normalizedImageName(name), after!.metadata.name, sizeBytes);
    }
  }

  private noteImage(image: string, node: string, size: number): void {
    const sizes = this.images.get(image);
    if (sizes) sizes.set(node, size);
    else this.images.set(image, new Map([[node, size]]));
  }
}

/** Region and zone as one; nodes without them are a zone of their own. */
function zoneOf({ metadata: { labels = {} } }: Node): string {
  return `${labels['topology.kubernetes.io/region'] ?? ''}\0${labels['topology.kubernetes.io/zone'] ?? ''}`;
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
