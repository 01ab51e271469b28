import type { ListedImage, Node } from '../api/types';
import { keptAs } from '../process/images';
import type { Instant } from '../simulation/time';
import { wholeImages } from './image-list';
import type { PullCredential } from './pull-credentials';

/** What the kubelet of one node knows of the images that are there, by the names under which its runtime keeps them. */
export interface NodeImages {
  readonly images: Set<string>;
  /** When an image that was, or is being, pulled is there. */
  readonly arrivals: Map<string, Instant>;
  /** When the kubelet has seen an image in use that is not, or when it looked last. */
  readonly imagesSeen: Map<string, Instant>;
  /** When a look at all images, because the disk was short, first found one that no usual look had found yet. */
  readonly imagesFound: Map<string, Instant>;
  /** Whose credentials an image was pulled with; 'everyone' where it was without, and it stays so. */
  readonly pulledWith: Map<string, 'everyone' | readonly PullCredential[]>;
  /** The entry of the journal with which the last pod that used an image left. */
  readonly lastUses: Map<string, number>;
  /** When it looks next for images that may go. */
  collectsAt: Instant;
  /** The entry of the journal that filled the disk last. */
  filledBy: number;
  /** Whether the last look could not free enough. */
  collectionFailed: boolean;
  /** What it says of them in the status of its node. */
  imageList: readonly ListedImage[];
  /** Images have come or gone since it made that list, and it will make another. */
  listsImages: boolean;
}

/** A node that is described with images in its status has them. */
export function newNodeImages({ status }: Node): NodeImages {
  const images = wholeImages(status.images ?? []);
  return {
    images: new Set(images.flatMap(({ names }) => keptNames(names))),
    arrivals: new Map(),
    imagesSeen: new Map(),
    imagesFound: new Map(),
    pulledWith: new Map(),
    lastUses: new Map(),
    collectsAt: Number.NEGATIVE_INFINITY,
    filledBy: -1,
    collectionFailed: false,
    imageList: images,
    listsImages: false,
  };
}

/** The image leaves the node. */
export function dropImage(node: NodeImages, image: string): void {
  node.images.delete(image);
  node.arrivals.delete(image);
  node.imagesSeen.delete(image);
  node.imagesFound.delete(image);
  node.pulledWith.delete(image);
  node.lastUses.delete(image);
}

/** One image has one entry: with tags its digest is only another name of it. */
function keptNames(names: readonly string[]): readonly string[] {
  const kept = names.flatMap((name) => keptAs(name) ?? []);
  const tags = kept.filter((name) => !name.includes('@'));
  return tags.length > 0 ? tags : kept;
}
