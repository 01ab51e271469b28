import type { ImagePullPolicy } from '../api/types';
import { parseImage } from '../process/images';
import type { Duration, Instant } from '../simulation/time';
import type { Context } from './context';
import * as events from './events';
import { ImageAccess } from './image-access';
import { listSoon } from './image-lister';
import { type ImageDecision, type ImageMemory, imageDecision, isValidImage } from './image-manager';
import type { PodWorker } from './pod-worker';
import { BROKEN_OFF, NO_ANSWER } from './runtime-errors';

/**
 * Pulls images for containers and for volumes, in turn where a node pulls only so many at a time. `path` names the container
 * in the events; of a volume's image there is none.
 * pkg/kubelet/images/image_manager.go (EnsureImageExists), pkg/kubelet/images/puller.go
 */
export class ImagePuller {
  readonly access: ImageAccess;

  constructor(private readonly context: Context) {
    this.access = new ImageAccess(context);
  }

  decide(worker: PodWorker, image: string, policy: ImagePullPolicy, memory: ImageMemory): ImageDecision {
    if (policy !== 'Always' && isValidImage(image) && this.context.isWithoutRuntime(worker))
      return NOT_INSPECTED;
    const has = this.has(worker, image) && this.access.isGiven(worker, image);
    return imageDecision(image, policy, has, memory, this.context.now);
  }

  /** Begins to pull, and answers how long it will take; `worker.pull` has the rest. */
  begin(worker: PodWorker, image: string, path?: string): Duration {
    const { now, tools } = this.context;
    const node = this.context.node(worker);
    this.context.event(worker, events.pulling(image), path);
    if (this.context.isWithoutRuntime(worker)) {
      worker.pull = { startedAt: now, waited: 0, error: NO_ANSWER };
      return 0;
    }
    const turn = nextTurn(node.pullsBusyUntil);
    const startedAt = Math.max(now, node.pullsBusyUntil[turn] ?? now);
    const { used, refusal } = tools.registry.doors.enter(image, this.access.credentials(worker, image));
    const error = tools.registry.pullError(image, startedAt, refusal);
    // By the time its turn comes another pod may have brought the image; then the registry is only asked.
    const { kept } = parseImage(image);
    const arrives = node.arrivals.get(kept) ?? Number.POSITIVE_INFINITY;
    const quick = this.has(worker, image) || error !== undefined || arrives <= startedAt;
    const takes = quick
      ? tools.latency.of('registry')
      : (tools.registry.pullTakes(image) ?? tools.latency.of('pull'));
    // The runtime fetches a layer once, also for two pulls of one image at a time.
    const shared = arrives > startedAt && arrives < startedAt + takes;
    const endsAt = shared ? arrives : startedAt + takes;
    if (error === undefined) node.arrivals.set(kept, Math.min(arrives, endsAt));
    if (turn >= 0) node.pullsBusyUntil[turn] = endsAt;
    worker.pull = { startedAt, waited: endsAt - now, error, used };
    return endsAt - now;
  }

  /** The pull is over. Answers the runtime's error if it failed. */
  end(worker: PodWorker, image: string, path?: string): string | undefined {
    const { now, tools } = this.context;
    const { startedAt, waited, error, used } = worker.pull!;
    worker.pull = undefined;
    if (error !== undefined) {
      this.context.event(worker, events.pullFailure(image, error), path);
      return error;
    }
    this.access.pulled(worker, image, used);
    const text = events.pulled(image, now - startedAt, waited, tools.registry.sizeOf(image), tools.version);
    const entry = tools.journal.length;
    this.context.event(worker, text, path);
    this.arrived(worker, image, tools.journal.length > entry ? entry : undefined);
    return undefined;
  }

  /** @param entry what tells of it in the journal */
  private arrived(worker: PodWorker, image: string, entry: number | undefined): void {
    const node = this.context.node(worker);
    const { kept } = parseImage(image);
    if (node.images.has(kept)) return;
    node.images.add(kept);
    if (entry !== undefined) node.filledBy = entry;
    listSoon(this.context, node, entry);
  }

  private has(worker: PodWorker, image: string): boolean {
    return isValidImage(image) && this.context.node(worker).images.has(parseImage(image).kept);
  }
}

/** The runtime has ended. A pull that was under way breaks off; one whose turn was still to come is not taken up any more. */
export function breakOffPull(worker: PodWorker, now: Instant): void {
  const pull = worker.pull!;
  worker.pull = { ...pull, error: pull.startedAt > now ? NO_ANSWER : BROKEN_OFF };
}

/** The kubelet asks its runtime for the image, and quotes the answer that it has not got. (imagePullPrecheck) */
const NOT_INSPECTED: ImageDecision = {
  do: 'refuse',
  reason: 'ImageInspectError',
  message: `Failed to inspect image "": ${NO_ANSWER}`,
};

/** Which of the pulls at a time is over first; -1 where there is no limit. pkg/kubelet/images/puller.go */
function nextTurn(busyUntil: readonly Instant[]): number {
  let first = busyUntil.length - 1;
  for (let turn = first - 1; turn >= 0; turn -= 1) if (busyUntil[turn]! <= busyUntil[first]!) first = turn;
  return first;
}
