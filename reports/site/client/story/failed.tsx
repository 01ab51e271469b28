import type { ComponentChildren, VNode } from 'preact';
import { shortDuration } from '../../../../engine';
import { Status } from '../status';
import { firstWrong } from '../step-results';
import type { ToldFailure } from '../told-failure';
import { stopOfEntry } from './stops';
import type { Place } from './use-place';
import type { Walk } from './walk';

interface Props {
  readonly walk: Walk;
  readonly place: Place;
  /** Of the story. */
  readonly id: string;
}

/** What went wrong in a story, or ended it early: of a statement that did not hold, with the ways to the moments that matter. */
export function Failed({ walk, place, id }: Props): VNode | null {
  const { failure, results } = walk.told;
  const wrong = firstWrong(results);
  if (failure?.found === undefined && wrong === undefined) return null;
  const text = wrong?.text ?? failure!.step;
  return (
    <section
      class="story-failed"
      aria-label={wrong?.status === 'SKIPPED' ? 'What was skipped' : 'What failed'}
    >
      <p>
        <Status of={wrong ?? { text, status: 'FAILED' }} /> {text}
      </p>
      {failure?.found === undefined ? (
        wrong?.message !== undefined && <pre class="sentence">{wrong.message}</pre>
      ) : (
        <Facts failure={failure} found={failure.found} walk={walk} place={place} id={id} />
      )}
    </section>
  );
}

interface FactsProps extends Props {
  readonly failure: ToldFailure;
  readonly found: string;
}

function Facts({ failure, found, walk, place, id }: FactsProps): VNode {
  const { at, nearest, timeline, heldBefore, culprit } = failure;
  const marked = timeline.find(({ mark }) => mark === 'culprit');
  const first = walk.told.entries[0]?.id ?? 0;
  const way = (moment: number, name: string) => (
    <a href={`#${id.split('/').map(encodeURIComponent).join('/')}@${moment}`}>{name}</a>
  );
  return (
    <dl>
      {at !== undefined && (
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
          {culprit === undefined ? (
            way(marked.at, `at ${shortDuration(marked.at)}`)
          ) : (
            <a href={place.href(stopOfEntry(place.stops, culprit - first))}>at {shortDuration(marked.at)}</a>
          )}
        </Fact>
      )}
    </dl>
  );
}

function Fact({
  name,
  children,
}: {
  readonly name: VNode | string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
