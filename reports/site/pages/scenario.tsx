import type { Background, Step } from '@cucumber/messages';
import type { ComponentChildren, VNode } from 'preact';
import { proseHtml } from '../markdown';
import { type Run, type RunStep, type ScenarioModel, worst } from '../model';
import { isOwnFeature } from '../own-features';
import { clipped, MOST_NAME } from '../parts';
import { address, tagPage } from '../paths';
import { citationsIn, withoutCitations } from '../sources';
import { Badge, Html } from './layout';
import { Steps, Words } from './steps-view';
import { Story } from './story-picture';

/** Where a scenario is shown. */
export interface Placed {
  readonly file: string;
  /** Of the feature, to tell where the scenario stands. */
  readonly uri: string;
  readonly language: string;
  /** Of its heading. */
  readonly level: 2 | 3;
  /** How heavy a piece of it may become, in bytes, where it can be smaller. */
  readonly most: number;
  /** Before the names of places on the page; for a second language beside the first. */
  readonly prefix?: string;
}

/** Some of the steps that belong together. */
interface SomeSteps {
  readonly steps: readonly Step[];
  /** Which of them is the first. */
  readonly from: number;
}

interface Props extends Placed, SomeSteps {
  readonly model: ScenarioModel;
}

const MOST_PROSE = 20_000;
const MOST_CITED = 100;

/** A scenario: how it is written, how it went, and the picture of it; or some of its steps, where it has very many. */
export function ScenarioView({ model, steps, from, ...placed }: Props): VNode {
  const { scenario, runs } = model;
  const { keyword, name, description, tags, location, examples } = scenario;
  const status = worst(runs.map((run) => run.status));
  const { level, uri, prefix = '' } = placed;
  const [only] = runs;
  const isOutline = examples.length > 0;
  const isLast = from + steps.length === scenario.steps.length;
  const line = from === 0 ? location.line : steps[0]!.location.line;
  return (
    <section class={`scenario ${status.toLowerCase()}`} id={`${prefix}l${line}`}>
      {from === 0 ? (
        <>
          <Heading level={level}>
            <span class="keyword">{keyword}</span> <Words text={clipped(name, MOST_NAME)} />{' '}
            <Badge status={status} />
          </Heading>
          <Tags tags={tags.map((tag) => tag.name)} file={placed.file} />
          <Prose text={description} uri={uri} />
        </>
      ) : (
        <StepsFrom number={from + 1} name={name} />
      )}
      <Steps
        steps={steps}
        results={isOutline ? new Map() : resultsOf(only)}
        run={isOutline ? undefined : only}
        file={placed.file}
      />
      {isLast && !isOutline && only && <Story run={only} {...placed} />}
      {isLast && !isOutline && <p class="place">{`${uri}:${location.line}`}</p>}
    </section>
  );
}

function StepsFrom({ number, name }: { readonly number: number; readonly name: string }): VNode {
  return (
    <p class="quiet" lang="en">
      From step {number.toLocaleString('en')} of “{clipped(name, MOST_NAME)}”
    </p>
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
      <Html html={boundedHtml(prose)} />
      {own.length > 0 && (
        <p class="sources" lang="en">
          {own.slice(0, MOST_CITED).map(({ url, page, section }) => (
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

/** Markup may be many times as long as what it is made of: of such prose less is shown. */
function boundedHtml(prose: string): string {
  for (let most = MOST_PROSE; ; most /= 2) {
    const html = proseHtml(clipped(prose, most));
    if (html.length <= 2 * MOST_PROSE || most < 1) return html;
  }
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
          <a href={address(file, tagPage(tag))}>{clipped(tag, LONGEST_TAG)}</a>
        </li>
      ))}
      {tags.length > MOST_TAGS && <li>and {tags.length - MOST_TAGS} more</li>}
    </ul>
  );
}

const MOST_TAGS = 40;
const LONGEST_TAG = 300;

interface BackgroundProps extends Placed, SomeSteps {
  readonly background: Background;
}

export function BackgroundView({ background, steps, from, ...placed }: BackgroundProps): VNode {
  const { keyword, name, description, location } = background;
  const { level, uri, prefix = '' } = placed;
  return (
    <section class="background" id={`${prefix}l${(from === 0 ? { location } : steps[0]!).location.line}`}>
      {from === 0 ? (
        <>
          <Heading level={level}>
            <span class="keyword">{keyword}</span> {clipped(name, MOST_NAME)}
          </Heading>
          <Prose text={description} uri={uri} />
        </>
      ) : (
        <StepsFrom number={from + 1} name={name || keyword} />
      )}
      <Steps steps={steps} results={new Map()} file="" />
    </section>
  );
}

function resultsOf(run: Run | undefined): ReadonlyMap<string, RunStep> {
  return new Map(run?.steps.flatMap((step) => (step.step ? [[step.step.id, step] as const] : [])));
}
