import { closeSync, openSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import { STORY_TYPE } from '../../reports/messages/attachments';

/** Scenarios of one feature, as in our own book; some are rows of an outline. */
export const IN_A_FEATURE = 20;
const STEPS = 4;
const CHAPTERS = 30;

/**
 * Writes the messages of a run of so many scenarios, each with a story and a picture of the sizes that ours have on the average. The features are read
 * by Gherkin itself, so documents and pickles are as in any run; what ran is told as Cucumber tells it.
 */
export function writeMessages(file: string, scenarios: number, inAFeature = IN_A_FEATURE): void {
  const opened = openSync(file, 'w');
  const newId = IdGenerator.incrementing();
  const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
  let waiting = '';
  const put = (message: object) => {
    waiting += `${JSON.stringify(message)}\n`;
    if (waiting.length < 1 << 20) return;
    writeSync(opened, waiting);
    waiting = '';
  };
  put({ meta: { protocolVersion: '32.3.1', implementation: { name: 'cucumber-js', version: '12.9.0' } } });
  const definitions = ['a pod {word} with container {word}', '{duration} pass', 'pod {word} is {phase}'].map(
    (source) => ({
      stepDefinition: {
        id: newId(),
        pattern: { source, type: 'CUCUMBER_EXPRESSION' },
        sourceReference: { uri: 'steps/pods.ts', location: { line: 1 } },
      },
    }),
  );
  const pickles: { readonly id: string; readonly steps: readonly { readonly id: string }[] }[] = [];
  for (let i = 0; i * inAFeature < scenarios; i += 1) {
    const uri = `features/chapter-${i % CHAPTERS}/topic-${i}.feature`;
    const data = featureText(i, inAFeature);
    put({ source: { uri, data, mediaType: 'text/x.cucumber.gherkin+plain' } });
    const gherkinDocument = { ...parser.parse(data), uri };
    put({ gherkinDocument });
    for (const pickle of compile(gherkinDocument, uri, newId)) {
      put({ pickle });
      pickles.push({ id: pickle.id, steps: pickle.steps.map(({ id }) => ({ id })) });
    }
  }
  for (const definition of definitions) put(definition);
  const cases = pickles.map(({ id, steps }) => ({
    id: newId(),
    pickleId: id,
    testSteps: steps.map((step, i) => ({
      id: newId(),
      pickleStepId: step.id,
      stepDefinitionIds: [definitions[i % definitions.length]!.stepDefinition.id],
      stepMatchArgumentsLists: [{ stepMatchArguments: [] }],
    })),
  }));
  for (const testCase of cases) put({ testCase });
  const attached = attachments();
  for (const [i, testCase] of cases.entries()) {
    const id = newId();
    const timestamp = { seconds: i, nanos: 0 };
    put({ testCaseStarted: { attempt: 0, testCaseId: testCase.id, id, timestamp } });
    for (const [j, { id: testStepId }] of testCase.testSteps.entries()) {
      put({ testStepStarted: { testCaseStartedId: id, testStepId, timestamp } });
      if (j === testCase.testSteps.length - 1) {
        for (const one of attached)
          put({
            attachment: { ...one, contentEncoding: 'IDENTITY', testCaseStartedId: id, testStepId, timestamp },
          });
      }
      const testStepResult = resultOf(i, j);
      put({ testStepFinished: { testCaseStartedId: id, testStepId, testStepResult, timestamp } });
    }
    put({ testCaseFinished: { testCaseStartedId: id, timestamp, willBeRetried: false } });
  }
  put({ testRunFinished: { success: false, timestamp: { seconds: 0, nanos: 0 } } });
  writeSync(opened, waiting);
  closeSync(opened);
}

/** One scenario of two hundred fails, with as long a message as ours are. */
function resultOf(scenario: number, step: number): object {
  const duration = { seconds: 0, nanos: 100_000 };
  if (scenario % 200 !== 7 || step !== STEPS - 1) return { status: 'PASSED', duration };
  return {
    status: 'FAILED',
    duration,
    message: `expected Succeeded, but it was Running\n${'  10s  pod web is Running\n'.repeat(40)}`,
  };
}

function featureText(number: number, scenarios: number): string {
  const scenario = (i: number) => `
    Scenario: Topic ${number} holds in case ${i}, whatever the weather
      Given a pod "web-${number}-${i}" with container "app"
      And the manifest of number ${i}:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web-${number}-${i}, labels: { topic: "${number}" } }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", command: [sh, -c, "sleep ${i}; exit ${number % 3}"] }
        """
      When ${i + 1} minutes pass
      Then pod "web-${number}-${i}" is Running
`;
  const plain = Array.from({ length: Math.ceil(scenarios / 2) }, (_, i) => scenario(i)).join('');
  const rows = Array.from(
    { length: Math.floor(scenarios / 2) },
    (_, i) => `        | ${i} | web-${i} |`,
  ).join('\n');
  return `@topic-${number % 50}
Feature: Topic ${number} of how workloads live
  What is told of topic ${number}, in a sentence or two, with a place to read more of it.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#topic-${number % 100}

  Rule: What is promised of topic ${number} is kept
${plain}
    Scenario Outline: Row <i> of topic ${number}
      Given a pod "<name>" with container "app"
      And it is as others are
      When <i> minutes pass
      Then pod "<name>" is Running

      Examples:
        | i | name |
${rows}
`;
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
  const mark = (i: number) =>
    `<rect class="run" x="${i * 8}" y="${i % 9}" width="7" height="12"/><text x="${i * 8}" y="9">mark ${i}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 200">${Array.from({ length: 90 }, (_, i) => mark(i)).join('')}</svg>`;
  return [
    { body: story, mediaType: STORY_TYPE, fileName: 'story.json' },
    { body: svg, mediaType: 'image/svg+xml', fileName: 'timeline.svg' },
  ];
}
