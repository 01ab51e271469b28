import { type FeatureModel, runsIn, type Status, worst } from './model';

/** A feature in the table of contents. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  /** The first sentence of its description. */
  readonly about: string;
  readonly tags: readonly string[];
  readonly scenarios: number;
  readonly failed: number;
  readonly status: Status;
}

export interface Chapter {
  /** Its folder below `features/`; empty for features that stand in none. */
  readonly id: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** Gathers what the page of contents says of each feature. */
export class Contents {
  private readonly byChapter = new Map<string, Entry[]>();

  add(feature: FeatureModel): void {
    const runs = runsIn(feature);
    const slash = feature.id.lastIndexOf('/');
    const chapter = slash < 0 ? '' : feature.id.slice(0, slash);
    const entries = this.byChapter.get(chapter) ?? [];
    this.byChapter.set(chapter, entries);
    entries.push({
      id: feature.id,
      name: feature.name,
      language: feature.language,
      about: firstSentence(feature.description),
      tags: feature.tags,
      scenarios: runs.length,
      failed: runs.filter(({ status }) => status !== 'PASSED').length,
      status: worst(runs.map(({ status }) => status)),
    });
  }

  /** By name; features of no chapter first. */
  chapters(): readonly Chapter[] {
    return [...this.byChapter]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, entries]) => ({
        id,
        title: titleOf(id),
        entries: [...entries].sort((a, b) => (a.id < b.id ? -1 : 1)),
      }));
  }
}

/** `garbage-collection` → `Garbage collection` */
export function titleOf(folder: string): string {
  const words = folder.replaceAll('-', ' ').replaceAll('/', ' · ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function firstSentence(text: string): string {
  const line =
    text
      .trim()
      .split(/\n\s*\n/)[0]
      ?.replace(/\s+/g, ' ')
      .replace(/https?:\/\/\S+/g, '')
      .trim() ?? '';
  return /^.*?[.!?。](?=\s|$)/.exec(line)?.[0] ?? line;
}
