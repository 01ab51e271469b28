import type { VNode } from 'preact';
import type { Chapter, Contents, Entry, Topic } from '../contents';
import { inlineHtml, type Leads, proseHtml } from '../markdown';
import { clipped, MOST_NAME } from '../parts';
import { address, featurePage } from '../paths';
import type { FailedHook } from '../run-hooks';
import { counted } from '../words';
import { Badge, Html, InlineHtml, type Page, type Place } from './layout';

const FILE = 'index.html';

export interface IndexProps {
  readonly contents: Contents;
  readonly chapters: readonly Chapter[];
  readonly parseErrors: readonly { readonly uri: string; readonly message: string }[];
  readonly failedHooks: readonly FailedHook[];
  readonly leads: Leads;
  /** Whether there is a page of failures. */
  readonly failures?: string;
  /** The guided path, if there is one. */
  readonly path?: Place;
}

/** The page of contents, and the pages of chapters that are too long for it. */
export function indexPages({
  contents,
  chapters,
  parseErrors,
  failedHooks,
  leads,
  failures,
  path,
}: IndexProps): readonly Page[] {
  const run = chapters.filter(isRun);
  const { table } = contents;
  const index: Page = {
    file: FILE,
    title: 'podlife',
    aside: <ChapterList chapters={chapters} />,
    main: (
      <article class="contents">
        <h1>{table?.title || 'What workloads do'}</h1>
        <Figures chapters={chapters} failures={failures} />
        {path && (
          <p>
            New to Kubernetes? Begin with <a href={path.file}>{path.name}</a>: what others say of pods, each
            sentence with the scenario that shows whether it is so.
          </p>
        )}
        {table && <Html html={proseHtml(table.intro, leads)} />}
        {failedHooks.map(({ kind, place, message }) => (
          <section key={place} class="failure">
            <h2>
              {kind} failed: {place}
            </h2>
            <pre class="message">{clipped(message, 5_000)}</pre>
          </section>
        ))}
        {parseErrors.map(({ uri, message }) => (
          <section key={uri} class="failure">
            <h2>{uri} cannot be read</h2>
            <pre class="message">{clipped(message, 5_000)}</pre>
          </section>
        ))}
        {run.map((chapter) => (
          <ChapterView key={chapter.id} chapter={chapter} leads={leads} />
        ))}
        {run.length < chapters.length && (
          <details class="not-run">
            <summary>Chapters of which nothing was run in this run</summary>
            {chapters
              .filter((chapter) => !isRun(chapter))
              .map((chapter) => (
                <ChapterView key={chapter.id} chapter={chapter} leads={leads} />
              ))}
          </details>
        )}
        {table && <Html html={proseHtml(table.outro, leads)} />}
      </article>
    ),
  };
  return [index, ...chapters.flatMap((chapter) => ownPages(chapter, leads))];
}

function isRun({ topics }: Chapter): boolean {
  return topics.some(({ entries }) => entries.some(({ run }) => run));
}

/** A chapter with more topics has pages of its own, so that the page of contents stays one that can be read. */
const MOST_TOPICS = 400;

function ownPages(chapter: Chapter, leads: Leads): readonly Page[] {
  if (chapter.topics.length <= MOST_TOPICS) return [];
  const count = Math.ceil(chapter.topics.length / MOST_TOPICS);
  return Array.from({ length: count }, (_, i) => ({
    file: chapterFile(chapter, i),
    title: `${chapter.title} (${i + 1} of ${count})`,
    main: (
      <article class="contents">
        <h1>{chapter.title}</h1>
        <p class="quiet">
          Page {i + 1} of {count}
        </p>
        <Topics topics={chapter.topics.slice(i * MOST_TOPICS, (i + 1) * MOST_TOPICS)} leads={leads} />
      </article>
    ),
  }));
}

function chapterFile({ id }: Chapter, page: number): string {
  return `chapter-${id.replace(/[^\p{L}\p{N}]+/gu, '-') || 'features'}-${page + 1}.html`;
}

