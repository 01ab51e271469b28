import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { supportCodeLibraryBuilder } from '@cucumber/cucumber';
import { expect } from 'expect';
import { EXAMPLES } from '../steps/korean/examples';
import { ROLES } from '../steps/korean/roles';
import { inEnglishOrder, rolesIn } from '../steps/korean/same-as';
import { filesIn, ROOT } from './source-files';
import { type Definition, definitionsIn } from './steps-page';

const FILES = filesIn('steps', '.ts').filter(({ name }) => !name.endsWith('.test.ts'));
const ALL: readonly (Definition & { readonly file: string })[] = FILES.flatMap(({ name, text }) =>
  definitionsIn(text).map((definition) => ({ ...definition, file: name })),
);
const ENGLISH = ALL.filter(({ twinOf }) => twinOf === undefined);
const KOREAN = ALL.filter(({ twinOf }) => twinOf !== undefined);

for (const { keyword, expression, file } of ENGLISH) {
  const twins = KOREAN.filter(({ twinOf }) => twinOf === expression);

  test(`'${expression}' has one Korean twin`, () => {
    const korean = `steps/korean/${keyword.toLowerCase()}.ts`;
    if (twins.length === 0) {
      throw new Error(
        `'${expression}' of ${file} has no Korean twin. Write it into ${korean}, with the nouns ${koreanNouns(expression)}:\n` +
          `  ${keyword}('… in Korean …', sameAs('${expression}'));\n` +
          `add a sentence of both to steps/korean/examples.ts:\n` +
          `  ['… in English …', '… in Korean …'],\n` +
          `and run npm run docs. The Korean nouns are told at the end of docs/steps.md.`,
      );
    }
    expect(twins.map((twin) => twin.expression)).toHaveLength(1);
    expect(`${keyword} in ${korean}`).toBe(`${twins[0]!.keyword} in ${twins[0]!.file}`);
  });

  test(`'${expression}' and its twin have the same nouns`, () => {
    for (const twin of twins)
      expect([...rolesIn(twin.expression)].sort()).toEqual([...rolesIn(expression)].sort());
  });

  test(`'${expression}' and its twin say the same in an example`, () => {
    const rows = EXAMPLES.filter(([english]) => patternsOf(english).includes(expression));
    if (rows.length === 0) {
      throw new Error(
        `no sentence of steps/korean/examples.ts is an example of '${expression}' (${file}). Add a row:\n` +
          `  ['an English sentence', 'the same in Korean'],`,
      );
    }
    for (const [, korean] of rows) expect(patternsOf(korean)).toEqual(twins.map((twin) => twin.expression));
  });
}

test('every twin is that of a phrase that there is', () => {
  const known = ENGLISH.map(({ expression }) => expression);
  expect(KOREAN.filter(({ twinOf }) => !known.includes(twinOf!))).toEqual([]);
});

for (const [english, korean] of EXAMPLES) {
  test(`"${korean}" is "${english}"`, () => {
    const [from, ...others] = patternsOf(english);
    const [to, ...more] = patternsOf(korean);
    expect([others, more]).toEqual([[], []]);
    expect(KOREAN.find(({ expression }) => expression === to)?.twinOf).toBe(from);
    expect(inEnglishOrder(argumentsOf(korean), to!, from!)).toEqual(argumentsOf(english));
  });
}

