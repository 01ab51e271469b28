import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Envelope, GherkinDocument, Pickle } from '@cucumber/messages';
import { featureId, scenarioId } from './paths';

/** What a run attached to a scenario, as text or bytes. */
export interface Attached {
  readonly mediaType: string;
  readonly fileName?: string;
  readonly body: string;
  readonly isBase64: boolean;
}

/** A scenario that has come to its end. */
export interface Ended {
  readonly scenario: string;
  readonly feature: string;
  readonly attached: readonly Attached[];
}

interface Known {
  readonly feature: string;
  readonly scenario: string;
}

interface Running extends Known {
  readonly lines: string[];
  readonly attached: Attached[];
}

/**
 * Sorts the messages of a run, or of several that were shards of one, by feature, on disk: so that a feature can be read whole when its page is
 * written, and memory does not grow with the run. https://github.com/cucumber/messages
 */
export class Spool {
  /** Features in the order in which they came. */
  readonly features = new Map<string, string>();
  /** What belongs to no feature. */
  readonly stepDefinitions: string[] = [];
  readonly parseErrors: { readonly uri: string; readonly message: string }[] = [];
  private readonly pickles = new Map<string, Known>();
  private readonly testCases = new Map<string, Known>();
  private readonly running = new Map<string, Running>();
  private readonly waiting = new Map<string, string>();
  private readonly documents = new Set<string>();
  /** Of the document that came last: its pickles follow it. */
  private lines: ReadonlyMap<string, number> = new Map();
  private readonly numbers = new Map<string, number>();

  constructor(private readonly folder: string) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /** Takes a message; answers the scenario that it ends for good, if it ends one. */
  take(envelope: Envelope & Executed): Ended | undefined {
    const { gherkinDocument, pickle, testCase, stepDefinition, parseError, attachment } = envelope;
    if (gherkinDocument?.feature) {
      const feature = this.feature(gherkinDocument.uri ?? '');
      // Every shard brings every document, each time with other ids: places are what they have in common.
      if (!this.documents.has(feature)) this.put(feature, { gherkinDocument });
      this.documents.add(feature);
      this.lines = linesOf(gherkinDocument);
    } else if (pickle) this.takePickle(pickle);
    else if (testCase) {
      const known = this.pickles.get(testCase.pickleId);
      if (known === undefined) return undefined;
      this.testCases.set(testCase.id, known);
      const { id, pickleId, testSteps } = testCase;
      const steps = testSteps.map((step) => ({
        id: step.id,
        pickleStepId: step.pickleStepId,
        stepDefinitionIds: step.stepDefinitionIds,
      }));
      this.put(known.feature, { testCase: { id, pickleId, testSteps: steps } });
    } else if (stepDefinition) this.stepDefinitions.push(stepDefinition.pattern.source);
    else if (parseError)
      this.parseErrors.push({ uri: parseError.source.uri ?? '', message: parseError.message });
    else if (attachment) this.takeAttachment(attachment);
    else return this.takeExecution(envelope);
    return undefined;
  }

  /** What a feature brought, oldest first. */
  read(feature: string): readonly Spooled[] {
    this.flush(feature);
    const file = this.file(feature);
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Spooled);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private takePickle(pickle: Pickle): void {
    const feature = this.feature(pickle.uri);
    const [of = 0, row] = pickle.astNodeIds.map((id) => this.lines.get(id) ?? 0);
    const line = row ?? of;
    this.pickles.set(pickle.id, { feature, scenario: scenarioId(feature, line) });
    const { id, name, tags } = pickle;
    const steps = pickle.steps.map(({ id: step, text, astNodeIds }) => ({
      id: step,
      text,
      line: this.lines.get(astNodeIds[0]!) ?? 0,
    }));
    const played: Played = { id, name, line, of, tags: tags.map((tag) => tag.name), steps };
    this.put(feature, { played });
  }

  private takeAttachment({
    testCaseStartedId = '',
    mediaType,
    fileName,
    body,
    contentEncoding,
  }: Attachment): void {
    this.running
      .get(testCaseStartedId)
      ?.attached.push({ mediaType, fileName, body, isBase64: contentEncoding === 'BASE64' });
  }

