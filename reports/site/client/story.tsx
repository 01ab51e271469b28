import { render } from 'preact';
import { StoryView } from './story-view';
import { loadStory } from './told';

const place = document.getElementById('story')!;

/** `#pods/restart-policy-12@30000`: which story, and the moment that is looked at. */
async function open(): Promise<void> {
  const [id = '', at] = decodeURIComponent(location.hash.slice(1)).split('@');
  try {
    const told = await loadStory(id);
    document.title = told.title;
    render(
      <StoryView key={id} told={told} id={id} startAt={at === undefined ? undefined : Number(at)} />,
      place,
    );
  } catch (error) {
    render(
      <p class="failure">
        {id === ''
          ? 'No story is named in the address of this page.'
          : `This story cannot be shown: ${(error as Error).message}.`}
      </p>,
      place,
    );
  }
}

addEventListener('hashchange', () => void open());
void open();
