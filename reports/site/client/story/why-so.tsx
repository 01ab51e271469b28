import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { shortDuration, type WhyLine, type WhyLink, why } from '../../../../engine';
import { stopOfEntry } from './stops';
import type { Place } from './use-place';
import type { Walk } from './walk';

interface Props {
  readonly walk: Walk;
  readonly place: Place;
  /** The page of the feature. */
  readonly page: string;
}

/** Why that happened which happened last: the chain of causes, each a way to its moment. */
export function WhySo({ walk, place, page }: Props): VNode | null {
  const { stops, index, href } = place;
  const { entries, story, place: where } = walk.told;
  const entry = entries[stops[index]!.written - 1];
  const links = useMemo(
    () => (entry === undefined ? [] : why(entries, entry.id, story)),
    [entries, story, entry],
  );
  if (entry === undefined || links.length === 0) return null;
  const first = entries[0]!.id;
  return (
    <section class="why" aria-labelledby="why">
      <h2 id="why">Why?</h2>
      <p class="asked">{walk.lines.sentence(entry)}</p>
      <ol>
        {links.map((link) => (
          <li key={`${link.what} ${link.entry}`} class={link.what}>
            <a href={href(stopOfEntry(stops, link.entry - first))}>
              <time>{shortDuration(link.at)}</time>
            </a>{' '}
            {link.words}
            <Lines link={link} feature={where} page={page} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What somebody wrote that made it so. A step is told already. */
function Lines({
  link: { what, lines },
  feature,
  page,
}: {
  readonly link: WhyLink;
  readonly feature: string;
  readonly page: string;
}): VNode | null {
  if (lines.length === 0) return null;
  return (
    <ul class="written">
      {lines.map((line) => (
        <li key={`${line.file} ${line.line} ${line.text}`}>
          {what !== 'step' && <code>{line.text}</code>} <PlaceOf line={line} feature={feature} page={page} />
        </li>
      ))}
    </ul>
  );
}

/** `pods.yaml:12`; what stands in the feature itself needs no name of a file, and is on its page. */
function PlaceOf({
  line: { file, line },
  feature,
  page,
}: {
  readonly line: WhyLine;
  readonly feature: string;
  readonly page: string;
}): VNode {
  const own = feature.replace(/:\d+$/, '');
  if (file !== undefined && file !== own) return <span class="quiet">{`${file}:${line}`}</span>;
  return <a class="quiet" href={`${page}#l${line}`}>{`line ${line}`}</a>;
}