  private takeExecution(envelope: Executed): Ended | undefined {
    const { testCaseStarted, testStepFinished, testCaseFinished } = envelope;
    if (testCaseStarted) {
      const known = this.testCases.get(testCaseStarted.testCaseId);
      if (known === undefined) return undefined;
      const { id, testCaseId } = testCaseStarted;
      const line = JSON.stringify({ testCaseStarted: { id, testCaseId } });
      this.running.set(id, { ...known, lines: [line], attached: [] });
    } else if (testStepFinished) {
      const { testCaseStartedId, testStepId, testStepResult } = testStepFinished;
      const { status, message } = testStepResult;
      this.running.get(testCaseStartedId)?.lines.push(
        JSON.stringify({
          testStepFinished: { testCaseStartedId, testStepId, testStepResult: { status, message } },
        }),
      );
    } else if (testCaseFinished) return this.end(testCaseFinished);
    return undefined;
  }

  private end({
    testCaseStartedId,
    willBeRetried,
  }: NonNullable<Executed['testCaseFinished']>): Ended | undefined {
    const running = this.running.get(testCaseStartedId);
    this.running.delete(testCaseStartedId);
    if (running === undefined || willBeRetried) return undefined;
    const { feature, scenario, attached, lines } = running;
    const names = attached.map(({ mediaType, fileName }) => ({ mediaType, fileName }));
    this.write(
      feature,
      `${lines.join('\n')}\n${JSON.stringify({ testCaseFinished: { testCaseStartedId }, attached: names })}\n`,
    );
    return { scenario, feature, attached };
  }

  private feature(uri: string): string {
    const id = featureId(uri);
    if (!this.features.has(id)) this.features.set(id, uri);
    return id;
  }

  private put(feature: string, message: object): void {
    this.write(feature, `${JSON.stringify(message)}\n`);
  }

  /** Small writes wait for one another. */
  private write(feature: string, text: string): void {
    const waiting = (this.waiting.get(feature) ?? '') + text;
    this.waiting.set(feature, waiting);
    if (waiting.length > WRITTEN_AT_ONCE) this.flush(feature);
  }

  private flush(feature: string): void {
    const waiting = this.waiting.get(feature);
    if (waiting === undefined) return;
    this.waiting.delete(feature);
    appendFileSync(this.file(feature), waiting);
  }

  private file(feature: string): string {
    const number = this.numbers.get(feature) ?? this.numbers.size;
    this.numbers.set(feature, number);
    return path.join(this.folder, `${number}.ndjson`);
  }
}

const WRITTEN_AT_ONCE = 16_384;

/** Where the nodes of a document stand. */
function linesOf(document: GherkinDocument): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id, location } = value as { id?: unknown; location?: { line: number } };
    if (typeof id === 'string' && location !== undefined) lines.set(id, location.line);
    for (const part of Object.values(value)) collect(part);
  };
  collect(document.feature);
  return lines;
}

interface Attachment {
  readonly testCaseStartedId?: string;
  readonly mediaType: string;
  readonly fileName?: string;
  readonly body: string;
  readonly contentEncoding: string;
}

/** What is told of scenarios that run, as far as it is read here. */
export interface Executed {
  readonly testCaseStarted?: { readonly id: string; readonly testCaseId: string };
  readonly testStepFinished?: {
    readonly testCaseStartedId: string;
    readonly testStepId: string;
    readonly testStepResult: { readonly status: string; readonly message?: string };
  };
  readonly testCaseFinished?: { readonly testCaseStartedId: string; readonly willBeRetried: boolean };
}

/** A pickle with places instead of ids. */
export interface Played {
  readonly id: string;
  readonly name: string;
  /** Of the scenario, or of the row of examples. */
  readonly line: number;
  /** Of the scenario or outline. */
  readonly of: number;
  readonly tags: readonly string[];
  readonly steps: readonly { readonly id: string; readonly text: string; readonly line: number }[];
}

/** What is written down of a feature. */
export interface Spooled extends Executed {
  readonly gherkinDocument?: GherkinDocument;
  readonly played?: Played;
  readonly testCase?: {
    readonly id: string;
    readonly pickleId: string;
    readonly testSteps: readonly {
      readonly id: string;
      readonly pickleStepId?: string;
      readonly stepDefinitionIds?: readonly string[];
    }[];
  };
  /** Of an end: what was attached. */
  readonly attached?: readonly { readonly mediaType: string; readonly fileName?: string }[];
}
