import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { clipped, inParts, joined, MOST_NAME, type Piece, partFile } from '../parts';
import type { FailedHook } from '../run-hooks';
import { counted } from '../words';
import type { Page } from './layout';
import { TurnOver } from './turn';

/** What went wrong beside scenarios: features that cannot be read, hooks around the whole run that failed. */
export interface Problems {
  readonly parseErrors: readonly { readonly uri: string; readonly message: string }[];
  readonly failedHooks: readonly FailedHook[];
}

interface Told {
  /** On the page of contents: the first of them. */
  readonly first: readonly Piece[];
  /** How many there are beyond those. */
  readonly more: number;
  /** Where all are told, if there are more. */
  readonly pages: readonly Page[];
}

const FILE = 'problems.html';
const MOST_MESSAGE = 5_000;
/** The share of a page of contents for them. */
const SHARE = 0.2;

export function toldProblems({ parseErrors, failedHooks }: Problems, limit: number): Told {
  const pieces = [
    ...failedHooks.map(({ kind, place, message }) => problem(`${kind} failed: ${place}`, message)),
    ...parseErrors.map(({ uri, message }) => problem(`${uri} cannot be read`, message)),
  ];
  const [first = []] = inParts(pieces, limit * SHARE);
  const more = pieces.length - first.length;
  return { first, more, pages: more === 0 ? [] : pagesOf(pieces, limit) };
}

function problem(title: string, message: string): Piece {
  return {
    html: render(
      <section class="failure">
        <h2>{clipped(title, MOST_NAME)}</h2>
        <pre class="message">{clipped(message, MOST_MESSAGE)}</pre>
      </section>,
    ),
  };
}

function pagesOf(pieces: readonly Piece[], limit: number): readonly Page[] {
  const parts = inParts(pieces, limit);
  const files = parts.map((_, i) => partFile(FILE, i + 1));
  return parts.map((part, i) => ({
    file: files[i]!,
    title: i === 0 ? 'Problems' : `Problems (${i + 1})`,
    main: (
      <article>
        <h1>Problems</h1>
        <p class="quiet">
          {counted(pieces.length, 'problem')} beside scenarios
          {parts.length > 1 && `, page ${i + 1} of ${parts.length}`}
        </p>
        <div dangerouslySetInnerHTML={{ __html: joined(part) }} />
        <TurnOver files={files} at={i} name="Problems" />
      </article>
    ),
  }));
}

export function ProblemsView({ first, more }: Told): VNode {
  return (
    <>
      <div dangerouslySetInnerHTML={{ __html: joined(first) }} />
      {more > 0 && (
        <p>
          <a href={FILE}>And {counted(more, 'more problem')}</a>
        </p>
      )}
    </>
  );
}
