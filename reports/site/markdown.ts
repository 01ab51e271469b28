import MarkdownIt from 'markdown-it';

/** Where a link within the project leads in the site; nothing where the site has no such page: it is text then. */
export type Leads = (href: string) => string | undefined;

/** A part of a page of `docs/`: a heading, a table, or anything else as HTML. */
export type Block =
  | { readonly heading: string; readonly level: number }
  | { readonly table: Table }
  | { readonly html: string };

/** The cells of a table, each as it is written. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Prose is Markdown; HTML in it is text, and so are pictures, which would be fetched from elsewhere. Nothing stands deeper in another than a page is wide. */
const markdown = new MarkdownIt({ html: false, linkify: true }).set({ maxNesting: 20 }).disable('image');
// `app.kubernetes.io/name` is a label, not an address.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
markdown.core.ruler.push('links', ({ tokens, env }) => {
  for (const { children } of tokens) if (children) putLinks(children, (env as { leads?: Leads }).leads);
});

/** Prose as HTML. What was markup in it is shown as text, and links lead nowhere but to the web and into the book. */
export function proseHtml(text: string, leads?: Leads): string {
  return markdown.render(withoutIndent(text), { leads });
}

/** The same for a line that stands in a sentence, a cell or an item. */
export function inlineHtml(text: string, leads?: Leads): string {
  return markdown.renderInline(text.trim(), { leads });
}

/** The words alone, as a search finds them. */
export function plainText(text: string): string {
  return (markdown.parseInline(text.trim(), {})[0]?.children ?? [])
    .map(({ type, content }) => (type === 'softbreak' ? ' ' : content))
    .join('');
}

/** A page in Markdown, in parts. */
export function blocksOf(text: string, leads?: Leads): readonly Block[] {
  const env = { leads };
  const tokens = markdown.parse(text, env);
  const blocks: Block[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const begin = i;
    while (tokens[i] && !(tokens[i]!.level === 0 && tokens[i]!.nesting <= 0)) i += 1;
    const part = tokens.slice(begin, i + 1);
    const [first, second] = part;
    if (first?.type === 'heading_open')
      blocks.push({ heading: second?.content ?? '', level: Number(first.tag.slice(1)) });
    else if (first?.type === 'table_open') blocks.push({ table: tableOf(part) });
    else blocks.push({ html: markdown.renderer.render(part, markdown.options, env) });
  }
  return blocks;
}

type Tokens = ReturnType<typeof markdown.parse>;

function tableOf(tokens: Tokens): Table {
  const rows: string[][] = [];
  for (const { type, content } of tokens) {
    if (type === 'tr_open') rows.push([]);
    if (type === 'inline') rows.at(-1)?.push(content);
  }
  const [head = [], ...body] = rows;
  return { head, rows: body };
}

function putLinks(tokens: Tokens, leads: Leads | undefined): void {
  const dropped: boolean[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'link_open') {
      const href = String(token.attrGet('href'));
      const isOurs = !/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(href);
      const to = isOurs ? leads?.(href) : href;
      dropped.push(to === undefined);
      if (to === undefined) {
        token.tag = 'span';
        token.attrs = null;
      } else token.attrSet('href', to);
      const text = tokens[i + 1];
      if (token.markup === 'linkify' && text) text.content = text.content.replace(/^https?:\/\//, '');
    } else if (token.type === 'link_close' && dropped.pop()) token.tag = 'span';
  }
}

/** Gherkin keeps the indentation of a description, which Markdown would read as code. */
function withoutIndent(text: string): string {
  const lines = text.split('\n');
  const depths = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)![0].length);
  const depth = Math.min(...depths, 80);
  return lines.map((line) => line.slice(depth)).join('\n');
}
