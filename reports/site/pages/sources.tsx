import type { ComponentChildren, VNode } from 'preact';
import { type Cited, CitedSources, type CitingRule } from '../cited';
import { deadEnd, engineCitations, type KubernetesFiles, kubernetesFiles } from '../known-sources';
import type { PageMaker, RunFacts } from '../page-maker';
import { featurePage } from '../paths';
import type { Citation } from '../sources';
import { counted } from '../words';
import type { Page } from './layout';
import { paged, Rules } from './sources-table';

const FILE = 'sources.html';
const FILES = 'sources-files.html';
const OWN = 'sources-podlife.html';

/** The pages that lead from what Kubernetes states to the scenarios that show it, and tell where no way leads. */
export function sources({ pageBytes }: Pick<RunFacts, 'pageBytes'>): PageMaker {
  const cited = new CitedSources();
  return {
    place: { file: FILE, name: 'Sources' },
    add: (feature) => cited.add(feature),
    pages: () => {
      const all = cited.all();
      if (!cited.hasOwn) return paged(citedPage(all), 'Pages', all, pageBytes);
      const files = kubernetesFiles();
      const isPage = ({ citation }: Cited) => citation.path === undefined && citation.page !== 'podlife';
      const isFile = ({ citation }: Cited) => citation.path !== undefined;
      const own = all.filter(({ citation }) => citation.page === 'podlife');
      return [
        ...paged(pagesPage(all, cited, files), 'Pages', documentationFirst(all.filter(isPage)), pageBytes),
        ...paged(filesPage(all, files), 'Files', all.filter(isFile), pageBytes),
        ...(own.length > 0 ? paged(ownPage(), 'Features', ownByFeature(own), pageBytes) : []),
      ];
    },
  };
}

/** Whoever has more dead ends begins with these. */
const MOST_DEAD = 30;
const MOST_OF_DEAD = 3;

function withoutScenarios(rule: CitingRule): CitingRule {
  return { ...rule, shown: [] };
}

/** What people look for is mostly the documentation of Kubernetes; after it comes what it builds on. */
function documentationFirst(pages: readonly Cited[]): readonly Cited[] {
  const isOf = ({ citation }: Cited) => citation.page.startsWith('https://kubernetes.io/');
  return [...pages.filter(isOf), ...pages.filter((page) => !isOf(page))];
}

/** One of the pages; those beside the first lead back to it. */
function pageOf(file: string, heading: string, text: ComponentChildren): Page {
  return {
    file,
    title: heading,
    isWide: true,
    main: (
      <article class="coverage sources-table">
        {file !== FILE && (
          <p>
            <a href={FILE}>Sources</a>
          </p>
        )}
        <h1>{heading}</h1>
        {text}
      </article>
    ),
  };
}

/** What others cite is listed, and nobody judges it. */
function citedPage(all: readonly Cited[]): Page {
  return pageOf(
    FILE,
    'Sources',
    <p>
      {all.length === 0
        ? 'No rule of this run cites a page.'
        : 'The pages that the rules of this run cite, and the rules that cite each.'}
    </p>,
  );
}

function pagesPage(
  all: readonly Cited[],
  { rules, inheriting, unfounded }: CitedSources,
  files: KubernetesFiles,
): Page {
  const pages = all.filter(({ citation }) => citation.path === undefined && citation.page !== 'podlife');
  const own = all.filter(({ citation }) => citation.page === 'podlife').flatMap((one) => one.rules);
  const dead = all.flatMap(({ citation, rules: by }) => {
    const judged = by.filter(({ isOwn }) => isOwn);
    const why = judged.length === 0 ? undefined : deadEnd(citation, files);
    return why === undefined ? [] : [{ citation, by: judged, why }];
  });
  return pageOf(
    FILE,
    'Sources',
    <>
      <p>
        Where Kubernetes states the rules of this book, page by page, and the rules that show each.{' '}
        {counted(rules, 'rule')} {rules === 1 ? 'stands' : 'stand'} on {counted(pages.length, 'page')} and on{' '}
        <a href={FILES}>
          {counted(all.length - pages.length - (own.length > 0 ? 1 : 0), 'file')} of its source
        </a>
        {inheriting > 0 &&
          `; ${inheriting} of them lean on the sources of their feature, having none of their own`}
        .
      </p>
      {own.length > 0 && (
        <p>
          <a href={OWN}>{counted(own.length, 'rule')}</a> podlife promises itself; Kubernetes knows nothing of
          that.
        </p>
      )}
      <DeadEnds dead={dead} unfounded={unfounded} />
      <h2 id="pages">Pages</h2>
    </>,
  );
}

interface DeadEndsProps {
  readonly dead: readonly {
    readonly citation: Citation;
    readonly by: readonly CitingRule[];
    readonly why: string;
  }[];
  readonly unfounded: readonly CitingRule[];
}

function DeadEnds({ dead, unfounded }: DeadEndsProps): VNode {
  if (dead.length + unfounded.length === 0) return <p>There is no dead end: each rule leads to a source.</p>;
  return (
    <>
      <h2 id="dead-ends">Dead ends</h2>
      {unfounded.length > 0 && (
        <>
          <h3>Rules without a source</h3>
          <Rules rules={unfounded.slice(0, MOST_DEAD).map(withoutScenarios)} />
          {unfounded.length > MOST_DEAD && (
            <p>and {counted(unfounded.length - MOST_DEAD, 'more rule')} without any</p>
          )}
        </>
      )}
      {dead.length > 0 && (
        <>
          <h3>Sources that are none</h3>
          <ul>
            {dead.slice(0, MOST_DEAD).map(({ citation, by, why }) => (
              <li key={citation.page}>
                <code>{citation.page}</code>: {why}{' '}
                <Rules rules={by.slice(0, MOST_OF_DEAD).map(withoutScenarios)} />
              </li>
            ))}
            {dead.length > MOST_DEAD && <li>and {counted(dead.length - MOST_DEAD, 'more source')}</li>}
          </ul>
        </>
      )}
    </>
  );
}

function filesPage(all: readonly Cited[], files: KubernetesFiles): Page {
  const rows = all.filter(({ citation }) => citation.path !== undefined);
  const cited = new Set(rows.map(({ citation }) => citation.page));
  const uncited = [...engineCitations()].filter(([file]) => !cited.has(file));
  return pageOf(
    FILES,
    'Files of Kubernetes',
    <>
      <p>
        Rules that no page of the documentation states stand on the source of Kubernetes itself, looked up in{' '}
        {files.release}.
      </p>
      {uncited.length > 0 && (
        <details>
          <summary>{counted(uncited.length, 'file')} that the engine follows and no rule cites</summary>
          <ul>
            {uncited.map(([file, by]) => (
              <li key={file}>
                <code>{file}</code>, followed in <code>{by}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>,
  );
}

/** What podlife promises itself stands in no source: it is sorted by features. */
function ownByFeature(own: readonly Cited[]): readonly Cited[] {
  const byFeature = new Map<string, CitingRule[]>();
  for (const rule of own.flatMap(({ rules }) => rules))
    byFeature.set(rule.feature, [...(byFeature.get(rule.feature) ?? []), rule]);
  return [...byFeature].map(([feature, rules]) => ({
    citation: { url: featurePage(feature), page: feature, path: feature, section: '' },
    rules,
  }));
}

function ownPage(): Page {
  return pageOf(OWN, 'Promises of podlife itself', <p>Of which Kubernetes knows nothing.</p>);
}
