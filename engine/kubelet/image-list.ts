import type { ListedImage } from '../api/types';
import { parseImage } from '../process/images';

/** pkg/kubelet/nodestatus/setters.go (MaxNamesPerImageInNodeStatus) */
const MOST_NAMES = 5;

/**
 * The images of a node as its status lists them: the largest first, each with its digest and then its tags. `most` is how many
 * there may be; -1 is no limit. Images that are the same by their digest are one.
 * pkg/kubelet/nodestatus/setters.go (Images), pkg/kubelet/util/sliceutils (ByImageSize)
 */
// Simplified: the image that the runtime makes sandboxes of is not listed.
export function imageList(
  kept: Iterable<string>,
  most: number,
  sizeOf: (image: string) => number,
): readonly ListedImage[] {
  const tagsOf = new Map<string, string[]>();
  const all: { readonly id: string; readonly size: number }[] = [];
  for (const name of kept) {
    const { id } = parseImage(name);
    let tags = tagsOf.get(id);
    if (tags === undefined) {
      tagsOf.set(id, (tags = []));
      all.push({ id, size: sizeOf(name) });
    }
    if (name !== id) tags.push(name);
  }
  all.sort((a, b) => b.size - a.size || (a.id < b.id ? 1 : -1));
  const shown = most < 0 ? all : all.slice(0, most);
  return shown.map(({ id, size }) => ({
    names: [id, ...tagsOf.get(id)!.sort()].slice(0, MOST_NAMES),
    sizeBytes: size,
  }));
}

/** As somebody has written them, with what is missing: no names, and no size. */
export function wholeImages(images: readonly Partial<ListedImage>[]): readonly ListedImage[] {
  if (images.every(isWhole)) return images;
  return images.map(({ names = [], sizeBytes = 0 }) => ({ names, sizeBytes }));
}

/** Whether two lists say the same. */
export function sameImages(a: readonly ListedImage[], b: readonly Partial<ListedImage>[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((image, i) => sameImage(image, b[i]!));
}

function isWhole(image: Partial<ListedImage>): image is ListedImage {
  return image.names !== undefined && image.sizeBytes !== undefined;
}

function sameImage(a: ListedImage, b: Partial<ListedImage>): boolean {
  if (a === b) return true;
  const { names = [], sizeBytes = 0 } = b;
  if (a.sizeBytes !== sizeBytes || a.names.length !== names.length) return false;
  return a.names.every((name, i) => name === names[i]);
}
