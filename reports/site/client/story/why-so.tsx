import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { shortDuration, type WhyLine, type WhyLink, why } from '../../../../engine';
import { stopOfEntry } from './stops';
import type { Place } from './use-place';
import type { Walk } from './walk';

interface Props {
  readonly walk: Walk;
  readonly place: Place;
}

/** Why that happened which happened last: the chain of causes, each a way to its moment. */
export function WhySo({ walk, place }: Props): VNode | null {
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
      <ol>
        {links.map((link) => (
          <li key={`${link.what} ${link.entry}`} class={link.what}>
            <a href={href(stopOfEntry(stops, link.entry - first))}>
              <time>{shortDuration(link.at)}</time>
            </a>{' '}
            {link.words}
            <Lines link={link} feature={where} />
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
}: {
  readonly link: WhyLink;
  readonly feature: string;
}): VNode | null {
  if (lines.length === 0) return null;
  return (
    <ul class="written">
      {lines.map((line) => (
        <li key={`${line.file} ${line.line} ${line.text}`}>
          {what !== 'step' && <code>{line.text}</code>} <span class="quiet">{placeOf(line, feature)}</span>
        </li>
      ))}
    </ul>
  );
}

/** `pods.yaml:12`; what stands in the feature itself needs no name of a file. */
function placeOf({ file, line }: WhyLine, feature: string): string {
  const own = feature.replace(/:\d+$/, '');
  return file === undefined || file === own ? `line ${line}` : `${file}:${line}`;
}
