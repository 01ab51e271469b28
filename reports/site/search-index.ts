import { type FeatureModel, runsIn } from './model';
import { script } from './script';

/** Something that is found beside features: a claim, a step, a simplification. */
export interface Searched {
  /** What it is, in a word or two. */
  readonly kind: string;
  readonly name: string;
  readonly text?: string;
  /** From the root of the site. */
  readonly page: string;
}

/** How much a script holds, in characters: a browser reads one after the other, and stays awake between them. */
const SCRIPT_SIZE = 300_000;
const LONGEST_DOC_STRING = 2_000;
const LONGEST_NAME = 300;

/**
 * What the search of the site looks through, as scripts, since a page from the file system may load nothing else: names of features, rules
 * and scenarios, read when somebody begins to search, and then prose and steps. Each is written when it is full, so nothing is kept.
 */
export class SearchIndex {
  private readonly names: Scripts;
  private readonly texts: Scripts;
  private readonly others: Scripts;

  constructor(private readonly write: (file: string, text: string) => void) {
    this.names = new Scripts('names', write);
    this.texts = new Scripts('texts', write);
    this.others = new Scripts('others', write);
  }

  add(feature: FeatureModel): void {
    const { id, name, tags, rules } = feature;
    const named = rules.flatMap(({ rule }) =>
      rule ? [[rule.name.slice(0, LONGEST_NAME), rule.location.line] as const] : [],
    );
    const scenarios = new Map<string, readonly [line: number, tags: string]>();
    // A name that the rows of an outline share is told once.
    for (const run of runsIn(feature)) {
      const own = run.tags.filter((tag) => !tags.includes(tag)).join(' ');
      const short = run.name.slice(0, LONGEST_NAME);
      if (!scenarios.has(short)) scenarios.set(short, [run.line, own]);
    }
    const rows = [...scenarios].map(([text, [line, own]]) => (own === '' ? [text, line] : [text, line, own]));
    this.names.add([id, name.slice(0, LONGEST_NAME), tags.join(' '), named, rows]);
    this.texts.add([id, proseOf(feature), stepsOf(feature)]);
  }

  addOther({ kind, name, text = '', page }: Searched): void {
    this.others.add([kind, name.slice(0, LONGEST_NAME), text.slice(0, LONGEST_DOC_STRING), page]);
  }

  /** Writes what is left, and how many scripts there are. */
  finish(): void {
    const files = [this.names, this.others, this.texts].flatMap((scripts) => scripts.finish());
    this.write('search/scripts.js', `podlife.searched(${script(files)});\n`);
  }
}

class Scripts {
  private readonly files: string[] = [];
  private rows: string[] = [];
  private size = 0;

  constructor(
    private readonly what: string,
    private readonly write: (file: string, text: string) => void,
  ) {}

  add(row: unknown): void {
    const text = script(row);
    this.rows.push(text);
    this.size += text.length;
    if (this.size > SCRIPT_SIZE) this.flush();
  }

  finish(): readonly string[] {
    if (this.rows.length > 0) this.flush();
    return this.files;
  }

  private flush(): void {
    const file = `search/${this.what}-${this.files.length}.js`;
    this.write(file, `podlife.${this.what}([${this.rows.join(',\n')}]);\n`);
    this.files.push(file);
    this.rows = [];
    this.size = 0;
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
    .join(' ')
    .slice(0, 10 * LONGEST_DOC_STRING);
}

/** Each text that is written in the feature, once, with the line of the first scenario that says it. */
function stepsOf({ rules }: FeatureModel): readonly (readonly [text: string, line: number])[] {
  const steps = new Map<string, number>();
  for (const { scenarios } of rules) {
    for (const { scenario } of scenarios) {
      const { line } = scenario.location;
      for (const { text, docString } of scenario.steps) {
        if (!steps.has(text)) steps.set(text.slice(0, LONGEST_DOC_STRING), line);
        const content = docString?.content.slice(0, LONGEST_DOC_STRING);
        if (content && !steps.has(content)) steps.set(content, line);
      }
    }
  }
  return [...steps];
}
