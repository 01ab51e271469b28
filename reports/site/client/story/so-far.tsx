import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { shortDuration } from '../../../../engine';
import { Choice, Scroll } from './marks';
import type { Sight } from './sight';
import { stopOfEntry } from './stops';
import type { Place } from './use-place';
import type { Walk } from './walk';

interface Props {
  readonly walk: Walk;
  readonly place: Place;
  readonly now: Sight;
}

/** How many lines are shown at once; whoever wants to read further back asks for as many more. */
const AT_ONCE = 40;

/** What happened until the moment, the newest first: in words, or as kubectl shows it. */
export function SoFar({ walk, place, now }: Props): VNode {
  const { look, lookAt } = place;
  return (
    <section class="so-far" aria-labelledby="so-far">
      <h2 id="so-far">So far</h2>
      <Choice
        legend="As"
        name="log"
        names={{ words: 'words', events: 'kubectl events' }}
        chosen={look.log}
        choose={(log) => lookAt({ log })}
      />
      {look.log === 'words' ? <Words walk={walk} place={place} /> : <Events walk={walk} now={now} />}
    </section>
  );
}

function Words({ walk, place }: Omit<Props, 'now'>): VNode {
  const [shown, show] = useState(AT_ONCE);
  const { stops, index, href } = place;
  const { written } = stops[index]!;
  const { entries } = walk.told;
  const first = entries[0]?.id ?? 0;
  const until = walk.lines.until(first + written - 1);
  const from = Math.max(until - shown, 0);
  const last = first + written - 1;
  const newest = walk.lines.all.slice(from, until).reverse();
  return (
    <>
      {until === 0 && <p>Nothing yet.</p>}
      <ol class="happened" reversed start={until}>
        {newest.map(({ entry, what, object, at }) => (
          <li key={`${entry} ${what}`} class={entry === last ? 'current' : undefined}>
            <a href={href(stopOfEntry(stops, entry - first))}>
              <time>{shortDuration(at)}</time>
            </a>{' '}
            {object} {what}
            {entry === last && <span class="quiet"> (now)</span>}
          </li>
        ))}
      </ol>
      {from > 0 && (
        <button type="button" onClick={() => show(shown + AT_ONCE)}>
          {from === 1 ? '1 line' : `${from} lines`} before
        </button>
      )}
    </>
  );
}

function Events({ walk, now }: Omit<Props, 'place'>): VNode {
  const [shown, show] = useState(AT_ONCE);
  const { command, table, said } = now.table(['events', ...walk.scope]);
  const rows = table?.rows ?? [];
  const from = Math.max(rows.length - shown, 0);
  return (
    <>
      <h3>
        <code>{command}</code>
      </h3>
      {said !== '' && <pre class="said">{said}</pre>}
      {from > 0 && (
        <button type="button" onClick={() => show(shown + AT_ONCE)}>
          {from === 1 ? '1 event' : `${from} events`} before
        </button>
      )}
      {rows.length > 0 && (
        <Scroll label={command}>
          <table class="printed">
            <thead>
              <tr>
                {table!.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(from).map((cells, i) => (
                <tr key={from + i}>
                  {cells.map((cell, column) => (
                    <td key={table!.columns[column]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
}
