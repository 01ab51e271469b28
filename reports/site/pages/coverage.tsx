import type { VNode } from 'preact';
import { DIFFERENCES } from '../../../engine';
import type { Group } from '../../coverage/catalogue';
import type { Reached, ReachedRule } from '../../coverage/lifecycle';
import { PlaceLines } from '../../coverage/place-lines';
import { type FeatureModel, runsIn } from '../model';
import type { PageMaker, RunFacts } from '../page-maker';
import { counted } from '../words';
import { NeverAsked, RULES_PAGE, rulesPages } from './coverage-rules';
import { Entries, GroupRow, Head, Links, ShareRow, type Title } from './coverage-tables';
import { type Page, Scroll } from './layout';

const FILE = 'coverage.html';

/** How a group is called, and what its texts are, in the order of the pages. */
const GROUPS: readonly {
  readonly group: Group;
  readonly title: string;
  readonly columns: readonly string[];
}[] = [
  { group: 'phase', title: 'Phases', columns: ['kind', 'from', 'to'] },
  { group: 'container', title: 'States of containers', columns: ['from', 'to'] },
  { group: 'waiting', title: 'Reasons to wait', columns: ['reason'] },
  { group: 'terminated', title: 'Reasons of an end', columns: ['reason'] },
  { group: 'pod', title: 'Reasons of pods', columns: ['reason'] },
  { group: 'condition', title: 'Conditions', columns: ['kind', 'type', 'status', 'reason'] },
  { group: 'event', title: 'Events', columns: ['reason', 'message'] },
  { group: 'process', title: 'Processes, hooks and probes', columns: ['what', 'which', 'outcome'] },
];

/** The pages that tell which of the engine's transitions, reasons, conditions, events and rules the suite reached, and which it never did. */
export function lifecycleMaker({ lifecycle, missing }: RunFacts): PageMaker | undefined {
  if (lifecycle.told + lifecycle.foreign === 0) return undefined;
  const all = lifecycle.all();
  const rules = lifecycle.ruleFigure() === undefined ? [] : lifecycle.rules();
  const wanted = new Set([...[...all, ...rules].flatMap(({ some }) => some), ...lifecycle.others.values()]);
  const titles = new Map<string, Title>();
  const releases = new Map<string, Release>(
    Object.keys(DIFFERENCES).map((name) => [name, { scenarios: 0, some: [] }]),
  );
  let ran = 0;
  let features = missing;
  return {
    place: { file: FILE, name: 'Coverage' },
    add: (feature) => {
      features += 1;
      if (runsIn(feature).length > 0) ran += 1;
      for (const run of runsIn(feature)) {
        if (wanted.has(run.id)) titles.set(run.id, titleOf(feature, run));
        for (const tag of run.tags) count(releases, tag, titleOf(feature, run));
      }
    },
    *pages() {
      const lines = new PlaceLines();
      const told: Told = { all, rules, titles, lines };
      yield overview(told, releases, lifecycle, { ran, features });
      for (const { group, title } of GROUPS) yield groupPage(group, title, told);
      if (rules.length > 0) yield* rulesPages(told);
    },
  };
}

interface Told {
  readonly all: readonly Reached[];
  /** Nothing where no scenario told which rules it reached. */
  readonly rules: readonly ReachedRule[];
  readonly titles: ReadonlyMap<string, Title>;
  readonly lines: PlaceLines;
}

/** How much of the book was run. */
interface Part {
  readonly ran: number;
  readonly features: number;
}

interface Release {
  scenarios: number;
  readonly some: Title[];
}

const MOST_LINKS = 5;

function titleOf(
  { id }: FeatureModel,
  { line, name }: { readonly line: number; readonly name: string },
): Title {
  return { feature: id, line, name };
}

/** A scenario that is tagged `@version:NAME` shows one side of a difference. */
function count(releases: ReadonlyMap<string, Release>, tag: string, title: Title): void {
  const release = tag.startsWith('@version:') ? releases.get(tag.slice('@version:'.length)) : undefined;
  if (release === undefined) return;
  release.scenarios += 1;
  if (release.some.length < MOST_LINKS) release.some.push(title);
}

function pageOf(group: Group): string {
  return `coverage-${group}.html`;
}

