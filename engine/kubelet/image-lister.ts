import type { ListedImage, Node } from '../api/types';
import { keptAs, parseImage } from '../process/images';
import { type Duration, seconds } from '../simulation/time';
import { type Context, type NodeState, nextTick } from './context';
import { imageList, sameImages } from './image-list';
import type { KubeletConfiguration } from './kubelet-configuration';
import type { NodeStatusWriter } from './node-status';

/** pkg/kubelet/images/image_gc_manager.go (Start): a kubelet asks its runtime as often which images there are. */
const PERIOD: Duration = seconds(30);

/**
 * Says in the status of each node which images are there. A kubelet asks its runtime for them every thirty seconds, and says what has
 * changed with the next of its regular statuses.
 * https://kubernetes.io/docs/reference/node/node-status/
 * pkg/kubelet/images/image_gc_manager.go (Start, GetImageList), pkg/kubelet/nodestatus/setters.go (Images)
 */
export class ImageLister {
  /** Nodes with the same images share their list. */
  private last: readonly ListedImage[] = [];

  constructor(
    private readonly context: Context,
    private readonly status: NodeStatusWriter,
  ) {}

  /** How the first status of a node lists the images that are there from the beginning. */
  first(images: readonly string[], { nodeStatusMaxImages }: KubeletConfiguration): readonly ListedImage[] {
    const { registry } = this.context.tools;
    const kept = new Set(images.map((image) => parseImage(image).kept));
    return imageList(kept, nodeStatusMaxImages, (image) => registry.sizeOf(image));
  }

  /** Somebody puts an image on a node: those that are there before time passes are in the node's status at once. */
  put(name: string, image: string): void {
    const node = this.context.nodes.get(name);
    const { kept } = parseImage(image);
    if (node === undefined || node.images.has(kept)) return;
    node.images.add(kept);
    if (this.context.now === 0) return this.isThere(node);
    const { simulation } = this.context.tools;
    const { cause } = simulation;
    this.context.nodeNote(name, 'user', `image "${image}" is put there`);
    listSoon(this.context, node);
    simulation.cause = cause;
  }

  /** The size of an image has been said: nodes that list it have said another. */
  sizeSaid(): void {
    for (const node of this.context.nodes.values()) if (node.images.size > 0) this.isThere(node);
  }

  /** A node was described with images: so large they are. */
  described({ status }: Node): void {
    const { registry } = this.context.tools;
    for (const { names = [], sizeBytes = 0 } of status.images ?? [])
      for (const name of names)
        if (keptAs(name) !== undefined && registry.sizeOf(name) !== sizeBytes)
          registry.say(name, { size: sizeBytes });
  }

  listed(name: string): readonly ListedImage[] {
    return this.context.nodes.get(name)?.imageList ?? [];
  }

  /** The runtime is asked, if it is there to answer. */
  look(node: NodeState): void {
    const at = nextLook(node, this.context.now);
    if (at > this.context.now) return this.context.scheduleAt(at, 'image list', node.name);
    node.listsImages = false;
    if (!this.renew(node)) return;
    const { configuration, evictionPhase } = node;
    const told = nextTick(this.context.now, configuration.nodeStatusUpdateFrequency, evictionPhase);
    if (told === this.context.now) this.tell(node);
    else this.context.scheduleAt(told, 'image status', node.name);
  }

  /** The status of a node says what the kubelet knows. */
  tell(node: NodeState): void {
    this.status.write(node.name);
  }

  /** A kubelet asks, and says what it heard, when it starts. */
  started(node: NodeState): void {
    node.listsImages = false;
    this.renew(node);
    this.tell(node);
  }

  /** What was there before anybody looked. */
  private isThere(node: NodeState): void {
    this.started(node);
    this.context.schedule(0, 'images changed', node.name);
  }

  /** Answers whether it is another list than before. */
  renew(node: NodeState): boolean {
    const { registry } = this.context.tools;
    const { nodeStatusMaxImages } = node.configuration;
    const list = imageList(node.images, nodeStatusMaxImages, (image) => registry.sizeOf(image));
    if (sameImages(list, node.imageList)) return false;
    if (!sameImages(list, this.last)) this.last = list;
    node.imageList = this.last;
    return true;
  }
}

/**
 * An image has come to a node, or left it, because of an entry of the journal: its disk is used otherwise, and the next list will say so. One that is made at this
 * very instant came before it.
 */
export function listSoon(context: Context, node: NodeState, because = context.tools.simulation.cause): void {
  const { simulation } = context.tools;
  const { cause } = simulation;
  simulation.cause = because;
  context.schedule(0, 'images changed', node.name);
  if (!node.listsImages) context.scheduleAt(nextLook(node, context.now + 1), 'image list', node.name);
  node.listsImages = true;
  simulation.cause = cause;
}

/** Looks count from the start of the kubelet. */
function nextLook({ kubeletSince, evictionPhase }: NodeState, from: number): number {
  const phase = Number.isFinite(kubeletSince) ? kubeletSince % PERIOD : evictionPhase;
  return nextTick(from, PERIOD, phase);
}
