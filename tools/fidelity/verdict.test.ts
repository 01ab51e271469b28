import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { Lanes } from './compare';
import type { Explanation } from './explanations';
import { judgeRecording, timesLines, verdictLines } from './verdict';

const story = (...list: [number, string][]): Lanes =>
  new Map([['row', list.map(([at, title]) => ({ at, lane: 'row', facts: [title], title }))]]);
const recorded = story([0, 'a'], [5_000, 'b']);
const wanted = { least: 20, most: 60 };
const judged = (tell: (seed: number) => Lanes, explanations: Explanation[] = []) =>
  judgeRecording('oom', recorded, [], tell, explanations, wanted);

describe('judgeRecording', () => {
  test('agrees when the story is among those told and its times within theirs', () => {
    const verdict = judged((seed) => story([0, 'a'], [4_000 + 100 * seed, 'b']));
    expect(verdictLines(verdict)).toEqual(['oom: agrees (told by 20 of 20 seeds)']);
  });

  test('goes on telling until a rare story was told often enough', () => {
    const verdict = judged((seed) =>
      seed % 3 === 0 ? story([0, 'a'], [5_000, 'b']) : story([0, 'a'], [2, 'x'], [5_000, 'b']),
    );
    expect(verdictLines(verdict)).toEqual(['oom: agrees (told by 20 of 60 seeds)']);
  });

  test('differs by the least that any telling differs by', () => {
    const verdict = judged((seed) =>
      seed === 7 ? story([0, 'a'], [5_000, 'b'], [6_000, 'c']) : story([0, 'z']),
    );
    expect(verdict.tellings).toBe(60);
    expect(verdictLines(verdict)).toEqual([
      'oom: differs: 1 not explained (told by 0 of 60 seeds)',
      '    row: told only «c»',
    ]);
  });

  test('differs where a story was told, but too seldom to know its times', () => {
    const verdict = judged((seed) => (seed === 7 ? recorded : story([0, 'a'], [2, 'x'], [5_000, 'b'])));
    expect(verdictLines(verdict)).toEqual([
      'oom: differs: 1 not explained (told by 1 of 60 seeds)',
      '    time: from «row: a» to «row: b» was told too seldom',
    ]);
  });

  test('differs in a time, with the numbers', () => {
    expect(verdictLines(judged(() => story([0, 'a'], [9_000, 'b'])))).toEqual([
      'oom: differs: 1 not explained (told by 20 of 20 seeds)',
      '    time: from «row: a» to «row: b» (recorded 5.00s, told 9.00s to 9.00s in 20 tellings)',
    ]);
  });

  test('tells every interval, for who wants to know how near it is', () => {
    expect(timesLines(judged((seed) => story([0, 'a'], [4_000 + 100 * seed, 'b'])))).toEqual([
      '       5.00s, told 4.10s to 6.00s       «row: a» to «row: b»',
    ]);
  });

  test('is explained by a row of the table', () => {
    const why = { recordings: ['oom'], difference: 'time: *', reason: 'The disk was slow.' };
    expect(verdictLines(judged(() => story([0, 'a'], [9_000, 'b']), [why]))).toEqual([
      'oom: differs, explained: The disk was slow.',
    ]);
  });

  test('is not explained by half', () => {
    const why = { recordings: ['oom'], difference: 'time: *', reason: 'The disk was slow.' };
    const verdict = judged(() => story([0, 'a'], [9_000, 'b'], [9_001, 'c']), [why]);
    expect(verdictLines(verdict)[0]).toBe(
      'oom: differs: 1 not explained, 1 explained (told by 0 of 60 seeds)',
    );
  });
});
