import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { type Doc, doc, rowsIn } from '../docs';
import { linksFrom } from '../links';
import { type Block, type Leads, plainText } from '../markdown';
import { type FeatureModel, runsIn } from '../model';
import type { MakerOf, PageMaker, RunFacts } from '../page-maker';
import { anchorOf, DocTable, ProseBlocks, SectionList } from '../pages/doc-parts';
import type { Page, Place } from '../pages/layout';
import { Further, TurnOver } from '../pages/turn';
import { clipped, inParts, inPieces, joined, partFile } from '../parts';
import { address, featurePage } from '../paths';
import type { Searched } from '../search-index';

const PLACE: Place = { file: 'steps.html', name: 'Steps' };

/** Every phrase that can be said, in English and Korean, each with a sentence of this run that says it. */
export const steps: MakerOf = (run) => {
  const leads = linksFrom('docs', PLACE.file, run.features);
  return new Steps(run, doc('steps.md', leads), leads);
};

/** How many phrases are a piece, where they are short. */
const TOGETHER = 100;
/** Of the first page, which tells what stands on the others, so much is for the rest. */
const FIRST_PAGE = 0.8;
const BYTES_CONTINUED = 1_700;

interface Use {
  count: number;
  example?: Example;
}

interface Example {
  readonly keyword: string;
  readonly text: string;
  readonly page: string;
  readonly feature: string;
}

interface Group {
  readonly title: string;
  readonly phrases: readonly Phrase[];
}

interface Phrase {
  readonly id: string;
  readonly keyword: string;
  readonly phrase: string;
  readonly korean: string;
}

class Steps implements PageMaker {
  readonly place = PLACE;
  /** By the pattern of the definition. */
  private readonly uses = new Map<string, Use>();
  /** On which page each phrase stands. */
  private readonly files = new Map<string, string>();

  constructor(
    private readonly run: RunFacts,
    private readonly doc: Doc | undefined,
    private readonly leads: Leads,
  ) {}

  add(feature: FeatureModel): void {
    for (const run of runsIn(feature)) {
      for (const { definition = '', step, text, status } of run.steps) {
        const pattern = this.run.definitions.get(definition)?.pattern;
        if (pattern === undefined || step === undefined) continue;
        const use = this.uses.get(pattern) ?? { count: 0 };
        this.uses.set(pattern, use);
        use.count += 1;
        // A sentence that was shown to be so; a short one says how it is meant.
        if (status !== 'PASSED' || (use.example && use.example.text.length <= text.length)) continue;
        const page = `${featurePage(feature.id)}#l${run.line}`;
        use.example = { keyword: step.keyword.trim(), text, page, feature: feature.name };
      }
    }
  }

  *pages(): Iterable<Page> {
    const groups = this.groups();
    const nouns = this.doc?.sections.filter(({ title }) => NOUNS.test(title)) ?? [];
    const limit = this.run.pageBytes;
    const pieces = [
      ...groups.flatMap((group) =>
        inPieces(group.phrases, TOGETHER, limit / 3, (some, from) =>
          render(<GroupView title={group.title} phrases={some} from={from} uses={this.uses} />),
        ).map(({ html, some, from }) => ({
          html,
          title: group.title,
          place: placeOf(group.title, from),
          phrases: some,
        })),
      ),
      ...nouns.map(({ title, blocks }) => ({
        html: render(
          <section id={anchorOf(title)}>
            <h2>{title}</h2>
            <ProseBlocks blocks={blocks} />
            <DocTable blocks={blocks} label={title} leads={this.leads} />
          </section>,
        ),
        title,
        place: anchorOf(title),
        phrases: [],
      })),
    ];
    const parts = inParts(pieces, limit, limit * FIRST_PAGE);
    const files = parts.map((_, i) => partFile(PLACE.file, i + 1));
    const listed = parts.map((part) =>
      part
        .filter(({ title }, i) => title !== part[i - 1]?.title)
        .map(({ title, place }) => ({ name: title, place })),
    );
    for (const [i, part] of parts.entries()) {
      for (const { phrases } of part) for (const { id } of phrases) this.files.set(id, files[i]!);
      const begun = part.filter(({ title, place }) => place === anchorOf(title));
      yield {
        file: files[i]!,
        title: i === 0 ? 'Steps' : `Steps (${i + 1})`,
        aside: <SectionList titles={begun.map(({ title }) => title)} label="Steps" />,
        main: (
          <article class="catalogue">
            <h1>{this.doc?.title ?? 'Steps'}</h1>
            {this.doc && i === 0 && <ProseBlocks blocks={this.doc.intro.map(withoutMaker)} />}
            <div dangerouslySetInnerHTML={{ __html: joined(part) }} />
            <Further files={files} pages={listed} at={i} most={Math.ceil(limit / BYTES_CONTINUED)} />
            <TurnOver files={files} at={i} name="Steps" />
          </article>
        ),
      };
    }
  }

