import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Timeline } from '../../../timeline/timeline';
import { stopOfEntry } from './stops';
import type { Place } from './use-place';
import type { Walk } from './walk';

interface Props {
  readonly walk: Walk;
  readonly place: Place;
}

/** The timeline of the story: a line shows where the reader stands, what is pointed at leads there, and what made a step fail is framed. */
export function Picture({ walk, place }: Props): VNode {
  const { story, entries, title, failure } = walk.told;
  const picture = useRef<HTMLDetailsElement>(null);
  useEffect(() => toFrame(picture.current), []);
  const { at, written } = place.stops[place.index]!;
  const first = entries[0]?.id ?? 0;
  return (
    <details ref={picture} class="picture" open>
      <summary>Timeline</summary>
      <Timeline
        story={story}
        entries={entries}
        title={title}
        at={at}
        entry={first + written - 1}
        culprit={failure?.culprit}
        onMoment={({ id }) => place.go(stopOfEntry(place.stops, id - first))}
      />
    </details>
  );
}

/** Where the picture is larger than its place, what stands in the frame is seen first. */
function toFrame(picture: HTMLElement | null): void {
  const scroll = picture?.querySelector('.timeline-scroll');
  const frame = scroll?.querySelector('.culprit');
  if (!scroll || !frame) return;
  const [there, here] = [frame.getBoundingClientRect(), scroll.getBoundingClientRect()];
  scroll.scrollLeft += there.left - here.left - scroll.clientWidth / 2;
  scroll.scrollTop += there.top - here.top - scroll.clientHeight / 2;
}
