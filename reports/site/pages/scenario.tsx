import type { Background, Examples } from '@cucumber/messages';
import type { ComponentChildren, VNode } from 'preact';
import { proseHtml } from '../markdown';
import { type Run, type RunStep, type ScenarioModel, worst } from '../model';
import { isOwnFeature } from '../own-features';
import { clipped, MOST_NAME } from '../parts';
import { address } from '../paths';
import { citationsIn, withoutCitations } from '../sources';
import { FailureView } from './failure';
import { Badge, Html, Scroll } from './layout';
import { Steps, Words } from './steps-view';
import { Story, StoryLink } from './story-picture';

/** Where a scenario is shown. */
export interface Placed {
  readonly file: string;
  /** Of the feature, to tell where the scenario stands. */
  readonly uri: string;
  readonly language: string;
  /** Of its heading. */
  readonly level: 2 | 3;
  /** Before the names of places on the page; for a second language beside the first. */
  readonly prefix?: string;
}

interface Props extends Placed {
  readonly model: ScenarioModel;
}

const MOST_PROSE = 20_000;
const MOST_TAGS = 100;

/** A scenario: how it is written, how it went, and the picture of it. */
export function ScenarioView({ model, ...placed }: Props): VNode {
  const { scenario, runs } = model;
  const { keyword, name, description, tags, location, steps, examples } = scenario;
  const status = worst(runs.map((run) => run.status));
  const { level, uri, prefix = '' } = placed;
  const [only] = runs;
  const isOutline = examples.length > 0;
  return (
    <section class={`scenario ${status.toLowerCase()}`} id={`${prefix}l${location.line}`}>
      <Heading level={level}>
        <span class="keyword">{keyword}</span> <Words text={clipped(name, MOST_NAME)} />{' '}
        <Badge status={status} />
      </Heading>
      <Tags tags={tags.map((tag) => tag.name)} file={placed.file} />
      <Prose text={description} uri={uri} />
      <Steps
        steps={steps}
        results={isOutline ? new Map() : resultsOf(only)}
        run={isOutline ? undefined : only}
        file={placed.file}
      />
      {!isOutline && only && <Story run={only} {...placed} />}
      {!isOutline && <p class="place">{`${uri}:${location.line}`}</p>}
    </section>
  );
}

export function Heading({
  level,
  children,
}: {
  readonly level: 2 | 3;
  readonly children: ComponentChildren;
}): VNode {
  return level === 2 ? <h2 class="minor">{children}</h2> : <h3>{children}</h3>;
}

interface ProseProps {
  readonly text: string;
  /** Of its feature, which says who is cited. */
  readonly uri: string;
}

/** Prose, and under it where Kubernetes says so. */
export function Prose({ text, uri }: ProseProps): VNode {
  const whole = clipped(text, MOST_PROSE);
  const isOwn = isOwnFeature(uri);
  const citations = citationsIn(whole, isOwn).filter(({ url }) => url !== '');
  const prose = withoutCitations(whole, isOwn);
  const own = citations.filter(({ url, path }) => !prose.includes(path ?? url));
  return (
    <>
      <Html html={proseHtml(prose)} />
      {own.length > 0 && (
        <p class="sources" lang="en">
          {own.slice(0, MOST_TAGS).map(({ url, page, section }) => (
            <a key={url} href={url}>
              {shortPage(page)}
              {section && ` § ${readable(section)}`}
            </a>
          ))}
        </p>
      )}
    </>
  );
}

/** A page by its name: `kubernetes.io … pod-lifecycle`; a file by its path. */
function shortPage(page: string): string {
  const [, host, rest] = /^https?:\/\/([^/]+)\/?(.*)$/.exec(page) ?? [];
  if (host === undefined || rest === undefined) return page;
  const name = rest.split('/').filter(Boolean).at(-1);
  return name === undefined ? host : `${host} · ${readable(name)}`;
}

function readable(name: string): string {
  return clipped(name, 100)
    .replace(/[-_]+/g, ' ')
    .replace(/\.html?$/, '');
}

