import type { Background, Examples, Feature, Rule, Scenario, Step } from '@cucumber/messages';
import { FAILURE_TYPE } from '../messages/attachments';
import { readFailure, type ToldFailure } from './client/told-failure';
import { scenarioId } from './paths';
import { type Played, type Size, type Spooled, SVG_TYPE } from './spooled';

export type Status =
  | 'PASSED'
  | 'FAILED'
  | 'SKIPPED'
  | 'UNDEFINED'
  | 'PENDING'
  | 'AMBIGUOUS'
  | 'UNKNOWN'
  | 'NOT_RUN';

/** A feature with how its scenarios went: what a page shows. */
export interface FeatureModel {
  readonly id: string;
  readonly uri: string;
  readonly language: string;
  readonly keyword: string;
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly background?: Background;
  /** Rules, and scenarios that stand outside of any: those first, under no name. */
  readonly rules: readonly RuleModel[];
}

export interface RuleModel {
  /** Nothing for scenarios outside of rules. */
  readonly rule?: Rule;
  readonly background?: Background;
  readonly scenarios: readonly ScenarioModel[];
}

/** A scenario as it is written, and its runs: one, or one for each row of examples. */
export interface ScenarioModel {
  readonly scenario: Scenario;
  readonly runs: readonly Run[];
}

/** One run of a scenario. */
export interface Run {
  readonly id: string;
  readonly name: string;
  readonly line: number;
  /** The row of examples that it played. */
  readonly row?: { readonly examples: Examples; readonly cells: readonly string[] };
  readonly tags: readonly string[];
  readonly status: Status;
  readonly steps: readonly RunStep[];
  /** Tries that failed before this one, oldest first: each with the steps that tell why. */
  readonly earlier: readonly (readonly RunStep[])[];
  readonly hasStory: boolean;
  readonly hasTimeline: boolean;
  /** Of the picture of its timeline, where it says so. */
  readonly timelineSize?: Size;
}

export interface RunStep {
  /** As it is written in the feature. Nothing for a hook, which is told unless it passed or was skipped. */
  readonly step?: Step;
  /** With the values of the row. */
  readonly text: string;
  readonly status: Status;
  readonly message?: string;
  /** What it told as data, where it was a statement that did not hold, or the like. */
  readonly failure?: ToldFailure;
  /** Which definition carried it out. */
  readonly definition?: string;
}

/** Puts a feature together from its messages. Undefined where the document is missing. */
export function featureModel(
  id: string,
  uri: string,
  messages: readonly Spooled[],
): FeatureModel | undefined {
  const document = messages.find(({ gherkinDocument }) => gherkinDocument)?.gherkinDocument;
  const feature = document?.feature;
  if (!feature) return undefined;
  const runs = runsOf(id, feature, messages);
  const outside: ScenarioModel[] = [];
  const rules: RuleModel[] = [];
  let background: Background | undefined;
  for (const child of feature.children) {
    if (child.background) background = child.background;
    if (child.scenario)
      outside.push({ scenario: child.scenario, runs: runs.get(child.scenario.location.line) ?? [] });
    if (child.rule) rules.push(ruleModel(child.rule, runs));
  }
  const { language, keyword, name, description, tags } = feature;
  return {
    id,
    uri,
    language,
    keyword,
    name,
    description,
    tags: tags.map((tag) => tag.name),
    background,
    rules: [...(outside.length > 0 ? [{ scenarios: outside }] : []), ...rules],
  };
}

/** All runs of a feature, in the order of the page. */
export function runsIn(feature: FeatureModel): readonly Run[] {
  return feature.rules.flatMap(({ scenarios }) => scenarios.flatMap(({ runs }) => runs));
}

/** The worst of several; of none, that nothing was run. */
export function worst(statuses: readonly Status[]): Status {
  if (statuses.length === 0) return 'NOT_RUN';
  return WORST_FIRST.find((status) => statuses.includes(status)) ?? 'PASSED';
}

const WORST_FIRST: readonly Status[] = [
  'FAILED',
  'AMBIGUOUS',
  'UNDEFINED',
  'PENDING',
  'UNKNOWN',
  'SKIPPED',
  'NOT_RUN',
];

function ruleModel(rule: Rule, runs: ReadonlyMap<number, readonly Run[]>): RuleModel {
  return {
    rule,
    background: rule.children.find((child) => child.background)?.background,
    scenarios: rule.children.flatMap(({ scenario }) =>
      scenario ? [{ scenario, runs: runs.get(scenario.location.line) ?? [] }] : [],
    ),
  };
}

