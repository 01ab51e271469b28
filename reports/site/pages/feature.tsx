import type { Background } from '@cucumber/messages';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { FeatureModel, RuleModel, ScenarioModel } from '../model';
import { clipped, inParts, inPieces, joined, MOST_NAME, PAGE_BYTES, type Piece, partFile } from '../parts';
import { address, featurePage } from '../paths';
import type { Page } from './layout';
import { RowsView } from './rows';
import { BackgroundView, type Placed, Prose, ScenarioView, Tags } from './scenario';
import { Further, type Neighbour, Turn } from './turn';

/** What stands before and after a feature in the book, and the same in another language. */
export interface Around {
  readonly previous?: Neighbour;
  readonly next?: Neighbour;
  readonly twin?: Neighbour & { readonly language: string };
  /** The page with both languages. */
  readonly together?: string;
}

/** Something of a feature that stands together, and its place on its page. */
export interface Section extends Piece {
  readonly name: string;
  readonly line: number;
  /** What it begins; nothing for what goes on, and for prose. */
  readonly begins?: 'rule' | 'scenario';
}

/** Of the first page, which has the opening and what stands on the others, so much is for the rest. */
const FIRST_PAGE = 0.7;
/** The share of a page that a piece may have, where it can be smaller. */
const PIECE = 1 / 3;
/** One name beside the text, or at its end, for so many bytes of a page. */
const BYTES_BESIDE = 2_800;
const BYTES_CONTINUED = 1_700;

/** The pages of a feature: its prose, its rules, and its scenarios with their results. A long feature has more than one. */
export function featurePages(
  feature: FeatureModel,
  around: Around = {},
  limit: number = PAGE_BYTES,
): readonly Page[] {
  const first = featurePage(feature.id);
  const parts = inParts(sectionsOf(feature, first, limit * PIECE), limit, limit * FIRST_PAGE);
  const files = parts.map((_, i) => partFile(first, i + 1));
  const listed = parts.map((sections) =>
    sections
      .filter(({ name }, i) => name !== '' && name !== sections[i - 1]?.name)
      .map(({ name, line }) => ({ name, place: `l${line}` })),
  );
  return parts.map((sections, i) => ({
    file: files[i]!,
    title: clipped(feature.name, MOST_NAME) + (i === 0 ? '' : ` (${i + 1})`),
    language: feature.language,
    scripts: ['assets/timelines.js'],
    aside: <OnThisPage sections={sections} most={limit / BYTES_BESIDE} />,
    main: (
      <article class="feature">
        <Opening feature={feature} file={files[i]!} around={around} part={i} />
        <div class="sections" dangerouslySetInnerHTML={{ __html: joined(sections) }} />
        <Further files={files} pages={listed} at={i} most={Math.ceil(limit / BYTES_CONTINUED)} />
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
  const { keyword, name, tags } = feature;
  return (
    <>
      <p class="keyword">{keyword}</p>
      <h1>{clipped(name, MOST_NAME)}</h1>
      {twin && together && (
        <p class="twins" lang="en">
          <a href={address(file, twin.file)} lang={twin.language} hreflang={twin.language}>
            {clipped(twin.name, MOST_NAME)}
          </a>{' '}
          · <a href={address(file, together)}>side by side</a>
        </p>
      )}
      {part === 0 ? (
        <Tags tags={tags} file={file} />
      ) : (
        <p class="quiet" lang="en">
          Page {part + 1} of this feature. <a href={address(file, featurePage(feature.id))}>Its beginning</a>
        </p>
      )}
    </>
  );
}

function sectionsOf(feature: FeatureModel, file: string, most: number): readonly Section[] {
  const { uri, language, description, background } = feature;
  const placed: Placed = { file, uri, language, level: 2, most };
  const prose = render(<Prose text={description} uri={uri} />);
  return [
    ...(prose === '' ? [] : [{ html: prose, name: '', line: 1 }]),
    ...backgroundSections(background, placed),
    ...feature.rules.flatMap((rule) => {
      const within: Placed = { ...placed, level: rule.rule ? 3 : 2 };
      return [
        ...ruleSections(rule, within),
        ...rule.scenarios.flatMap((scenario) => scenarioSections(scenario, within)),
      ];
    }),
  ];
}

/** What a rule says before its scenarios. */
export function ruleSections({ rule, background }: RuleModel, placed: Placed): readonly Section[] {
  if (rule === undefined) return [];
  const { file, uri, prefix = '' } = placed;
  const html = render(
    <section class="rule" id={`${prefix}l${rule.location.line}`}>
      <h2>
        <span class="keyword">{rule.keyword}</span> {clipped(rule.name, MOST_NAME)}
      </h2>
      <Tags tags={rule.tags.map(({ name }) => name)} file={file} />
      <Prose text={rule.description} uri={uri} />
    </section>,
  );
  return [
    { html, name: rule.name, line: rule.location.line, begins: 'rule' },
    ...backgroundSections(background, placed),
  ];
}

/** How many steps or rows are a piece, where they are short. */
const TOGETHER = 60;

export function backgroundSections(background: Background | undefined, placed: Placed): readonly Section[] {
  if (background === undefined) return [];
  return inPieces(background.steps, TOGETHER, placed.most, (steps, from) =>
    render(<BackgroundView background={background} steps={steps} from={from} {...placed} />),
  ).map(({ html, some, from }) => ({
    html,
    name: '',
    line: from === 0 ? background.location.line : some[0]!.location.line,
  }));
}

/** A scenario is one piece; one with very many steps, and the rows of a large outline, are several. */
export function scenarioSections(model: ScenarioModel, placed: Placed): readonly Section[] {
  const { name, location, steps, examples } = model.scenario;
  const written = inPieces(steps, 2 * TOGETHER, placed.most, (some, from) =>
    render(<ScenarioView model={model} steps={some} from={from} {...placed} />),
  ).map(
    ({ html, some, from }): Section =>
      from === 0
        ? { html, name, line: location.line, begins: 'scenario' }
        : { html, name, line: some[0]!.location.line },
  );
  const runs = new Map(model.runs.map((run) => [run.line, run]));
  const rows = examples.flatMap((one) =>
    inPieces(one.tableBody, TOGETHER, placed.most, (some, from) =>
      render(<RowsView examples={one} rows={some} from={from} runs={runs} {...placed} />),
    ).map(({ html, some }) => ({ html, name, line: (some[0] ?? one).location.line })),
  );
  return [...written, ...rows];
}

interface BesideProps {
  readonly sections: readonly Section[];
  readonly most: number;
}

function OnThisPage({ sections, most }: BesideProps): VNode {
  const rules = sections.filter(({ begins }) => begins === 'rule');
  const listed = rules.length > 0 ? rules : sections.filter(({ begins }) => begins === 'scenario');
  return (
    <aside class="aside">
      <nav aria-label="On this page">
        <ul>
          {listed.slice(0, most).map(({ name, line }) => (
            <li key={line}>
              <a href={`#l${line}`}>{clipped(name, 300)}</a>
            </li>
          ))}
        </ul>
      </nav>
    </aside>
  );
}
