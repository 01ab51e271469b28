import type { VNode } from 'preact';
import type { Chapter, Entry } from '../contents';
import { address, featurePage } from '../paths';
import { Badge, type Page } from './layout';

const FILE = 'index.html';

/** The page of contents. */
export function indexView(
  chapters: readonly Chapter[],
  parseErrors: readonly { readonly uri: string; readonly message: string }[],
): Page {
  const entries = chapters.flatMap((chapter) => chapter.entries);
  const scenarios = entries.reduce((sum, { scenarios: some }) => sum + some, 0);
  const failed = entries.reduce((sum, { failed: some }) => sum + some, 0);
  return {
    file: FILE,
    title: 'podlife',
    main: (
      <>
        <h1>How workloads live and die</h1>
        <p class="figures">
          {scenarios} scenarios in {entries.length} features,{' '}
          {failed === 0 ? 'all passed' : `${failed} failed`}
        </p>
        {parseErrors.map(({ uri, message }) => (
          <section key={uri} class="failure">
            <h2>{uri} cannot be read</h2>
            <pre>{message}</pre>
          </section>
        ))}
        {chapters.map((chapter) => (
          <ChapterView key={chapter.id} {...chapter} />
        ))}
      </>
    ),
  };
}

function ChapterView({ id, title, entries }: Chapter): VNode {
  return (
    <section class="chapter" id={id}>
      <h2>{title || 'Features'}</h2>
      <ul>
        {entries.map((entry) => (
          <EntryView key={entry.id} {...entry} />
        ))}
      </ul>
    </section>
  );
}

function EntryView({ id, name, about, language, scenarios, status }: Entry): VNode {
  return (
    <li lang={language}>
      <a href={address(FILE, featurePage(id))}>{name}</a> {status !== 'PASSED' && <Badge status={status} />}
      <span class="count">{scenarios}</span>
      <span class="about">{about}</span>
    </li>
  );
}
