import type { Page } from './layout';

/** The page on which a reader walks through a story: everything on it is drawn by `client/story.tsx` from the story's file. */
export function storyView(): Page {
  return {
    file: 'story.html',
    title: 'A story',
    scripts: ['assets/story.js'],
    main: (
      <div id="story">
        <noscript>To walk through a story, a browser must run scripts.</noscript>
      </div>
    ),
  };
}
