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
      boostDocument: (id) => {
        const { kind, page } = this.entries[id as number]!;
        return (WEIGHTS[kind] ?? 1) * (languageOf(page) === this.language ? 1 : FOREIGN);
      },
    },
  });

  addNames(rows: readonly NamesRow[]): void {
    for (const [id, name, tags, rules, scenarios] of rows) {
      const page = pageOf(id);
      // A long feature comes in several rows.
      if (!this.titles.has(id)) this.put({ page, kind: 'feature', name, of: '', tags, text: id });
      this.titles.set(id, name);
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

  /** @param language of the page: what is written in it stands before translations */
  constructor(private readonly language = 'en') {}

  /** The best ones; several of the same kind at the same place are one. */
  find(query: string, most?: number): readonly Found[] {
    return this.search(query, most).found;
  }

  /** The same, and how many there are. Where nothing has all of the words, what has some of them is found. */
  search(query: string, most = 24): { readonly found: readonly Found[]; readonly total: number } {
    const found: Found[] = [];
    const seen = new Set<string>();
    const whole = this.index.search(query);
    const hits = whole.length > 0 ? whole : this.index.search(tellingWords(query), { combineWith: 'OR' });
    for (const { id, terms } of hits) {
      const { page, kind, name, of, tags, text } = this.entries[id as number]!;
      // Of a scenario and its steps the best one is told.
      const place = page.includes('#') ? page : `${page} ${kind}`;
      if (seen.has(place)) continue;
      seen.add(place);
      if (found.length === most) continue;
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
    }
    return { found, total: seen.size };
  }

  private put(entry: Partial<Entry> & Pick<Entry, 'page' | 'kind' | 'name' | 'of'>): void {
    const whole: Entry = { tags: '', text: '', ...entry, id: this.entries.length };
    this.entries.push(whole);
    this.index.add(whole);
  }
}

/** How much less a page in another language is worth. */
const FOREIGN = 0.4;

/** `features/pods/phases.ko.html` is in Korean. */
function languageOf(page: string): string {
  return /\.([a-z]{2,3})(?:~\d+)?\.html/.exec(page)?.[1] ?? 'en';
}

/** Of a question, the words that say what it is about. */
function tellingWords(query: string): string {
  const words = queryOf(query);
  const telling = words.filter((word) => !PLAIN.has(word.toLowerCase()));
  return (telling.length > 0 ? telling : words).join(' ');
}

const PLAIN: ReadonlySet<string> = new Set(
  'a an and are as at be been by can do does for from has have how i if in is it its my no not of on or our so than that the their then there these this to was we were what when where which who why will with you your'.split(
    ' ',
  ),
);

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
