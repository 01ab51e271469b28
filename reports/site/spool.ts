import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Envelope, GherkinDocument, Pickle } from '@cucumber/messages';
import { FAILURE_TYPE, STORY_TYPE, textOf } from '../messages/attachments';
import { readAttachedStory } from './attached-story';
import { featureId, scenarioId } from './paths';
import { isPlainPicture } from './plain-picture';
import { RunHooks } from './run-hooks';
import {
  type Attached,
  type Definition,
  type Ended,
  type Executed,
  FAILURES,
  type Played,
  type Size,
  type Spooled,
  SVG_TYPE,
  type Titled,
} from './spooled';

interface Known {
  readonly feature: string;
  readonly scenario: string;
}

interface TestCase extends Known {
  readonly pickle: string;
}

interface Running extends TestCase {
  readonly testCase: string;
  readonly lines: string[];
  readonly attached: Attached[];
  isFailed: boolean;
}

/**
 * Sorts the messages of a run, or of several that were shards of one, by feature, on disk: so that a feature can be read whole when its page is
 * written, and memory does not grow with the run. https://github.com/cucumber/messages
 */
export class Spool {
  /** Features in the order in which they came. */
  readonly features = new Map<string, Titled>();
  /** By id; each shard has ids of its own. */
  readonly definitions = new Map<string, Definition>();
  readonly parseErrors: { readonly uri: string; readonly message: string }[] = [];
  /** Around the whole run. */
  readonly hooks = new RunHooks();
  private readonly failures = new Set<string>();
  private readonly pickles = new Map<string, Known>();
  private readonly testCases = new Map<string, TestCase>();
  private readonly running = new Map<string, Running>();
  private readonly waiting = new Map<string, string>();
  /** All that waits, in characters. */
  private size = 0;
  private readonly documents = new Set<string>();
  /** Of the document that came last: its pickles follow it. */
  private lines: ReadonlyMap<string, number> = new Map();
  private readonly numbers = new Map<string, number>();

  constructor(private readonly folder: string) {
    this.close();
    mkdirSync(folder, { recursive: true });
  }

  /** Takes a message; answers the scenario that it ends for good, if it ends one. */
  take(envelope: Envelope & Executed): Ended | undefined {
    const { gherkinDocument, pickle, testCase, stepDefinition, parseError, attachment } = envelope;
    if (gherkinDocument?.feature) {
      const { name, language } = gherkinDocument.feature;
      const feature = this.feature({ uri: gherkinDocument.uri ?? '', name, language });
      // Every shard brings every document, each time with other ids: places are what they have in common.
      if (!this.documents.has(feature)) this.put(feature, { gherkinDocument });
      this.documents.add(feature);
      this.lines = linesOf(gherkinDocument);
    } else if (pickle) this.takePickle(pickle);
    else if (testCase) {
      const known = this.pickles.get(testCase.pickleId);
      if (known === undefined) return undefined;
      const { id, pickleId, testSteps } = testCase;
      this.testCases.set(id, { ...known, pickle: pickleId });
      const steps = testSteps.map((step) => ({
        id: step.id,
        pickleStepId: step.pickleStepId,
        stepDefinitionIds: step.stepDefinitionIds,
      }));
      this.put(known.feature, { testCase: { id, pickleId, testSteps: steps } });
    } else if (stepDefinition) {
      const { pattern, sourceReference } = stepDefinition;
      const { uri = '', location } = sourceReference;
      this.definitions.set(stepDefinition.id, { pattern: pattern.source, uri, line: location?.line ?? 0 });
    } else if (parseError)
      this.parseErrors.push({ uri: parseError.source.uri ?? '', message: parseError.message });
    else if (attachment) this.takeAttachment(attachment);
    else {
      this.hooks.take(envelope);
      return this.takeExecution(envelope);
    }
    return undefined;
  }

