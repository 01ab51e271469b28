import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { expect } from 'expect';
import ts from 'typescript';
import { PlaceLines } from '../../reports/coverage/place-lines';
import { REMEMBERED } from '../../reports/coverage/remembered-rules';
import { AREAS, areaOf } from '../../reports/coverage/rule-areas';
import { RULES_FILE, rulesOfEngine } from '../../reports/coverage/rules';
import { deadEnd, kubernetesFiles } from '../../reports/site/known-sources';
import { citationsIn } from '../../reports/site/sources';
import { ROOT } from '../source-files';
import { engineRules, rulesText } from './rules';

const { rules } = rulesOfEngine();

test('reports/coverage/engine-rules.json has all rules of the engine; npm run docs writes it', () => {
  expect(readFileSync(RULES_FILE, 'utf8')).toBe(rulesText());
});

describe('The rules of the engine', () => {
  test('are some hundreds', () => expect(rules.length).toBeGreaterThan(300));

  test('are each told in words', () => {
    const untold = rules.filter(({ meaning }) => !/^[A-Z`].{8,}/.test(meaning) || /\.go\b/.test(meaning));
    expect(untold).toEqual([]);
  });

  test('are each where the catalogue says', () => {
    const lines = new PlaceLines();
    expect(rules.filter(({ place }) => lines.lineOf(place) === undefined)).toEqual([]);
  });

  test('each have an area, and each area has some', () => {
    expect(rules.filter((rule) => areaOf(rule) === undefined)).toEqual([]);
    expect(AREAS.filter((area) => !rules.some((rule) => areaOf(rule) === area))).toEqual([]);
  });

  test('cite what is there', () => {
    const files = kubernetesFiles();
    const dead = rules.flatMap(({ place, sources }) =>
      sources.flatMap((source) => {
        const [citation] = citationsIn(source);
        const why = citation === undefined ? 'no source at all' : deadEnd(citation, files);
        return why === undefined ? [] : [`${place} cites ${source}: ${why}`];
      }),
    );
    expect(dead).toEqual([]);
  });

  test('are there as far as their answers are said to be kept', () => {
    const places = new Set(rules.map(({ place }) => place));
    expect([...REMEMBERED].filter((place) => !places.has(place))).toEqual([]);
  });
});

const CITES = '/** Whether it goes. pkg/kubelet/kubelet.go (syncPod) */';
const CODE: readonly (readonly [sentence: string, code: string, names: readonly string[]])[] = [
  ['decides and cites', `${CITES} export function goes(): boolean { return true; }`, ['goes']],
  ['serves one file alone', `${CITES} function goes(): boolean { return true; }`, ['goes']],
  ['is an arrow', `${CITES} export const goes = (): boolean => true;`, ['goes']],
  ['is a method', `class Pods {\n${CITES}\ngoes(): boolean { return true; } }`, ['Pods.goes']],
  ['cites nothing', '/** Whether it goes. */ export function goes(): boolean { return true; }', []],
  ['has no comment', 'export function goes(): boolean { return true; }', []],
  [
    'cites and says nothing',
    '/** pkg/kubelet/kubelet.go (syncPod) */ export function goes(): boolean { return true; }',
    [],
  ],
  [
    'cites others alone',
    '/** How long. https://pkg.go.dev/time */ export function goes(): boolean { return true; }',
    [],
  ],
  ['words what others decided', `${CITES} export function goes(): string { return 'it goes'; }`, []],
  ['chooses among words', `${CITES} export function goes(): 'a' | 'b' { return 'a'; }`, ['goes']],
  [
    'may have nothing to say',
    `${CITES} export function goes(): string | undefined { return undefined; }`,
    ['goes'],
  ],
  ['carries out', `${CITES} export function goes(): void {}`, []],
  ['refuses', `${CITES} export function checkGoes(): void { throw new Error(); }`, ['checkGoes']],
  [
    'says that it refuses',
    '/** Refuses what goes. pkg/a/b.go */ export function goes(): void { throw new Error(); }',
    ['goes'],
  ],
  ['constructs', `class Pods {\n${CITES}\nconstructor() {} }`, []],
];

const MADE_UP = path.join(ROOT, 'engine', 'kubelet', 'made-up.ts');

for (const [sentence, code, names] of CODE) {
  test(`a function that ${sentence} is ${names.length > 0 ? 'a' : 'no'} rule`, () => {
    const found = engineRules(programOf(MADE_UP, code));
    expect(found.map(({ place }) => place)).toEqual(names.map((name) => `engine/kubelet/made-up.ts#${name}`));
  });
}

test('what only shows states no rule', () => {
  const shown = path.join(ROOT, 'engine', 'view', 'made-up.ts');
  expect(engineRules(programOf(shown, `${CITES} export function goes(): boolean { return true; }`))).toEqual(
    [],
  );
});

test('a function that names no file is of the first that its own file cites', () => {
  const code = `${CITES} export function a(): boolean { return true; }
/** It comes. pkg/other.go (other) */ export function b(): boolean { return true; }
/** It stays. (mayStay, isHere) */ export function c(): boolean { return true; }`;
  const { meaning, sources } = engineRules(programOf(MADE_UP, code))[2]!;
  expect([meaning, sources]).toEqual(['It stays.', ['pkg/kubelet/kubelet.go (mayStay, isHere)']]);
});

/** A program of a single file that is not there. */
function programOf(file: string, code: string): ts.Program {
  const options = { lib: ['lib.es5.d.ts'], types: [], strict: true, target: ts.ScriptTarget.ES2022 };
  const host = ts.createCompilerHost(options, true);
  const read = host.getSourceFile;
  host.getSourceFile = (name, target) => {
    if (path.resolve(name) === file) return ts.createSourceFile(name, code, target, true);
    if (!libraries.has(name)) libraries.set(name, read(name, target));
    return libraries.get(name);
  };
  return ts.createProgram([file], options, host);
}

const libraries = new Map<string, ts.SourceFile | undefined>();