function Figures({
  chapters,
  failures,
}: {
  readonly chapters: readonly Chapter[];
  readonly failures?: string;
}): VNode {
  const entries = chapters.flatMap(({ topics }) => topics.flatMap((topic) => topic.entries));
  const runs = entries.flatMap(({ run, twin }) => [run, twin?.run].flatMap((one) => one ?? []));
  const scenarios = runs.reduce((sum, run) => sum + run.scenarios, 0);
  const failed = runs.reduce((sum, run) => sum + run.failed, 0);
  const skipped = runs.reduce((sum, run) => sum + run.skipped, 0);
  const passed = skipped === 0 && failed === 0 ? 'all passed' : '';
  const text = failed === 0 ? passed : `${failed} did not pass`;
  const missing = entries.filter(({ run }) => !run).length;
  return (
    <p class="figures">
      {counted(scenarios, 'scenario')} in {counted(runs.length, 'feature')} {scenarios === 1 ? 'was' : 'were'}{' '}
      run
      {text && ', '}
      {failed > 0 && failures ? <a href={failures}>{text}</a> : text}
      {skipped > 0 && `, ${skipped.toLocaleString('en')} skipped`}.
      {missing > 0 &&
        (missing === 1
          ? ' One more feature was not run.'
          : ` ${missing.toLocaleString('en')} more features were not run.`)}
    </p>
  );
}

function ChapterList({ chapters }: { readonly chapters: readonly Chapter[] }): VNode {
  return (
    <aside class="aside">
      <nav aria-label="Chapters">
        <ul>
          {chapters.filter(isRun).map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
    </aside>
  );
}

function ChapterView({ chapter, leads }: { readonly chapter: Chapter; readonly leads: Leads }): VNode {
  const { id, title, topics } = chapter;
  return (
    <section class="chapter" id={id}>
      <h2>{title}</h2>
      {topics.length <= MOST_TOPICS ? (
        <Topics topics={topics} leads={leads} />
      ) : (
        <p>
          {topics.length.toLocaleString('en')} topics:{' '}
          {Array.from({ length: Math.ceil(topics.length / MOST_TOPICS) }, (_, i) => (
            <>
              <a key={i} href={address(FILE, chapterFile(chapter, i))}>
                page {i + 1}
              </a>{' '}
            </>
          ))}
        </p>
      )}
    </section>
  );
}

function Topics({ topics, leads }: { readonly topics: readonly Topic[]; readonly leads: Leads }): VNode {
  return (
    <ul class="topics">
      <li class="topics-head" aria-hidden="true">
        <span class="count">scenarios</span>
      </li>
      {topics.map(({ entries, about }) => (
        <li key={entries[0]!.id}>
          <span class="topic">
            {entries.map((entry, i) => (
              <>
                {i > 0 && ', '}
                <EntryView key={entry.id} entry={entry} />
              </>
            ))}
          </span>{' '}
          <span class="about">
            <InlineHtml html={inlineHtml(clipped(about, MOST_NAME), leads)} />
          </span>{' '}
          <Count entries={entries} />
        </li>
      ))}
    </ul>
  );
}

function EntryView({ entry: { id, name, run, twin, language } }: { readonly entry: Entry }): VNode {
  const text = clipped(name, MOST_NAME);
  return (
    <>
      {run ? (
        <a href={address(FILE, featurePage(id))} lang={language === 'en' ? undefined : language}>
          {text}
        </a>
      ) : (
        <span class="quiet">{text}</span>
      )}
      {twin && (
        <>
          {' '}
          <a class="twin" href={address(FILE, featurePage(twin.id))} lang={twin.language} title={twin.name}>
            {languageName(twin.language)}
          </a>
          {twin.run?.status !== 'PASSED' && (
            <>
              {' '}
              <Badge status={twin.run?.status ?? 'NOT_RUN'} />
            </>
          )}
        </>
      )}
    </>
  );
}

function Count({ entries }: { readonly entries: readonly Entry[] }): VNode {
  const runs = entries.flatMap(({ run }) => run ?? []);
  const scenarios = runs.reduce((sum, run) => sum + run.scenarios, 0);
  const other = runs.find(({ status }) => status !== 'PASSED')?.status;
  return (
    <span class="count">
      {(other || runs.length === 0) && <Badge status={other ?? 'NOT_RUN'} />}{' '}
      {scenarios > 0 && (
        <span title={counted(scenarios, 'scenario')}>
          {scenarios}
          <span class="unseen">{scenarios === 1 ? ' scenario' : ' scenarios'}</span>
        </span>
      )}
    </span>
  );
}

/** What a language calls itself, where we know it. */
function languageName(language: string): string {
  return LANGUAGES[language] ?? language;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ko: '한국어',
  en: 'English',
  ja: '日本語',
  de: 'Deutsch',
  fr: 'Français',
};
