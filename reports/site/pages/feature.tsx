import type { Background, DataTable, Step } from '@cucumber/messages';
import type { VNode } from 'preact';
import { proseHtml } from '../markdown';
import {
  type FeatureModel,
  type RuleModel,
  type Run,
  type RunStep,
  type ScenarioModel,
  worst,
} from '../model';
import { address, timelineFile } from '../paths';
import { FailureView } from './failure';
import { Badge, Html, type Page, Scroll } from './layout';

/** The page of a feature: its prose, its rules, and its scenarios with their results. */
export function featureView(feature: FeatureModel, file: string): Page {
  const { keyword, name, description, tags, background, rules, language } = feature;
  return {
    file,
    title: name,
    language,
    scripts: ['assets/timelines.js'],
    main: (
      <article class="feature">
        <p class="keyword">{keyword}</p>
        <h1>{name}</h1>
        <Tags tags={tags} />
        <Html html={proseHtml(description)} />
        <BackgroundView background={background} />
        {rules.map((rule) => (
          <RuleView key={rule.rule?.id ?? ''} model={rule} file={file} />
        ))}
      </article>
    ),
  };
}

function Tags({ tags }: { readonly tags: readonly string[] }): VNode | null {
  if (tags.length === 0) return null;
  return (
    <ul class="tags">
      {tags.map((tag) => (
        <li key={tag}>{tag}</li>
      ))}
    </ul>
  );
}

function RuleView({ model, file }: { readonly model: RuleModel; readonly file: string }): VNode {
  const { rule, background, scenarios } = model;
  return (
    <section class="rule" id={rule && `l${rule.location.line}`}>
      {rule && (
        <>
          <h2>
            <span class="keyword">{rule.keyword}</span> {rule.name}
          </h2>
          <Tags tags={rule.tags.map(({ name }) => name)} />
          <Html html={proseHtml(rule.description)} />
        </>
      )}
      <BackgroundView background={background} />
      {scenarios.map((scenario) => (
        <ScenarioView key={scenario.scenario.id} model={scenario} file={file} />
      ))}
    </section>
  );
}

function BackgroundView({ background }: { readonly background?: Background }): VNode | null {
  if (background === undefined) return null;
  return (
    <section class="background">
      <h3>
        <span class="keyword">{background.keyword}</span> {background.name}
      </h3>
      <Html html={proseHtml(background.description)} />
      <Steps steps={background.steps} results={new Map()} file="" />
    </section>
  );
}

function ScenarioView({ model, file }: { readonly model: ScenarioModel; readonly file: string }): VNode {
  const { scenario, runs } = model;
  const status = worst(runs.map((run) => run.status));
  const [only] = runs;
  const isOutline = runs.some(({ row }) => row !== undefined);
  return (
    <section class={`scenario ${status.toLowerCase()}`} id={`l${scenario.location.line}`}>
      <h3>
        <span class="keyword">{scenario.keyword}</span> {scenario.name}{' '}
        {runs.length > 0 && <Badge status={status} />}
      </h3>
      <Tags tags={scenario.tags.map(({ name }) => name)} />
      <Html html={proseHtml(scenario.description)} />
      <Steps
        steps={scenario.steps}
        results={isOutline ? new Map() : resultsOf(only)}
        run={only}
        file={file}
      />
      {isOutline ? <Rows runs={runs} file={file} /> : only && <Story run={only} file={file} />}
    </section>
  );
}

function resultsOf(run: Run | undefined): ReadonlyMap<string, RunStep> {
  return new Map(run?.steps.flatMap((step) => (step.step ? [[step.step.id, step] as const] : [])));
}

function Steps({
  steps,
  results,
  run,
  file,
}: {
  readonly steps: readonly Step[];
  readonly results: ReadonlyMap<string, RunStep>;
  readonly run?: Run;
  readonly file: string;
}): VNode {
  return (
    <ol class="steps">
      {steps.map((step) => {
        const result = results.get(step.id);
        return (
          <li key={step.id} class={result?.status.toLowerCase()}>
            <span class="step-keyword">{step.keyword.trim()}</span> <span class="step-text">{step.text}</span>
            {result && result.status !== 'PASSED' && <Badge status={result.status} />}
            {step.docString && <pre class="doc-string">{step.docString.content}</pre>}
            {step.dataTable && <Table table={step.dataTable} />}
            {result && run && <FailureView step={result} run={run} file={file} />}
          </li>
        );
      })}
    </ol>
  );
}

function Table({ table }: { readonly table: DataTable }): VNode {
  return (
    <Scroll label="Table">
      <table class="data">
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id}>
              {row.cells.map((cell, i) => (
                <td key={i}>{cell.value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The rows of an outline, each with its result and its story. */
function Rows({ runs, file }: { readonly runs: readonly Run[]; readonly file: string }): VNode {
  const [first] = runs;
  const header = first?.row?.examples.tableHeader?.cells.map(({ value }) => value) ?? [];
  return (
    <Scroll label="Examples">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">result</th>
            {header.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
            <th scope="col">story</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.line} id={`l${run.line}`}>
              <td>
                <Badge status={run.status} />
              </td>
              {run.row?.cells.map((cell, i) => (
                <td key={i}>{cell}</td>
              ))}
              <td>
                {run.hasStory && <a href={address(file, `story.html#${run.id}`)}>walk through</a>}
                <Messages run={run} file={file} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Messages({ run, file }: { readonly run: Run; readonly file: string }): VNode {
  return (
    <>
      {run.steps.map(
        (step) =>
          step.message && (
            <div key={step.text}>
              <p class="failed-step">{step.text}</p>
              <FailureView step={step} run={run} file={file} />
            </div>
          ),
      )}
    </>
  );
}

/** What happened in one run: its picture, and the way into it. */
function Story({ run, file }: { readonly run: Run; readonly file: string }): VNode {
  const hooks = run.steps.filter(({ step, message }) => step === undefined && message !== undefined);
  return (
    <>
      {hooks.map(({ text, message, status }) => (
        <div key={text} class="hook">
          <Badge status={status} /> {text}
          <pre class="message">{message}</pre>
        </div>
      ))}
      {run.hasTimeline && (
        <figure class="timeline" data-story={run.hasStory ? run.id : undefined}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keys. */}
          <section class="timeline-scroll" aria-label={`Timeline of “${run.name}”`} tabIndex={0}>
            <img src={address(file, timelineFile(run.id))} alt={`Timeline of “${run.name}”`} loading="lazy" />
          </section>
          {run.hasStory && (
            <figcaption>
              <a href={address(file, `story.html#${run.id}`)}>Walk through this story</a>
            </figcaption>
          )}
        </figure>
      )}
    </>
  );
}
