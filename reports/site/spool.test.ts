import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type Envelope, IdGenerator } from '@cucumber/messages';
import { expect } from 'expect';
import { featureModel, runsIn } from './model';
import { Spool } from './spool';

const STORY = 'application/vnd.podlife.story+json';
const newId = IdGenerator.incrementing();
const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());

/** What Cucumber tells of a feature with one scenario of one step, from its document to its test case; and the id of that. */
function planned(number: number): { readonly messages: readonly Envelope[]; readonly testCaseId: string } {
  const uri = `features/f${number}.feature`;
  const about = 'x'.repeat(3_000);
  const document = {
    ...parser.parse(`Feature: ${number}\n  ${about}\n\n  Scenario: one\n    Given a step\n`),
    uri,
  };
  const [pickle] = compile(document, uri, newId);
  const testCaseId = newId();
  const testSteps = [{ id: newId(), pickleStepId: pickle!.steps[0]!.id }];
  const testCase = { id: testCaseId, pickleId: pickle!.id, testSteps };
  return { messages: [{ gherkinDocument: document }, { pickle: pickle! }, { testCase }], testCaseId };
}

describe('The spool', () => {
  let folder: string;
  let spool: Spool;
  const run = (testCaseId: string, ...attached: readonly (readonly [body: string, encoding: string])[]) => {
    const id = newId();
    spool.take({ testCaseStarted: { id, testCaseId } } as Envelope);
    for (const [body, contentEncoding] of attached) {
      spool.take({
        attachment: { testCaseStartedId: id, mediaType: STORY, body, contentEncoding },
      } as Envelope);
    }
    return spool.take({ testCaseFinished: { testCaseStartedId: id, willBeRetried: false } } as Envelope);
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'podlife-spool-'));
    spool = new Spool(path.join(folder, '.spool'));
  });
  after(() => {
    spool.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('writes down what many small features bring, none of which is much', () => {
    const features = 1_000;
    const brought = features * 3_000;
    for (let i = 0; i < features; i += 1) for (const one of planned(i).messages) spool.take(one);
    const written = readdirSync(path.join(folder, '.spool'))
      .map((name) => statSync(path.join(folder, '.spool', name)).size)
      .reduce((sum, size) => sum + size, 0);
    expect(brought - written).toBeLessThan(1_100_000);
    expect(spool.read('f0')).toHaveLength(3);
    expect(spool.read(`f${features - 1}`)).toHaveLength(3);
  });

  test('forgets a test case that has come to its end', () => {
    const { messages, testCaseId } = planned(2_000);
    for (const one of messages) spool.take(one);
    expect(run(testCaseId)).toMatchObject({ scenario: 'f2000-4' });
    expect(run(testCaseId)).toBeUndefined();
    expect(spool.take(messages[2]!)).toBeUndefined();
    expect(run(testCaseId)).toBeUndefined();
  });

  const story = JSON.stringify({ title: 'a', story: 'H4sI' });
  const bodies: readonly (readonly [what: string, body: string, encoding: string, hasStory: boolean])[] = [
    ['a story', story, 'IDENTITY', true],
    ['a story as bytes', Buffer.from(story).toString('base64'), 'BASE64', true],
    ['no JSON', 'no json', 'IDENTITY', false],
    ['null', 'null', 'IDENTITY', false],
    ['a list', '[]', 'IDENTITY', false],
    ['nothing said', '{"said":null}', 'IDENTITY', false],
    ['a story that is no text', '{"story":{}}', 'IDENTITY', false],
  ];
  for (const [i, [what, body, encoding, hasStory]] of bodies.entries()) {
    test(`says of a scenario to which ${what} is attached that it has ${hasStory ? 'a' : 'no'} story`, () => {
      const { messages, testCaseId } = planned(3_000 + i);
      for (const one of messages) spool.take(one);
      const [attached] = run(testCaseId, [body, encoding])!.attached;
      expect(attached!.story?.data).toEqual(hasStory ? JSON.parse(story) : undefined);
      const [found] = runsIn(featureModel('a', 'a', spool.read(`f${3_000 + i}`))!);
      expect(found!.hasStory).toBe(hasStory);
    });
  }
});
