import { Then } from '@cucumber/cucumber';
import { shortDuration } from '../engine';
import { AuthorError, StatementFailed } from './author-error';
import { textDifference } from './golden-difference';
import { readGolden, removeGolden, straysBeside, writeGolden } from './golden-files';
import { type GoldenText, goldenText } from './golden-text';
import { updateCommand } from './golden-update';
import type { Scene } from './scene';
import { settle } from './statements';
import type { Scenario } from './world';

/** Whether golden files are written instead of compared: `npm start -- --update` here, the variable elsewhere. */
const IS_UPDATE = process.env.PODLIFE_UPDATE === '1';

Then('the timeline matches its golden file', function (this: Scenario) {
  if (this.isRetelling) return;
  settle(this);
  const { cluster, scene } = this;
  if (cluster.journal.length === 0) {
    throw new AuthorError('nothing has happened yet', 'Say this at the end of a story.');
  }
  if (compared.has(this)) {
    throw new AuthorError(
      'a scenario has one golden file, and it was compared already',
      'Say it once, at the end.',
    );
  }
  compared.add(this);
  const { entries } = cluster.journal;
  const golden = goldenText(scene.title.title, entries, cluster.now);
  const before = readGolden(scene.goldenFile);
  if (IS_UPDATE) update(scene.goldenFile, before, golden.text);
  else if (before === undefined) throw new AuthorError(...missing(this));
  else if (before !== golden.text) throw differs(this, before, golden);
});

/** Where golden files are updated, removes those that no scenario of this feature uses any more. */
export function tidyGolden({ file: feature, goldenNames }: Scene): void {
  if (!IS_UPDATE || tidied.has(feature)) return;
  tidied.add(feature);
  const used = goldenNames.filter(({ isUsed }) => isUsed).map(({ name }) => name);
  for (const file of straysBeside(feature, used)) {
    removeGolden(file);
    say(`removed ${file}: no scenario uses it`);
  }
}

const compared = new WeakSet<Scenario>();
const tidied = new Set<string>();

function update(file: string, before: string | undefined, after: string): void {
  if (before === after) return;
  writeGolden(file, after);
  const lines = after.trimEnd().split('\n');
  if (before === undefined) return say(`wrote ${file}: ${lines.length} lines`);
  say([`changed ${file}:`, ...textDifference(before, after)!.lines.map((line) => `  ${line}`)].join('\n'));
}

/** Reports may go to the standard output. */
function say(text: string): void {
  process.stderr.write(`\n${text}\n`);
}

function missing({ scene }: Scenario): [what: string, advice: string] {
  return [
    `there is no golden file ${scene.goldenFile}`,
    `Write it with: ${updateCommand(scene.command)}\n  Then read it: it is what the scenario promises from now on.`,
  ];
}

function differs({ scene, cluster }: Scenario, before: string, golden: GoldenText): StatementFailed {
  const { lines, removed, added, first } = textDifference(before, golden.text)!;
  // What is missing at the end of the file is noticed at the end of the story.
  const culprit = golden.entries[first];
  const at = cluster.journal.entries.find(({ id }) => id === culprit)?.at ?? cluster.now;
  const { file, line } = scene.stepPlace;
  const found = [
    `${count(removed, 'line')} of the file did not happen, ${count(added, 'line')} happened that the file does not have`,
    '',
    ...lines,
  ].join('\n');
  const expected = `the timeline is as in ${scene.goldenFile}`;
  const reasons = [
    'A line with - stands in the file and did not happen; a line with + happened and does not stand in the file.',
    `If it shall be so from now on: ${updateCommand(scene.command)}`,
  ];
  const message = [
    `expected  ${expected}`,
    `but       from ${shortDuration(at)} on it is another:`,
    `          ${found.split('\n').join('\n          ').trimEnd()}`,
    '',
    ...reasons,
    '',
    `in ${file}:${line}`,
    `see it again: ${scene.command}`,
  ].join('\n');
  return new StatementFailed(message, { expected, found, at, culprit, reasons });
}

function count(number: number, noun: string): string {
  return `${number === 0 ? 'no' : number} ${noun}${number === 1 ? '' : 's'}`;
}
