import type { Background, Scenario, Step } from '@cucumber/messages';
import type { FeatureModel, ScenarioModel } from './model';
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
/** How many scenarios and how many steps a row of a script has. */
const ROW_LENGTH = 500;
const TEXTS_LENGTH = 100;
const MOST_TAGS = 100;

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
    const scenarios = rules.flatMap((rule) => rule.scenarios.flatMap((scenario) => namesOf(scenario, tags)));
    const named = rules.flatMap(({ rule }) =>
      rule ? [[rule.name.slice(0, LONGEST_NAME), rule.location.line] as const] : [],
    );
    // A feature without end is several rows: no script is much longer than others.
    const rows = Math.ceil(Math.max(named.length, scenarios.length, 1) / ROW_LENGTH);
    for (let i = 0; i < rows; i += 1) {
      const row = [i, i + 1].map((at) => at * ROW_LENGTH) as [number, number];
      const short = name.slice(0, LONGEST_NAME);
      this.names.add([id, short, shortTags(tags), named.slice(...row), scenarios.slice(...row)]);
    }
    const steps = inSlices(stepsOf(feature), TEXTS_LENGTH);
    this.texts.add([id, proseOf(feature), steps[0] ?? []]);
    for (const more of steps.slice(1)) this.texts.add([id, '', more]);
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

function inSlices<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

function shortTags(tags: readonly string[]): string {
  return tags
    .slice(0, MOST_TAGS)
    .filter((tag) => tag.length <= LONGEST_NAME)
    .join(' ');
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

type Named = readonly [name: string, line: number] | readonly [name: string, line: number, tags: string];

/** A scenario by its name, and the rows of an outline by theirs, where they have any; with the tags that their feature has not. */
function namesOf({ scenario, runs }: ScenarioModel, ofFeature: readonly string[]): readonly Named[] {
  const named = (name: string, line: number, all: Iterable<string>): Named => {
    const own = shortTags([...new Set(all)].filter((tag) => !ofFeature.includes(tag)));
    const short = name.slice(0, LONGEST_NAME);
    return own === '' ? [short, line] : [short, line, own];
  };
  const { name, location, tags } = scenario;
  const namesakes = runs.filter((run) => run.name === name).flatMap((run) => run.tags);
  const rows = new Map<string, Named>();
  for (const run of runs) {
    if (run.name !== name && !rows.has(run.name)) rows.set(run.name, named(run.name, run.line, run.tags));
  }
  return [named(name, location.line, [...tags.map((tag) => tag.name), ...namesakes]), ...rows.values()];
}

/** Each text that is written in the feature, once, with the line of the first scenario or background that says it. */
function stepsOf({ background, rules }: FeatureModel): readonly (readonly [text: string, line: number])[] {
  const steps = new Map<string, number>();
  const take = (from: Background | Scenario | undefined) => {
    for (const text of from?.steps.flatMap(textsOf) ?? []) {
      const short = text.slice(0, LONGEST_DOC_STRING);
      if (short !== '' && !steps.has(short)) steps.set(short, from!.location.line);
    }
  };
  take(background);
  for (const rule of rules) {
    take(rule.background);
    for (const { scenario } of rule.scenarios) take(scenario);
  }
  return [...steps];
}

function textsOf({ text, docString, dataTable }: Step): readonly string[] {
  const rows = dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value).join(' | '));
  return [text, docString?.content ?? '', rows?.join('\n') ?? ''];
}
