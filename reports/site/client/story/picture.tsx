import type { VNode } from 'preact';
import { Timeline } from '../../../timeline/timeline';
import { stopOfEntry } from './stops';
import type { Place } from './use-place';
import type { Walk } from './walk';

interface Props {
  readonly walk: Walk;
  readonly place: Place;
}

/** The timeline of the story: a line shows where the reader stands, and what is pointed at leads there. */
export function Picture({ walk, place }: Props): VNode {
  const { story, entries, title } = walk.told;
  const { at, written } = place.stops[place.index]!;
  const first = entries[0]?.id ?? 0;
  return (
    <details class="picture" open>
      <summary>Timeline</summary>
      <Timeline
        story={story}
        entries={entries}
        title={title}
        at={at}
        entry={first + written - 1}
        onMoment={({ id }) => place.go(stopOfEntry(place.stops, id - first))}
      />
    </details>
  );
}
