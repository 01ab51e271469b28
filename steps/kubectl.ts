import { DataTable, Then, When } from '@cucumber/cucumber';
import { StatementFailed } from './author-error';
import { CommandFailed } from './command-failed';
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
  const { exitCode } = printed(this);
  if (exitCode !== code) throw failed(this, `exit code ${code}`, `it exited with code ${exitCode}`);
});

function mustHavePrinted(scenario: Scenario, shown: Shown, expected: string): void {
  const { text } = printed(scenario);
  if (shown.includes('include')) checkText(expected);
  if (linesAsSaid(shown, expected, text)) return;
  throw failed(scenario, expected, `it printed\n${nearestLines(expected, text)}`);
}

function failed({ scene }: Scenario, expected: string, found: string): StatementFailed {
  const { file, line } = scene.stepPlace;
  return new StatementFailed(
    `expected\n${expected}\nbut ${found}\n\nin ${file}:${line}\nsee it again: ${scene.command}`,
    { expected, found },
  );
}
