import MiniSearch from 'minisearch';

/** A row of names, as `search-index.ts` writes it. */
export type NamesRow = readonly [
  id: string,
  name: string,
  tags: string,
  rules: readonly (readonly [name: string, line: number])[],
  scenarios: readonly (readonly [name: string, line: number, tags?: string])[],
];
export type TextsRow = readonly [
  id: string,
  prose: string,
  steps: readonly (readonly [text: string, line: number])[],
];
export type OthersRow = readonly [kind: string, name: string, text: string, page: string];

/** What was found: where it is, and the words around. */
export interface Found {
  /** From the root of the site. */
  readonly page: string;
  readonly kind: string;
  readonly name: string;
  /** Of which feature, or nothing. */
  readonly of: string;
  readonly tags: string;
  /** The words around, with those that were looked for at the odd places. */
  readonly context: readonly string[];
}

interface Entry {
  readonly id: number;
  readonly page: string;
  readonly kind: string;
  readonly name: string;
  readonly of: string;
  readonly tags: string;
  readonly text: string;
}

/** Finds whatever is in the book: by the beginnings of words, with a slip or two, and by tags. */
export class Finder {
  private readonly entries: Entry[] = [];
  private readonly titles = new Map<string, string>();
  private readonly scenarios = new Map<string, string>();
  private readonly index = new MiniSearch<Entry>({
    fields: ['name', 'tags', 'text'],
    storeFields: [],
    tokenize: wordsOf,
    searchOptions: {
      tokenize: queryOf,
      boost: { name: 4, tags: 3 },
      prefix: true,
      fuzzy: (word) => (word.length > 4 && !word.startsWith('@') ? 0.2 : false),
      combineWith: 'AND',
      // A name that is looked for stands before a step that mentions it.
      boostDocument: (id) => WEIGHTS[this.entries[id as number]!.kind] ?? 1,
    },
  });

  addNames(rows: readonly NamesRow[]): void {
    for (const [id, name, tags, rules, scenarios] of rows) {
      this.titles.set(id, name);
      const page = pageOf(id);
      this.put({ page, kind: 'feature', name, of: '', tags, text: id });
      for (const [rule, line] of rules)
        this.put({ page: `${page}#l${line}`, kind: 'rule', name: rule, of: name });
      for (const [scenario, line, own] of scenarios) {
        this.scenarios.set(`${page}#l${line}`, scenario);
        this.put({ page: `${page}#l${line}`, kind: 'scenario', name: scenario, of: name, tags: own });
      }
    }
  }

  addTexts(rows: readonly TextsRow[]): void {
    for (const [id, prose, steps] of rows) {
      const of = this.titles.get(id) ?? id;
      if (prose !== '') this.put({ page: pageOf(id), kind: 'prose', name: of, of: '', text: prose });
      for (const [text, line] of steps)
        this.put({ page: `${pageOf(id)}#l${line}`, kind: 'step', name: '', of, text });
    }
  }

  addOthers(rows: readonly OthersRow[]): void {
    for (const [kind, name, text, page] of rows) this.put({ page, kind, name, of: '', text });
  }

  /** The best ones; several of the same kind at the same place are one. */
  find(query: string, most = 24): readonly Found[] {
    const found: Found[] = [];
    const seen = new Set<string>();
    for (const { id, terms } of this.index.search(query)) {
      const { page, kind, name, of, tags, text } = this.entries[id as number]!;
      // Of a scenario and its steps the best one is told.
      const place = page.includes('#') ? page : `${page} ${kind}`;
      if (seen.has(place)) continue;
      seen.add(place);
      const line = text.split('\n').find((one) => terms.some((term) => startOf(one, term) >= 0)) ?? text;
      const title = kind === 'step' ? (this.scenarios.get(page) ?? '') : name;
      found.push({
        page,
        kind,
        name: title,
        of,
        tags,
        context: kind === 'feature' ? [] : marked(line, terms),
      });
      if (found.length === most) break;
    }
    return found;
  }

  private put(entry: Partial<Entry> & Pick<Entry, 'page' | 'kind' | 'name' | 'of'>): void {
    const whole: Entry = { tags: '', text: '', ...entry, id: this.entries.length };
    this.entries.push(whole);
    this.index.add(whole);
  }
}

const WEIGHTS: Readonly<Record<string, number>> = {
  feature: 2,
  rule: 1.5,
  scenario: 1.2,
  step: 0.6,
  prose: 0.8,
};

function pageOf(id: string): string {
  return `features/${id.split('/').map(encodeURIComponent).join('/')}.html`;
}

/**
 * The words under which a text is found. The beginning of each is enough, so of `CrashLoopBackOff` it is the whole and every end that begins
 * with a capital; `back-off` is found as `backoff`, too; a tag is one word with its `@`, and its words without.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const word of text.match(/@[^\s@,"]+|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []) {
    if (word.startsWith('@')) words.push(word, ...wordsOf(word.slice(1)));
    else if (word.includes('-')) words.push(word.replaceAll('-', ''), ...word.split('-').flatMap(wordsOf));
    else {
      const parts = word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{N}]+|\p{Lo}+/gu) ?? [];
      words.push(word, ...parts.slice(1).map((_, i) => parts.slice(i + 1).join('')));
    }
  }
  return words;
}

/** What is looked for: each word as it is written. */
export function queryOf(text: string): string[] {
  return text.match(/@[^\s@,"]+|[\p{L}\p{N}]+/gu) ?? [];
}

/** The line around the first of the words, cut where it is long; at the odd places what was looked for. */
export function marked(line: string, terms: readonly string[]): readonly string[] {
  const words = terms
    .map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .sort((a, b) => b.length - a.length);
  if (line.trim() === '' || words.length === 0) return [];
  const pattern = new RegExp(`(${words.join('|')})`, 'giu');
  const first = line.search(pattern);
  const begin = first > AROUND ? line.lastIndexOf(' ', first - AROUND / 2) + 1 : 0;
  const cut = line.slice(begin, begin + 3 * AROUND);
  const text = `${begin > 0 ? '… ' : ''}${cut.trim()}${begin + cut.length < line.length ? ' …' : ''}`;
  return text.split(pattern);
}

const AROUND = 60;

function startOf(text: string, term: string): number {
  return text.toLowerCase().indexOf(term);
}