test('a phrase takes as many arguments as its twin, for Cucumber counts them', () => {
  const lengthOf = (phrase: string) => definitions().find(({ pattern }) => pattern === phrase)!.code.length;
  for (const { expression, twinOf } of KOREAN) {
    const below = (phrase: string) => lengthOf(phrase) - (phrase.match(/\{/g) ?? []).length;
    expect(`${expression}: ${below(expression)}`).toBe(`${expression}: ${below(twinOf!)}`);
  }
});

for (const { name, text } of filesIn('features', '.ko.feature')) {
  const english = name.replace('.ko.feature', '.feature');

  test(`${name} says line for line what ${english} says`, () => {
    const theirs = readFileSync(path.join(ROOT, english), 'utf8').split('\n');
    const [language, ...ours] = text.split('\n');
    expect(language).toBe('# language: ko');
    ours.forEach((line, i) => {
      const place = `${name}:${i + 2} against ${english}:${i + 1}`;
      expect(`${place}: ${sayingOf(line, ours, i)}`).toBe(
        `${place}: ${sayingOf(theirs[i] ?? '', theirs, i)}`,
      );
    });
    expect(ours).toHaveLength(theirs.length);
  });
}

const STEP = /^\s*(Given|When|Then|And|But|먼저|조건|만일|만약|그러면|그리고|하지만|단) (.*)$/;
/** Titles and prose, which no machine can compare. */
const PROSE = /^\s*(?:[A-Za-z가-힣 ]+:( .*)?|[^|"\s].*)$/;

/** What a line of a feature says, in either language; of a step the English phrase and what it is said of. */
function sayingOf(line: string, lines: readonly string[], index: number): string {
  if (insideDocString(lines, index)) return line;
  const [, , step] = STEP.exec(line) ?? [];
  if (step === undefined) return PROSE.test(line) ? 'prose' : line;
  const sentence = step.replace(/<([^>]+)>/g, (_, name: string) => firstExample(name, lines, index));
  const [pattern = `no phrase takes "${sentence}"`] = patternsOf(sentence);
  const english = KOREAN.find(({ expression }) => expression === pattern)?.twinOf ?? pattern;
  if (english.startsWith('no phrase')) return english;
  return `${english} ${JSON.stringify(inEnglishOrder(argumentsOf(sentence), pattern, english))}`;
}

function insideDocString(lines: readonly string[], index: number): boolean {
  return lines.slice(0, index).filter((line) => line.trim().startsWith('"""')).length % 2 === 1;
}

/** What an outline's `<name>` stands for in the first row of the next examples. */
function firstExample(name: string, lines: readonly string[], index: number): string {
  const at = lines.findIndex((line, i) => i > index && /^\s*(?:Examples|예):/.test(line));
  const [header, row] = [lines[at + 1]!, lines[at + 2]!].map((line) =>
    line.split('|').map((cell) => cell.trim()),
  );
  return row![header!.indexOf(name)]!;
}

type Found = ReturnType<typeof supportCodeLibraryBuilder.finalize>['stepDefinitions'];
let found: Found | undefined;

/** All definitions, as Cucumber has them in a run. */
function definitions(): Found {
  if (found === undefined) {
    let id = 0;
    supportCodeLibraryBuilder.reset(ROOT, () => `${(id += 1)}`);
    for (const { name } of FILES) require(path.join(ROOT, name));
    found = supportCodeLibraryBuilder.finalize().stepDefinitions;
  }
  return found;
}

/** The phrases that take a sentence. */
function patternsOf(sentence: string): readonly string[] {
  return definitions()
    .filter(({ expression }) => expression.match(sentence) !== null)
    .map(({ pattern }) => String(pattern));
}

function argumentsOf(sentence: string): readonly unknown[] {
  const taking = definitions().find(({ expression }) => expression.match(sentence) !== null)!;
  return taking.expression.match(sentence)!.map((argument) => singular(argument.getValue({})));
}

/** `are` says what `is` says; a Korean verb knows no number. */
function singular(argument: unknown): unknown {
  return typeof argument === 'string' ? argument.replace(/^are\b/, 'is').replace(/^were\b/, 'was') : argument;
}

/** `{객체} {때}`: the nouns in which to say what an English phrase says. */
function koreanNouns(expression: string): string {
  const roles = rolesIn(expression);
  const korean = Object.entries(ROLES).filter(([, stand]) => stand.every((role) => roles.includes(role)));
  const same = roles.filter((role) => !korean.some(([, stand]) => stand.includes(role)));
  return [...korean.map(([noun]) => noun), ...same].map((noun) => `{${noun}}`).join(' ') || 'none';
}
