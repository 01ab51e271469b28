import { closeSync, openSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator } from '@cucumber/messages';
import { STORY_TYPE } from '../../reports/messages/attachments';

/** What ran, made up. */
export interface MadeRun {
  features(): Iterable<MadeFeature>;
  /** How many definitions there are beyond those that its steps call. */
  readonly definitions?: number;
  /** Whether the last step of a scenario fails, by the number of the scenario. */
  fails?(scenario: number): boolean;
  /** What a step that fails says. */
  readonly message?: string;
  /** Whether each scenario has a story and a picture of the sizes that ours have on the average; a small picture otherwise. */
  readonly isAttached?: boolean;
}

export interface MadeFeature {
  readonly uri: string;
  readonly text: string;
}

/** Writes the messages of a run. */
export function writeMessages(file: string, run: MadeRun): void {
  const opened = openSync(file, 'w');
  let waiting = '';
  for (const message of messagesOf(run)) {
    waiting += `${JSON.stringify(message)}\n`;
    if (waiting.length < 1 << 20) continue;
    writeSync(opened, waiting);
    waiting = '';
  }
  writeSync(opened, waiting);
  closeSync(opened);
}

/**
 * The messages of a run. The features are read by Gherkin itself, so documents and pickles are as in any run; what ran is told as Cucumber tells it.
 * https://github.com/cucumber/messages
 */
export function* messagesOf(run: MadeRun): Generator<object> {
  const newId = IdGenerator.incrementing();
  const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
  yield { meta: { protocolVersion: '32.3.1', implementation: { name: 'cucumber-js', version: '12.9.0' } } };
  const pickles: { readonly id: string; readonly steps: readonly { readonly id: string }[] }[] = [];
  for (const { uri, text: data } of run.features()) {
    yield { source: { uri, data, mediaType: 'text/x.cucumber.gherkin+plain' } };
    const gherkinDocument = documentOf(parser, uri, data);
    if ('message' in gherkinDocument) {
      yield { parseError: { source: { uri }, message: gherkinDocument.message } };
      continue;
    }
    yield { gherkinDocument };
    for (const pickle of compile(gherkinDocument, uri, newId)) {
      yield { pickle };
      pickles.push({ id: pickle.id, steps: pickle.steps.map(({ id }) => ({ id })) });
    }
  }
  const definitions = definitionsOf(run.definitions ?? 0, newId);
  yield* definitions;
  const cases = pickles.map(({ id, steps }) => ({
    id: newId(),
    pickleId: id,
    testSteps: steps.map((step, i) => ({
      id: newId(),
      pickleStepId: step.id,
      stepDefinitionIds: [definitions[i % CALLED]!.stepDefinition.id],
      stepMatchArgumentsLists: [{ stepMatchArguments: [] }],
    })),
  }));
  for (const testCase of cases) yield { testCase };
  const attached = run.isAttached ? attachments() : [pictureOf(1)];
  for (const [i, testCase] of cases.entries()) {
    const id = newId();
    const timestamp = { seconds: i, nanos: 0 };
    yield { testCaseStarted: { attempt: 0, testCaseId: testCase.id, id, timestamp } };
    for (const [j, { id: testStepId }] of testCase.testSteps.entries()) {
      yield { testStepStarted: { testCaseStartedId: id, testStepId, timestamp } };
      const isLast = j === testCase.testSteps.length - 1;
      for (const one of isLast ? attached : [])
        yield {
          attachment: { ...one, contentEncoding: 'IDENTITY', testCaseStartedId: id, testStepId, timestamp },
        };
      const testStepResult = resultOf(isLast && run.fails?.(i) ? (run.message ?? MESSAGE) : undefined);
      yield { testStepFinished: { testCaseStartedId: id, testStepId, testStepResult, timestamp } };
    }
    yield { testCaseFinished: { testCaseStartedId: id, timestamp, willBeRetried: false } };
  }
  yield { testRunFinished: { success: false, timestamp: { seconds: 0, nanos: 0 } } };
}

/** As long as ours are. */
const MESSAGE = `expected Succeeded, but it was Running\n${'  10s  pod web is Running\n'.repeat(40)}`;

function documentOf(parser: Parser<GherkinDocument>, uri: string, data: string): GherkinDocument | Error {
  try {
    return { ...parser.parse(data), uri };
  } catch (error) {
    return error as Error;
  }
}

function resultOf(message: string | undefined): object {
  const duration = { seconds: 0, nanos: 100_000 };
  return message === undefined ? { status: 'PASSED', duration } : { status: 'FAILED', duration, message };
}

/** How many definitions carry out the steps, one after the other. */
const CALLED = 3;

function definitionsOf(further: number, newId: () => string) {
  const called = ['a pod {word} with container {word}', '{duration} pass', 'pod {word} is {phase}'];
  const others = Array.from({ length: further }, (_, i) => `our own step number ${i} with a {word}`);
  return [...called, ...others].map((source) => ({
    stepDefinition: {
      id: newId(),
      pattern: { source, type: 'CUCUMBER_EXPRESSION' },
      sourceReference: { uri: 'steps/pods.ts', location: { line: 1 } },
    },
  }));
}

/** A story of 6 kB and a picture of 8 kB. */
function attachments(): readonly object[] {
  let state = 1;
  const noise = Buffer.from(
    Array.from({ length: 4_400 }, () => (state = (state * 48_271) % 2_147_483_647) & 255),
  );
  const story = JSON.stringify({
    title: 'A story',
    feature: 'A feature',
    place: 'x.feature:1',
    digest: '0',
    end: 60_000,
    story: gzipSync(noise).toString('base64'),
  });
  return [{ body: story, mediaType: STORY_TYPE, fileName: 'story.json' }, pictureOf(90)];
}

function pictureOf(marks: number): object {
  const mark = (i: number) =>
    `<rect class="run" x="${i * 8}" y="${i % 9}" width="7" height="12"/><text x="${i * 8}" y="9">mark ${i}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 200">${Array.from({ length: marks }, (_, i) => mark(i)).join('')}</svg>`;
  return { body: svg, mediaType: 'image/svg+xml', fileName: 'timeline.svg' };
}
