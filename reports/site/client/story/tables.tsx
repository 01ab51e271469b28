import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Table } from '../../../../engine';
import type { KindShown } from './kinds';
import { type MarkedRow, markedRows, withoutMost } from './marked-rows';
import { CLASSES, Scroll, Sign } from './marks';
import type { Printed, Sight } from './sight';
import type { Place } from './use-place';

interface Props {
  readonly kinds: readonly KindShown[];
  readonly place: Place;
  /** The key of the object that is looked at. */
  readonly chosen?: string;
  readonly now: Sight;
  readonly before?: Sight;
}

/** What `kubectl get` prints of each kind, with what changed marked. */
export function Tables({ kinds, place, chosen, now, before }: Props): VNode {
  const { wide } = place.look;
  const tableOf = ({ kind, argv, namespace }: KindShown) => {
    const asked = wide ? [...argv, '-o', 'wide'] : argv;
    return (
      <Listing
        key={kind}
        prefix={namespace === undefined ? kind : `${kind}/${namespace}`}
        printed={now.table(asked)}
        before={before && (before.table(asked).table ?? NO_ROWS)}
        place={place}
        chosen={chosen}
      />
    );
  };
  const more = kinds.filter(({ isMain }) => !isMain);
  return (
    <section class="tables" aria-labelledby="tables">
      <h2 id="tables">What kubectl prints</h2>
      <label class="switch">
        <input
          type="checkbox"
          checked={wide}
          onChange={(event) => place.lookAt({ wide: event.currentTarget.checked })}
        />{' '}
        <code>-o wide</code>
      </label>
      {kinds.length === 0 && <p>There is nothing in this story that kubectl could print.</p>}
      {kinds.filter(({ isMain }) => isMain).map(tableOf)}
      {more.length > 0 && (
        <details>
          <summary>Other kinds: {more.map(({ kind }) => kind).join(', ')}</summary>
          {more.map(tableOf)}
        </details>
      )}
    </section>
  );
}

const NO_ROWS: Table = { columns: [], rows: [] };

function Listing({
  prefix,
  printed: { command, table, said },
  before,
  place,
  chosen,
}: {
  /** What of an object's key its row does not say. */
  readonly prefix: string;
  readonly printed: Printed;
  readonly before?: Table;
  readonly place: Place;
  readonly chosen?: string;
}): VNode {
  const [isWhole, setWhole] = useState(false);
  const columns = table?.columns ?? before?.columns ?? [];
  const all = markedRows(before, table ?? { columns, rows: [] });
  const rows = isWhole ? all : withoutMost(all);
  return (
    <div class="listing">
      <h3>
        <code>{command}</code>
      </h3>
      {said !== '' && <pre class="said">{said}</pre>}
      {rows.length > 0 && (
        <Scroll label={command}>
          <table class="printed">
            <thead>
              <tr>
                <th scope="col">
                  <span aria-hidden="true">±</span>
                  <span class="unseen">Change</span>
                </th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row
                  key={`${row.mark === '-'} ${row.key}`}
                  row={row}
                  columns={columns}
                  href={place.href(place.index, { object: `${prefix}/${row.key}` })}
                  isChosen={`${prefix}/${row.key}` === chosen}
                />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {rows.length < all.length && (
        <button type="button" onClick={() => setWhole(true)}>
          Show all {all.length} rows
        </button>
      )}
    </div>
  );
}

function Row({
  row: { cells, mark, changed },
  columns,
  href,
  isChosen,
}: {
  readonly row: MarkedRow;
  readonly columns: readonly string[];
  readonly href: string;
  readonly isChosen: boolean;
}): VNode {
  return (
    <tr class={CLASSES[mark]}>
      <td class="sign">
        <Sign mark={mark} />
      </td>
      {columns.map((column, i) =>
        column === 'NAME' ? (
          <th key={column} scope="row">
            <a href={href} aria-current={isChosen ? 'true' : undefined}>
              {cells[i]}
            </a>
          </th>
        ) : (
          <td key={column}>{changed.includes(i) ? <mark>{cells[i]}</mark> : cells[i]}</td>
        ),
      )}
    </tr>
  );
}
