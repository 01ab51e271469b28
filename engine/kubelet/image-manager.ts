import type { ImagePullPolicy } from '../api/types';
import { InvalidImageName, imageOf, parseImage } from '../process/images';
import type { Duration, Instant } from '../simulation/time';
import { afterFailedPull, IMAGE_PULL, pullRefused } from './back-off';
import type { ContainerRecord } from './container-record';
import { PrivateRegistries } from './private-registries';

/** What steps have said of an image; the registry of the simulated world. */
export interface ImageSaying {
  readonly pullTakes?: Duration;
  /** In bytes, as it lies on a node. */
  readonly size?: number;
  readonly cannotBePulled?: { readonly error?: string; readonly until?: Instant };
}

/** The images of the world: every image can be pulled, unless something else was said of it. */
export class Registry {
  private readonly sayings = new Map<string, ImageSaying>();
  /** Registries that do not give their images to everyone. */
  readonly doors = new PrivateRegistries();

  say(image: string, saying: ImageSaying): void {
    const name = parseImage(image).normalized;
    this.sayings.set(name, { ...this.sayings.get(name), ...saying });
  }

  pullTakes(image: string): Duration | undefined {
    return this.sayings.get(parseImage(image).normalized)?.pullTakes;
  }

  /** In bytes. */
  sizeOf(image: string): number {
    return this.sayings.get(parseImage(image).normalized)?.size ?? imageOf(image).size;
  }

  /** The runtime's error when this image is pulled at this moment, if it fails: what was said of it, or that the registry does not let it go. */
  pullError(image: string, now: Instant, notAllowed?: string): string | undefined {
    const { normalized } = parseImage(image);
    const refusal = this.sayings.get(normalized)?.cannotBePulled;
    if (refusal === undefined || now >= (refusal.until ?? Number.POSITIVE_INFINITY))
      return notAllowed === undefined ? undefined : pullErrorText(normalized, notAllowed);
    return pullErrorText(normalized, refusal.error);
  }
}

/**
 * containerd's words: without a given error, the registry does not know the image.
 * Recorded from a real node; see docs/fidelity.md.
 */
function pullErrorText(normalized: string, error: string | undefined): string {
  const prefix = `failed to pull and unpack image "${normalized}": failed to resolve image: `;
  if (error === undefined) return `rpc error: code = NotFound desc = ${prefix}${normalized}: not found`;
  return `rpc error: code = Unknown desc = ${prefix}${error}`;
}

export type ImageDecision =
  | { readonly do: 'use' }
  | { readonly do: 'pull' }
  | { readonly do: 'refuse'; readonly reason: string; readonly message: string };

/** What is remembered of the pulls of an image that failed. */
export type ImageMemory = Readonly<Pick<ContainerRecord, 'imageBackOff' | 'lastPullError'>>;

/**
 * What to do about a container's image before it is created.
 * https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
 * pkg/kubelet/images/image_manager.go (EnsureImageExists)
 */
export function imageDecision(
  image: string,
  policy: ImagePullPolicy,
  present: boolean,
  record: ImageMemory,
  now: Instant,
): ImageDecision {
  const invalid = invalidName(image);
  if (invalid !== undefined) {
    return {
      do: 'refuse',
      reason: 'InvalidImageName',
      message: `Failed to apply default image tag "${image}": ${invalid}`,
    };
  }
  if (policy === 'Never') {
    if (present) return { do: 'use' };
    const message = `Container image "${image}" is not present with pull policy of Never`;
    return { do: 'refuse', reason: 'ErrImageNeverPull', message };
  }
  if (policy === 'IfNotPresent' && present) return { do: 'use' };
  if (pullRefused(record.imageBackOff, now)) {
    const last = record.lastPullError;
    const why = last ? `: ${last.reason}: ${last.message}` : '';
    return { do: 'refuse', reason: 'ImagePullBackOff', message: `Back-off pulling image "${image}"${why}` };
  }
  return { do: 'pull' };
}

/** Remembers a failed pull. The containers of a pod with the same image share the back-off. */
export function pullFailed(
  records: readonly ContainerRecord[],
  image: string,
  error: string,
  now: Instant,
): void {
  const first = records.find((record) => record.spec.image === image);
  const next = afterFailedPull(first?.imageBackOff, now);
  for (const record of records) {
    if (record.spec.image !== image) continue;
    record.imageBackOff = next;
    record.lastPullError = { reason: 'ErrImagePull', message: error };
  }
}

/** A pull that worked leaves the back-off to be forgotten in time, as the real one does. */
export const FORGET_PULLS_AFTER = IMAGE_PULL.forgetAfter;

function invalidName(image: string): string | undefined {
  try {
    parseImage(image);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidImageName) return error.message;
    throw error;
  }
}

/** Whether a name is that of an image at all. */
export function isValidImage(image: string): boolean {
  return (
    imageDecision(image, 'Never', true, { imageBackOff: undefined, lastPullError: undefined }, 0).do === 'use'
  );
}
