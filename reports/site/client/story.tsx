import { render } from 'preact';
import { readAddress } from './story/address';
import { StoryView } from './story-view';
import { loadStory } from './told';

const place = document.getElementById('story')!;
let shown: string | undefined;

/** Shows the story that the address names; within a story, its view follows the address by itself. */
async function open(): Promise<void> {
  const address = readAddress(location.hash);
  const { id } = address;
  if (id === shown) return;
  shown = id;
  try {
    if (id === '') throw new Error('no story is named in the address of this page');
    const told = await loadStory(id);
    if (id !== shown) return;
    document.title = told.title;
    render(<StoryView key={id} told={told} id={id} address={address} />, place);
  } catch (error) {
    if (id === shown)
      render(<p class="failure">This story cannot be shown: {(error as Error).message}.</p>, place);
  }
}

addEventListener('hashchange', () => void open());
void open();
