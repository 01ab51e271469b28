import { type FeatureModel, runsIn } from './model';
import { script } from './script';

/** A script of the site. */
export interface SiteFile {
  readonly file: string;
  readonly text: string;
}

/**
 * What the search of the site looks through, as scripts, since a page from the file system may load nothing else: one with the names of
 * features, rules and scenarios, read when somebody begins to search, and one for each chapter with its prose and its steps.
 */
export class SearchIndex {
  private readonly names: string[] = [];
  private readonly texts = new Map<string, string[]>();

  add(feature: FeatureModel): void {
    const rules = feature.rules.flatMap(({ rule }) =>
      rule ? [[rule.name, rule.location.line] as const] : [],
    );
    const scenarios = new Map<string, number>();
    // A name that the rows of an outline share is told once.
    for (const { name, line } of runsIn(feature)) if (!scenarios.has(name)) scenarios.set(name, line);
    this.names.push(script([feature.id, feature.name, feature.tags, rules, [...scenarios]]));
    const chapter = feature.id.includes('/') ? feature.id.slice(0, feature.id.lastIndexOf('/')) : '';
    const texts = this.texts.get(chapter) ?? [];
    this.texts.set(chapter, texts);
    texts.push(script([feature.id, proseOf(feature), stepsOf(feature)]));
  }

  files(): readonly SiteFile[] {
    const chapters = [...this.texts];
    return [
      { file: 'search/names.js', text: `podlife.names([${this.names.join(',\n')}], ${chapters.length});\n` },
      ...chapters.map(([, texts], i) => ({
        file: `search/text-${i}.js`,
        text: `podlife.texts([${texts.join(',\n')}]);\n`,
      })),
    ];
  }
}

function proseOf({ description, rules }: FeatureModel): string {
  const parts = [
    description,
    ...rules.flatMap(({ rule, scenarios }) => [
      rule?.description,
      ...scenarios.map(({ scenario }) => scenario.description),
    ]),
  ];
  return parts
    .map((part) => part?.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
    .join(' ');
}

/** Each text that is written in the feature, once, with the line of the first scenario that says it. */
function stepsOf({ rules }: FeatureModel): readonly (readonly [text: string, line: number])[] {
  const steps = new Map<string, number>();
  for (const { scenarios } of rules) {
    for (const { scenario, runs } of scenarios) {
      const line = runs[0]?.line ?? scenario.location.line;
      for (const { text, docString } of scenario.steps) {
        if (!steps.has(text)) steps.set(text, line);
        const content = docString?.content.slice(0, LONGEST_DOC_STRING);
        if (content && !steps.has(content)) steps.set(content, line);
      }
    }
  }
  return [...steps];
}

const LONGEST_DOC_STRING = 2_000;
