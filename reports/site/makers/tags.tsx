import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { type FeatureModel, runsIn, type Status, worst } from '../model';
import type { MakerOf, PageMaker } from '../page-maker';
import { Badge, type Page, type Place } from '../pages/layout';
import { Further, TurnOver } from '../pages/turn';
import { clipped, inParts, inPieces, joined, partFile } from '../parts';
import { address, featurePage, tagPage, tagPlace } from '../paths';
import type { Searched } from '../search-index';
import { counted } from '../words';

const PLACE: Place = { file: 'tags.html', name: 'Tags' };

export const tags: MakerOf = ({ pageBytes }) => new Tags(pageBytes);

/** A feature or a scenario that has a tag. */
interface Tagged {
  readonly name: string;
  readonly page: string;
  readonly status: Status;
  /** Of a feature: how many of its scenarios were run. */
  readonly scenarios?: number;
}

interface OfTag {
  count: number;
  readonly listed: Tagged[];
}

/** How many are a piece, where their names are short. */
const TOGETHER = 100;
/** Of the first page, which tells what stands on the others, so much is for the rest. */
const FIRST_PAGE = 0.7;
const BYTES_CONTINUED = 1_700;

/** Of a tag that many have, so many are listed: the others are found by searching it. */
const MOST_LISTED = 300;

/** Which features and scenarios have which tag. */
class Tags implements PageMaker {
  readonly place = PLACE;
  private readonly byTag = new Map<string, OfTag>();

  constructor(private readonly pageBytes: number) {}

  add(feature: FeatureModel): void {
    const { id, name, tags: own } = feature;
    const runs = runsIn(feature);
    if (runs.length === 0) return;
    const status = worst(runs.map((run) => run.status));
    for (const tag of own) this.put(tag, { name, page: featurePage(id), status, scenarios: runs.length });
    const seen = new Map<
      string,
      { readonly name: string; readonly line: number; readonly statuses: Status[] }
    >();
    for (const { tags: all, name: scenario, line, status: result } of runs) {
      for (const tag of all) {
        if (own.includes(tag)) continue;
        const key = `${tag} ${scenario}`;
        const entry = seen.get(key) ?? { name: tag, line, statuses: [] };
        seen.set(key, entry);
        entry.statuses.push(result);
      }
    }
    for (const [key, { name: tag, line, statuses }] of seen)
      this.put(tag, {
        name: key.slice(tag.length + 1),
        page: `${featurePage(id)}#l${line}`,
        status: worst(statuses),
      });
  }

  *pages(): Iterable<Page> {
    const sorted = [...this.byTag].sort(([a], [b]) => (a < b ? -1 : 1));
    const pieces = sorted.flatMap(([tag, { count, listed }]) =>
      inPieces(listed, TOGETHER, this.pageBytes / 4, (some, from) =>
        render(<TagView tag={tag} count={count} some={some} from={from} />),
      ).map(({ html, from }) => ({ html, name: tag, place: from === 0 ? tagPlace(tag) : undefined })),
    );
    const parts = inParts(pieces, this.pageBytes, this.pageBytes * FIRST_PAGE);
    const files = parts.map((_, i) => partFile(PLACE.file, i + 1));
    const most = Math.ceil(this.pageBytes / BYTES_CONTINUED);
    const listed = parts.map((part) => part.filter(({ place }) => place !== undefined));
    for (const [i, part] of parts.entries()) {
      yield {
        file: files[i]!,
        title: i === 0 ? 'Tags' : `Tags (${i + 1})`,
        main: (
          <article>
            <h1>Tags</h1>
            {i === 0 && <Overview tags={sorted} files={files} parts={parts} most={most} />}
            <div dangerouslySetInnerHTML={{ __html: joined(part) }} />
            <Further files={files} pages={listed} at={i} most={most} />
            <TurnOver files={files} at={i} name="Tags" />
          </article>
        ),
      };
    }
  }

  *searched(): Iterable<Searched> {
    for (const tag of this.byTag.keys()) yield { kind: 'tag', name: tag, page: address('', tagPage(tag)) };
  }

  private put(tag: string, tagged: Tagged): void {
    const of = this.byTag.get(tag) ?? { count: 0, listed: [] };
    this.byTag.set(tag, of);
    of.count += tagged.scenarios ?? 1;
    if (of.listed.length < MOST_LISTED) of.listed.push(tagged);
  }
}

interface OverviewProps {
  readonly tags: readonly (readonly [tag: string, of: OfTag])[];
  readonly files: readonly string[];
  /** What stands on them. */
  readonly parts: readonly (readonly { readonly place?: string }[])[];
  /** So many are named; whoever has more finds them on the way on, or by a search. */
  readonly most: number;
}

function Overview({ tags, files, parts, most }: OverviewProps): VNode {
  if (tags.length === 0) return <p>No feature of this run has a tag.</p>;
  const at = new Map(parts.flatMap((part, i) => part.map(({ place }) => [place, files[i]!] as const)));
  return (
    <>
      <p>
        What is tagged alike is listed here. To run it alone: <code>npx cucumber-js --tags "@name"</code>.
        {tags.some(([tag]) => tag.startsWith('@version:')) && (
          <>
            {' '}
            <code>@version:</code> marks what shows one side of a{' '}
            <a href="versions.html">difference between releases</a>.
          </>
        )}
      </p>
      <ul class="tags all-tags">
        {tags.slice(0, most).map(([tag, { count }]) => {
          const place = tagPlace(tag);
          return (
            <li key={tag}>
              <a href={address(PLACE.file, `${at.get(place)}#${place}`)}>{clipped(tag, 100)}</a>{' '}
              <span class="quiet">{count}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface TagProps {
  readonly tag: string;
  readonly count: number;
  /** Some of what is listed, and which is the first of them. */
  readonly some: readonly Tagged[];
  readonly from: number;
}

function TagView({ tag, count, some, from }: TagProps): VNode {
  return (
    <section class="tag" id={from === 0 ? tagPlace(tag) : undefined}>
      <h2 class="minor">
        <code>{clipped(tag, 300)}</code> <span class="quiet">{from === 0 ? count : 'continued'}</span>
      </h2>
      <ul class="shown">
        {some.map(({ name, page, status, scenarios }) => (
          <li key={page}>
            <a href={address(PLACE.file, page)}>{clipped(name, 300)}</a>{' '}
            {scenarios !== undefined && (
              <span class="quiet">a feature of {counted(scenarios, 'scenario')} </span>
            )}
            <Badge status={status} />
          </li>
        ))}
      </ul>
    </section>
  );
}
