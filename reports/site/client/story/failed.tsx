import type { VNode } from 'preact';
import { shortDuration } from '../../../../engine';
import { stopOfEntry } from './stops';
import type { Place } from './use-place';
import type { Walk } from './walk';

interface Props {
  readonly walk: Walk;
  readonly place: Place;
  /** Of the story. */
  readonly id: string;
}

/** What did not hold in a story, with the ways to the moments that matter. */
export function Failed({ walk, place, id }: Props): VNode | null {
  const { failure, entries } = walk.told;
  if (failure === undefined) return null;
  const { step, at, found, nearest, timeline, heldBefore } = failure;
  const marked = timeline.find(({ mark }) => mark === 'culprit');
  const culprit = failure.culprit ?? 0;
  const way = (moment: number, name: string) => (
    <a href={`#${id.split('/').map(encodeURIComponent).join('/')}@${moment}`}>{name}</a>
  );
  return (
    <section class="story-failed" aria-label="What failed">
      <p>
        <strong>✗ failed</strong> {step}
      </p>
      <dl>
        {at !== undefined && found !== undefined && (
          <Fact name={<>found at {way(at, shortDuration(at))}</>}>
            <pre class={found.includes('\n') ? undefined : 'sentence'}>{found}</pre>
          </Fact>
        )}
        {nearest.map(({ text, at: then }) => (
          <Fact key={text} name="nearest">
            {text} {then !== undefined && way(then, 'go there')}
          </Fact>
        ))}
        {marked && (
          <Fact name={heldBefore ? 'ended by' : 'made so by'}>
            {marked.object} {marked.what}{' '}
            <a href={place.href(stopOfEntry(place.stops, culprit - (entries[0]?.id ?? 0)))}>
              at {shortDuration(marked.at)}
            </a>
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: VNode | string; readonly children: unknown }): VNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children as VNode}</dd>
    </>
  );
}
