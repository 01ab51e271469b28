import type { VNode } from 'preact';
import { type Cited, CitedSources, type CitingRule } from '../cited';
import { deadEnd, engineCitations, type KubernetesFiles, kubernetesFiles } from '../known-sources';
import type { PageMaker } from '../page-maker';
import { address, featurePage } from '../paths';
import { counted } from '../words';
import { type Page, Scroll } from './layout';

const FILE = 'sources.html';
const FILES = 'sources-files.html';

/** The pages that lead from what Kubernetes states to the scenarios that show it, and tell where no way leads. */
export function sources(): PageMaker {
  const cited = new CitedSources();
  return {
    place: { file: FILE, name: 'Sources' },
    add: (feature) => cited.add(feature),
    pages: () => {
      const all = cited.all();
      if (!cited.hasOwn) return [citedPage(all)];
      const files = kubernetesFiles();
      return [pagesPage(all, cited, files), filesPage(all, files)];
    },
  };
}

/** What others cite is listed, and nobody judges it. */
function citedPage(all: readonly Cited[]): Page {
  return {
    file: FILE,
    title: 'Sources',
    isWide: true,
    main: (
      <article class="coverage sources-table">
        <h1>Sources</h1>
        <p>
          {all.length === 0
            ? 'No rule of this run cites a page.'
            : 'The pages that the rules of this run cite, and the rules that cite each.'}
        </p>
        <Table title="Pages" rows={all} />
      </article>
    ),
  };
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
  return {
    file: FILE,
    title: 'Sources',
    isWide: true,
    main: (
      <article class="coverage sources-table">
        <h1>Sources</h1>
        <p>
          Where Kubernetes states the rules of this book, page by page, and the rules that show each.{' '}
          {counted(rules, 'rule')} {rules === 1 ? 'stands' : 'stand'} on {counted(pages.length, 'page')} and
          on{' '}
          <a href={FILES}>
            {counted(all.length - pages.length - (own.length > 0 ? 1 : 0), 'file')} of its source
          </a>
          ; {inheriting} of them lean on the sources of their feature, having none of their own.
        </p>
        <Table title="Pages" rows={pages} />
        {own.length > 0 && (
          <>
            <h2 id="podlife">Promises of podlife itself</h2>
            <p>Of which Kubernetes knows nothing.</p>
            <Rules rules={own} />
          </>
        )}
        <h2 id="dead-ends">Dead ends</h2>
        {dead.length + unfounded.length === 0 && <p>None: each rule leads to a source.</p>}
        {unfounded.length > 0 && (
          <>
            <h3>Rules without a source</h3>
            <Rules rules={unfounded} />
          </>
        )}
        {dead.length > 0 && (
          <>
            <h3>Sources that are none</h3>
            <ul>
              {dead.map(({ citation, by, why }) => (
                <li key={citation.page}>
                  <code>{citation.page}</code>: {why} <Rules rules={by} />
                </li>
              ))}
            </ul>
          </>
        )}
      </article>
    ),
  };
}

function filesPage(all: readonly Cited[], files: KubernetesFiles): Page {
  const rows = all.filter(({ citation }) => citation.path !== undefined);
  const cited = new Set(rows.map(({ citation }) => citation.page));
  const uncited = [...engineCitations()].filter(([file]) => !cited.has(file));
  return {
    file: FILES,
    title: 'Sources: files of Kubernetes',
    isWide: true,
    main: (
      <article class="coverage sources-table">
        <p>
          <a href={FILE}>Sources</a>
        </p>
        <h1>Files of Kubernetes</h1>
        <p>
          Rules that no page of the documentation states stand on the source of Kubernetes itself, looked up
          in {files.release}.
        </p>
        <Table title="Files" rows={rows} />
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
      </article>
    ),
  };
}

function Table({ title, rows }: { readonly title: string; readonly rows: readonly Cited[] }): VNode | null {
  if (rows.length === 0) return null;
  return (
    <Scroll label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{title === 'Pages' ? 'page' : 'file'}</th>
            <th scope="col">scenarios</th>
            <th scope="col">failed</th>
            <th scope="col">rules</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ citation: { page, path, url }, rules }) => (
            <tr key={page}>
              <td class="source">
                <a href={path === undefined ? page : url}>
                  {page.replace(/^https?:\/\/(?:kubernetes\.io\/docs\/)?/, '')}
                </a>
              </td>
              <td class="number">{sum(rules, 'scenarios')}</td>
              <td class="number">{sum(rules, 'failed') || '—'}</td>
              <td>
                <Rules rules={rules} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function sum(rules: readonly CitingRule[], what: 'scenarios' | 'failed'): number {
  return rules.reduce((total, rule) => total + rule[what], 0);
}

const MOST_RULES = 8;
const LONGEST_NAME = 80;

/** Rules with a source of their own come first. */
function Rules({ rules }: { readonly rules: readonly CitingRule[] }): VNode {
  const ordered = [...rules].sort((a, b) => Number(a.inherits) - Number(b.inherits));
  const more = ordered.length - MOST_RULES;
  return (
    <ul class="some">
      {ordered.slice(0, MOST_RULES).map(({ feature, line, name, failed }) => (
        <li key={`${feature}-${line}`}>
          <a href={address(FILE, `${featurePage(feature)}#l${line}`)}>
            {name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`}
          </a>
          {failed > 0 && ` (${failed} failed)`}
        </li>
      ))}
      {more > 0 && (
        <li>
          and {more} more in {featuresOf(ordered.slice(MOST_RULES))}
        </li>
      )}
    </ul>
  );
}

const MOST_FEATURES = 4;

function featuresOf(rules: readonly CitingRule[]): string {
  const features = [...new Set(rules.map(({ feature }) => feature))];
  const others = features.length - MOST_FEATURES;
  return features.slice(0, MOST_FEATURES).join(', ') + (others > 0 ? ` and ${others} other features` : '');
}
