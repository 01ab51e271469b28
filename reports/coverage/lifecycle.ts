import type { JournalEntry } from '../../engine';
import { type Catalogue, type CatalogueEntry, catalogueOfEngine } from './catalogue';
import type { ReachedRules } from './reached';
import { type EngineRule, type RuleCatalogue, rulesOfEngine } from './rules';
import type { Said } from './said';
import { type Saying, sayingsOf } from './sayings';
import { type Figure, Tally } from './tally';

/** What a story reached: what was said, and the rules that were asked for. */
export function saidIn(
  entries: readonly JournalEntry[],
  rules?: ReachedRules,
  catalogue: Catalogue = catalogueOfEngine(),
): Said {
  const reached = new Set<number>();
  const others: Saying[] = [];
  for (const saying of sayingsOf(entries)) {
    const [group, ...texts] = saying;
    const number = catalogue.numberOf(group, texts);
    if (number === undefined) others.push(saying);
    else reached.add(number);
  }
  return {
    of: catalogue.digest,
    entries: [...reached].sort((a, b) => a - b),
    others,
    ...(rules !== undefined && { rules }),
  };
}

/** An entry of the catalogue with who reached it. */
export interface Reached {
  readonly entry: CatalogueEntry;
  /** How many scenarios. */
  readonly scenarios: number;
  /** The first few of them by name. */
  readonly some: readonly string[];
}

/** A rule of the engine with who asked for it. */
export interface ReachedRule extends Omit<Reached, 'entry'> {
  readonly rule: EngineRule;
}

const MOST_SCENARIOS = 5;
const MOST_OF_RULES = 2;
const MOST_OTHERS = 100;

/** Gathers what the scenarios of a run, or of all shards of one, reached. It keeps a few names for each entry, however many there are. */
export class Lifecycle {
  /** Scenarios whose stories were told with another catalogue, as other releases have. */
  foreign = 0;
  /** Scenarios that were counted. */
  told = 0;
  /** Of these, those that told which rules of this release they reached. */
  toldRules = 0;
  private readonly entries: Tally;
  private readonly ofRules: Tally;
  private unknown = new Map<string, string>();

  constructor(
    private readonly catalogue: Catalogue = catalogueOfEngine(),
    private readonly ruleCatalogue: RuleCatalogue = rulesOfEngine(),
  ) {
    this.entries = new Tally(catalogue.entries.length, MOST_SCENARIOS);
    this.ofRules = new Tally(ruleCatalogue.rules.length, MOST_OF_RULES);
  }

  add(scenario: string, { of, entries, others, rules }: Said): void {
    if (rules?.of === this.ruleCatalogue.digest) {
      this.toldRules += 1;
      this.ofRules.add(scenario, rules.numbers);
    }
    if (of !== this.catalogue.digest) {
      this.foreign += 1;
      return;
    }
    this.told += 1;
    this.entries.add(scenario, entries);
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
    const { counts, some } = this.entries;
    return this.catalogue.entries.map((entry, i) => ({ entry, scenarios: counts[i]!, some: some[i]! }));
  }

  /** The rules of the engine. */
  rules(): readonly ReachedRule[] {
    const { counts, some } = this.ofRules;
    return this.ruleCatalogue.rules.map((rule, i) => ({ rule, scenarios: counts[i]!, some: some[i]! }));
  }

  /** How many entries there are, and how many were reached. */
  figure(): Figure {
    return this.entries.figure();
  }

  /** The same of the rules; undefined where no scenario told of them. */
  ruleFigure(): Figure | undefined {
    return this.toldRules === 0 ? undefined : this.ofRules.figure();
  }
}

function firstOf(unknown: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...unknown].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MOST_OTHERS);
}
