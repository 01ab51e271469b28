/** How large a page may become, in bytes; a reader on a phone waits for it, and a browser lays it out at once. */
export const MOST_PAGE = 200_000;

/** What stands in pieces on a page; the rest is for its head, and for what leads on. */
export const PAGE_BYTES = 170_000;

/** A name as long as a page is none: so much of it is shown, by its weight. */
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

/** Of a list, some that stand together. */
export interface Slice<T> extends Piece {
  readonly some: readonly T[];
  /** Which is the first of them. */
  readonly from: number;
}

/** A list in pieces: so many at a time, and fewer where they are heavier than a piece should be. */
export function inPieces<T>(
  all: readonly T[],
  together: number,
  most: number,
  render: (some: readonly T[], from: number) => string,
): readonly Slice<T>[] {
  const slices: Slice<T>[] = [];
  const take = (from: number, to: number) => {
    const some = all.slice(from, to);
    const html = render(some, from);
    if (some.length > 1 && html.length * HEAVIEST_LETTER > most && Buffer.byteLength(html) > most) {
      const middle = from + Math.ceil(some.length / 2);
      take(from, middle);
      take(middle, to);
    } else slices.push({ html, some, from });
  };
  // An empty list is a piece, too.
  for (let from = 0; from === 0 || from < all.length; from += together)
    take(from, Math.min(all.length, from + together));
  return slices;
}

/** The pieces of a page as its text. */
export function joined(pieces: readonly Piece[]): string {
  return pieces.map(({ html }) => html).join('');
}

/** `features/pods/phases.html` → `features/pods/phases~2.html`, a name that no feature has. */
export function partFile(file: string, number: number): string {
  return number === 1 ? file : file.replace(/\.html$/, `~${number}.html`);
}

/** A text that is too long for a page, cut, with what is missing told. */
export function clipped(text: string, most: number): string {
  const end = endWithin(text, most);
  if (end === text.length) return text;
  return `${text.slice(0, end)}\n… and ${(text.length - end).toLocaleString('en')} more characters`;
}

/** The cells of a row, which share the room that it has. */
export function clippedCells(
  cells: readonly { readonly value: string }[],
  most = MOST_ROW,
): readonly string[] {
  const shown = cells.slice(0, MOST_CELLS).map(({ value }) => value);
  const each = Math.max(MOST_NAME / 20, Math.floor(most / shown.length));
  const texts = shown.map((text) => clipped(text, each));
  const more = cells.length - shown.length;
  return more === 0 ? texts : [...texts, `… and ${more.toLocaleString('en')} more`];
}

const MOST_ROW = 4_000;
const MOST_CELLS = 200;

/** Of one unit of UTF-16, `&quot;` in HTML; in UTF-8 no unit has more than three bytes. */
const HEAVIEST = 6;
const HEAVIEST_LETTER = 3;

function endWithin(text: string, most: number): number {
  if (text.length * HEAVIEST <= most) return text.length;
  let weight = 0;
  for (let i = 0; i < text.length; i += 1) {
    weight += weightOfUnit(text.charCodeAt(i));
    // Never between the halves of a pair.
    if (weight > most) return i > 0 && isHigh(text.charCodeAt(i - 1)) ? i - 1 : i;
  }
  return text.length;
}

function weightOfUnit(code: number): number {
  if (code >= 0x800) return 3;
  if (code >= 0x80) return 2;
  return ESCAPED[code] ?? 1;
}

/** `"`, `&`, `<`, `>` */
const ESCAPED: Readonly<Record<number, number>> = { 34: 6, 38: 5, 60: 4, 62: 4 };

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}
