import type { VNode } from 'preact';
import { DIFFERENCES, NEWEST_MINOR, OLDEST_MINOR } from '../../../engine';
import { doc } from '../docs';
import { linksFrom } from '../links';
import { type FeatureModel, runsIn, type Status, worst } from '../model';
import type { MakerOf, PageMaker, RunFacts } from '../page-maker';
import { DocTable, ProseBlocks, SectionList } from '../pages/doc-parts';
import { Badge, type Page, type Place } from '../pages/layout';
import { clipped, MOST_NAME } from '../parts';
import { address, featurePage, tagPage } from '../paths';
import type { Searched } from '../search-index';
import { citationsIn } from '../sources';

const PLACE: Place = { file: 'versions.html', name: 'Versions' };

/** What differs between releases, with the scenarios of this run that show either side; and how long things take. */
export const versions: MakerOf = (run) => new Versions(run);

interface Shown {
  readonly name: string;
  readonly page: string;
  readonly status: Status;
}

/** `@version:NAME` marks what shows a difference. */
const TAG = '@version:';

class Versions implements PageMaker {
  readonly place = PLACE;
  private readonly shown = new Map<string, Map<string, Shown>>();

  constructor(private readonly run: RunFacts) {}

  add(feature: FeatureModel): void {
    for (const run of runsIn(feature)) {
      for (const tag of run.tags) {
        const name = tag.slice(TAG.length);
        if (!tag.startsWith(TAG) || !Object.hasOwn(DIFFERENCES, name)) continue;
        const of = this.shown.get(name) ?? new Map<string, Shown>();
        this.shown.set(name, of);
        const before = of.get(run.name);
        of.set(run.name, {
          name: run.name,
          page: before?.page ?? `${featurePage(feature.id)}#l${run.line}`,
          status: before ? worst([before.status, run.status]) : run.status,
        });
      }
    }
  }

  pages(): readonly Page[] {
    const leads = linksFrom('docs', PLACE.file, this.run.features);
    const latencies = doc('latencies.md', leads);
    const releases = releasesOf();
    return [
      {
        file: PLACE.file,
        title: 'Versions and latencies',
        aside: (
          <SectionList
            titles={[...releases.map(([since]) => release(since)), ...(latencies ? ['Latencies'] : [])]}
            label="On this page"
          />
        ),
        main: (
          <article>
            <h1>Versions and latencies</h1>
            <div class="prose">
              <p>
                <code>{`Given Kubernetes 1.${OLDEST_MINOR}`}</code> to{' '}
                <code>{`Given Kubernetes 1.${NEWEST_MINOR}`}</code> choose a release; the newest is the
                default. Whatever is otherwise in one of them stands here under the first release that has the
                newer behaviour, with the scenarios of this run that show either side.
              </p>
            </div>
            {releases.map(([since, names]) => (
              <section key={since} id={anchorOfRelease(since)}>
                <h2>{release(since)}</h2>
                <ul class="differences">
                  {names.map((name) => (
                    <Difference key={name} name={name} shown={[...(this.shown.get(name)?.values() ?? [])]} />
                  ))}
                </ul>
              </section>
            ))}
            {latencies && (
              <section id="latencies">
                <h2>Latencies</h2>
                <ProseBlocks blocks={latencies.intro} />
                <DocTable blocks={latencies.intro} label="Latencies" leads={leads} />
              </section>
            )}
          </article>
        ),
      },
    ];
  }

  searched(): readonly Searched[] {
    return Object.entries(DIFFERENCES).map(([name, { what, since, source }]) => ({
      kind: `since Kubernetes 1.${since}`,
      name: what,
      text: `${name} ${source}`,
      page: `${PLACE.file}#${name}`,
    }));
  }
}

/** Where more scenarios show a difference, the page of tags has the others. */
const MOST_SHOWN = 8;

type DifferenceName = keyof typeof DIFFERENCES;

function releasesOf(): readonly (readonly [since: number, names: readonly DifferenceName[]])[] {
  const releases = new Map<number, DifferenceName[]>();
  for (const name of Object.keys(DIFFERENCES) as DifferenceName[]) {
    const { since } = DIFFERENCES[name];
    releases.set(since, [...(releases.get(since) ?? []), name]);
  }
  return [...releases].sort(([a], [b]) => b - a);
}

function release(since: number): string {
  return `Since 1.${since}`;
}

function anchorOfRelease(since: number): string {
  return `since-1-${since}`;
}

function Difference({
  name,
  shown,
}: {
  readonly name: DifferenceName;
  readonly shown: readonly Shown[];
}): VNode {
  const { what, source } = DIFFERENCES[name];
  return (
    <li id={name}>
      <p>{what.charAt(0).toUpperCase() + what.slice(1)}</p>
      <p class="sources-text">
        <Linked text={source} />
      </p>
      {shown.length === 0 ? (
        <p class="shown">
          <Badge status="NOT_RUN" />
        </p>
      ) : (
        <ul class="shown">
          {shown.slice(0, MOST_SHOWN).map(({ name: scenario, page, status }) => (
            <li key={scenario}>
              <a href={address(PLACE.file, page)}>{clipped(scenario, MOST_NAME)}</a> <Badge status={status} />
            </li>
          ))}
          {shown.length > MOST_SHOWN && (
            <li>
              <a href={address(PLACE.file, tagPage(TAG + name))}>and {shown.length - MOST_SHOWN} more</a>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

/** Addresses of the web lead there, and files of Kubernetes to its repository; what is around them is text. */
function Linked({ text }: { readonly text: string }): VNode {
  const cited = new Map(citationsIn(text).map((citation) => [citation.path ?? citation.url, citation.url]));
  const longestFirst = [...cited.keys()].sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return <>{text}</>;
  const pattern = new RegExp(
    `(${longestFirst.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`,
  );
  return (
    <>
      {text.split(pattern).map((part, i) =>
        i % 2 === 0 ? (
          part
        ) : (
          <a key={i} href={cited.get(part)}>
            {part.replace(/^https?:\/\//, '')}
          </a>
        ),
      )}
    </>
  );
}
