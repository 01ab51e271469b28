import type { VNode } from 'preact';
import type { Reached } from '../../coverage/lifecycle';
import type { PlaceLines } from '../../coverage/place-lines';
import { address, featurePage } from '../paths';
import { Scroll } from './layout';

/** Where all of these tables stand: at the root of the site. */
const FILE = 'coverage.html';

/** A scenario to which a table leads. */
export interface Title {
  readonly feature: string;
  readonly line: number;
  readonly name: string;
}

export function GroupRow({
  title,
  href,
  rows,
}: {
  readonly title: string;
  readonly href: string;
  readonly rows: readonly Reached[];
}): VNode {
  return (
    <ShareRow
      title={title}
      href={href}
      reached={rows.filter(({ scenarios }) => scenarios > 0).length}
      all={rows.length}
    />
  );
}

export function ShareRow({
  title,
  href,
  reached,
  all,
}: {
  readonly title: string;
  readonly href: string;
  readonly reached: number;
  readonly all: number;
}): VNode {
  return (
    <tr>
      <th scope="row">
        <a href={href}>{title}</a>
      </th>
      <td class="number">{reached}</td>
      <td class="number">{all}</td>
      <td>
        <meter min={0} max={Math.max(all, 1)} value={reached} aria-label={`${reached} of ${all}`} />{' '}
        {all === 0 ? '' : `${Math.floor((100 * reached) / all)}%`}
      </td>
    </tr>
  );
}

interface EntriesProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly Reached[];
  readonly lines: PlaceLines;
  /** The scenarios that some reached; nothing for a table of what none did. */
  readonly titles?: ReadonlyMap<string, Title>;
}

/** Entries of the catalogue, each with where the engine says it. */
export function Entries({ label, columns, rows, lines, titles }: EntriesProps): VNode {
  const reached = titles ? ['scenarios', 'for example'] : [];
  return (
    <Scroll label={label}>
      <table class={titles ? 'reached' : 'never'}>
        <Head columns={[...columns, ...reached, 'where the engine says it']} />
        <tbody>
          {rows.map(({ entry, scenarios, some }) => (
            <tr key={entry.texts.join('\0')} class={titles && scenarios === 0 ? 'never' : undefined}>
              <Texts texts={entry.texts} columns={columns} />
              {titles && (
                <>
                  <td class="number">{scenarios === 0 ? 'never' : scenarios}</td>
                  <td>
                    <Links titles={some.flatMap((id) => titles.get(id) ?? [])} />
                  </td>
                </>
              )}
              <td>
                <code>{lines.of(entry.place)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

export function Head({ columns }: { readonly columns: readonly string[] }): VNode {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** `*` is what varies; an empty text is nothing, before a beginning and after an end. */
function Texts({
  texts,
  columns,
}: {
  readonly texts: readonly string[];
  readonly columns: readonly string[];
}): VNode {
  return (
    <>
      {columns.map((column, i) => (
        <td key={column} class="said">
          {(texts[i] ?? '').replaceAll('*', '…') || EMPTY[column] || '—'}
        </td>
      ))}
    </>
  );
}

const EMPTY: Readonly<Record<string, string>> = { from: 'created', to: 'deleted' };

export function Links({ titles }: { readonly titles: readonly Title[] }): VNode | null {
  if (titles.length === 0) return null;
  return (
    <ul class="some">
      {titles.map(({ feature, line, name }) => (
        <li key={`${feature}-${line}`}>
          <a href={address(FILE, `${featurePage(feature)}#l${line}`)} title={feature}>
            {shortened(name)}
          </a>
        </li>
      ))}
    </ul>
  );
}

const LONGEST_NAME = 60;

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
