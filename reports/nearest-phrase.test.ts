import { test } from 'node:test';
import { expect } from 'expect';
import { exampleOf, nearestPhrase } from './nearest-phrase';

const EXPRESSIONS = [
  'the manifest is applied',
  'the manifest:',
  '{duration} pass(es)',
  '{object} is deleted',
  '{object} {is} {state}{when}',
  '{container} exits with code {int} after {duration}{runs}',
  '{container} has restarted {amount} time(s){when}',
  'there is/are {several}{when}',
  'the events of {object} are{when}:',
];

const rows: readonly (readonly [text: string, nearest: string | undefined])[] = [
  ['the manifests are applied', 'the manifest is applied'],
  ['pod "web" is delted', '{object} is deleted'],
  ['container "app" exit with code 1 after 5s', '{container} exits with code {int} after {duration}{runs}'],
  ['container "app" restarted 3 times', '{container} has restarted {amount} time(s){when}'],
  ['10 minutes passed', '{duration} pass(es)'],
  ['the moon rises over the quiet harbour and everybody sleeps', undefined],
];
for (const [text, nearest] of rows) {
  test(`"${text}" was meant to be ${nearest ?? 'nothing known'}`, () =>
    expect(nearestPhrase(text, EXPRESSIONS)).toBe(nearest));
}

const examples: readonly (readonly [expression: string, example: string])[] = [
  ['{object} is deleted', 'pod "web" is deleted'],
  ['{object} {is} {state}{when}', 'pod "web" is Running'],
  ['{duration} pass(es)', '30s pass'],
  ['{container} has restarted {amount} time(s){when}', 'container "app" has restarted 3 times'],
  ['there is/are {several}{when}', 'there are 2 pods'],
  ['{container} answers GET {path} with {int}{runs}', 'container "app" answers GET /healthz with 2'],
];
for (const [expression, example] of examples) {
  test(`${expression} is shown as: ${example}`, () => expect(exampleOf(expression)).toBe(example));
}
