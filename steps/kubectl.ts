import { DataTable, Then, When } from '@cucumber/cucumber';
import { shortDuration } from '../engine';
import { StatementFailed } from './author-error';
import { CommandFailed } from './command-failed';
import { indented } from './failure-text';
import { printed, runs, type Statement, showsTable, showsText } from './kubectl-commands';
import type { Shown } from './kubectl-text';
import { checkText, linesAsSaid, nearestLines } from './kubectl-text';
import type { When as Time } from './time-phrases';
import type { Scenario } from './world';

When('I run:', function (this: Scenario, text: string) {
  const outcome = runs(this, text);
  this.commandOutcome = outcome;
  if (outcome.failed !== undefined) throw new CommandFailed(outcome.failed, outcome);
});

Then(
  'kubectl {arguments} {shown}{when}:',
  function (this: Scenario, args: string, shown: Shown, when: Time, expected: DataTable | string) {
    const statement: Statement = { args, shown, when };
    if (expected instanceof DataTable) showsTable(this, statement, expected.raw());
    else showsText(this, statement, expected);
  },
);

Then('kubectl {arguments} shows nothing{when}', function (this: Scenario, args: string, when: Time) {
  showsText(this, { args, shown: 'shows', when }, '');
});

Then('it {shown}:', function (this: Scenario, shown: Shown, text: string) {
  mustHavePrinted(this, shown, text);
});

Then('it prints nothing', function (this: Scenario) {
  mustHavePrinted(this, 'prints', '');
});

Then('it exits with code {int}', function (this: Scenario, code: number) {
  const { exitCode, text } = printed(this);
  if (exitCode === code) return;
  const said = text === '' ? ', and printed nothing' : `, and printed\n${endOf(text)}`;
  throw failed(this, `exit code ${code}`, `it exited with code ${exitCode}${said}`);
});

function mustHavePrinted(scenario: Scenario, shown: Shown, expected: string): void {
  const { text } = printed(scenario);
  if (shown.includes('include')) checkText(expected);
  if (linesAsSaid(shown, expected, text)) return;
  throw failed(scenario, expected, `it printed\n${nearestLines(expected, text)}`);
}

/** In the form of all statements that fail. */
function failed({ scene, cluster }: Scenario, expected: string, found: string): StatementFailed {
  const { file, line } = scene.stepPlace;
  const at = cluster.now;
  const message = [
    `expected  ${indented(expected)}`,
    `at ${shortDuration(at)}`.padEnd(10) + indented(found),
    '',
    `in ${file}:${line}`,
    `see it again: ${scene.command}`,
  ];
  return new StatementFailed(message.join('\n'), { expected, found, at });
}

/** Why a command failed stands at its end. */
function endOf(text: string): string {
  const lines = text.trimEnd().split('\n');
  return (lines.length <= MOST_LINES ? lines : ['…', ...lines.slice(-MOST_LINES)]).join('\n');
}

const MOST_LINES = 20;
