import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { FeatureModel, RuleModel, ScenarioModel } from '../model';
import { clipped, inParts, inSlices, MOST_NAME, PAGE_BYTES, type Piece, partFile } from '../parts';
import { address, featurePage } from '../paths';
import type { Page } from './layout';
import { BackgroundView, Heading, type Placed, Prose, RowsView, ScenarioView, Tags } from './scenario';

/** What stands before and after a feature in the book, and the same in another language. */
export interface Around {
  readonly previous?: Neighbour;
  readonly next?: Neighbour;
  readonly twin?: Neighbour & { readonly language: string };
  /** The page with both languages. */
  readonly together?: string;
}

export interface Neighbour {
  readonly file: string;
  readonly name: string;
}

/** Something of a feature that stands together, and the places that it has on its page. */
interface Section extends Piece {
  readonly name: string;
  readonly lines: readonly number[];
  readonly isRule: boolean;
}

/** The first page has the opening, and what stands on the others. */
const FIRST_PAGE_BYTES = 120_000;

/** The pages of a feature: its prose, its rules, and its scenarios with their results. A long feature has more than one. */
export function featurePages(feature: FeatureModel, around: Around = {}): readonly Page[] {
  const first = featurePage(feature.id);
  const parts = inParts(sectionsOf(feature, first), PAGE_BYTES, FIRST_PAGE_BYTES);
  const files = parts.map((_, i) => partFile(first, i + 1));
  return parts.map((sections, i) => ({
    file: files[i]!,
    title: clipped(feature.name, MOST_NAME) + (i === 0 ? '' : ` (${i + 1})`),
    language: feature.language,
    scripts: ['assets/timelines.js'],
    aside: <OnThisPage sections={sections} />,
    main: (
      <article class="feature">
        <Opening feature={feature} file={files[i]!} around={around} part={i} />
        <div
          class="sections"
          dangerouslySetInnerHTML={{ __html: sections.map(({ html }) => html).join('') }}
        />
        {i === 0 && parts.length > 1 && <Continued parts={parts} files={files} />}
        <Turn
          previous={i === 0 ? around.previous : { file: files[i - 1]!, name: `${feature.name} (${i})` }}
          next={files[i + 1] ? { file: files[i + 1]!, name: `${feature.name} (${i + 2})` } : around.next}
          file={files[i]!}
        />
      </article>
    ),
  }));
}

interface OpeningProps {
  readonly feature: FeatureModel;
  readonly file: string;
  readonly around: Around;
  readonly part: number;
}

function Opening({ feature, file, around: { twin, together }, part }: OpeningProps): VNode {
  const { keyword, name, description, tags, background, uri } = feature;
  return (
    <>
      <p class="keyword">{keyword}</p>
      <h1>{clipped(name, MOST_NAME)}</h1>
      {twin && together && (
        <p class="twins" lang="en">
          <a href={address(file, twin.file)} lang={twin.language} hreflang={twin.language}>
            {twin.name}
          </a>{' '}
          · <a href={address(file, together)}>side by side</a>
        </p>
      )}
      {part === 0 ? (
        <>
          <Tags tags={tags} file={file} />
          <Prose text={description} uri={uri} />
          <BackgroundView background={background} level={2} uri={uri} />
        </>
      ) : (
        <p class="quiet" lang="en">
          Page {part + 1} of this feature. <a href={address(file, featurePage(feature.id))}>Its beginning</a>
        </p>
      )}
    </>
  );
}

function sectionsOf(feature: FeatureModel, file: string): readonly Section[] {
  const { uri, language } = feature;
  return feature.rules.flatMap((rule) => {
    const placed: Placed = { file, uri, language, level: rule.rule ? 3 : 2 };
    return [
      ...openingOf(rule, placed),
      ...rule.scenarios.flatMap((scenario) => scenarioSections(scenario, placed)),
    ];
  });
}

function openingOf({ rule, background }: RuleModel, { file, uri }: Placed): readonly Section[] {
  if (rule === undefined) return [];
  const html = render(
    <section class="rule" id={`l${rule.location.line}`}>
      <h2>
        <span class="keyword">{rule.keyword}</span> {clipped(rule.name, MOST_NAME)}
      </h2>
      <Tags tags={rule.tags.map(({ name }) => name)} file={file} />
      <Prose text={rule.description} uri={uri} />
      <BackgroundView background={background} level={3} uri={uri} />
    </section>,
  );
  return [{ html, name: rule.name, lines: [rule.location.line], isRule: true }];
}

const ROWS_TOGETHER = 60;

/** A scenario is one piece; the rows of a large outline are several. */
export function scenarioSections(model: ScenarioModel, placed: Placed): readonly Section[] {
  const { scenario, runs } = model;
  const { name, location } = scenario;
  const written = {
    html: render(<ScenarioView model={model} {...placed} />),
    name,
    lines: [location.line],
    isRule: false,
  };
  const rows = scenario.examples.flatMap((examples) =>
    inSlices(examples.tableBody, ROWS_TOGETHER).map((some, i) => {
      const from = i * ROWS_TOGETHER;
      return {
        html: render(
          <RowsView examples={examples} from={from} to={from + some.length} runs={runs} {...placed} />,
        ),
        name,
        lines: some.map((row) => row.location.line),
        isRule: false,
      };
    }),
  );
  return [written, ...rows];
}

function OnThisPage({ sections }: { readonly sections: readonly Section[] }): VNode | undefined {
  const rules = sections.filter(({ isRule }) => isRule);
  const listed = rules.length > 0 ? rules : sections;
  return (
    <aside class="aside">
      <nav aria-label="On this page">
        <ul>
          {listed.slice(0, 60).map(({ name, lines }) => (
            <li key={lines[0]}>
              <a href={`#l${lines[0]}`}>{clipped(name, MOST_NAME)}</a>
            </li>
          ))}
        </ul>
      </nav>
    </aside>
  );
}

/** How many names tell what stands on the pages that follow. */
const MOST_CONTINUED = 100;

/** What stands on the pages that follow; `client/scrolls.ts` leads on whoever looks on this page for what stands there. */
function Continued({
  parts,
  files,
}: {
  readonly parts: readonly (readonly Section[])[];
  readonly files: readonly string[];
}): VNode {
  const each = Math.max(1, Math.floor(MOST_CONTINUED / (parts.length - 1)));
  return (
    <section class="continued" lang="en">
      <Heading level={2}>On the next pages</Heading>
      {parts.slice(1).map((sections, i) => {
        const names = sections.filter(({ name }, at) => name !== sections[at - 1]?.name);
        return (
          <ul key={files[i + 1]}>
            {names.slice(0, each).map(({ name, lines }) => (
              <li key={lines[0]}>
                <a data-from={`l${lines[0]}`} href={address(files[0]!, `${files[i + 1]}#l${lines[0]}`)}>
                  {clipped(name, 120)}
                </a>
              </li>
            ))}
          </ul>
        );
      })}
    </section>
  );
}

interface TurnProps {
  readonly previous?: Neighbour;
  readonly next?: Neighbour;
  readonly file: string;
}

/** Leads to the pages before and after this one. */
export function Turn({ previous, next, file }: TurnProps): VNode | null {
  if (previous === undefined && next === undefined) return null;
  return (
    <nav class="turn" aria-label="Next and previous page">
      {previous && (
        <a rel="prev" href={address(file, previous.file)}>
          ← {clipped(previous.name, MOST_NAME)}
        </a>
      )}
      {next && (
        <a rel="next" href={address(file, next.file)}>
          {clipped(next.name, MOST_NAME)} →
        </a>
      )}
    </nav>
  );
}