function overview(
  told: Told,
  releases: ReadonlyMap<string, Release>,
  { others, told: stories, foreign }: RunFacts['lifecycle'],
  { ran, features }: Part,
): Page {
  const reached = told.all.filter(({ scenarios }) => scenarios > 0).length;
  const { rules } = told;
  const reachedRules = rules.filter(({ scenarios }) => scenarios > 0).length;
  const shown = [...releases.values()].filter(({ scenarios }) => scenarios > 0).length;
  return {
    file: FILE,
    title: 'Coverage of the lifecycle',
    isWide: true,
    main: (
      <article class="coverage">
        <h1>Coverage of the lifecycle</h1>
        <p>
          What the engine can say of a lifecycle and the rules by which it decides, as its own source has
          them, against what {counted(stories, 'story', 'stories')} of this run said and asked for.{' '}
          {ran === features
            ? 'What was never reached is unspecified: no scenario says how it should be.'
            : `Only ${ran} of ${features} features were run: what is never reached here may well be reached by the others.`}
        </p>
        <p class="figures">
          {reached} of {told.all.length} transitions, reasons, conditions and events reached
          {rules.length > 0 && `, ${reachedRules} of ${rules.length} rules`}
          {ran < features && ` by the ${ran} of ${features} features that ran`}
        </p>
        {foreign > 0 && (
          <p>{counted(foreign, 'story', 'stories')} told by another release of podlife: not counted here.</p>
        )}
        <Scroll label="Coverage by group">
          <table class="groups">
            <thead>
              <tr>
                <th scope="col">what</th>
                <th scope="col">reached</th>
                <th scope="col">of</th>
                <th scope="col">share</th>
              </tr>
            </thead>
            <tbody>
              {GROUPS.map(({ group, title }) => (
                <GroupRow
                  key={group}
                  title={title}
                  href={pageOf(group)}
                  rows={told.all.filter(({ entry }) => entry.group === group)}
                />
              ))}
              {rules.length > 0 && (
                <ShareRow
                  title="Rules of the engine"
                  href={RULES_PAGE}
                  reached={reachedRules}
                  all={rules.length}
                />
              )}
              <ShareRow
                title="Differences between releases"
                href="#releases"
                reached={shown}
                all={releases.size}
              />
            </tbody>
          </table>
        </Scroll>
        <h2 id="never">Never reached</h2>
        {GROUPS.map(({ group, title, columns }) => {
          const never = told.all.filter(({ entry, scenarios }) => entry.group === group && scenarios === 0);
          return (
            never.length > 0 && (
              <section key={group}>
                <h3>{title}</h3>
                <Entries
                  label={`${title} that no scenario reached`}
                  columns={columns}
                  rows={never}
                  lines={told.lines}
                />
              </section>
            )
          );
        })}
        <NeverAsked rules={rules} lines={told.lines} />
        <Others others={others} titles={told.titles} />
        <Releases releases={releases} />
      </article>
    ),
  };
}

function groupPage(group: Group, title: string, { all, titles, lines }: Told): Page {
  const { columns } = GROUPS.find((one) => one.group === group)!;
  const rows = all.filter(({ entry }) => entry.group === group);
  const file = pageOf(group);
  return {
    file,
    title: `Coverage: ${title}`,
    isWide: true,
    main: (
      <article class="coverage">
        <p>
          <a href={FILE}>Coverage of the lifecycle</a>
        </p>
        <h1>{title}</h1>
        <Entries label={title} columns={columns} rows={rows} lines={lines} titles={titles} />
      </article>
    ),
  };
}

function Others({
  others,
  titles,
}: {
  readonly others: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, Title>;
}): VNode | null {
  if (others.size === 0) return null;
  return (
    <section>
      <h2 id="others">Said, and not in the catalogue</h2>
      <p>What manifests and steps put there themselves, such as conditions of their own.</p>
      <ul>
        {[...others].map(([text, scenario]) => (
          <li key={text}>
            <span class="said">{text}</span> <Links titles={[titles.get(scenario) ?? []].flat()} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Releases({ releases }: { readonly releases: ReadonlyMap<string, Release> }): VNode {
  return (
    <section>
      <h2 id="releases">Differences between releases</h2>
      <p>
        Those that a scenario shows, tagged with the name of the difference, as in <code>@version:name</code>.
      </p>
      <Scroll label="Differences between releases">
        <table class="reached">
          <Head columns={['difference', 'what', 'since', 'scenarios', 'for example']} />
          <tbody>
            {Object.entries(DIFFERENCES).map(([name, { what, since }]) => {
              const { scenarios, some } = releases.get(name)!;
              return (
                <tr key={name} class={scenarios === 0 ? 'never' : undefined}>
                  <td>
                    <code>{name}</code>
                  </td>
                  <td>{what}</td>
                  <td>1.{since}</td>
                  <td class="number">{scenarios === 0 ? 'never' : scenarios}</td>
                  <td>
                    <Links titles={some} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
