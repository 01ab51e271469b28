/**
 * Whether an SVG is a picture and nothing else: no scripts, no handlers, nothing that is loaded from elsewhere. Within a page it could do nothing, but
 * whoever opens the file by itself would run what is in it. Anybody can attach a file under the name of ours.
 * https://svgwg.org/svg2-draft/conform.html#secure-static-mode
 */
export function isPlainPicture(svg: string): boolean {
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
  return svg.startsWith('<svg');
}

const PIECE = /<\/?([A-Za-z][\w-]*)((?:\s+[\w:.-]+(?:="[^"<]*")?)*)\s*\/?>|[^<]+/y;

/** A handler, an address that is not of this file, or a style that loads something. */
const ACTS = /(?:^|["\s])\s*(?:on[a-z]+\s*=|(?:xlink:)?href="(?!#)|src\s*=)|url\((?!#)|@import|javascript:/i;

const DRAWN: ReadonlySet<string> = new Set(
  (
    'svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan ' +
    'pattern clipPath mask marker linearGradient radialGradient stop'
  ).split(' '),
);
