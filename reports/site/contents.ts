import type { ContentsTable } from './contents-table';
import { type FeatureModel, runsIn, type Status, worst } from './model';
import { isOwnFeature } from './own-features';
import { withoutCitations } from './sources';
import type { Titled } from './spooled';
import { twinsOf } from './twins';

/** A feature in the table of contents. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  /** Nothing for a feature that was not in the run. */
  readonly run?: Ran;
  /** The same in another language. */
  readonly twin?: Entry;
}

export interface Ran {
  readonly scenarios: number;
  /** Those that did neither pass nor were skipped. */
  readonly failed: number;
  /** Neither failed nor passed, as in a dry run. */
  readonly skipped: number;
  readonly status: Status;
}

/** A line of the contents: mostly one feature. */
export interface Topic {
  readonly entries: readonly Entry[];
  /** In Markdown. */
  readonly about: string;
}

export interface Chapter {
  /** Its folder below `features/`; a name of its own for features that stand in none. */
  readonly id: string;
  readonly title: string;
  readonly topics: readonly Topic[];
}

interface Planned {
  readonly id: string;
  readonly title: string;
  readonly rows: {
    readonly topics: readonly { readonly id: string; readonly name?: string }[];
    readonly about?: string;
  }[];
}

/**
 * The contents of the book: the chapters of the author's own table in their order, with what was not run; what the table does not have comes after
 * it, by folders.
 */
export class Contents {
  /** Nothing where none of its features was in the run: the features of somebody else. */
  readonly table?: ContentsTable;
  private readonly plan: readonly Planned[];
  private readonly ran = new Map<string, Ran & { readonly about: string }>();
  private readonly translations: ReadonlyMap<string, string>;

  constructor(
    private readonly features: ReadonlyMap<string, Titled>,
    table?: ContentsTable,
  ) {
    const ids = table?.chapters.flatMap(({ rows }) =>
      rows.flatMap(({ topics }) => topics.map(({ id }) => id)),
    );
    if (ids?.some((id) => features.has(id))) this.table = table;
    this.translations = new Map(
      twinsOf(features).map(({ original, translation }) => [original, translation]),
    );
    this.plan = planOf(this.table, [...features.keys()], new Set(this.translations.values()));
  }

  /** The features of the run in the order of the book, a translation after its original. */
  order(): readonly string[] {
    return this.plan
      .flatMap(({ rows }) => rows.flatMap(({ topics }) => topics.map(({ id }) => id)))
      .filter((id) => this.features.has(id))
      .flatMap((id) => [id, ...(this.translations.has(id) ? [this.translations.get(id)!] : [])]);
  }

  /** How many features of the table were not in the run. */
  get missing(): number {
    const planned = this.plan.flatMap(({ rows }) => rows.flatMap(({ topics }) => topics));
    return planned.filter(({ id }) => !this.features.has(id)).length;
  }

  add(feature: FeatureModel): void {
    const runs = runsIn(feature);
    if (runs.length === 0) return;
    this.ran.set(feature.id, {
      scenarios: runs.length,
      failed: runs.filter(({ status }) => status !== 'PASSED' && status !== 'SKIPPED').length,
      skipped: runs.filter(({ status }) => status === 'SKIPPED').length,
      status: worst(runs.map(({ status }) => status)),
      about: firstSentence(withoutCitations(feature.description, isOwnFeature(feature.uri))),
    });
  }

  chapters(): readonly Chapter[] {
    return this.plan.map(({ id, title, rows }) => ({
      id,
      title,
      topics: rows.map(({ topics, about }) => ({
        entries: topics.map((topic) => this.entry(topic.id, topic.name)),
        about: about ?? this.ran.get(topics[0]!.id)?.about ?? '',
      })),
    }));
  }

  private entry(id: string, name?: string): Entry {
    const titled = this.features.get(id);
    const translation = this.translations.get(id);
    const ran = this.ran.get(id);
    return {
      id,
      name: name ?? titled?.name ?? id,
      language: titled?.language ?? 'en',
      run: ran && { scenarios: ran.scenarios, failed: ran.failed, skipped: ran.skipped, status: ran.status },
      twin: translation === undefined ? undefined : this.entry(translation),
    };
  }
}

function planOf(
  table: ContentsTable | undefined,
  features: readonly string[],
  translations: ReadonlySet<string>,
): readonly Planned[] {
  const plan: Planned[] = [];
  const names = new Set<string>();
  for (const { title, rows } of table?.chapters ?? []) {
    const first = rows[0]?.topics[0]?.id;
    if (first !== undefined) plan.push({ id: freeName(names, folderOf(first)), title, rows: [...rows] });
  }
  const planned = new Set(
    plan.flatMap(({ rows }) => rows.flatMap(({ topics }) => topics.map(({ id }) => id))),
  );
  const byFolder = new Map<string, Planned>();
  for (const chapter of plan) {
    for (const { topics } of chapter.rows)
      for (const { id } of topics) if (!byFolder.has(folderOf(id))) byFolder.set(folderOf(id), chapter);
  }
  const further: Planned[] = [];
  for (const id of [...features].sort(inFolders)) {
    if (planned.has(id) || translations.has(id)) continue;
    const folder = folderOf(id);
    let chapter = byFolder.get(folder);
    if (chapter === undefined) {
      chapter = {
        id: freeName(names, folder || 'features'),
        title: titleOf(folder) || 'Features',
        rows: [],
      };
      byFolder.set(folder, chapter);
      further.push(chapter);
    }
    chapter.rows.push({ topics: [{ id }] });
  }
  return [...plan, ...further];
}

/** Two chapters of the table may begin in the same folder. */
function freeName(taken: Set<string>, name: string): string {
  let free = name;
  for (let i = 2; taken.has(free); i += 1) free = `${name}-${i}`;
  taken.add(free);
  return free;
}

/** A folder before those within it. */
function inFolders(one: string, other: string): number {
  const [first, second] = [one, other].map((id) => [folderOf(id), id] as const);
  return first![0] === second![0] ? order(first![1], second![1]) : order(first![0], second![0]);
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function folderOf(id: string): string {
  return id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : '';
}

/** `garbage-collection` → `Garbage collection` */
export function titleOf(folder: string): string {
  const words = folder.replaceAll('-', ' ').replaceAll('/', ' · ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Of the first paragraph, the first sentence that is whole without an address; nothing where there is none. */
export function firstSentence(text: string): string {
  const [paragraph = ''] = text.trim().split(/\n\s*\n/);
  const line = paragraph.replace(/\s*\(https?:\/\/[^\s)]+\)/g, '').replace(/\s+/g, ' ');
  const sentences = line.match(/\S.*?[.!?。](?=\s|$)|\S.*$/g) ?? [];
  return sentences.find((sentence) => !/https?:\/\//.test(sentence)) ?? '';
}
