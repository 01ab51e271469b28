import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { ROLES } from '../steps/korean/roles';
import { filesIn, ROOT } from './source-files';
import { definitionsIn, GROUPS, KOREAN_NOUNS, NOUNS, stepsPage } from './steps-page';

const DEFINING = filesIn('steps', '.ts').filter(({ text }) => /^(?:Given|When|Then)\(/m.test(text));

test('docs/steps.md lists the definitions as they are (npm run docs writes it)', () => {
  expect(readFileSync(path.join(ROOT, 'docs', 'steps.md'), 'utf8')).toBe(stepsPage());
});

test('every file with definitions has a place on the page', () => {
  const known = GROUPS.map(([file]) => `steps/${file}.ts`);
  const files = DEFINING.map(({ name }) => name).filter((name) => !name.startsWith('steps/korean/'));
  expect(files.filter((name) => !known.includes(name))).toEqual([]);
});

test('every definition is a literal in a direct call, where editors find it', () => {
  for (const { name, text } of DEFINING) {
    const calls = text.match(/^\s*(?:Given|When|Then)\(/gm) ?? [];
    expect(`${name}: ${definitionsIn(text).length}`).toBe(`${name}: ${calls.length}`);
  }
});

test('every noun is explained', () => {
  const used = DEFINING.flatMap(({ text }) => definitionsIn(text)).flatMap(
    ({ expression }) => expression.match(/\{[^}]*\}/g) ?? [],
  );
  const explained = [...NOUNS, ...KOREAN_NOUNS].map(([noun]) => `{${noun}}`);
  expect(KOREAN_NOUNS.map(([noun]) => noun)).toEqual(Object.keys(ROLES));
  expect([...new Set(used)].filter((noun) => !explained.includes(noun))).toEqual([]);
});

test('no phrase is defined twice', () => {
  const all = DEFINING.flatMap(({ text }) => definitionsIn(text)).map(({ expression }) => expression);
  expect(all.filter((expression, i) => all.indexOf(expression) !== i)).toEqual([]);
});
