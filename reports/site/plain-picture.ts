/**
 * Whether an SVG is a picture and nothing else: no scripts, no handlers, nothing that is loaded from elsewhere. Within a page it could do nothing, but
 * whoever opens the file by itself would run what is in it. Anybody can attach a file under the name of ours. So what is not known to be harmless is
 * refused, and so is whatever can be spelled in another way: escapes of CSS, references to characters, prefixes of one's own.
 * https://svgwg.org/svg2-draft/conform.html#secure-static-mode
 */
export function isPlainPicture(svg: string): boolean {
  if (!svg.startsWith('<svg')) return false;
  let inStyle = false;
  for (let last = 0; last < svg.length; last = PIECE.lastIndex) {
    PIECE.lastIndex = last;
    const [all, end, name, attributes = '', closed] = PIECE.exec(svg) ?? [];
    if (all === undefined) return false;
    if (name === undefined) {
      if (inStyle && !isPlainStyle(all)) return false;
    } else if (inStyle) {
      // A style reads the texts around an element in it as one.
      if (name !== 'style' || end === '') return false;
      inStyle = false;
    } else {
      if (!DRAWN.has(name) || ACTS.test(attributes)) return false;
      inStyle = name === 'style' && end === '' && closed === '';
    }
  }
  return true;
}

/** A tag, whose attributes stand in double quotes and have no prefix but that of XML itself, or a text. */
const PIECE = /<(\/?)([A-Za-z]+)((?:\s+(?:xml:)?[\w.-]+="[^"<]*")*)\s*(\/?)>|[^<]+/y;

const DRAWN: ReadonlySet<string> = new Set(
  (
    'svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan ' +
    'pattern clipPath mask marker linearGradient radialGradient stop'
  ).split(' '),
);

/** A part of a value that may stand for another text than it seems to: an escape of CSS, or a reference that is none of the five of XML. */
const OTHERWISE = String.raw`\\|&(?!(?:amp|lt|gt|quot|apos);)`;

/** A handler, another base or kind of elements, an address that is not of this file, or a value that loads something. */
const ACTS = new RegExp(
  String.raw`(?:^|")\s+(?:on|xml:base|src|href="(?!#)|xmlns="(?!http://www\.w3\.org/2000/svg"))` +
    String.raw`|url\((?!#)|(?:image|image-set|cross-fade|src)\(|${OTHERWISE}`,
  'i',
);

/** Rules that depend on the reader's screen, and functions that reckon; everything else may load something. */
function isPlainStyle(rules: string): boolean {
  return !(NO_PLAIN_RULE.test(rules) || OTHERWISE_STYLED.test(rules));
}

const NO_PLAIN_RULE = /@(?!media\b)|url\((?!#)|(?<![\w-])(?!(?:url|var|calc|rgba?|hsla?)\()-*[a-z_][\w-]*\(/i;
const OTHERWISE_STYLED = new RegExp(OTHERWISE);
