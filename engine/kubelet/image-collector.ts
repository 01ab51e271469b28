import { keptAs } from '../process/images';
import { type Duration, goDuration, type Instant, minutes } from '../simulation/time';
import { type Context, KUBELET, type NodeState, nextTick } from './context';
import { amountToFree, imagesToFree, notEnough, type Unused, usagePercent } from './image-collection';
import { listSoon } from './image-lister';
import { dropImage } from './node-images';
import { observe } from './node-observations';
import type { NodeStatusWriter } from './node-status';
import type { PodWorker } from './pod-worker';

/** pkg/kubelet/kubelet.go (ImageGCPeriod); images are looked at as often. */
const PERIOD: Duration = minutes(5);

/**
 * Removes images that nobody uses: those that are older than the kubelet's configuration allows, and, where the disk is fuller than it
 * allows, what was used longest ago. It looks every five minutes, and knows of an image only what it saw at such a look.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#container-image-lifecycle
 * pkg/kubelet/images/image_gc_manager.go (GarbageCollect, freeOldImages, detectImages), pkg/kubelet/kubelet.go (StartGarbageCollection)
 *
 * Where nothing gives reason to look, nothing is looked at: what comes, goes or is written asks for the next look.
 */
// Simplified: a look at a node whose container runtime is down does nothing, where a real one fails and the second in a row is told.
export class ImageCollector {
  constructor(
    private readonly context: Context,
    private readonly status: NodeStatusWriter,
  ) {}

  /** An image may have become one that nobody uses, or the disk fuller: the next look may find something to do. */
  somethingChanged(node: NodeState): void {
    if (!collects(node) || node.collectsAt > this.context.now) return;
    node.collectsAt = nextLook(node, this.context.now + 1);
    this.context.scheduleAt(node.collectsAt, 'image collection', node.name);
  }

  /** More of the disk is used. */
  moreIsUsed(node: NodeState): void {
    const { cause } = this.context.tools.simulation;
    if (cause >= 0) node.filledBy = cause;
    this.somethingChanged(node);
  }

  /** What a pod used that leaves the node was in use at the last look, if it was there by then. */
  cleanedUp(worker: PodWorker): void {
    const node = this.context.node(worker);
    if (!collects(node)) return;
    const seenAt = nextLook(node, this.context.now + 1) - PERIOD;
    const { cause } = this.context.tools.simulation;
    for (const image of imagesOf(worker)) {
      const before = node.imagesSeen.get(image) ?? Number.NEGATIVE_INFINITY;
      if (worker.startedAt <= seenAt) node.imagesSeen.set(image, Math.max(seenAt, before));
      if (cause >= 0) node.lastUses.set(image, cause);
    }
    this.somethingChanged(node);
  }

  /** A kubelet that has started has seen no image in use yet. */
  started(node: NodeState): void {
    node.imagesSeen.clear();
    node.imagesFound.clear();
    node.collectionFailed = false;
    node.collectsAt = Number.NEGATIVE_INFINITY;
    this.somethingChanged(node);
  }

  /** A look is due. Another one follows while images grow old that nobody uses, or the disk is too full. */
  look(node: NodeState): void {
    const { now } = this.context;
    if (node.collectsAt !== now) return;
    if (node.withoutRuntimeSince !== undefined) return this.somethingChanged(node);
    const unused: Unused[] = [];
    for (const one of unusedImages(node, now))
      if (isTooOld(node, one.image, now)) this.removeOld(node, one.image);
      else unused.push(one);
    const isFull = this.freeSpace(node, unused);
    if (isFull || (unused.length > 0 && node.configuration.imageMaximumGCAge > 0))
      this.somethingChanged(node);
  }

  /** Answers whether the disk is still too full. The second failure in a row is told once more. */
  private freeSpace(node: NodeState, unused: readonly Unused[]): boolean {
    const { tools, now } = this.context;
    const { imageGCHighThresholdPercent, imageGCLowThresholdPercent, imageMinimumGCAge } = node.configuration;
    const disk = observe(node, this.context.nodeObjectOf(node.name), tools).get('imagefs.available')!;
    const toFree = amountToFree(disk, imageGCHighThresholdPercent, imageGCLowThresholdPercent);
    const hadFailed = node.collectionFailed;
    node.collectionFailed = false;
    if (toFree === undefined) return false;
    if (node.filledBy >= 0) tools.simulation.cause = node.filledBy;
    const sizeOf = (image: string) => tools.registry.sizeOf(image);
    const { images, freed } = imagesToFree(unused, toFree, imageMinimumGCAge, now, sizeOf);
    const why = `${usagePercent(disk)}% of the disk is used`;
    for (const image of images) removeImage(this.context, node, image, why);
    if (freed >= toFree) return false;
    node.collectionFailed = true;
    const text = notEnough(disk, toFree, freed, tools.version.has('diskSpaceFailedSaysUse'));
    this.warn(node, 'FreeDiskSpaceFailed', text);
    if (hadFailed) this.warn(node, 'ImageGCFailed', text);
    return true;
  }

  private warn(node: NodeState, reason: string, text: string): void {
    if (!node.isCutOff) this.status.event(node.name, 'Warning', reason, text);
  }

  private removeOld(node: NodeState, image: string): void {
    const why = `nobody has used it for more than ${goDuration(node.configuration.imageMaximumGCAge)}`;
    removeImage(this.context, node, image, why, node.lastUses.get(image));
  }
}

/** pkg/kubelet/kubelet.go (StartGarbageCollection) */
function collects({ configuration }: NodeState): boolean {
  return configuration.imageGCHighThresholdPercent < 100 || configuration.imageMaximumGCAge > 0;
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
  if (age === 0) return false;
  const seen = imagesSeen.get(image) ?? Number.NEGATIVE_INFINITY;
  return now - kubeletSince > age && now - seen > age;
}

/**
 * Removes all images that nobody uses and of which the kubelet has known for imageMinimumGCAge, because the disk is short.
 * pkg/kubelet/images/image_gc_manager.go (DeleteUnusedImages)
 */
export function freeImages(context: Context, node: NodeState): void {
  const { now } = context;
  for (const { image, found } of unusedImages(node, now))
    if (now - found >= node.configuration.imageMinimumGCAge)
      removeImage(context, node, image, 'the disk is short');
}

/** Looks at all images: what is used is seen in use now, and all are known from now on. (detectImages) */
function unusedImages(node: NodeState, now: Instant): readonly Unused[] {
  const used = imagesInUse(node);
  const unused: Unused[] = [];
  for (const image of node.images) {
    const found = foundAt(node, image, now);
    if (found === now) node.imagesFound.set(image, now);
    if (used.has(image)) node.imagesSeen.set(image, now);
    else unused.push({ image, lastUsed: node.imagesSeen.get(image) ?? Number.NEGATIVE_INFINITY, found });
  }
  return unused;
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
  const asItIs = store.placeOf(context.nodeObjectOf(node.name))?.entry ?? node.lastEntry;
  simulation.cause = because >= 0 ? because : asItIs;
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
  // What is no name of an image has brought none.
  return [...records.map(({ spec }) => spec.image), ...ofVolumes].flatMap((image) => keptAs(image) ?? []);
}
