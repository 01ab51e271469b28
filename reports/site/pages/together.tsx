import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { FeatureModel, RuleModel, ScenarioModel } from '../model';
import { pairedRules, pairedScenarios } from '../pairing';
import { clipped, inParts, MOST_NAME, partFile } from '../parts';
import { address, featurePage } from '../paths';
import { scenarioSections, Turn } from './feature';
import type { Page } from './layout';
import { BackgroundView, type Placed, Prose } from './scenario';

/** A feature and its translation, side by side: rule by rule and scenario by scenario, as their structure tells. */
export function togetherPages(file: string, first: FeatureModel, second: FeatureModel): readonly Page[] {
  const columns = { file, first, second };
  const parts = inParts(rowsOf(columns).map((html) => ({ html })));
  return parts.map((rows, i) => ({
    file: partFile(file, i + 1),
    title: `${first.name} · ${second.name}`,
    language: first.language,
    isWide: true,
    scripts: ['assets/timelines.js'],
    main: (
      <article class="feature together">
        <h1>
          {first.name} <span lang={second.language}>{second.name}</span>
        </h1>
        <div class="pairs" dangerouslySetInnerHTML={{ __html: rows.map(({ html }) => html).join('') }} />
        <Turn
          previous={i === 0 ? undefined : { file: partFile(file, i), name: 'The page before' }}
          next={parts[i + 1] && { file: partFile(file, i + 2), name: 'The next page' }}
          file={partFile(file, i + 1)}
        />
      </article>
    ),
  }));
}

interface Columns {
  readonly file: string;
  readonly first: FeatureModel;
  readonly second: FeatureModel;
}

function rowsOf({ file, first, second }: Columns): readonly string[] {
  const rows = [
    pair(
      first,
      second,
      <FeatureSide feature={first} file={file} prefix="" />,
      <FeatureSide feature={second} file={file} prefix={OTHER} />,
    ),
  ];
  const placed = (feature: FeatureModel, rule: RuleModel | undefined, prefix: string): Placed => ({
    file,
    uri: feature.uri,
    language: feature.language,
    level: rule?.rule ? 3 : 2,
    prefix,
  });
  for (const [left, right] of pairedRules(first, second)) {
    if (left?.rule || right?.rule)
      rows.push(
        pair(
          first,
          second,
          <RuleSide model={left} prefix="" uri={first.uri} />,
          <RuleSide model={right} prefix={OTHER} uri={second.uri} />,
        ),
      );
    for (const [one, other] of pairedScenarios(left, right)) {
      rows.push(
        pair(
          first,
          second,
          <Sections model={one} placed={placed(first, left, '')} />,
          <Sections model={other} placed={placed(second, right, OTHER)} />,
        ),
      );
    }
  }
  return rows;
}

/** Before the names of places in the second column. */
const OTHER = 'other-';

function pair(first: FeatureModel, second: FeatureModel, left: VNode, right: VNode): string {
  return render(
    <div class="pair">
      <div lang={first.language}>{left}</div>
      <div lang={second.language}>{right}</div>
    </div>,
  );
}

interface FeatureSideProps {
  readonly feature: FeatureModel;
  readonly file: string;
  readonly prefix: string;
}

function FeatureSide({ feature, file, prefix }: FeatureSideProps): VNode {
  return (
    <>
      <p>
        <a href={address(file, featurePage(feature.id))}>{clipped(feature.name, MOST_NAME)}</a>
      </p>
      <Prose text={feature.description} uri={feature.uri} />
      <BackgroundView background={feature.background} level={2} uri={feature.uri} prefix={prefix} />
    </>
  );
}

interface RuleSideProps {
  readonly model?: RuleModel;
  readonly prefix: string;
  readonly uri: string;
}

function RuleSide({ model, prefix, uri }: RuleSideProps): VNode {
  const rule = model?.rule;
  if (rule === undefined) return <Missing />;
  return (
    <section class="rule" id={`${prefix}l${rule.location.line}`}>
      <h2>
        <span class="keyword">{rule.keyword}</span> {clipped(rule.name, MOST_NAME)}
      </h2>
      <Prose text={rule.description} uri={uri} />
      <BackgroundView background={model?.background} level={3} uri={uri} prefix={prefix} />
    </section>
  );
}

function Sections({ model, placed }: { readonly model?: ScenarioModel; readonly placed: Placed }): VNode {
  if (model === undefined) return <Missing />;
  const html = scenarioSections(model, placed)
    .map((section) => section.html)
    .join('');
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}

function Missing(): VNode {
  return (
    <p class="quiet" lang="en">
      Nothing in this language has the same steps.
    </p>
  );
}
