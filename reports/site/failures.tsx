import type { VNode } from 'preact';
import { shortDuration } from '../../engine';
import { runAgain } from '../run-again';
import { type FeatureModel, type Run, type RunStep, runsIn } from './model';
import type { MakerOf } from './page-maker';
import { Again, FailureView } from './pages/failure';
import { Badge, type Page } from './pages/layout';
import { address, featurePage, timelineFile } from './paths';
import { FAILURES } from './spooled';

/** A run that failed, and the steps that tell of it. */
interface Failed {
  readonly feature: Pick<FeatureModel, 'id' | 'name' | 'uri' | 'language'>;
  readonly run: Pick<
    Run,
    'id' | 'name' | 'line' | 'row' | 'hasStory' | 'hasTimeline' | 'timelineSize' | 'status'
  >;
  /** Of failures beyond the first ones nothing. */
  readonly steps: readonly RunStep[];
  readonly weight: number;
}

/** The pages of failures: all that failed, in the order of the book. A run without failures has none. */
export const failures: MakerOf = ({ failed }) => {
  if (failed === 0) return undefined;
  const found: Failed[] = [];
  return {
    place: { file: pageFile(0), name: `Failures (${failed})` },
    add: (feature) => {
      for (const run of runsIn(feature))
        if (FAILURES.has(run.status)) found.push(failedRun(feature, run, found));
    },
    pages: () => pagesOf(found),
  };
};

/** So many are told in full: who has more begins with these, and memory does not grow with them. */
const MOST_TOLD = 200;
/** Bytes of text on a page, without the elements around it. */
const MOST_WEIGHT = 45_000;
/** What the elements around a failure take. */
const FRAME = 1_500;

function failedRun({ id, name, uri, language }: FeatureModel, run: Run, before: readonly Failed[]): Failed {
  const isTold = before.length < MOST_TOLD;
  const steps = isTold ? run.steps.filter(({ status, message }) => message || FAILURES.has(status)) : [];
  const { hasStory, hasTimeline, timelineSize, line, row, status } = run;
  return {
    feature: { id, name, uri, language },
    run: { id: run.id, name: short(run.name), line, row, hasStory, hasTimeline, timelineSize, status },
    steps,
    weight: isTold ? FRAME + Buffer.byteLength(JSON.stringify(steps.map(textsOf))) : 300,
  };
}

/** A name as long as a page is none. */
function short(name: string): string {
  return name.length <= MOST_NAME ? name : `${name.slice(0, MOST_NAME)}…`;
}

const MOST_NAME = 300;

function textsOf({ text, message, failure }: RunStep): unknown {
  return failure?.found === undefined ? [text, message] : [text, failure];
}

function pageFile(index: number): string {
  return index === 0 ? 'failures.html' : `failures-${index + 1}.html`;
}

function* pagesOf(failed: readonly Failed[]): Iterable<Page> {
  const pages: Failed[][] = [[]];
  let weight = 0;
  for (const one of failed) {
    if (weight > 0 && weight + one.weight > MOST_WEIGHT) {
      pages.push([]);
      weight = 0;
    }
    pages.at(-1)!.push(one);
    weight += one.weight;
  }
  for (const [i, page] of pages.entries()) yield failuresPage(page, i, pages.length, failed.length);
}

function failuresPage(failed: readonly Failed[], index: number, of: number, all: number): Page {
  const file = pageFile(index);
  return {
    file,
    title: of === 1 ? 'Failures' : `Failures, page ${index + 1} of ${of}`,
    isWide: true,
    main: (
      <article class="failures">
        <h1>Failures</h1>
        <p>
          {all === 1 ? 'One scenario' : `${all} scenarios`} did not go as {all === 1 ? 'it says' : 'they say'}
          . Each is told with what was expected and what was there, when it was or would have been as
          expected, and what happened around then.
        </p>
        {failed.map((one) => (
          <FailedScenario key={one.run.id} {...one} file={file} />
        ))}
        {of > 1 && <Others index={index} of={of} />}
      </article>
    ),
  };
}

function FailedScenario({ feature, run, steps, file }: Failed & { readonly file: string }): VNode {
  const { id, name, line, row, hasTimeline, timelineSize, status } = run;
  const where = address(file, `${featurePage(feature.id)}#l${line}`);
  return (
    <section class="failed-scenario" id={id}>
      <h2 lang={feature.language}>
        <span class="keyword">{feature.name}</span> <a href={where}>{name}</a> <Badge status={status} />
      </h2>
      {row && <p class="row-cells">{short(row.cells.join(' · '))}</p>}
      <p class="place">{`${feature.uri}:${line}`}</p>
      {steps.map((step, i) => (
        <div key={i}>
          <p class="failed-step" lang={feature.language}>
            <span class="step-keyword">{step.step?.keyword.trim()}</span> {short(step.text)}
          </p>
          <FailureView step={step} run={run} file={file} />
        </div>
      ))}
      {steps.length > 0 && !steps.some(saysHow) && <Again command={runAgain(feature.uri, line)} />}
      {hasTimeline && steps.length > 0 && (
        <figure class="timeline">
          <div class="scroll" data-label="Timeline" data-mark={timelineSize?.mark}>
            <img
              src={address(file, timelineFile(id))}
              alt={`Timeline of “${name}”`}
              loading="lazy"
              width={timelineSize?.width}
              height={timelineSize?.height}
            />
          </div>
          <Framed steps={steps} />
        </figure>
      )}
    </section>
  );
}

/** Whether it is told how to see it again. */
function saysHow({ failure, message = '' }: RunStep): boolean {
  return failure !== undefined || /see it again: /i.test(message);
}

/** What stands in the frame of the picture. */
function Framed({ steps }: Pick<Failed, 'steps'>): VNode | null {
  const culprit = steps
    .flatMap(({ failure }) => (failure?.culprit === undefined ? [] : failure.timeline))
    .find(({ mark }) => mark === 'culprit');
  if (culprit === undefined) return null;
  const { at, object, what } = culprit;
  return <figcaption>{`The thick frame: ${object} ${what}, at ${shortDuration(at)}`}</figcaption>;
}

function Others({ index, of }: { readonly index: number; readonly of: number }): VNode {
  return (
    <nav class="turn" aria-label="More failures">
      {index > 0 && (
        <a rel="prev" href={pageFile(index - 1)}>
          ← Failures before these
        </a>
      )}
      {index + 1 < of && (
        <a rel="next" href={pageFile(index + 1)}>
          More failures →
        </a>
      )}
    </nav>
  );
}
