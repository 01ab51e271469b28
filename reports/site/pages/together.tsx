import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { FeatureModel, RuleModel } from '../model';
import { pairedRules, pairedScenarios } from '../pairing';
import { clipped, inParts, joined, MOST_NAME, PAGE_BYTES, type Piece, partFile } from '../parts';
import { address, featurePage } from '../paths';
import { backgroundSections, ruleSections, scenarioSections } from './feature';
import type { Page } from './layout';
import { type Placed, Prose } from './scenario';
import { TurnOver } from './turn';

/** A feature and its translation, side by side: rule by rule and scenario by scenario, as their structure tells. */
export function togetherPages(
  file: string,
  first: FeatureModel,
  second: FeatureModel,
  limit: number = PAGE_BYTES,
): readonly Page[] {
  const parts = inParts(rowsOf({ file, first, second, most: limit / 4 }), limit);
  const files = parts.map((_, i) => partFile(file, i + 1));
  const name = clipped(first.name, MOST_NAME);
  return parts.map((rows, i) => ({
    file: files[i]!,
    title: `${name} · ${clipped(second.name, MOST_NAME)}`,
    language: first.language,
    isWide: true,
    scripts: ['assets/timelines.js'],
    main: (
      <article class="feature together">
        <h1>
          {name} <span lang={second.language}>{clipped(second.name, MOST_NAME)}</span>
        </h1>
        <div class="pairs" dangerouslySetInnerHTML={{ __html: joined(rows) }} />
        <TurnOver files={files} at={i} name={name} />
      </article>
    ),
  }));
}

interface Columns {
  readonly file: string;
  readonly first: FeatureModel;
  readonly second: FeatureModel;
  /** How heavy a piece of either may become, in bytes. */
  readonly most: number;
}

function rowsOf({ file, first, second, most }: Columns): readonly Piece[] {
  const placed = ({ uri, language }: FeatureModel, rule: RuleModel | undefined, prefix: string): Placed => ({
    file,
    uri,
    language,
    level: rule?.rule ? 3 : 2,
    prefix,
    most,
  });
  const pair = (left: readonly Piece[], right: readonly Piece[]) => pairs(first, second, left, right);
  const opening = (feature: FeatureModel, prefix: string) => [
    { html: render(<FeatureSide feature={feature} file={file} />) },
    ...backgroundSections(feature.background, placed(feature, undefined, prefix)),
  ];
  const rows = pair(opening(first, ''), opening(second, OTHER));
  for (const [left, right] of pairedRules(first, second)) {
    if (left?.rule || right?.rule)
      rows.push(
        ...pair(
          left ? ruleSections(left, placed(first, left, '')) : [],
          right ? ruleSections(right, placed(second, right, OTHER)) : [],
        ),
      );
    for (const [one, other] of pairedScenarios(left, right)) {
      rows.push(
        ...pair(
          one ? scenarioSections(one, placed(first, left, '')) : [],
          other ? scenarioSections(other, placed(second, right, OTHER)) : [],
        ),
      );
    }
  }
  return rows;
}

/** Before the names of places in the second column. */
const OTHER = 'other-';

/** What belongs together piece by piece: very long things are in several. */
function pairs(
  first: FeatureModel,
  second: FeatureModel,
  left: readonly Piece[],
  right: readonly Piece[],
): Piece[] {
  const missing = render(<Missing />);
  const side = (pieces: readonly Piece[], i: number) => pieces[i]?.html ?? (i === 0 ? missing : '');
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => ({
    html: render(
      <div class="pair">
        <div lang={first.language} dangerouslySetInnerHTML={{ __html: side(left, i) }} />
        <div lang={second.language} dangerouslySetInnerHTML={{ __html: side(right, i) }} />
      </div>,
    ),
  }));
}

interface FeatureSideProps {
  readonly feature: FeatureModel;
  readonly file: string;
}

function FeatureSide({ feature, file }: FeatureSideProps): VNode {
  return (
    <>
      <p>
        <a href={address(file, featurePage(feature.id))}>{clipped(feature.name, MOST_NAME)}</a>
      </p>
      <Prose text={feature.description} uri={feature.uri} />
    </>
  );
}

function Missing(): VNode {
  return (
    <p class="quiet" lang="en">
      Nothing in this language has the same steps.
    </p>
  );
}
