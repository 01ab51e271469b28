import { test } from 'node:test';
import { expect } from 'expect';
import { type Below, checkBelow, neededBelow } from './below';
import { EXAMPLES } from './korean/examples';

const needs: readonly (readonly [step: string, needed: Below | 'either' | undefined])[] = [
  ['pod "web" is Running', undefined],
  ['the manifest "web.yaml"', undefined],
  ['kubectl get pods shows nothing', undefined],
  ['I apply:', 'doc string'],
  ['the log of container "app" is at 5s:', 'doc string'],
  ['pod "web" matches:', 'doc string'],
  ['it prints:', 'doc string'],
  ['the kubelet configuration of node "node-1":', 'doc string'],
  ['a cluster with these nodes:', 'table'],
  ['the events of pod "web" do not include within 30s:', 'table'],
  ['the timeline of pod "web" is:', 'table'],
  ['kubectl get pods shows:', 'either'],
];
for (const [step, needed] of needs) {
  test(`${step} needs ${needed ?? 'nothing'} below it`, () => expect(neededBelow(step)).toBe(needed));
}

for (const [english, korean] of EXAMPLES) {
  test(`"${korean}" needs below it what "${english}" needs`, () =>
    expect(neededBelow(korean)).toBe(neededBelow(english)));
}

const slips: readonly (readonly [step: string, found: Below | undefined, message: string | undefined])[] = [
  ['I apply:', undefined, 'this step needs a doc string below it, as in:\n    """'],
  ['I apply:', 'table', 'this step needs a doc string below it, not a table, as in:'],
  ['I apply:', 'doc string', undefined],
  ['a cluster with these nodes:', undefined, 'this step needs a table below it, as in:\n    | name   | cpu '],
  [
    'the events of pod "web" are:',
    'doc string',
    'needs a table below it, not a doc string, as in:\n    | type ',
  ],
  ['the timeline is:', undefined, 'this step needs a table below it, as in:\n    | at | object '],
  [
    'kubectl get pods shows:',
    undefined,
    'this step needs a table, or a doc string, below it, as in:\n    | NAME ',
  ],
  ['kubectl get pods shows:', 'table', undefined],
  ['kubectl get pods shows:', 'doc string', undefined],
  ['pod "web" is Running', 'table', 'this step takes nothing below it, and a table is there'],
  ['pod "web" is Running', undefined, undefined],
];
for (const [step, found, message] of slips) {
  test(`${step} with ${found ?? 'nothing'} below it: ${message?.split(',')[0] ?? 'fine'}`, () => {
    if (message === undefined) expect(() => checkBelow(step, found)).not.toThrow();
    else expect(() => checkBelow(step, found)).toThrow(message);
  });
}
