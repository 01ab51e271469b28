import { test } from 'node:test';
import { expect } from 'expect';
import { phrasesWithWords } from './phrases-with-words';

const EXPRESSIONS = [
  'a cluster of {int} node(s)',
  'a cluster with these nodes:',
  '{container} crashes/exits with (exit )code {int}',
  '{container} {has restarted}{when}',
  'the log of {container} includes{when}:',
  'image {string} cannot be pulled',
  'image {string} takes {duration} to pull',
  '{object} is {rollout deed}',
  '{duration} pass(es)',
];

const rows: readonly (readonly [text: string, phrases: readonly string[]])[] = [
  ['the container crashes', ['{container} crashes/exits with (exit )code {int}']],
  ['crashing', ['{container} crashes/exits with (exit )code {int}']],
  ['I have nodes', ['a cluster of {int} node(s)', 'a cluster with these nodes:']],
  ['pulling never works', ['image {string} cannot be pulled', 'image {string} takes {duration} to pull']],
  ['we waited', ['{duration} pass(es)']],
  ['it gets paused', ['{object} is {rollout deed}']],
  ['what stands in "the log of nodes" is no word', []],
  ['the moon rises', []],
  ['달이 뜬다', []],
];
for (const [text, phrases] of rows) {
  test(`${text}: ${phrases.join(', ') || 'none'}`, () =>
    expect(phrasesWithWords(text, EXPRESSIONS)).toEqual(phrases));
}
