import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Block, blocksOf, type Leads, plainText } from './markdown';

/** The pages of `docs/` that tell of podlife itself. */
const DOCS = path.join(__dirname, '..', '..', 'docs');

/** A page of `docs/`: its title, what it says first, and its sections. */
export interface Doc {
  readonly title: string;
  readonly intro: readonly Block[];
  readonly sections: readonly DocSection[];
}

export interface DocSection {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Undefined where podlife came without its documentation. */
export function doc(name: string, leads?: Leads): Doc | undefined {
  const file = path.join(DOCS, name);
  return existsSync(file) ? docOf(readFileSync(file, 'utf8'), leads) : undefined;
}

/** Sections begin at headings of the second level. */
function docOf(text: string, leads?: Leads): Doc {
  let title = '';
  const intro: Block[] = [];
  const sections: { title: string; blocks: Block[] }[] = [];
  for (const block of blocksOf(text, leads)) {
    if ('heading' in block && block.level === 1) title = plainText(block.heading);
    else if ('heading' in block && block.level === 2)
      sections.push({ title: plainText(block.heading), blocks: [] });
    else (sections.at(-1)?.blocks ?? intro).push(block);
  }
  return { title, intro, sections };
}

/** The rows of all tables. */
export function rowsIn(blocks: readonly Block[]): readonly (readonly string[])[] {
  return blocks.flatMap((block) => ('table' in block ? block.table.rows : []));
}
