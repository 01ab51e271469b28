import type { ComponentChildren, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { rootFrom } from '../paths';

/** A page of the site before it is text. */
export interface Page {
  /** Where it goes, from the root of the site. */
  readonly file: string;
  readonly title: string;
  readonly language?: string;
  readonly main: VNode;
  /** Beside the text where there is room: what is on this page. */
  readonly aside?: VNode;
  /** For pages of tables and pictures, which need more room than a line of text. */
  readonly isWide?: boolean;
  /** Scripts beside the one of every page, from the root of the site. */
  readonly scripts?: readonly string[];
}

/** A page to which the head of every page leads. */
export interface Place {
  readonly file: string;
  readonly name: string;
}

const CONTENTS: Place = { file: 'index.html', name: 'Contents' };

/** Before anything is drawn: the colours that the reader chose on another page. */
const CHOSEN_SCHEME =
  'try{const s=localStorage.getItem("podlife-scheme");if(s==="light"||s==="dark")document.documentElement.dataset.scheme=s}catch{}';

/** The whole text of a page. */
export function pageText(page: Page, places: readonly Place[]): string {
  return `<!doctype html>\n${render(<Frame {...page} places={[CONTENTS, ...places]} />)}\n`;
}

interface Places {
  readonly places: readonly Place[];
}

function Frame({
  file,
  title,
  language = 'en',
  main,
  aside,
  isWide,
  scripts = [],
  places,
}: Page & Places): VNode {
  const root = rootFrom(file);
  return (
    <html lang={language} data-root={root}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === BOOK ? BOOK : `${title} · ${BOOK}`}</title>
        <link rel="stylesheet" href={`${root}assets/book.css`} />
        <script dangerouslySetInnerHTML={{ __html: CHOSEN_SCHEME }} />
      </head>
      <body>
        <a class="skip" href="#main" lang="en">
          Skip to the text
        </a>
        <Head root={root} file={file} places={places} />
        <div class={aside ? 'sheet with-aside' : isWide ? 'sheet wide' : 'sheet'}>
          {aside}
          <main id="main" tabIndex={-1}>
            {main}
          </main>
        </div>
        <footer class="foot" lang="en">
          <p>Made of the messages of one run: what it does not show as run was not run.</p>
        </footer>
        {['assets/book.js', ...scripts].map((script) => (
          <script key={script} src={root + script} />
        ))}
      </body>
    </html>
  );
}

const BOOK = 'podlife';

function Head({ root, file, places }: { readonly root: string; readonly file: string } & Places): VNode {
  return (
    <header class="head" lang="en">
      <a class="brand" href={`${root}index.html`}>
        {BOOK}
      </a>
      <nav aria-label="The book">
        {places.map(({ file: to, name }) => (
          <a key={to} href={root + to} aria-current={to === file ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <search class="search" id="search" />
    </header>
  );
}

/** HTML that was made of prose by a library that escapes. */
export function Html({
  html,
  language,
}: {
  readonly html: string;
  readonly language?: string;
}): VNode | null {
  if (html === '') return null;
  return <div class="prose" lang={language} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The same within a line. */
export function InlineHtml({ html }: { readonly html: string }): VNode {
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A result, in words: colour says nothing that they do not say. */
export function Badge({ status }: { readonly status: string }): VNode {
  return (
    <span class={`badge ${status.toLowerCase()}`} lang="en">
      {WORDS[status] ?? status.toLowerCase()}
    </span>
  );
}

const WORDS: Readonly<Record<string, string>> = { NOT_RUN: 'not run in this run' };

/** What is wider than a phone scrolls by itself; `client/scrolls.ts` lets a keyboard do so. */
export function Scroll({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <div class="scroll" data-label={label}>
      {children}
    </div>
  );
}
