import type { VNode } from 'preact';
import { type Doc, doc, rowsIn } from '../docs';
import { linksFrom } from '../links';
import { inlineHtml, type Leads, plainText } from '../markdown';
import type { FeatureModel } from '../model';
import type { MakerOf, PageMaker, RunFacts } from '../page-maker';
import { anchorOf, ProseBlocks, SectionList } from '../pages/doc-parts';
import { Badge, InlineHtml, type Page, type Place } from '../pages/layout';
import { address } from '../paths';
import type { Searched } from '../search-index';
import { scenariosIn, ToldScenarios } from '../told-scenarios';

interface Told {
  readonly place: Place;
  readonly doc: string;
  /** Of a row of its tables: what is claimed or asked, what names scenarios and under which heading, and what is said of it. */
  readonly claim: number;
  readonly shown: readonly { readonly column: number; readonly as?: string }[];
  readonly verdict: number;
  /** What a search calls a row. */
  readonly kind: string;
}

/** The notes from which podlife was born, as a path that a learner can walk. */
export const PATH: Told = {
  place: { file: 'path.html', name: 'A path' },
  doc: 'seeds.md',
  claim: 0,
  shown: [{ column: 1 }],
  verdict: 2,
  kind: 'claim',
};

export const QUESTIONS: Told = {
  place: { file: 'questions.html', name: 'Questions' },
  doc: 'questions.md',
  claim: 0,
  shown: [
    { column: 1, as: 'broken' },
    { column: 2, as: 'mended' },
  ],
  verdict: 3,
  kind: 'question',
};

/** A page of `docs/` that names scenarios, with what became of each of them in this run; nothing where none of them was in it, as in a book of one's own. */
export function claims(told: Told): MakerOf {
  return (run) => {
    const leads = linksFrom('docs', told.place.file, run.features);
    const page = doc(told.doc, leads);
    const maker = page && new Claims(told, page, leads);
    return maker?.isShownIn(run) ? maker : undefined;
  };
}

class Claims implements PageMaker {
  readonly place: Place;
  private readonly scenarios = new ToldScenarios();

  constructor(
    private readonly told: Told,
    private readonly doc: Doc,
    private readonly leads: Leads,
  ) {
    this.place = told.place;
    for (const row of this.rows()) for (const scenario of this.namedIn(row)) this.scenarios.want(scenario);
  }

  isShownIn(run: RunFacts): boolean {
    return this.scenarios.isAnyIn(run);
  }

  add(feature: FeatureModel): void {
    this.scenarios.add(feature);
  }

  pages(): readonly Page[] {
    const { title, intro, sections } = this.doc;
    return [
      {
        file: this.place.file,
        title,
        aside:
          sections.length > 0 ? (
            <SectionList titles={sections.map((one) => one.title)} label="On this page" />
          ) : undefined,
        main: (
          <article class="claims">
            <h1>{title}</h1>
            <ProseBlocks blocks={intro} />
            <p class="figures">{this.figures()}</p>
            {rowsIn(intro).length > 0 && this.list(rowsIn(intro), '')}
            {sections.map(({ title: name, blocks }) => (
              <section key={name} id={anchorOf(name)}>
                <h2>{name}</h2>
                <ProseBlocks blocks={blocks} />
                {this.list(rowsIn(blocks), anchorOf(name))}
              </section>
            ))}
          </article>
        ),
      },
    ];
  }

  *searched(): Iterable<Searched> {
    const { title, intro, sections } = this.doc;
    for (const { name, rows } of [
      { name: '', rows: rowsIn(intro) },
      ...sections.map((one) => ({ name: one.title, rows: rowsIn(one.blocks) })),
    ]) {
      for (const [i, row] of rows.entries()) {
        yield {
          kind: `${this.told.kind} · ${name || title}`,
          name: plainText(row[this.told.claim] ?? ''),
          text: plainText(row[this.told.verdict] ?? ''),
          page: `${this.place.file}#${rowId(anchorOf(name), i)}`,
        };
      }
    }
  }

  private rows(): readonly (readonly string[])[] {
    return [this.doc.intro, ...this.doc.sections.map(({ blocks }) => blocks)].flatMap(rowsIn);
  }

  private namedIn(row: readonly string[]) {
    return this.told.shown.flatMap(({ column }) => scenariosIn(row[column] ?? ''));
  }

  /** How many rows this run has shown. */
  private figures(): string {
    const rows = this.rows();
    const ofRow = rows.map((row) => this.namedIn(row).map((scenario) => this.scenarios.of(scenario)?.status));
    const shown = ofRow.filter((all) => all.length > 0 && all.every((status) => status === 'PASSED')).length;
    const failed = ofRow.filter((all) => all.some((status) => status && status !== 'PASSED')).length;
    const some = `${this.told.kind}s`;
    const which = shown === rows.length ? `All ${shown} ${some}` : `Of ${rows.length} ${some}, ${shown}`;
    const words = `${which} were shown in this run by scenarios that passed`;
    return failed === 0 ? `${words}.` : `${words}; ${failed} have scenarios that did not.`;
  }

  private list(rows: readonly (readonly string[])[], section: string): VNode {
    return (
      <ol class="claim-list">
        {rows.map((row, i) => (
          <li key={i} id={rowId(section, i)}>
            <p class="claim">
              <InlineHtml html={inlineHtml(row[this.told.claim] ?? '', this.leads)} />
            </p>
            <p class="verdict">
              <Verdict text={row[this.told.verdict] ?? ''} leads={this.leads} />
            </p>
            {this.told.shown.map(({ column, as }) => this.shown(row[column] ?? '', as))}
          </li>
        ))}
      </ol>
    );
  }

  private shown(cell: string, as: string | undefined): VNode {
    const named = scenariosIn(cell);
    if (named.length === 0)
      return (
        <p class="shown quiet">
          <InlineHtml html={inlineHtml(cell, this.leads)} />
        </p>
      );
    const list = (
      <ul class="shown">
        {named.map((scenario) => {
          const found = this.scenarios.of(scenario);
          const { feature } = scenario;
          const name = as === undefined ? scenario.name : withoutLabel(scenario.name, as);
          return (
            <li key={`${feature} ${name}`}>
              {found ? <a href={address(this.place.file, found.page)}>{name}</a> : name}{' '}
              <span class="quiet">{feature}</span> <Badge status={found?.status ?? 'NOT_RUN'} />
            </li>
          );
        })}
      </ul>
    );
    if (as === undefined) return list;
    return (
      <div class="labelled">
        <span class="keyword">{as}</span>
        {list}
      </div>
    );
  }
}

/** `Broken: two servers` stands under "broken" as `Two servers`. */
function withoutLabel(name: string, label: string): string {
  const rest = name.toLowerCase().startsWith(`${label}: `) ? name.slice(label.length + 2) : name;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** `half true: the API takes it`: the verdict stands out, what is said of it follows. */
function Verdict({ text, leads }: { readonly text: string; readonly leads: Leads }): VNode {
  const [, verdict, rest = ''] =
    /^((?:half )?true|wrong|no longer true|outdated|false)\b(.*)$/s.exec(text) ?? [];
  if (verdict === undefined) return <InlineHtml html={inlineHtml(text, leads)} />;
  return (
    <>
      <strong class={verdict === 'true' ? 'true' : 'half'}>{verdict}</strong>
      {rest.startsWith(' ') && ' '}
      <InlineHtml html={inlineHtml(rest, leads)} />
    </>
  );
}

function rowId(section: string, i: number): string {
  return `${section || 'row'}-${i + 1}`;
}
