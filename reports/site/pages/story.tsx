import type { Page } from './layout';

/**
 * The page on which a reader walks through a story: everything on it is drawn by `client/story.tsx` from the story's file. Only scripts can
 * read which story the address names, so without them the page says where else the stories are told.
 */
export function storyView(): Page {
  return {
    file: 'story.html',
    title: 'A story',
    isWide: true,
    scripts: ['assets/story.js'],
    main: (
      <div id="story">
        <noscript>
          <h1>A story</h1>
          <p>
            To walk through a story moment by moment, a browser must run scripts, and this one does not. What
            happened in each scenario is told without them, too: its timeline is drawn beneath its steps, on
            the page of its feature. <a href="index.html">The contents lead to all features.</a>
          </p>
        </noscript>
      </div>
    ),
  };
}
