import path from 'node:path';
import type { ITestCaseHookParameter } from '@cucumber/cucumber';
import { runAgain } from '../reports/run-again';
import { AuthorError, type FeaturePlace } from './author-error';
import { type Below, checkBelow, neededBelow } from './below';
import { FILE_ENDING, type GoldenName, goldenFolder, goldenNames } from './golden-names';

type Pickle = ITestCaseHookParameter['pickle'];
type PickleStep = Pickle['steps'][number];
type GherkinDocument = ITestCaseHookParameter['gherkinDocument'];
type Location = GherkinDocument['comments'][number]['location'];

/** Where in its feature file a scenario stands. */
export class Scene {
  private index = 0;

  constructor(
    private readonly pickle: Pickle,
    private readonly document: GherkinDocument,
  ) {}

  /** The feature file, named from the project root with slashes. */
  get file(): string {
    return relativeToRoot(this.pickle.uri);
  }

  /** The text of the step that runs now. */
  get stepText(): string {
    return this.step?.text ?? this.pickle.name;
  }

  /** The same with its keyword, as it is written. */
  get stepTitle(): string {
    return `${this.astStep(this.step)?.keyword ?? ''}${this.stepText}`;
  }

  /** Which scenario this is, for a report. */
  get title(): { readonly title: string; readonly feature: string; readonly place: string } {
    const { file, line } = this.scenarioPlace;
    return { title: this.pickle.name, feature: this.document.feature?.name ?? '', place: `${file}:${line}` };
  }

  /** What stands below the step that runs now. */
  get stepBelow(): Below | undefined {
    return belowOf(this.step);
  }

  /** Whether the step that runs now lets something happen: only what such a step does can be refused as it should. */
  get isDeed(): boolean {
    return this.step?.type === 'Action';
  }

  /** Whether the step that runs now only looks at what is. */
  get isCheck(): boolean {
    return this.step?.type === 'Outcome';
  }

  /** The table or doc string of the step that runs now, as lines. */
  get stepArgument(): readonly string[] {
    const { dataTable, docString } = this.step?.argument ?? {};
    if (docString) return docString.content.split('\n');
    const rows = dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? [];
    const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]!.length))) ?? [];
    return rows.map((row) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`);
  }

  /** The text of the step that comes next. */
  get nextStepText(): string | undefined {
    return this.pickle.steps[this.index + 1]?.text;
  }

  /** Whether no step is left. */
  get isOver(): boolean {
    return this.index >= this.pickle.steps.length;
  }

  /** Where the scenario begins; of an outline, where the row of examples stands. */
  get scenarioPlace(): FeaturePlace {
    return { file: this.file, line: this.scenarioLine ?? 1 };
  }

  get stepPlace(): FeaturePlace {
    return this.place(this.step);
  }

  /** Where the text of the step's doc string begins. */
  get docStringPlace(): FeaturePlace {
    const written = this.astStep(this.step)?.docString?.location.line;
    return { file: this.file, line: written === undefined ? this.stepPlace.line : written + 1 };
  }

  /** Where row number `index` of the step's table stands; the header is 0. */
  rowPlace(index: number): FeaturePlace {
    const row = this.astStep(this.step)?.dataTable?.rows[index];
    return { file: this.file, line: row?.location.line ?? this.stepPlace.line };
  }

  /** Throws an AuthorError for what can be seen to be wrong before the first step. */
  check(): void {
    const { steps } = this.pickle;
    if (steps.length === 0) {
      const [first] = (this.astScenario?.description ?? '').trim().split('\n');
      throw new AuthorError(
        'this scenario has no step, so it could not fail',
        first
          ? `"${first.trim()}" is read as its description: steps begin with Given, When, Then, And or But.`
          : 'Give it one.',
        this.scenarioPlace,
      );
    }
    for (const step of steps) {
      // Cucumber counts the arguments before a step begins, so what no step takes is told here.
      if (step.argument === undefined || neededBelow(step.text) !== undefined) continue;
      try {
        checkBelow(step.text, belowOf(step));
      } catch (error) {
        const { message, advice } = error as AuthorError;
        throw new AuthorError(message, advice, this.place(step));
      }
    }
  }

  /** What to type to run this scenario again. */
  get command(): string {
    return runAgain(this.file, this.scenarioLine);
  }

  /** What the golden files of the feature are called. */
  get goldenNames(): readonly GoldenName[] {
    return goldenNames(this.document);
  }

  /** Where the golden file of this scenario is, or would be. */
  get goldenFile(): string {
    const { name } = this.goldenNames.find(({ line }) => line === this.scenarioLine)!;
    return `${goldenFolder(this.file)}/${name}${FILE_ENDING}`;
  }

  /** The same scenario, at its first step. */
  again(): Scene {
    return new Scene(this.pickle, this.document);
  }

  next(): void {
    this.index += 1;
  }

  private get scenarioLine(): number | undefined {
    return linesOf(this.document).get(this.pickle.astNodeIds.at(-1) ?? '')?.location.line;
  }

  private get astScenario(): AstNode | undefined {
    return linesOf(this.document).get(this.pickle.astNodeIds[0] ?? '');
  }

  private get step(): PickleStep | undefined {
    return this.pickle.steps[this.index];
  }

  private astStep(step: PickleStep | undefined): AstNode | undefined {
    return step && linesOf(this.document).get(step.astNodeIds[0]!);
  }

  private place(step: PickleStep | undefined): FeaturePlace {
    return { file: this.file, line: this.astStep(step)?.location.line ?? this.scenarioLine ?? 1 };
  }
}

/** What Gherkin's steps, scenarios and rows of examples have in common. */
interface AstNode {
  readonly location: Location;
  readonly description?: string;
  readonly keyword?: string;
  readonly docString?: { readonly location: Location };
  readonly dataTable?: { readonly rows: readonly { readonly location: Location }[] };
}

const known = new WeakMap<GherkinDocument, Map<string, AstNode>>();

function linesOf(document: GherkinDocument): Map<string, AstNode> {
  let nodes = known.get(document);
  if (nodes === undefined) {
    nodes = new Map();
    collect(document, nodes);
    known.set(document, nodes);
  }
  return nodes;
}

/** Everything of a Gherkin document that has an id and a place. */
function collect(value: unknown, nodes: Map<string, AstNode>): void {
  if (typeof value !== 'object' || value === null) return;
  const { id, location } = value as { id?: unknown; location?: Location };
  if (typeof id === 'string' && location !== undefined) nodes.set(id, value as AstNode);
  for (const part of Object.values(value)) collect(part, nodes);
}

function belowOf(step: PickleStep | undefined): Below | undefined {
  const { dataTable, docString } = step?.argument ?? {};
  return dataTable ? 'table' : docString ? 'doc string' : undefined;
}

function relativeToRoot(uri: string): string {
  return (path.isAbsolute(uri) ? path.relative(process.cwd(), uri) : uri).split(path.sep).join('/');
}
