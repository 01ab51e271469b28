import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { type FeatureModel, runsIn, type Status, worst } from '../model';
import type { MakerOf, PageMaker } from '../page-maker';
import { Turn } from '../pages/feature';
import { Badge, type Page, type Place } from '../pages/layout';
import { clipped, inParts, partFile } from '../parts';
import { address, featurePage } from '../paths';
import type { Searched } from '../search-index';
import { counted } from '../words';

const PLACE: Place = { file: 'tags.html', name: 'Tags' };

export const tags: MakerOf = () => new Tags();

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

/** Of a tag that many have, so many are listed: the others are found by searching it. */
const MOST_LISTED = 300;

/** Which features and scenarios have which tag. */
class Tags implements PageMaker {
  readonly place = PLACE;
  private readonly byTag = new Map<string, OfTag>();

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
    const pieces = sorted.map(([tag, of]) => ({ tag, html: render(<TagView tag={tag} of={of} />) }));
    const parts = inParts(pieces);
    for (const [i, part] of parts.entries()) {
      yield {
        file: partFile(PLACE.file, i + 1),
        title: i === 0 ? 'Tags' : `Tags (${i + 1})`,
        main: (
          <article>
            <h1>Tags</h1>
            {sorted.length === 0 && <p>No feature of this run has a tag.</p>}
            <div dangerouslySetInnerHTML={{ __html: part.map(({ html }) => html).join('') }} />
            {i === 0 && parts.length > 1 && (
              <ul class="tags">
                {parts.slice(1).map(([first], j) => (
                  <li key={first!.tag}>
                    <a
                      data-from={first!.tag}
                      href={`${partFile(PLACE.file, j + 2)}#${encodeURIComponent(first!.tag)}`}
                    >
                      from {clipped(first!.tag, 300)}
                    </a>
                  </li>
                ))}
              </ul>
            )}
            <Turn
              previous={i > 0 ? { file: partFile(PLACE.file, i), name: 'Tags' } : undefined}
              next={parts[i + 1] && { file: partFile(PLACE.file, i + 2), name: 'More tags' }}
              file={PLACE.file}
            />
          </article>
        ),
      };
    }
  }

  *searched(): Iterable<Searched> {
    for (const tag of this.byTag.keys())
      yield { kind: 'tag', name: tag, page: `${PLACE.file}#${encodeURIComponent(tag)}` };
  }

  private put(tag: string, tagged: Tagged): void {
    const of = this.byTag.get(tag) ?? { count: 0, listed: [] };
    this.byTag.set(tag, of);
    of.count += tagged.scenarios ?? 1;
    if (of.listed.length < MOST_LISTED) of.listed.push(tagged);
  }
}

function TagView({ tag, of: { count, listed } }: { readonly tag: string; readonly of: OfTag }): VNode {
  return (
    <section class="tag" id={tag}>
      <h2 class="minor">
        <code>{clipped(tag, 300)}</code> <span class="quiet">{count}</span>
      </h2>
      <ul class="shown">
        {listed.map(({ name, page, status, scenarios }) => (
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
