import type { JournalEntry } from '../../engine';
import { type Catalogue, type CatalogueEntry, catalogueOfEngine } from './catalogue';
import type { Said } from './said';
import { type Saying, sayingsOf } from './sayings';

/** What a story reached. */
export function saidIn(entries: readonly JournalEntry[], catalogue: Catalogue = catalogueOfEngine()): Said {
  const reached = new Set<number>();
  const others: Saying[] = [];
  for (const saying of sayingsOf(entries)) {
    const [group, ...texts] = saying;
    const number = catalogue.numberOf(group, texts);
    if (number === undefined) others.push(saying);
    else reached.add(number);
  }
  return { of: catalogue.digest, entries: [...reached].sort((a, b) => a - b), others };
}

/** An entry of the catalogue with who reached it. */
export interface Reached {
  readonly entry: CatalogueEntry;
  /** How many scenarios. */
  readonly scenarios: number;
  /** The first few of them by name: so it does not matter in which order shards come. */
  readonly some: readonly string[];
}

const MOST_SCENARIOS = 5;
const MOST_OTHERS = 100;

/** Gathers what the scenarios of a run, or of all shards of one, reached. It keeps a few names for each entry, however many there are. */
export class Lifecycle {
  /** Scenarios whose stories were told with another catalogue, as other releases have. */
  foreign = 0;
  /** Scenarios that were counted. */
  told = 0;
  private readonly counts: number[];
  private readonly some: string[][];
  private unknown = new Map<string, string>();

  constructor(private readonly catalogue: Catalogue = catalogueOfEngine()) {
    this.counts = catalogue.entries.map(() => 0);
    this.some = catalogue.entries.map(() => []);
  }

  add(scenario: string, { of, entries, others }: Said): void {
    if (of !== this.catalogue.digest) {
      this.foreign += 1;
      return;
    }
    this.told += 1;
    for (const i of entries) {
      if (this.counts[i] === undefined) continue;
      this.counts[i]! += 1;
      keepFirst(this.some[i]!, scenario, MOST_SCENARIOS);
    }
    for (const saying of others) {
      const text = saying.join(' · ');
      const known = this.unknown.get(text);
      if (known === undefined || scenario < known) this.unknown.set(text, scenario);
    }
    if (this.unknown.size > 2 * MOST_OTHERS) this.unknown = new Map(firstOf(this.unknown));
  }

  /** What is in no catalogue, with the first scenario that said it. */
  get others(): ReadonlyMap<string, string> {
    return new Map(firstOf(this.unknown));
  }

  all(): readonly Reached[] {
    return this.catalogue.entries.map((entry, i) => ({
      entry,
      scenarios: this.counts[i]!,
      some: this.some[i]!,
    }));
  }

  /** How many entries there are, and how many were reached. */
  figure(): { readonly reached: number; readonly all: number } {
    return { reached: this.counts.filter((count) => count > 0).length, all: this.counts.length };
  }
}

/** Keeps the first few names of all that come. */
function keepFirst(names: string[], name: string, most: number): void {
  const at = names.findIndex((other) => name < other);
  if (at < 0) names.push(name);
  else names.splice(at, 0, name);
  if (names.length > most) names.pop();
}

function firstOf(unknown: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...unknown].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MOST_OTHERS);
}
