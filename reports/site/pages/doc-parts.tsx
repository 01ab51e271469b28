import type { VNode } from 'preact';
import { type Block, inlineHtml, type Leads } from '../markdown';
import { Html, InlineHtml, Scroll } from './layout';

/** What stands between the tables of a page of `docs/`. */
export function ProseBlocks({ blocks }: { readonly blocks: readonly Block[] }): VNode {
  return <>{blocks.map((block, i) => ('html' in block ? <Html key={i} html={block.html} /> : null))}</>;
}

/** A table of `docs/` as it stands. */
export function DocTable({
  blocks,
  label,
  leads,
}: {
  readonly blocks: readonly Block[];
  readonly label: string;
  readonly leads?: Leads;
}): VNode {
  return (
    <>
      {blocks.map((block, i) =>
        'table' in block ? (
          <Scroll key={i} label={label}>
            <table class="doc-table">
              <thead>
                <tr>
                  {block.table.head.map((cell, j) => (
                    <th key={j} scope="col">
                      <InlineHtml html={inlineHtml(cell, leads)} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {block.table.rows.map((row, j) => (
                  <tr key={j}>
                    {row.map((cell, k) => (
                      <td key={k}>
                        <InlineHtml html={inlineHtml(cell, leads)} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        ) : null,
      )}
    </>
  );
}

/** A name for a place on a page, made of its title. */
export function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** The sections of a page, beside it. */
export function SectionList({
  titles,
  label,
}: {
  readonly titles: readonly string[];
  readonly label: string;
}): VNode {
  return (
    <aside class="aside">
      <nav aria-label={label}>
        <ul>
          {titles.map((title) => (
            <li key={title}>
              <a href={`#${anchorOf(title)}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
    </aside>
  );
}
