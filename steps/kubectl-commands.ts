import {
  type Api,
  commandLines,
  KINDS,
  KubectlError,
  kubectl,
  kubectlTables,
  looksOnly,
  type Moment,
  printedText,
  runScript,
  type ScriptOutcome,
  type Table,
} from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { checkText, linesAsSaid, nearestLines, type Shown } from './kubectl-text';
import { ProjectFiles } from './project-files';
import { checkNamespace } from './references';
import { mustNotBePast, settle } from './statements';
import { type Comparison, checkRows, foundText, tableMatches } from './tables';
import type { Verdict, When } from './time-phrases';
import type { Scenario } from './world';

/** What a command was said to show, and when. */
export interface Statement {
  readonly args: string;
  readonly shown: Shown;
  readonly when: When;
}

/** Carries out commands as they are typed. */
export function runs(scenario: Scenario, text: string): ScriptOutcome {
  settle(scenario);
  const { scene, cluster } = scenario;
  const surroundings = { place: scene.docStringPlace, files: new ProjectFiles(scene.file) };
  return runScript(text, { api: cluster.api, surroundings });
}

/** What the command of the last `I run:` printed. */
export function printed({ commandOutcome }: Scenario): { readonly exitCode: number; readonly text: string } {
  if (commandOutcome === undefined)
    throw new AuthorError('no command was run before this step', 'Run one: When I run:');
  return { exitCode: commandOutcome.exitCode, text: printedText(commandOutcome) };
}

/** Fails the step unless the table that the command prints is as the feature has it; its header chooses the columns. */
export function showsTable(
  scenario: Scenario,
  { args, shown, when }: Statement,
  expected: readonly (readonly string[])[],
): void {
  const argv = argvOf(args);
  checkRows(expected, COMPARISONS[shown]);
  settle(scenario);
  checkNamespace(scenario, namespaceIn(argv));
  scenario.must(when, (moment): Verdict => {
    const table = oneTable(
      argv,
      told(() => kubectlTables(argv, { api: apiAt(scenario, moment) })),
    );
    if (typeof table === 'string') return { holds: false, found: table };
    if (table === undefined) {
      // Without rows there is no header either: nothing is compared but that.
      const wanted = expected.length - 1;
      return { holds: shown === 'does not include' || wanted === 0, found: 'it showed nothing' };
    }
    return {
      holds: tableMatches(expected, table, COMPARISONS[shown]),
      found: `it showed\n${foundText(expected, table)}`,
    };
  });
}

/** Fails the step unless the text that the command prints is as the feature has it. */
export function showsText(scenario: Scenario, { args, shown, when }: Statement, expected: string): void {
  const argv = argvOf(args);
  if (!told(() => looksOnly(argv))) mustBeNow(scenario, argv, when);
  settle(scenario);
  if (shown.includes('include')) checkText(expected);
  checkNamespace(scenario, namespaceIn(argv));
  const once = OF_THE_PRESENT.has(argv[0]!) ? kubectl(argv, { api: scenario.cluster.api }) : undefined;
  scenario.must(when, (moment): Verdict => {
    const outcome = once ?? kubectl(argv, { api: apiAt(scenario, moment) });
    // "No resources found" is said where there is nothing; an error is more than nothing.
    const isNothing = expected === '' && outcome.exitCode === 0;
    const text = printedText(outcome, isNothing ? 'stdout' : undefined);
    const found = text === '' ? 'it printed nothing' : `it printed\n${nearestLines(expected, text)}`;
    return { holds: linesAsSaid(shown, expected, text), found };
  });
}

const COMPARISONS: Readonly<Record<Shown, Comparison>> = {
  shows: 'are',
  prints: 'are',
  includes: 'hold',
  'does not include': 'do not include',
};

/** Commands that do something in the cluster: they are carried out once. */
const OF_THE_PRESENT = new Set(['exec', 'debug', 'delete', 'cordon', 'uncordon', 'drain', 'taint']);

function mustBeNow(scenario: Scenario, argv: readonly string[], when: When): void {
  const [command = ''] = argv;
  if (!OF_THE_PRESENT.has(command)) return mustNotBePast(scenario, when, `what kubectl ${command} prints`);
  if (when.say !== 'now')
    throw new AuthorError(`kubectl ${command} acts now`, 'Leave the time out, or let it pass before.');
}

/** The namespace that a command names with `-n shop`, `-nshop`, `--namespace shop` or `--namespace=shop`. */
function namespaceIn(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const own = end < 0 ? argv : argv.slice(0, end);
  for (const [i, word] of own.entries()) {
    if (word === '-n' || word === '--namespace') return own[i + 1];
    const [, short, long] = /^(?:-n=?(.+)|--namespace=(.+))$/.exec(word) ?? [];
    if (short !== undefined || long !== undefined) return short ?? long;
  }
  return undefined;
}

function argvOf(args: string): readonly string[] {
  return commandLines(`kubectl ${args}`)[0]!.argv.slice(1);
}

/** The cluster as it was at a moment; what it is now can also be asked for what is in no journal. */
function apiAt({ cluster }: Scenario, moment: Moment): Api {
  const isPresent = moment.at === cluster.now && moment.written === cluster.journal.length;
  return {
    moment: { ...cluster.api.moment, now: moment.at },
    // Leases are in no journal: they are known as they are now.
    list: (kind) => (isPresent && kind === 'Lease' ? cluster.api.list(kind) : moment.list(kind)),
    hasSubresource: (kind, subresource) => cluster.api.hasSubresource(kind, subresource),
    lastApplied: (object) => cluster.api.lastApplied(object),
    ...(isPresent && { deeds: cluster.api.deeds }),
  };
}

/** An error of kubectl's own making is a slip in the words of the step. */
function told<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error;
    const kind = /resource type "([^"]+)"/.exec(error.message)?.[1];
    const names = KINDS.flatMap(({ plural, singular, shortNames }) => [plural, singular, ...shortNames]);
    throw new AuthorError(
      error.message.replace(/^error: /, ''),
      kind === undefined ? '' : didYouMean(kind, names),
    );
  }
}

function oneTable(argv: readonly string[], tables: readonly Table[]): Table | undefined {
  if (tables.length > 1)
    throw new AuthorError(`kubectl ${argv.join(' ')} shows several tables`, 'Ask for one kind in each step.');
  return tables[0];
}
