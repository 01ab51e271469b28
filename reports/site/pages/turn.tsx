import type { VNode } from 'preact';
import { clipped, MOST_NAME } from '../parts';
import { address } from '../paths';

export interface Neighbour {
  readonly file: string;
  readonly name: string;
}

interface TurnProps {
  readonly previous?: Neighbour;
  readonly next?: Neighbour;
  readonly file: string;
}

/** Leads to the pages before and after this one. */
export function Turn({ previous, next, file }: TurnProps): VNode | null {
  if (previous === undefined && next === undefined) return null;
  return (
    <nav class="turn" aria-label="Next and previous page">
      {previous && (
        <a rel="prev" href={address(file, previous.file)}>
          ← {clipped(previous.name, MOST_NAME)}
        </a>
      )}
      {next && (
        <a rel="next" href={address(file, next.file)}>
          {clipped(next.name, MOST_NAME)} →
        </a>
      )}
    </nav>
  );
}

interface OverProps {
  readonly files: readonly string[];
  readonly at: number;
  /** What they are pages of. */
  readonly name: string;
}

/** Leads to the pages before and after one of several. */
export function TurnOver({ files, at, name }: OverProps): VNode | null {
  const to = (page: number) => {
    const file = files[page];
    return file === undefined ? undefined : { file, name: `${name}, page ${page + 1}` };
  };
  return <Turn previous={to(at - 1)} next={to(at + 1)} file={files[at]!} />;
}

/** Something to which a page leads. */
export interface Listed {
  readonly name: string;
  /** Its place on the page where it stands. */
  readonly place?: string;
}

interface Props {
  /** All pages, in their order, each with what stands on it. */
  readonly files: readonly string[];
  readonly pages: readonly (readonly Listed[])[];
  /** On which of them this stands. */
  readonly at: number;
  /** How many names tell what stands on the other pages. */
  readonly most: number;
}

/**
 * What stands on the pages that follow. The first page leads to all of them; where they are too many for that, it leads to some, and each of those to the
 * ones after it. `client/scrolls.ts` leads on whoever looks on a page for what stands on a later one.
 */
export function Further({ files, pages, at, most }: Props): VNode | null {
  const led = leadsFrom(at, files.length, most);
  if (led.length === 0) return null;
  const each = Math.max(1, Math.floor(most / led.length));
  return (
    <section class="continued" lang="en">
      <h2 class="minor">On the next pages</h2>
      {led.map((page) => (
        <ul key={files[page]}>
          {pages[page]!.slice(0, each).map(({ name, place }) => {
            const fragment = place === undefined ? '' : `#${place}`;
            return (
              <li key={place ?? name}>
                <a data-from={place} href={address(files[at]!, `${files[page]}${fragment}`)}>
                  {clipped(name, 120)}
                </a>
              </li>
            );
          })}
        </ul>
      ))}
    </section>
  );
}

/** To which pages the list on a page leads. */
function leadsFrom(at: number, pages: number, most: number): readonly number[] {
  const stride = Math.ceil((pages - 1) / most);
  const from = (first: number, end: number, step: number) =>
    Array.from({ length: Math.max(0, Math.ceil((end - first) / step)) }, (_, i) => first + i * step);
  if (at === 0) return from(1, pages, Math.max(1, stride));
  return stride > 1 && (at - 1) % stride === 0 ? from(at + 1, Math.min(at + stride, pages), 1) : [];
}
