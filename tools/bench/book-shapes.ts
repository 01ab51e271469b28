import type { MadeFeature, MadeRun } from './book-messages';

/** Scenarios of one feature, as in our own book; some are rows of an outline. */
export const IN_A_FEATURE = 20;
const CHAPTERS = 30;

/** A suite like ours: so many scenarios, so many of them in a feature, one of two hundred fails. */
export function suite(scenarios: number, inAFeature = IN_A_FEATURE): MadeRun {
  return {
    *features() {
      for (let i = 0; i * inAFeature < scenarios; i += 1)
        yield {
          uri: `features/chapter-${i % CHAPTERS}/topic-${i}.feature`,
          text: featureText(i, inAFeature),
        };
    },
    fails: (scenario) => scenario % 200 === 7,
    isAttached: true,
  };
}

/** A suite like ours, or one of the shapes below. */
export function madeRun(shape: string, many: number): MadeRun {
  return Object.hasOwn(SHAPES, shape) ? SHAPES[shape]!(many) : suite(many);
}

/** Suites that are as nobody would write them, each with so many of something. The book of each must have small pages, and nothing may be lost. */
export const SHAPES: Readonly<Record<string, (many: number) => MadeRun>> = {
  'as ours, of one scenario each': (many) => suite(many, 1),
  'features of one scenario each': (many) => ({
    ...suite(many, 1),
    fails: (scenario) => scenario % 10 === 3,
    isAttached: false,
  }),
  'a chapter of features': (many) => ({
    features: () => times(many, (i) => feature(`shop/topic-${i}`, `Topic ${i}`, [scenario(`Case of ${i}`)])),
    fails: (one) => one % 50 === 3,
  }),
  'chapters of one feature each': (many) => ({
    features: () =>
      times(many, (i) => feature(`chapter-${i}/only`, `Only topic ${i}`, [scenario(`Case of ${i}`)])),
    fails: (one) => one % 50 === 3,
  }),
  'a feature of scenarios': (many) => ({
    features: () => [
      feature(
        'pods/long',
        'A long one',
        range(many).map((i) => scenario(`Case ${i}`)),
      ),
    ],
    fails: (one) => one % 50 === 3,
  }),
  'rules of one scenario each that cite one page': (many) => ({
    features: () => [
      feature(
        'pods/rules',
        'Many rules',
        range(many).map((i) => `  Rule: Rule ${i}\n${CITATION}\n${scenario(`Case ${i}`)}`),
      ),
    ],
  }),
  'rules that cite nothing, and have no scenarios': (many) => ({
    features: () => [
      feature('pods/rules', 'Many rules', [
        scenario('One'),
        ...range(many).map((i) => `  Rule: Rule ${i}\n`),
      ]),
    ],
  }),
  'an outline of examples': (many) => ({
    features: () => [feature('pods/outline', 'An outline', [outline(many)])],
  }),
  'an outline whose examples all fail': (many) => ({
    features: () => [feature('pods/outline', 'An outline', [outline(many)])],
    fails: () => true,
  }),
  'a scenario of steps': (many) => ({
    features: () => [
      feature('pods/steps', 'Many steps', [
        `  Background:\n${steps(Math.ceil(many / 4))}`,
        `  Scenario: It takes its time\n${steps(many)}`,
        scenario('And then'),
      ]),
    ],
    fails: () => true,
  }),
  'a feature in two languages': (many) => {
    const texts = [...range(many).map((i) => scenario(`Case ${i}`)), outline(many)];
    const twin = feature('pods/twin.ko', '둘째', texts);
    return {
      features: () => [
        feature('pods/twin', 'The first', texts),
        { ...twin, text: `# language: ko\n${inKorean(twin.text)}` },
      ],
    };
  },
  'scenarios that all fail': (many) => ({ ...suite(many), fails: () => true, isAttached: false }),
  tags: (many) => ({
    features: () =>
      times(Math.ceil(many / 100), (i) =>
        feature(
          `tagged/topic-${i}`,
          `Tagged ${i}`,
          range(100).map((j) => scenario(`Case ${j}`, [`@all`, `@tag-${i * 100 + j}`])),
        ),
      ),
  }),
  'definitions of steps': (many) => ({ ...suite(20), definitions: many }),
  'features that cannot be read': (many) => ({
    *features() {
      yield feature('pods/good', 'A good one', [scenario('One')]);
      yield* times(many, (i) => ({
        uri: `features/broken/topic-${i}.feature`,
        text: `Feature: Broken ${i}\n  Scenario: One\n    Given a step\n    this is none\n`,
      }));
    },
  }),
  'long names and prose': (many) => {
    const long = LONG.repeat(Math.ceil(many / 4));
    const named = `${long} <b>&amp;"quoted"</b>`;
    const nested = `${'>'.repeat(90)} ${LONG}`;
    const prose = range(many).map(() => `  ${nested}`);
    return {
      features: () =>
        ['first', 'second', 'third'].map((id) =>
          feature(`long/${id}`, named, [
            prose.join('\n'),
            `  Background: ${named}\n${steps(3)}`,
            ...range(8).map((i) =>
              scenario(`${i} ${named}`, [
                `@${long.replace(/\s/g, '')}${i}`,
                ...range(200).map((j) => `@${j}`),
              ]),
            ),
            `  Scenario: A table\n    Given a pod "x" with container "app"\n${`      | ${named} |\n`.repeat(many)}`,
            `  Scenario: A wide one\n    Given a pod "x" with container "app"\n      |${' |'.repeat(20 * many)}\n`,
            `  Scenario: A text\n    Given a pod "x" with container "app"\n      """yaml\n${`      "a": "<>"\n`.repeat(40 * many)}      """\n`,
            `  Scenario Outline: Of ${named}\n    Given <name>\n    Examples: ${named}\n      | name |\n${`      | ${named} |\n`.repeat(many)}`,
          ]),
        ),
      fails: (one) => one % 2 === 0,
      message: named.repeat(20),
    };
  },
};

const LONG = '아주 긴 "이름" & <말> ';

const CITATION =
  '    Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy';

function feature(id: string, name: string, parts: readonly string[]): MadeFeature {
  return { uri: `features/${id}.feature`, text: `Feature: ${name}\n${parts.join('\n')}\n` };
}

function scenario(name: string, tags: readonly string[] = []): string {
  const marked = tags.length > 0 ? `  ${tags.join(' ')}\n` : '';
  return `${marked}  Scenario: ${name}\n${steps(3)}`;
}

function steps(many: number): string {
  return range(many)
    .map((i) => `    ${i === 0 ? 'Given' : 'And'} a pod "web-${i}" with container "app"\n`)
    .join('');
}

function outline(rows: number): string {
  const cells = range(rows).map((i) => `      | web-${i} | ${i} seconds |\n`);
  return `  Scenario Outline: <name> for <time>
    Given a pod "<name>" with container "app"
    And <time> pass

    Examples: many
      | name | time |
${cells.join('')}`;
}

function inKorean(text: string): string {
  return text.replace(
    /\b(?:Feature|Scenario Outline|Scenario|Examples):|^( +)(?:Given|And) /gm,
    (word, indent) => (indent === undefined ? `${KEYWORDS[word.slice(0, -1)]}:` : `${indent}* `),
  );
}

const KEYWORDS: Readonly<Record<string, string>> = {
  Feature: '기능',
  Scenario: '시나리오',
  'Scenario Outline': '시나리오 개요',
  Examples: '예',
};

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i);
}

function* times<T>(many: number, made: (i: number) => T): Generator<T> {
  for (let i = 0; i < many; i += 1) yield made(i);
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
