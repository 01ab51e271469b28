/**
 * Whether an SVG is a picture and nothing else: no scripts, no handlers, nothing that is loaded from elsewhere. Within a page it could do nothing, but
 * whoever opens the file by itself would run what is in it. Anybody can attach a file under the name of ours.
 * https://svgwg.org/svg2-draft/conform.html#secure-static-mode
 */
export function isPlainPicture(svg: string): boolean {
  return svg.startsWith('<svg') && (isPlainAtAGlance(svg) || isPlainPieceByPiece(svg));
}

/** Nearly all pictures have nothing that even looks like more. */
function isPlainAtAGlance(svg: string): boolean {
  return !(
    FOREIGN.test(svg) ||
    /on[a-z]+\s*=/i.test(svg) ||
    /url\((?!#)/i.test(svg) ||
    /href|src|@import|javascript/i.test(svg)
  );
}

function isPlainPieceByPiece(svg: string): boolean {
  let last = 0;
  while (last < svg.length) {
    PIECE.lastIndex = last;
    const [all, name, attributes = ''] = PIECE.exec(svg) ?? [];
    if (all === undefined) return false;
    last = PIECE.lastIndex;
    if (name === undefined) {
      // Text, or the rules of a style.
      if (/@import|url\((?!#)/i.test(all)) return false;
    } else if (!DRAWN.has(name) || ACTS.test(attributes)) return false;
  }
  return true;
}

const PIECE = /<\/?([A-Za-z][\w-]*)((?:\s+[\w:.-]+(?:="[^"<]*")?)*)\s*\/?>|[^<]+/y;

/** A handler, an address that is not of this file, or a style that loads something. */
const ACTS = /(?:^|["\s])\s*(?:on[a-z]+\s*=|(?:xlink:)?href="(?!#)|src\s*=)|url\((?!#)|@import|javascript:/i;

const NAMES =
  'svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan ' +
  'pattern clipPath mask marker linearGradient radialGradient stop';
const DRAWN: ReadonlySet<string> = new Set(NAMES.split(' '));

/** A `<` that begins nothing that is drawn, or an element whose attributes are not in double quotes. */
const FOREIGN = new RegExp(`<(?!/?(?:${NAMES.replaceAll(' ', '|')})(?:\\s[^<>']*)?/?>)`);
