import { type FeatureModel, runsIn, type Status, worst } from './model';
import type { RunFacts } from './page-maker';
import { featurePage } from './paths';

/** A scenario that a page of `docs/` names: `` `pods/phases`: No node has room for it ``. */
export interface NamedScenario {
  readonly feature: string;
  readonly name: string;
}

/** What became of it in this run. */
export interface FoundScenario {
  readonly status: Status;
  /** From the root of the site. */
  readonly page: string;
}

/** Finds out of the features that go by what became of the scenarios that pages name. */
export class ToldScenarios {
  private readonly wanted = new Map<string, Set<string>>();
  private readonly found = new Map<string, FoundScenario>();

  want({ feature, name }: NamedScenario): void {
    const names = this.wanted.get(feature) ?? new Set();
    this.wanted.set(feature, names.add(name).add(withoutRemark(name)));
  }

  add(feature: FeatureModel): void {
    const names = this.wanted.get(feature.id);
    if (names === undefined) return;
    const runs = runsIn(feature);
    for (const name of names) {
      const of = runs.filter((run) => run.name === name);
      if (of.length === 0) continue;
      const page = `${featurePage(feature.id)}#l${of[0]!.line}`;
      this.found.set(key(feature.id, name), { status: worst(of.map(({ status }) => status)), page });
    }
  }

  /** Whether any of them was in the run; reads no more features than it takes to know. */
  isAnyIn({ features, read }: Pick<RunFacts, 'features' | 'read'>): boolean {
    for (const id of this.wanted.keys()) {
      const feature = features.has(id) ? read(id) : undefined;
      if (feature) this.add(feature);
      if (this.found.size > 0) return true;
    }
    return false;
  }

  /** Undefined for a scenario that was not in the run. */
  of({ feature, name }: NamedScenario): FoundScenario | undefined {
    return this.found.get(key(feature, name)) ?? this.found.get(key(feature, withoutRemark(name)));
  }
}

/** The scenarios that a cell names, several with a semicolon; none where it tells something else. */
export function scenariosIn(cell: string): readonly NamedScenario[] {
  return cell.split('; ').flatMap((text) => {
    const [, feature, name] = /^`([^`]+)`: (.+)$/.exec(text.trim()) ?? [];
    return feature === undefined || name === undefined ? [] : [{ feature, name }];
  });
}

function withoutRemark(name: string): string {
  return name.replace(/ \([^()]*\)$/, '');
}

function key(feature: string, name: string): string {
  return `${feature}: ${name}`;
}
