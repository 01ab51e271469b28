/** How large a page may become, in bytes; a reader on a phone waits for it, and a browser lays it out at once. */
export const PAGE_BYTES = 170_000;

/** A name as long as a page is none: so many characters of it are shown. */
export const MOST_NAME = 600;

/** Something that stands on one page as a whole. */
export interface Piece {
  readonly html: string;
}

/** Puts pieces on pages, in their order, each page as full as it may become; the first may have to hold less. There is at least one page. */
export function inParts<P extends Piece>(
  pieces: Iterable<P>,
  limit: number = PAGE_BYTES,
  first: number = limit,
): readonly (readonly P[])[] {
  const parts: P[][] = [[]];
  let bytes = 0;
  for (const piece of pieces) {
    const size = Buffer.byteLength(piece.html);
    if (bytes > 0 && bytes + size > (parts.length === 1 ? first : limit)) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)!.push(piece);
    bytes += size;
  }
  return parts;
}

/** Several of something, so many at a time. */
export function inSlices<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const slices: T[][] = [];
  for (let i = 0; i < all.length; i += size) slices.push(all.slice(i, i + size));
  return slices;
}

/** `features/pods/phases.html` → `features/pods/phases~2.html`, a name that no feature has. */
export function partFile(file: string, number: number): string {
  return number === 1 ? file : file.replace(/\.html$/, `~${number}.html`);
}

/** A text that is too long for a page, cut, with what is missing told. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most)}\n… and ${(text.length - most).toLocaleString('en')} more characters`;
}
