/** A beginning of an element, as a browser reads it. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Of a script or a style. */
  text?: string;
}

/**
 * The elements of a page that is written as strictly as ours are. Throws an Error where something stands that a browser might read in two ways: a
 * `<` that begins no element, or stands in a script; a comment; an attribute without quotes.
 * https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function tagsIn(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  const text = html.replace(/^<!doctype html>\n/, '');
  let last = 0;
  while (last < text.length) {
    PIECE.lastIndex = last;
    const [all, end, name, attributes = ''] = PIECE.exec(text) ?? [];
    if (all === undefined) throw new Error(`Neither text nor an element: ${text.slice(last, last + 80)}`);
    last = PIECE.lastIndex;
    if (name === undefined || end !== '') continue;
    tags.push({ name: name.toLowerCase(), attributes: attributesOf(attributes) });
    if (name !== 'script' && name !== 'style') continue;
    const close = text.indexOf(`</${name}>`, last);
    const raw = text.slice(last, close);
    if (close < 0 || /<|[\u2028\u2029]/.test(raw)) throw new Error(`What ends here? ${raw.slice(0, 80)}`);
    tags.at(-1)!.text = raw;
    last = close;
  }
  return tags;
}

const PIECE = /<(\/?)([A-Za-z][\w-]*)((?:\s+[\w:.-]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/y;

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(/([\w:.-]+)(?:="([^"]*)")?/g)];
  return new Map(found.map(([, name = '', value = '']) => [name.toLowerCase(), unescaped(value)]));
}

/** What a text says once a browser has read it. */
export function unescaped(text: string): string {
  return text.replace(
    /&(amp|lt|gt|quot|#39|#x27);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
  );
}
