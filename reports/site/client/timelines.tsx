import { render } from 'preact';
import { Timeline } from '../../timeline/timeline';
import { loadStory } from './told';

/**
 * The pictures of a page come to life where a reader points at them or reaches them with the keys: then the story is loaded, and the same
 * picture tells what, when and why.
 */
for (const figure of document.querySelectorAll<HTMLElement>('figure.timeline[data-story]')) {
  const begin = () => {
    figure.removeEventListener('pointerenter', begin);
    figure.removeEventListener('focusin', begin);
    // A picture that cannot come to life stays as it is, and the next one may.
    queue = queue.then(() => enliven(figure)).catch(() => undefined);
  };
  figure.addEventListener('pointerenter', begin);
  figure.addEventListener('focusin', begin);
}

/** One story is loaded at a time. */
let queue: Promise<void> = Promise.resolve();

async function enliven(figure: HTMLElement): Promise<void> {
  const still = figure.querySelector('.timeline-scroll');
  const id = figure.dataset.story;
  if (still === null || id === undefined) return;
  // Where the story cannot be loaded, the picture stays as it is.
  const told = await loadStory(id).catch(() => undefined);
  if (told === undefined) return;
  const hadFocus = still.contains(document.activeElement);
  const place = document.createElement('div');
  const link = figure.querySelector<HTMLAnchorElement>('figcaption a');
  const [address] = (link?.getAttribute('href') ?? '').split('@');
  const { story, entries, title, failure } = told;
  const { scrollLeft } = still;
  render(
    <Timeline
      story={story}
      entries={entries}
      title={title}
      culprit={failure?.culprit}
      onMoment={({ at }) => link?.setAttribute('href', `${address}@${at}`)}
    />,
    place,
  );
  still.replaceWith(place);
  const alive = place.querySelector('.timeline-scroll');
  if (alive !== null) alive.scrollLeft = scrollLeft;
  if (hadFocus) place.querySelector<SVGGElement>('.i[tabindex="0"]')?.focus();
}
