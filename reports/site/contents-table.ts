import { blocksOf, plainText } from './markdown';
import { featureId } from './paths';

/** The table of contents as an author wrote it: `features/README.md`. */
export interface ContentsTable {
  readonly title: string;
  /** Before the first chapter and after the last one, in Markdown. */
  readonly intro: string;
  readonly outro: string;
  readonly chapters: readonly TableChapter[];
}

export interface TableChapter {
  readonly title: string;
  readonly rows: readonly TableRow[];
}

/** A row of a chapter: one topic, or a few that share what is said of them. */
export interface TableRow {
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  /** In Markdown, without the links to translations. */
  readonly about: string;
}

/** Reads the table: a chapter is a heading of the second level, its features are links in the first column of its tables. */
export function contentsTable(text: string): ContentsTable {
  const chapters = new Map<string, TableRow[]>();
  let title = '';
  let rows: TableRow[] | undefined;
  for (const block of blocksOf(text)) {
    if ('heading' in block && block.level === 1) title = plainText(block.heading);
    if ('heading' in block && block.level === 2) {
      // A chapter may be taken up again further down.
      const name = plainText(block.heading);
      rows = chapters.get(name) ?? [];
      chapters.set(name, rows);
    }
    if ('table' in block) {
      for (const [topic = '', about = ''] of block.table.rows) {
        const topics = topicsIn(topic);
        if (topics.length > 0) rows?.push({ topics, about: about.replace(TRANSLATION, '').trim() });
      }
    }
  }
  const [, intro = ''] = /^# .*\n([\s\S]*?)(?=\n## |$(?![\s\S]))/m.exec(text) ?? [];
  const outro = text.slice(text.lastIndexOf('\n|')).replace(/^\n\|.*\n?/, '');
  return {
    title,
    intro: intro.trim(),
    outro: outro.trim(),
    chapters: [...chapters].map(([name, of]) => ({ title: name, rows: of })),
  };
}

const TRANSLATION = /\s*\(\[[^\]]*\]\([^)]*\.[a-z]{2,3}\.feature\)\)/g;

function topicsIn(cell: string): TableRow['topics'] {
  return [...cell.matchAll(/\[([^\]]*)\]\(([^)#]*\.feature)\)/g)].map(([, name, file]) => ({
    id: featureId(`features/${file}`),
    name: plainText(name!),
  }));
}