/** The runs by the line of their scenario, in the order of the rows. Of one that ran more than once, the last counts. */
function runsOf(
  feature: string,
  document: Feature,
  messages: readonly Spooled[],
): ReadonlyMap<number, readonly Run[]> {
  const written = writtenIn(document);
  const cases = new Map(
    messages.flatMap(({ testCase }) => (testCase ? [[testCase.id, testCase] as const] : [])),
  );
  const pickles = new Map(messages.flatMap(({ played }) => (played ? [[played.id, played] as const] : [])));
  const results = new Map<string, Result>();
  const ofTestCase = new Map<string, string>();
  const earlier = new Map<string, (readonly RunStep[])[]>();
  const byLine = new Map<number, { readonly of: number; readonly run: Run }>();
  for (const { testCaseStarted, testStepFinished, testCaseFinished, attached = [] } of messages) {
    if (testCaseStarted) ofTestCase.set(testCaseStarted.id, testCaseStarted.testCaseId);
    if (testStepFinished) {
      const { testCaseStartedId, testStepId, testStepResult } = testStepFinished;
      results.set(`${testCaseStartedId} ${testStepId}`, testStepResult as Result);
    }
    if (!testCaseFinished) continue;
    const started = testCaseFinished.testCaseStartedId;
    const testCase = cases.get(ofTestCase.get(started) ?? '');
    const played = testCase && pickles.get(testCase.pickleId);
    if (!testCase || !played) continue;
    const first = testCase.testSteps.findIndex(({ pickleStepId }) => pickleStepId !== undefined);
    const steps = testCase.testSteps.flatMap((step, i) => {
      const result = results.get(`${started} ${step.id}`) ?? NOT_REACHED;
      const where = i < first || first < 0 ? 'before the first step' : 'at the end of the scenario';
      return runStep(step, result, played, written, where);
    });
    if (testCaseFinished.willBeRetried) {
      const why = steps.filter(({ message }) => message !== undefined);
      earlier.set(testCase.id, [...(earlier.get(testCase.id) ?? []), why]);
      continue;
    }
    const { line, name, tags, of } = played;
    const failure = readFailure(attached.find(({ mediaType }) => mediaType === FAILURE_TYPE)?.body);
    const timeline = attached.find(({ mediaType }) => mediaType === SVG_TYPE);
    const run: Run = {
      id: scenarioId(feature, line),
      name,
      line,
      row: line === of ? undefined : written.rows.get(line),
      tags,
      // A scenario without steps has come to its end, too.
      status: steps.length === 0 ? 'PASSED' : worst(steps.map(({ status }) => status)),
      steps: failure === undefined ? steps : steps.map((step) => withFailure(step, failure)),
      earlier: earlier.get(testCase.id) ?? [],
      hasStory: attached.some(({ isStory }) => isStory === true),
      hasTimeline: timeline !== undefined,
      timelineSize: timeline?.size,
    };
    byLine.set(line, { of, run });
  }
  const found = new Map<number, Run[]>();
  for (const [, { of, run }] of [...byLine].sort(([a], [b]) => a - b)) {
    const runs = found.get(of) ?? [];
    found.set(of, runs);
    runs.push(run);
  }
  return found;
}

/** A scenario ends with its first failure; what its hooks found besides has no facts. */
function withFailure(step: RunStep, failure: ToldFailure): RunStep {
  return step.step !== undefined && step.status === 'FAILED' ? { ...step, failure } : step;
}

interface Result {
  readonly status: Status;
  readonly message?: string;
}

const NOT_REACHED: Result = { status: 'SKIPPED' };

interface Written {
  readonly steps: ReadonlyMap<number, Step>;
  readonly rows: ReadonlyMap<number, NonNullable<Run['row']>>;
}

/** The steps and rows of a feature by their lines. */
function writtenIn(feature: Feature): Written {
  const steps = new Map<number, Step>();
  const rows = new Map<number, NonNullable<Run['row']>>();
  const take = ({ background, scenario }: { background?: Background; scenario?: Scenario }) => {
    for (const step of [...(background?.steps ?? []), ...(scenario?.steps ?? [])])
      steps.set(step.location.line, step);
    for (const examples of scenario?.examples ?? []) {
      for (const row of examples.tableBody)
        rows.set(row.location.line, { examples, cells: row.cells.map(({ value }) => value) });
    }
  };
  for (const child of feature.children) {
    take(child);
    for (const inner of child.rule?.children ?? []) take(inner);
  }
  return { steps, rows };
}

function runStep(
  { pickleStepId, stepDefinitionIds }: NonNullable<Spooled['testCase']>['testSteps'][number],
  result: Result,
  played: Played,
  written: Written,
  where: string,
): readonly RunStep[] {
  if (pickleStepId === undefined) {
    const isTold = result.status !== 'PASSED' && result.status !== 'SKIPPED';
    return isTold ? [{ ...result, text: where }] : [];
  }
  const found = played.steps.find(({ id }) => id === pickleStepId);
  if (found === undefined) return [];
  return [
    { ...result, text: found.text, step: written.steps.get(found.line), definition: stepDefinitionIds?.[0] },
  ];
}
