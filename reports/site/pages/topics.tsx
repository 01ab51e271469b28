import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Chapter, Entry, Topic } from '../contents';
import { inlineHtml, type Leads } from '../markdown';
import { clipped, joined, MOST_NAME, type Piece } from '../parts';
import { address, featurePage } from '../paths';
import { counted } from '../words';
import { Badge, InlineHtml } from './layout';

/** A line of the contents. */
export interface TopicPiece extends Piece {
  readonly name: string;
}

/** The lines of a chapter, for one page. */
export function topicPieces({ topics }: Chapter, file: string, leads: Leads): readonly TopicPiece[] {
  return topics.map((topic) => ({
    name: topic.entries[0]!.name,
    html: render(<TopicView {...topic} file={file} leads={leads} />),
  }));
}

export function Topics({ pieces }: { readonly pieces: readonly TopicPiece[] }): VNode {
  return <ul class="topics" dangerouslySetInnerHTML={{ __html: `${HEAD}${joined(pieces)}` }} />;
}

/** The features of some chapters that were run, translations among them. */
export function featuresOf(chapters: readonly Chapter[]): readonly Entry[] {
  const entries = chapters.flatMap(({ topics }) => topics.flatMap((topic) => topic.entries));
  return entries.flatMap((entry) => [entry, ...(entry.twin ? [entry.twin] : [])]).filter(({ run }) => run);
}

/** So many features that failed are seen at once, and so many more unfolded. */
const FIRST_FAILED = 8;
const MOST_FAILED = 60;

interface FailedProps extends Placed {
  readonly chapters: readonly Chapter[];
}

/** The features that failed, where not all features stand on the page. */
export function Failed({ chapters, file }: FailedProps): VNode | null {
  const failed = featuresOf(chapters).filter(({ run }) => run!.failed > 0);
  if (failed.length === 0) return null;
  const more = failed.slice(FIRST_FAILED, MOST_FAILED);
  return (
    <section class="did-not-pass">
      <h2 class="minor" id="did-not-pass">
        {counted(failed.length, 'feature')} did not pass
      </h2>
      <FailedList entries={failed.slice(0, FIRST_FAILED)} file={file} />
      {more.length > 0 && (
        <details>
          <summary>and {counted(more.length, 'more feature')}</summary>
          <FailedList entries={more} file={file} />
          {failed.length > MOST_FAILED && (
            <p class="quiet">and {counted(failed.length - MOST_FAILED, 'more')}, which the lists mark</p>
          )}
        </details>
      )}
    </section>
  );
}

function FailedList({ entries, file }: Placed & { readonly entries: readonly Entry[] }): VNode {
  return (
    <ul class="some">
      {entries.map((entry) => (
        <li key={entry.id}>
          <EntryLink entry={entry} file={file} /> <Badge status={entry.run!.status} />{' '}
          <span class="quiet">
            {entry.run!.failed} of {counted(entry.run!.scenarios, 'scenario')}
          </span>
        </li>
      ))}
    </ul>
  );
}

const HEAD = render(
  <li class="topics-head" aria-hidden="true">
    <span class="count">scenarios</span>
  </li>,
);

interface Placed {
  /** On which page it stands. */
  readonly file: string;
}

function TopicView({ entries, about, file, leads }: Topic & Placed & { readonly leads: Leads }): VNode {
  return (
    <li>
      <span class="topic">
        {entries.map((entry, i) => (
          <>
            {i > 0 && ', '}
            <EntryView key={entry.id} entry={entry} file={file} />
          </>
        ))}
      </span>{' '}
      <span class="about">
        <InlineHtml html={inlineHtml(clipped(about, MOST_NAME), leads)} />
      </span>{' '}
      <Count entries={entries} />
    </li>
  );
}

function EntryView({ entry, file }: Placed & { readonly entry: Entry }): VNode {
  const { name, run, twin } = entry;
  return (
    <>
      {run ? <EntryLink entry={entry} file={file} /> : <span class="quiet">{clipped(name, MOST_NAME)}</span>}
      {twin && (
        <>
          {' '}
          <a
            class="twin"
            href={address(file, featurePage(twin.id))}
            lang={twin.language}
            title={clipped(twin.name, MOST_NAME)}
          >
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

function EntryLink({ entry: { id, name, language }, file }: Placed & { readonly entry: Entry }): VNode {
  return (
    <a href={address(file, featurePage(id))} lang={language === 'en' ? undefined : language}>
      {clipped(name, MOST_NAME)}
    </a>
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
