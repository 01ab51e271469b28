import { parseImage } from '../process/images';
import { type Duration, goDuration, type Instant, minutes } from '../simulation/time';
import { type Context, KUBELET, type NodeState, nextTick } from './context';
import { listSoon } from './image-lister';
import { dropImage } from './node-images';
import type { PodWorker } from './pod-worker';

/** pkg/kubelet/kubelet.go (ImageGCPeriod); images are looked at as often. */
const PERIOD: Duration = minutes(5);

/**
 * Removes images that nobody has used for long, where the kubelet's configuration says for how long. It looks every five minutes,
 * and knows of an image only what it saw at such a look.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#image-maximum-age-gc
 * pkg/kubelet/images/image_gc_manager.go (freeOldImages, detectImages)
 */
// Simplified: the collector's own thresholds of the disk (imageGCHighThresholdPercent) are not looked at: those of evictions are.
export class ImageCollector {
  constructor(private readonly context: Context) {}

  /** An image may have become one that nobody uses: the next look may find it old enough. */
  somethingChanged(node: NodeState): void {
    const { imageMaximumGCAge } = node.configuration;
    if (imageMaximumGCAge === 0 || node.collectsAt > this.context.now) return;
    node.collectsAt = nextLook(node, this.context.now + 1);
    this.context.scheduleAt(node.collectsAt, 'image collection', node.name);
  }

  /** What a pod used that leaves the node was in use at the last look, if it was there by then. */
  cleanedUp(worker: PodWorker): void {
    const node = this.context.node(worker);
    if (node.configuration.imageMaximumGCAge === 0) return;
    const seenAt = nextLook(node, this.context.now + 1) - PERIOD;
    const { cause } = this.context.tools.simulation;
    for (const image of imagesOf(worker)) {
      if (worker.startedAt <= seenAt) node.imagesSeen.set(image, seenAt);
      if (cause >= 0) node.lastUses.set(image, cause);
    }
    this.somethingChanged(node);
  }

  /** A kubelet that has started has seen no image in use yet. */
  started(node: NodeState): void {
    node.imagesSeen.clear();
    node.imagesFound.clear();
    node.collectsAt = Number.NEGATIVE_INFINITY;
    this.somethingChanged(node);
  }

  /** A look is due. While there are images that nobody uses, another one follows. */
  look(node: NodeState): void {
    const { now } = this.context;
    if (node.collectsAt !== now) return;
    const used = imagesInUse(node);
    let unused = 0;
    for (const image of [...node.images]) {
      if (used.has(image)) node.imagesSeen.set(image, now);
      else if (node.withoutRuntimeSince === undefined && isTooOld(node, image, now)) this.remove(node, image);
      else unused += 1;
    }
    if (unused > 0) this.somethingChanged(node);
  }

  private remove(node: NodeState, image: string): void {
    const age = goDuration(node.configuration.imageMaximumGCAge);
    const why = `nobody has used it for more than ${age}`;
    removeImage(this.context, node, image, why, node.lastUses.get(image));
  }
}

/**
 * Whether an image that nobody uses is to go: after its age has passed since it was seen in use, and since the kubelet started.
 * pkg/kubelet/images/image_gc_manager.go (freeOldImages)
 */
export function isTooOld(
  {
    configuration,
    kubeletSince,
    imagesSeen,
  }: Pick<NodeState, 'kubeletSince' | 'imagesSeen'> & {
    readonly configuration: Pick<NodeState['configuration'], 'imageMaximumGCAge'>;
  },
  image: string,
  now: Instant,
): boolean {
  const { imageMaximumGCAge: age } = configuration;
  const seen = imagesSeen.get(image) ?? Number.NEGATIVE_INFINITY;
  return now - kubeletSince > age && now - seen > age;
}

/**
 * Removes all images that nobody uses and of which the kubelet has known for imageMinimumGCAge, because the disk is short.
 * pkg/kubelet/images/image_gc_manager.go (DeleteUnusedImages)
 */
export function freeImages(context: Context, node: NodeState): void {
  const { now } = context;
  const used = imagesInUse(node);
  for (const image of [...node.images]) {
    const found = foundAt(node, image, now);
    if (!used.has(image) && now - found >= node.configuration.imageMinimumGCAge)
      removeImage(context, node, image, 'the disk is short');
    else if (found === now) node.imagesFound.set(image, now);
  }
}

/** When the kubelet found an image on its node: at the first of its looks since it has started, or just now. */
export function foundAt(
  node: Pick<NodeState, 'kubeletSince' | 'evictionPhase' | 'arrivals' | 'imagesFound'>,
  image: string,
  now: Instant,
): Instant {
  const arrived = node.arrivals.get(image) ?? Number.NEGATIVE_INFINITY;
  if (arrived <= node.kubeletSince || arrived === Number.NEGATIVE_INFINITY) return node.kubeletSince;
  return Math.min(nextLook(node, arrived + 1), node.imagesFound.get(image) ?? now);
}

function imagesInUse({ resources }: NodeState): ReadonlySet<string> {
  const used = new Set<string>();
  for (const worker of resources.workers) for (const image of imagesOf(worker)) used.add(image);
  return used;
}

/** The runtime removes an image, and the journal says why: because of an entry, if only that the node is as it is. */
function removeImage(
  context: Context,
  node: NodeState,
  image: string,
  why: string,
  because = context.tools.simulation.cause,
): void {
  const { simulation, store } = context.tools;
  const { cause } = simulation;
  simulation.cause = because >= 0 ? because : (store.placeOf(context.nodeObjectOf(node.name))?.entry ?? -1);
  context.nodeNote(node.name, KUBELET, `image "${image}" is removed: ${why}`);
  dropImage(node, image);
  listSoon(context, node);
  simulation.cause = cause;
}

/** Looks count from the start of the kubelet. */
function nextLook(
  { kubeletSince, evictionPhase }: Pick<NodeState, 'kubeletSince' | 'evictionPhase'>,
  from: Instant,
): Instant {
  const phase = Number.isFinite(kubeletSince) ? kubeletSince % PERIOD : evictionPhase;
  return nextTick(from, PERIOD, phase);
}

function imagesOf({ records, pod }: PodWorker): readonly string[] {
  const ofVolumes = (pod.spec.volumes ?? []).flatMap(({ image }) => image?.reference ?? []);
  return [...records.map(({ spec }) => spec.image), ...ofVolumes].map((image) => parseImage(image).kept);
}
