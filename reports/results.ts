import type { IFormatterOptions } from '@cucumber/cucumber';

/** Everything that Cucumber tells of a run, one message at a time. */
export type Envelope = Parameters<Parameters<IFormatterOptions['eventBroadcaster']['on']>[1]>[0] & Messages;

/** The messages that are read here, as far as they are read. https://github.com/cucumber/messages */
interface Messages {
  readonly pickle?: Pickle;
  readonly gherkinDocument?: { readonly uri?: string; readonly feature?: AstNode };
  readonly stepDefinition?: { readonly id: string; readonly pattern: { readonly source: string } };
  readonly testCase?: {
    readonly id: string;
    readonly pickleId: string;
    readonly testSteps: readonly { readonly id: string; readonly pickleStepId?: string }[];
  };
  readonly testCaseStarted?: { readonly id: string; readonly testCaseId: string; readonly attempt: number };
  readonly testStepFinished?: {
    readonly testCaseStartedId: string;
    readonly testStepId: string;
    readonly testStepResult: { readonly status: string; readonly message?: string };
  };
  readonly testCaseFinished?: { readonly testCaseStartedId: string; readonly willBeRetried: boolean };
  readonly parseError?: { readonly source: { readonly uri?: string }; readonly message: string };
  readonly testRunFinished?: { readonly success: boolean };
}

interface Pickle {
  readonly id: string;
  readonly uri: string;
  readonly name: string;
  readonly astNodeIds: readonly string[];
  readonly steps: readonly {
    readonly id: string;
    readonly text: string;
    readonly astNodeIds: readonly string[];
  }[];
}

interface AstNode {
  readonly id?: string;
  readonly name?: string;
  readonly keyword?: string;
  readonly location?: { readonly line: number };
  readonly children?: readonly unknown[];
}

export interface StepResult {
  /** `Then `, as it is written; keywords of some languages are several words, or no space follows them. Empty for a hook. */
  readonly keyword: string;
  readonly text: string;
  readonly line: number;
  readonly status: string;
  readonly message: string;
}

/** How one scenario went. */
export interface ScenarioResult {
  readonly name: string;
  readonly feature: string;
  readonly file: string;
  readonly line: number;
  readonly status: string;
  /** Its steps, and hooks that neither passed nor were skipped. */
  readonly steps: readonly StepResult[];
}

/** Gathers the results of scenarios from the messages of a run. */
export class Results {
  readonly expressions: string[] = [];
  readonly parseErrors: { readonly file: string; readonly message: string }[] = [];
  private readonly pickles = new Map<string, Pickle>();
  private readonly nodes = new Map<string, AstNode>();
  private readonly features = new Map<string, string>();
  private readonly testCases = new Map<string, NonNullable<Messages['testCase']>>();
  private readonly running = new Map<
    string,
    { testCaseId: string; steps: Map<string, { status: string; message: string }> }
  >();

  /** The feature files that were read. */
  get files(): readonly string[] {
    return [...this.features.keys()];
  }

  /** Takes a message; answers the result of the scenario that it ends, if it ends one for good. */
  take(envelope: Envelope): ScenarioResult | undefined {
    const {
      pickle,
      gherkinDocument,
      stepDefinition,
      testCase,
      testCaseStarted,
      testStepFinished,
      parseError,
    } = envelope;
    if (pickle) this.pickles.set(pickle.id, pickle);
    else if (gherkinDocument) this.takeDocument(gherkinDocument);
    else if (stepDefinition) this.expressions.push(stepDefinition.pattern.source);
    else if (testCase) this.testCases.set(testCase.id, testCase);
    else if (parseError)
      this.parseErrors.push({ file: parseError.source.uri ?? '', message: parseError.message });
    else if (testCaseStarted) {
      this.running.set(testCaseStarted.id, { testCaseId: testCaseStarted.testCaseId, steps: new Map() });
    } else if (testStepFinished) {
      const { status, message = '' } = testStepFinished.testStepResult;
      this.running
        .get(testStepFinished.testCaseStartedId)!
        .steps.set(testStepFinished.testStepId, { status, message });
    } else if (envelope.testCaseFinished && !envelope.testCaseFinished.willBeRetried) {
      return this.resultOf(envelope.testCaseFinished.testCaseStartedId);
    }
    return undefined;
  }

  private takeDocument({ uri = '', feature }: NonNullable<Messages['gherkinDocument']>): void {
    this.features.set(uri, feature?.name ?? '');
    this.collect(feature);
  }

  private collect(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const node = value as AstNode;
    if (node.id !== undefined && node.location !== undefined) this.nodes.set(node.id, node);
    for (const part of Object.values(value)) this.collect(part);
  }

  private resultOf(startedId: string): ScenarioResult {
    const { testCaseId, steps: finished } = this.running.get(startedId)!;
    this.running.delete(startedId);
    const testCase = this.testCases.get(testCaseId)!;
    const pickle = this.pickles.get(testCase.pickleId)!;
    const steps: StepResult[] = [];
    let isBefore = true;
    for (const { id, pickleStepId } of testCase.testSteps) {
      const result = finished.get(id) ?? { status: 'SKIPPED', message: '' };
      const step = pickle.steps.find((one) => one.id === pickleStepId);
      const node = step && this.nodes.get(step.astNodeIds[0]!);
      if (step)
        steps.push({
          ...result,
          keyword: node?.keyword ?? '',
          text: step.text,
          line: node?.location?.line ?? 0,
        });
      else if (result.status !== 'PASSED' && result.status !== 'SKIPPED') {
        const text = isBefore ? '(before the first step)' : '(at the end of the scenario)';
        steps.push({ ...result, keyword: '', text, line: 0 });
      }
      isBefore &&= pickleStepId === undefined;
    }
    const line = this.nodes.get(pickle.astNodeIds.at(-1)!)?.location?.line ?? 0;
    const feature = this.features.get(pickle.uri) ?? '';
    return { name: pickle.name, feature, file: pickle.uri, line, status: worst(steps), steps };
  }
}

const ORDER = ['FAILED', 'AMBIGUOUS', 'UNDEFINED', 'PENDING', 'SKIPPED'];

function worst(steps: readonly StepResult[]): string {
  return ORDER.find((status) => steps.some((step) => step.status === status)) ?? 'PASSED';
}
