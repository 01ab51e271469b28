import type { Instant } from '../simulation/time';
import type { Observation } from './eviction-thresholds';

/** An image that nobody uses, as the collector weighs it. */
export interface Unused {
  readonly image: string;
  /** When it was last seen in use; long ago where it never was. */
  readonly lastUsed: Instant;
  /** When the kubelet found it on its node. */
  readonly found: Instant;
}

/** The share of the disk that is used, in percent and rounded up. */
export function usagePercent({ available, capacity }: Observation): number {
  return 100 - Math.floor((available * 100) / capacity);
}

/**
 * How many bytes are to be freed: down to the low threshold, once the high one is reached; undefined below it.
 * pkg/kubelet/images/image_gc_manager.go (GarbageCollect)
 */
export function amountToFree(disk: Observation, high: number, low: number): number | undefined {
  if (usagePercent(disk) < high) return undefined;
  return Math.floor((disk.capacity * (100 - low)) / 100) - disk.available;
}

/**
 * What goes so that so much is freed, in this order: what was used longest ago first. An image that the kubelet has known for less
 * than `leastAge` stays, for whoever pulled it may be about to use it.
 * pkg/kubelet/images/image_gc_manager.go (freeSpace, byLastUsedAndDetected)
 */
export function imagesToFree(
  unused: readonly Unused[],
  toFree: number,
  leastAge: number,
  now: Instant,
  sizeOf: (image: string) => number,
): { readonly images: readonly string[]; readonly freed: number } {
  const images: string[] = [];
  let freed = 0;
  const inOrder = [...unused].sort(
    (a, b) => compare(a.lastUsed, b.lastUsed) || compare(a.found, b.found) || (a.image < b.image ? -1 : 1),
  );
  for (const { image, found } of inOrder) {
    if (now - found < leastAge) continue;
    images.push(image);
    freed += sizeOf(image);
    if (freed >= toFree) break;
  }
  return { images, freed };
}

/** What the kubelet says when that was not enough. Before 1.35 it said how much it had wanted. */
export function notEnough(disk: Observation, toFree: number, freed: number, saysUse: boolean): string {
  return saysUse
    ? `Insufficient free disk space on the node's image filesystem (${usagePercent(disk)}% of ${binarySize(disk.capacity)} used). ` +
        `Failed to free sufficient space by deleting unused images (freed ${freed} bytes). ` +
        'Investigate disk usage, as it could be used by active images, logs, volumes, or other data.'
    : `Failed to garbage collect required amount of images. Attempted to free ${toFree} bytes, but only found ${freed} bytes eligible to free.`;
}

/** `100.0 GiB`. (formatSize) */
export function binarySize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  let size = bytes / 1024;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size.toFixed(1)} ${UNITS[unit]}`;
}

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'];

/** Of two that are for ever ago none is earlier. */
function compare(a: Instant, b: Instant): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
