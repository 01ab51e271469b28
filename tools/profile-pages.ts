import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DIFFERENCES, LATENCIES, LATENCY_NOTES, NEWEST_MINOR, OLDEST_MINOR } from '../engine';
import { type Example, examples } from './features';
import { ROOT } from './source-files';

/** docs/versions.md: the table of differences, with the features that show either side. */
export function versionsPage(all: readonly Example[] = examples()): string {
  const rows = Object.entries(DIFFERENCES)
    .sort(([, a], [, b]) => a.since - b.since)
    .map(([name, { what, since, source }]) => {
      const files = [...new Set(showing(name, all).map(({ file }) => file))];
      const links = files.map((file) => `[${path.basename(file, '.feature')}](../${file})`).join(' ');
      return `| 1.${since} | ${cell(what)} | ${cell(source)} | ${links} |`;
    });
  return page([
    '# What differs between versions',
    '',
    `\`Given Kubernetes 1.${OLDEST_MINOR}\` to \`Given Kubernetes 1.${NEWEST_MINOR}\` choose a release; the newest is the default. Whatever the engine`,
    'does otherwise in one of them is a row here, made by `npm run docs` from engine/profiles/versions.ts. "Since" is the first',
    'release with the newer behaviour. The features named last show both sides; a test sees to it that each row has such',
    'scenarios. How the rows were found stands in [decisions/versions.md](decisions/versions.md).',
    '',
    '| since | what | read in | shown in |',
    '| --- | --- | --- | --- |',
    ...rows,
  ]);
}

/** The examples that are tagged with a difference. */
export function showing(name: string, all: readonly Example[]): readonly Example[] {
  return all.filter(({ tags }) => tags.includes(`@version:${name}`));
}

/** docs/latencies.md: the three profiles side by side. */
export function latenciesPage(): string {
  const { ideal, typical, random } = LATENCIES;
  const rows = Object.entries(LATENCY_NOTES).map(([name, { words, what, source }]) => {
    const of = (profile: typeof ideal) => valueText(profile[name as keyof typeof LATENCY_NOTES]);
    const how = words === undefined ? '' : `\`${words}\``;
    return `| ${cell(what)} | ${of(ideal)} | ${of(typical)} | ${of(random)} | ${how} | ${cell(source)} |`;
  });
  return page([
    '# How long things take',
    '',
    'Kubernetes leaves open how long much of its work takes. Under `ideal` latencies, the default, it takes no time, so that only the',
    'pauses remain that Kubernetes makes by design. `Given typical latencies` chooses fixed, realistic values, `Given random latencies`',
    'ranges from which each delay is drawn anew with the seed. This page is made by `npm run docs` from engine/profiles/latencies.ts.',
    '',
    'Each delay that has words can be told in a step, whatever the profile: `Given the kubelet takes 2s to start a container`, or',
    '`Given the kubelet takes between 1s and 3s to mount volumes`.',
    '',
    '| what | ideal | typical | random | in a step: `… takes 2s to …` | known from |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ]);
}

function valueText(value: number | readonly [number, number]): string {
  if (typeof value === 'number') return value === 0 ? 'at once' : `every ${value / 1_000}s`;
  const [least, most] = value;
  if (least >= 1 && most <= 2) return least === most ? `× ${least}` : `× ${least} to ${most}`;
  return least === most ? span(least) : `${span(least)} to ${span(most)}`;
}

function span(milliseconds: number): string {
  return milliseconds % 1_000 === 0 ? `${milliseconds / 1_000}s` : `${milliseconds}ms`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function page(lines: readonly string[]): string {
  return [...lines, ''].join('\n');
}

/** The pages that this file writes. */
export const PAGES: readonly (readonly [file: string, text: () => string])[] = [
  [path.join(ROOT, 'docs', 'versions.md'), versionsPage],
  [path.join(ROOT, 'docs', 'latencies.md'), latenciesPage],
];

if (require.main === module) for (const [file, text] of PAGES) writeFileSync(file, text());
