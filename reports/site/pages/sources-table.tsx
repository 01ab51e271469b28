import { Fragment, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Cited, CitingRule } from '../cited';
import { inParts, inPieces, joined, partFile } from '../parts';
import { address, featurePage } from '../paths';
import { counted } from '../words';
import { Badge, type Page, Scroll } from './layout';
import { TurnOver } from './turn';

/** They all stand at the root of the site. */
const FILE = 'sources.html';

/** Of a first page, where other things stand beside the table, so much is for the table. */
const FIRST_PAGE = 0.6;

/** A page and its table, which goes on on further pages where it is long. */
export function paged(page: Page, title: string, rows: readonly Cited[], limit: number): readonly Page[] {
  if (rows.length === 0) return [page];
  const pieces = rows.flatMap((row) =>
    inPieces(ordered(row.rules), TOGETHER, limit / 3, (rules, from) =>
      render(<Row {...row} rules={rules} of={row.rules} isMore={from > 0} />),
    ),
  );
  const parts = inParts(pieces, limit, limit * FIRST_PAGE);
  const files = parts.map((_, i) => partFile(page.file, i + 1));
  return parts.map((part, i) => ({
    ...page,
    file: files[i]!,
    title: i === 0 ? page.title : `${page.title} (${i + 1})`,
    main: (
      <>
        {i === 0 ? page.main : <h1>{page.title}, continued</h1>}
        <div class="coverage sources-table">
          <Table title={title} html={joined(part)} />
          <TurnOver files={files} at={i} name={page.title} />
        </div>
      </>
    ),
  }));
}

function Table({ title, html }: { readonly title: string; readonly html: string }): VNode {
  return (
    <Scroll label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{title.toLowerCase().replace(/s$/, '')}</th>
            <th scope="col">scenarios</th>
            <th scope="col">failed</th>
            <th scope="col">rules</th>
          </tr>
        </thead>
        <tbody dangerouslySetInnerHTML={{ __html: html }} />
      </table>
    </Scroll>
  );
}

/** Of so many rules a row tells; those of a source with more of them stand in several rows. */
const TOGETHER = 200;

interface RowProps extends Omit<Cited, 'rules'> {
  readonly rules: readonly CitingRule[];
  /** All rules of the source, also those of its other rows. */
  readonly of: readonly CitingRule[];
  readonly isMore: boolean;
}

function Row({ citation: { page, path, url }, rules, of, isMore }: RowProps): VNode {
  return (
    <tr>
      <td class="source">
        <a href={path === undefined ? page : url}>
          <Breaking text={page.replace(/^https?:\/\/(?:kubernetes\.io\/docs\/)?/, '')} />
        </a>
        {isMore && ', continued'}
      </td>
      <td class="number">{isMore ? '' : sum(of, 'scenarios')}</td>
      <td class="number">{isMore ? '' : sum(of, 'failed') || '—'}</td>
      <td>
        <Rules rules={rules} />
      </td>
    </tr>
  );
}

/** A long address goes on on the next line after a slash. */
function Breaking({ text }: { readonly text: string }): VNode {
  const [first, ...rest] = text.split(/(?<=\/)/);
  return (
    <>
      {first}
      {rest.map((part, i) => (
        <Fragment key={i}>
          <wbr />
          {part}
        </Fragment>
      ))}
    </>
  );
}

function sum(rules: readonly CitingRule[], what: 'scenarios' | 'failed'): number {
  return rules.reduce((total, rule) => total + rule[what], 0);
}

const MOST_RULES = 8;
const LONGEST_NAME = 80;

/** Rules with a source of their own come first. */
function ordered(rules: readonly CitingRule[]): readonly CitingRule[] {
  return [...rules].sort((a, b) => Number(a.inherits) - Number(b.inherits));
}

/** Rules, each with its scenarios; very many are unfolded. */
export function Rules({ rules }: { readonly rules: readonly CitingRule[] }): VNode {
  const more = rules.slice(MOST_RULES);
  return (
    <>
      <ul class="some">
        {rules.slice(0, MOST_RULES).map((rule) => (
          <RuleItem key={`${rule.feature}-${rule.line}`} {...rule} />
        ))}
      </ul>
      {more.length > 0 && (
        <details>
          <summary>and {more.length} more</summary>
          <ul class="some">
            {more.map((rule) => (
              <RuleItem key={`${rule.feature}-${rule.line}`} {...rule} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function RuleItem({ feature, line, name, failed, shown }: CitingRule): VNode {
  const page = featurePage(feature);
  return (
    <li>
      <a href={address(FILE, `${page}#l${line}`)}>{short(name)}</a>
      {failed > 0 && ` (${failed} failed)`}
      {shown.length > 0 && (
        <details class="scenarios">
          <summary>{counted(shown.length, 'scenario')}</summary>
          <ul>
            {shown.map((scenario) => (
              <li key={scenario.line}>
                <a href={address(FILE, `${page}#l${scenario.line}`)}>{short(scenario.name)}</a>{' '}
                <Badge status={scenario.status} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function short(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
