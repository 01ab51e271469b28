import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { shortDuration } from '../../engine';
import { runAgain } from '../run-again';
import { type FeatureModel, type Run, type RunStep, runsIn } from './model';
import type { MakerOf } from './page-maker';
import { Again, FailureView } from './pages/failure';
import { Badge, type Page } from './pages/layout';
import { Further, TurnOver } from './pages/turn';
import { clipped, inParts, joined, MOST_NAME, partFile } from './parts';
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
}

/** The pages of failures: all that failed, in the order of the book. A run without failures has none. */
export const failures: MakerOf = ({ failed, pageBytes }) => {
  if (failed === 0) return undefined;
  const found: Failed[] = [];
  return {
    place: { file: FILE, name: `Failures (${failed})` },
    add: (feature) => {
      for (const run of runsIn(feature))
        if (FAILURES.has(run.status)) found.push(failedRun(feature, run, found));
    },
    pages: () => pagesOf(found, pageBytes),
  };
};

const FILE = 'failures.html';
/** So many are told in full: who has more begins with these, and memory does not grow with them. */
const MOST_TOLD = 200;
/** A page of failures is read from its top: it is shorter than others. */
const SHARE = 0.5;
const BYTES_CONTINUED = 3_400;

function failedRun({ id, name, uri, language }: FeatureModel, run: Run, before: readonly Failed[]): Failed {
  const isTold = before.length < MOST_TOLD;
  const steps = isTold ? run.steps.filter(({ status, message }) => message || FAILURES.has(status)) : [];
  const { hasStory, hasTimeline, timelineSize, line, row, status } = run;
  return {
    feature: { id, name: short(name), uri, language },
    run: { id: run.id, name: short(run.name), line, row, hasStory, hasTimeline, timelineSize, status },
    steps,
  };
}

function short(name: string): string {
  return clipped(name, MOST_NAME);
}

function* pagesOf(failed: readonly Failed[], limit: number): Iterable<Page> {
  const pieces = failed.map((one) => ({
    name: one.run.name,
    html: render(<FailedScenario key={one.run.id} {...one} file={FILE} />),
  }));
  const parts = inParts(pieces, limit * SHARE);
  const files = parts.map((_, i) => partFile(FILE, i + 1));
  for (const [i, part] of parts.entries()) {
    yield {
      file: files[i]!,
      title: parts.length === 1 ? 'Failures' : `Failures, page ${i + 1} of ${parts.length}`,
      isWide: true,
      main: (
        <article class="failures">
          <h1>Failures</h1>
          <Opening all={failed.length} />
          <div dangerouslySetInnerHTML={{ __html: joined(part) }} />
          <Further files={files} pages={parts} at={i} most={Math.ceil(limit / BYTES_CONTINUED)} />
          <TurnOver files={files} at={i} name="Failures" />
        </article>
      ),
    };
  }
}

function Opening({ all }: { readonly all: number }): VNode {
  return (
    <p>
      {all === 1 ? 'One scenario' : `${all.toLocaleString('en')} scenarios`} did not go as{' '}
      {all === 1 ? 'it says' : 'they say'}. Each is told with what was expected and what was there, when it
      was or would have been as expected, and what happened around then
      {all > MOST_TOLD && `; those after the first ${MOST_TOLD} by their names alone`}.
    </p>
  );
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
