import { type FeatureModel, type RuleModel, runsIn, type Status, worst } from './model';
import { isOwnFeature } from './own-features';
import { type Citation, citationsIn } from './sources';

/** A scenario that shows a rule, with its result. */
export interface ShownScenario {
  readonly name: string;
  readonly line: number;
  readonly status: Status;
}

/** Of more scenarios of one rule than this, the page of the feature tells. */
const MOST_SHOWN = 30;

/** A rule, or what stands in a feature outside of rules, that cites a source. */
export interface CitingRule {
  readonly feature: string;
  readonly line: number;
  readonly name: string;
  readonly scenarios: number;
  readonly failed: number;
  /** The first of its scenarios, rows of an outline as one. */
  readonly shown: readonly ShownScenario[];
  /** Whether only its feature cites the source. */
  readonly inherits: boolean;
  /** Whether podlife's own book has it: others need cite nothing. */
  readonly isOwn: boolean;
}

/** A page or file, with the rules that state it. */
export interface Cited {
  readonly citation: Citation;
  readonly rules: CitingRule[];
}

/** Gathers which rules cite what; of each rule it keeps its name and its place. */
export class CitedSources {
  private readonly byPage = new Map<string, Cited>();
  /** Rules of podlife that cite nothing, nor do their features. */
  readonly unfounded: CitingRule[] = [];
  /** How many rules there are, and how many of them cite nothing of their own. */
  rules = 0;
  inheriting = 0;
  /** Whether anything of podlife's own book was there. */
  hasOwn = false;

  add(feature: FeatureModel): void {
    const ofFeature = citationsIn(feature.description, isOwnFeature(feature.uri));
    this.hasOwn ||= isOwnFeature(feature.uri);
    for (const rule of feature.rules) this.addRule(feature, rule, ofFeature);
    if (feature.rules.length === 0) this.put(ofFeature, lineOf(feature, undefined, false));
  }

  /** By their names. */
  all(): readonly Cited[] {
    return [...this.byPage].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cited]) => cited);
  }

  private addRule(feature: FeatureModel, rule: RuleModel, ofFeature: readonly Citation[]): void {
    const prose = [
      rule.rule?.description ?? '',
      ...rule.scenarios.map(({ scenario }) => scenario.description),
    ];
    const own = citationsIn(prose.join('\n'), isOwnFeature(feature.uri));
    const inherits = own.length === 0;
    if (rule.rule !== undefined) {
      this.rules += 1;
      // What podlife promises itself is promised by a feature as a whole.
      if (inherits && ofFeature.some(({ page }) => page !== 'podlife')) this.inheriting += 1;
    }
    const citing = lineOf(feature, rule, inherits);
    if (citing.isOwn && inherits && ofFeature.length === 0) this.unfounded.push(citing);
    this.put(inherits ? ofFeature : own, citing);
  }

  private put(citations: readonly Citation[], rule: CitingRule): void {
    for (const page of new Map(citations.map((citation) => [citation.page, citation])).values()) {
      const cited = this.byPage.get(page.page) ?? { citation: page, rules: [] };
      this.byPage.set(page.page, cited);
      cited.rules.push(rule);
    }
  }
}

function lineOf(feature: FeatureModel, rule: RuleModel | undefined, inherits: boolean): CitingRule {
  const runs = rule === undefined ? runsIn(feature) : rule.scenarios.flatMap((scenario) => scenario.runs);
  return {
    feature: feature.id,
    line: rule?.rule?.location.line ?? rule?.scenarios[0]?.scenario.location.line ?? 1,
    name: rule?.rule?.name ?? feature.name,
    scenarios: runs.length,
    failed: runs.filter(({ status }) => status !== 'PASSED').length,
    shown: (rule?.scenarios ?? []).slice(0, MOST_SHOWN).map(({ scenario, runs: of }) => ({
      name: scenario.name.slice(0, 200),
      line: scenario.location.line,
      status: worst(of.map(({ status }) => status)),
    })),
    inherits,
    isOwn: isOwnFeature(feature.uri),
  };
}
