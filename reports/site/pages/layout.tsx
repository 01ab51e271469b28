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
  /** Scripts beside the one of every page, from the root of the site. */
  readonly scripts?: readonly string[];
}

/** A page to which the head of every page leads. */
export interface Place {
  readonly file: string;
  readonly name: string;
}

const CONTENTS: Place = { file: 'index.html', name: 'Contents' };

/** The whole text of a page. */
export function pageText(page: Page, places: readonly Place[]): string {
  return `<!doctype html>\n${render(<Frame {...page} places={[CONTENTS, ...places]} />)}\n`;
}

interface Places {
  readonly places: readonly Place[];
}

function Frame({ file, title, language = 'en', main, scripts = [], places }: Page & Places): VNode {
  const root = rootFrom(file);
  return (
    <html lang={language} data-root={root}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href={`${root}assets/book.css`} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the text
        </a>
        <Head root={root} file={file} places={places} />
        <main id="main">{main}</main>
        {['assets/book.js', ...scripts].map((script) => (
          <script key={script} src={root + script} />
        ))}
      </body>
    </html>
  );
}

function Head({ root, file, places }: { readonly root: string; readonly file: string } & Places): VNode {
  return (
    <header class="head">
      <a class="brand" href={`${root}index.html`}>
        podlife
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
export function Html({ html }: { readonly html: string }): VNode {
  return <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

export function Badge({ status }: { readonly status: string }): VNode {
  return <span class={`badge ${status.toLowerCase()}`}>{status.toLowerCase()}</span>;
}

/** What is wider than a phone scrolls by itself, by keyboard too. */
export function Scroll({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a place in the order of tabs a keyboard cannot scroll it.
    <section class="scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