  /** How many scenarios failed, whatever they were called by their shards. */
  get failed(): number {
    return this.failures.size;
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

  /** Removes the files of a spool, also of one that was stopped, and the folder where nothing else is in it. */
  close(): void {
    if (!existsSync(this.folder)) return;
    const names = readdirSync(this.folder);
    const ours = names.filter((name) => OURS.test(name));
    for (const name of ours) rmSync(path.join(this.folder, name), { force: true });
    if (ours.length === names.length) rmdirSync(this.folder);
  }

  private takePickle(pickle: Pickle): void {
    const feature = featureId(pickle.uri);
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
    if (mediaType === SVG_TYPE && !(fileName === PICTURE && isPlainPicture(body))) return;
    const text = OWN_TYPES.has(mediaType) ? textOf(body, contentEncoding) : body;
    const story = mediaType === STORY_TYPE ? readAttachedStory(text) : undefined;
    this.running.get(testCaseStartedId)?.attached.push({ mediaType, fileName, body: text, story });
  }

  private takeExecution(envelope: Executed): Ended | undefined {
    const { testCaseStarted, testStepFinished, testCaseFinished } = envelope;
    if (testCaseStarted) {
      const known = this.testCases.get(testCaseStarted.testCaseId);
      if (known === undefined) return undefined;
      const { id, testCaseId } = testCaseStarted;
      const line = JSON.stringify({ testCaseStarted: { id, testCaseId } });
      this.running.set(id, { ...known, testCase: testCaseId, lines: [line], attached: [], isFailed: false });
    } else if (testStepFinished) {
      const { testCaseStartedId, testStepId, testStepResult } = testStepFinished;
      const { status, message } = testStepResult;
      const running = this.running.get(testCaseStartedId);
      if (running && FAILURES.has(status)) running.isFailed = true;
      running?.lines.push(
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
    if (running === undefined) return undefined;
    const { feature, scenario, attached, lines, isFailed, pickle, testCase } = running;
    if (willBeRetried) {
      lines.push(JSON.stringify({ testCaseFinished: { testCaseStartedId, willBeRetried } }));
      this.write(feature, `${lines.join('\n')}\n`);
      return undefined;
    }
    this.testCases.delete(testCase);
    this.pickles.delete(pickle);
    if (isFailed) this.failures.add(scenario);
    else this.failures.delete(scenario);
    const names = attached.map(({ mediaType, fileName, body, story }) => ({
      mediaType,
      fileName,
      ...(story?.data !== undefined && { isStory: true }),
      ...(mediaType === FAILURE_TYPE && { body }),
      ...(mediaType === SVG_TYPE && { size: sizeOf(body) }),
    }));
    this.write(
      feature,
      `${lines.join('\n')}\n${JSON.stringify({ testCaseFinished: { testCaseStartedId }, attached: names })}\n`,
    );
    return { scenario, feature, attached };
  }

  private feature(titled: Titled): string {
    const id = featureId(titled.uri);
    if (!this.features.has(id)) this.features.set(id, titled);
    return id;
  }

  private put(feature: string, message: object): void {
    this.write(feature, `${JSON.stringify(message)}\n`);
  }

  /** Small writes wait for one another; of many features, not for long. */
  private write(feature: string, text: string): void {
    const waiting = (this.waiting.get(feature) ?? '') + text;
    this.waiting.set(feature, waiting);
    this.size += text.length;
    if (waiting.length > WRITTEN_AT_ONCE) this.flush(feature);
    if (this.size > MOST_WAITING) for (const one of [...this.waiting.keys()]) this.flush(one);
  }

  private flush(feature: string): void {
    const waiting = this.waiting.get(feature);
    if (waiting === undefined) return;
    this.waiting.delete(feature);
    this.size -= waiting.length;
    appendFileSync(this.file(feature), waiting);
  }

  private file(feature: string): string {
    const number = this.numbers.get(feature) ?? this.numbers.size;
    this.numbers.set(feature, number);
    return path.join(this.folder, `${number}.ndjson`);
  }
}

const OWN_TYPES: ReadonlySet<string> = new Set([STORY_TYPE, FAILURE_TYPE]);

/** The name under which a scenario attaches its timeline. */
const PICTURE = 'timeline.svg';

/** What a file of a spool is called. */
const OURS = /^\d+\.ndjson$/;

const WRITTEN_AT_ONCE = 16_384;
const MOST_WAITING = 1 << 20;

/** How large a picture is, so that a page can leave room for it before it is loaded. */
function sizeOf(svg: string): Size | undefined {
  const [, width, height] = /^<svg[^>]*\sviewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"/.exec(svg) ?? [];
  if (width === undefined) return undefined;
  const [, mark] = /\sclass="[^"]* culprit" d="M(\d+(?:\.\d+)?)/.exec(svg) ?? [];
  return {
    width: Number(width),
    height: Number(height),
    ...(mark !== undefined && { mark: Number(mark) }),
  };
}

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