  *searched(): Iterable<Searched> {
    for (const { phrases } of this.groups()) {
      for (const { id, phrase, korean } of phrases)
        yield { kind: 'step', name: phrase, text: korean, page: `${this.files.get(id)}#${id}` };
    }
  }

  /** Those of podlife by its catalogue; then those that were defined elsewhere. */
  private groups(): readonly Group[] {
    const groups: Group[] = [];
    const known = new Set<string>();
    let number = 0;
    for (const { title, blocks } of this.doc?.sections ?? []) {
      if (NOUNS.test(title)) continue;
      const phrases = rowsIn(blocks).map(([keyword = '', phrase = '', korean = '']) => ({
        id: `step-${++number}`,
        keyword,
        phrase: patternOf(phrase),
        korean: patternOf(korean),
      }));
      for (const { phrase, korean } of phrases) known.add(phrase).add(korean);
      groups.push({ title, phrases });
    }
    const others = [...new Set([...this.run.definitions.values()].map(({ pattern }) => pattern))]
      .filter((pattern) => !known.has(pattern))
      .map((phrase) => ({ id: `step-${++number}`, keyword: '', phrase, korean: '' }));
    return others.length === 0 ? groups : [...groups, { title: 'Further steps', phrases: others }];
  }
}

/** By whom the file is written matters to who edits it. */
function withoutMaker(block: Block): Block {
  return 'html' in block
    ? { html: block.html.replace(/Written by <code>[^<]*<\/code>[^.]*\.\s*/, '') }
    : block;
}

const NOUNS = /\bnouns\b/i;

/** A cell of the catalogue is written as the code is. */
function patternOf(cell: string): string {
  return plainText(cell).replaceAll('\\\\', '\\').replaceAll("\\'", "'");
}

interface GroupProps extends Group {
  /** Which of its phrases is the first. */
  readonly from: number;
  readonly uses: ReadonlyMap<string, Use>;
}

function placeOf(title: string, from: number): string {
  return from === 0 ? anchorOf(title) : `${anchorOf(title)}-${from + 1}`;
}

function GroupView({ title, phrases, from, uses }: GroupProps): VNode {
  return (
    <section id={placeOf(title, from)}>
      <h2>{from === 0 ? title : `${title}, continued`}</h2>
      <dl class="phrases">
        {phrases.map(({ id, keyword, phrase, korean }) => (
          <div key={id} id={id}>
            <dt>
              {keyword && <span class="step-keyword">{keyword} </span>}
              <Pattern text={phrase} />
            </dt>
            {korean && (
              <dd lang="ko" class="korean">
                <Pattern text={korean} />
              </dd>
            )}
            <Examples uses={[uses.get(phrase), uses.get(korean)]} />
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The nouns of a phrase stand out. */
function Pattern({ text }: { readonly text: string }): VNode {
  return (
    <>
      {clipped(text, 1_000)
        .split(/(\{[^{}]*\})/)
        .map((part, i) => (i % 2 === 1 ? <i key={i}>{part}</i> : part))}
    </>
  );
}

function Examples({ uses }: { readonly uses: readonly (Use | undefined)[] }): VNode {
  const examples = uses.flatMap((use) => use?.example ?? []);
  const count = uses.reduce((sum, use) => sum + (use?.count ?? 0), 0);
  if (count === 0) return <dd class="example quiet">not run in this run</dd>;
  return (
    <dd class="example">
      {examples.map(({ keyword, text, page, feature }) => (
        <span key={page}>
          {keyword} {clipped(text, 500)} <span class="quiet">in</span>{' '}
          <a href={address(PLACE.file, page)}>{clipped(feature, 200)}</a>
          <br />
        </span>
      ))}
      <span class="quiet">{count === 1 ? 'said once' : `said ${count.toLocaleString('en')} times`}</span>
    </dd>
  );
}