export function Tags({
  tags,
  file,
}: {
  readonly tags: readonly string[];
  readonly file: string;
}): VNode | null {
  if (tags.length === 0) return null;
  return (
    <ul class="tags" lang="en" aria-label="Tags">
      {tags.slice(0, MOST_TAGS).map((tag) => (
        <li key={tag}>
          <a href={address(file, `tags.html#${tag}`)}>{clipped(tag, MOST_NAME)}</a>
        </li>
      ))}
    </ul>
  );
}

interface BackgroundProps {
  readonly background?: Background;
  readonly level: 2 | 3;
  /** Of its feature. */
  readonly uri: string;
  readonly prefix?: string;
}

export function BackgroundView({ background, level, uri, prefix = '' }: BackgroundProps): VNode | null {
  if (background === undefined) return null;
  const { keyword, name, description, steps, location } = background;
  return (
    <section class="background" id={`${prefix}l${location.line}`}>
      <Heading level={level}>
        <span class="keyword">{keyword}</span> {clipped(name, MOST_NAME)}
      </Heading>
      <Prose text={description} uri={uri} />
      <Steps steps={steps} results={new Map()} file="" />
    </section>
  );
}

interface RowsProps extends Placed {
  readonly examples: Examples;
  /** Which of its rows are shown. */
  readonly from: number;
  readonly to: number;
  readonly runs: readonly Run[];
}

/** Rows of an outline, each with its result, and their stories. */
export function RowsView({ examples, from, to, runs, ...placed }: RowsProps): VNode {
  const rows = examples.tableBody.slice(from, to).map(({ id, cells, location }) => ({
    id,
    cells,
    line: location.line,
    run: runs.find(({ line }) => line === location.line),
  }));
  const { keyword, name, description, tags, tableHeader } = examples;
  const { file, prefix = '' } = placed;
  return (
    <div class="examples">
      {(name !== '' || from > 0) && (
        <p class="examples-name">
          <span class="keyword">{keyword}</span> {clipped(name, MOST_NAME)}
          {from > 0 && <span class="quiet"> from row {from + 1}</span>}
        </p>
      )}
      {from === 0 && <Tags tags={tags.map((tag) => tag.name)} file={file} />}
      {from === 0 && <Prose text={description} uri={placed.uri} />}
      <Scroll label="Examples">
        <table class="rows">
          <thead>
            <tr>
              {tableHeader?.cells.map(({ value }, i) => (
                <th key={i} scope="col">
                  {clipped(value, MOST_NAME)}
                </th>
              ))}
              <th scope="col" lang="en">
                result
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cells, line, run }) => (
              <tr key={id} id={`${prefix}l${line}`}>
                {cells.map(({ value }, i) => (
                  <td key={i}>{clipped(value, MOST_NAME)}</td>
                ))}
                <td class="result">
                  <Badge status={run?.status ?? 'NOT_RUN'} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {rows.map(({ id, cells, run }) => run && <RowStory key={id} run={run} cells={cells} {...placed} />)}
      {to >= examples.tableBody.length && <p class="place">{`${placed.uri}:${examples.location.line}`}</p>}
    </div>
  );
}

interface RowStoryProps extends Placed {
  readonly run: Run;
  readonly cells: readonly { readonly value: string }[];
}

function RowStory({ run, cells, ...placed }: RowStoryProps): VNode | null {
  const failed = run.steps.filter(({ message }) => message !== undefined);
  if (!run.hasTimeline && failed.length === 0 && run.earlier.length === 0)
    return run.hasStory ? <StoryLink run={run} file={placed.file} /> : null;
  return (
    <details class="row-story" open={failed.length > 0}>
      <summary>
        <span lang="en">Timeline of</span> {clipped(cells.map(({ value }) => value).join(' · '), MOST_NAME)}
      </summary>
      {failed.map(
        (step) =>
          step.step && (
            <div key={step.step.id}>
              <p class="failed-step">{clipped(step.text, MOST_NAME)}</p>
              <FailureView step={step} run={run} file={placed.file} />
            </div>
          ),
      )}
      <Story run={run} {...placed} />
    </details>
  );
}

function resultsOf(run: Run | undefined): ReadonlyMap<string, RunStep> {
  return new Map(run?.steps.flatMap((step) => (step.step ? [[step.step.id, step] as const] : [])));
}
