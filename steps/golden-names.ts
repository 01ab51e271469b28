import type { ITestCaseHookParameter } from '@cucumber/cucumber';

type Document = ITestCaseHookParameter['gherkinDocument'];
type Feature = NonNullable<Document['feature']>;
type Written = NonNullable<Feature['children'][number]['scenario']>;
type Background = Feature['children'][number]['background'];

/** The step that compares a timeline with its golden file, in every language. */
const GOLDEN_PHRASES = ['the timeline matches its golden file', '타임라인은 골든 파일과 일치한다'];

/** A scenario, or a row of an outline, and what its golden file is called. */
export interface GoldenName {
  /** Where it stands in its feature. */
  readonly line: number;
  /** Without folder and ending; no two of a feature are the same. */
  readonly name: string;
  /** Whether one of its steps compares it. */
  readonly isUsed: boolean;
}

/**
 * What the golden files of a feature are called: after their scenarios. Rows of an outline that have one name are told apart by their cells, so that a
 * new row renames no other; what is the same even then is numbered.
 */
export function goldenNames({ feature }: Pick<Document, 'feature'>): readonly GoldenName[] {
  const all = feature === undefined ? [] : scenariosOf(feature).flatMap(namesOf);
  const taken = new Set<string>();
  return all.map(({ line, name, isUsed }) => {
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
    taken.add(free);
    return { line, name: free, isUsed };
  });
}

/** Where the golden files of a feature are: `features/pods/phases.feature` has `features/pods/phases.timelines`. */
export function goldenFolder(feature: string): string {
  return feature.replace(/\.feature(\.md)?$/, '') + FOLDER_ENDING;
}

export const FOLDER_ENDING = '.timelines';
export const FILE_ENDING = '.txt';

/** A name as a file may have it on every system: letters and digits of any script, in lower case. */
export function slug(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return [...plain.replace(/^-/, '')].slice(0, LONGEST).join('').replace(/-$/, '') || 'scenario';
}

const LONGEST = 60;

function scenariosOf({ children }: Feature): readonly { scenario: Written; isUsed: boolean }[] {
  const ofFeature = children.find(({ background }) => background)?.background;
  return children.flatMap(({ scenario, rule }) => {
    if (scenario) return [{ scenario, isUsed: uses(ofFeature, scenario) }];
    const ofRule = rule?.children.find(({ background }) => background)?.background;
    return (rule?.children ?? []).flatMap(({ scenario: inner }) =>
      inner ? [{ scenario: inner, isUsed: uses(ofFeature, inner) || uses(ofRule, inner) }] : [],
    );
  });
}

function uses(background: Background, scenario: Written): boolean {
  return [...(background?.steps ?? []), ...scenario.steps].some(({ text }) => GOLDEN_PHRASES.includes(text));
}

/** A name with the values of a row, which may hold anything, also what looks like the name of another column. */
function filled(name: string, header: readonly string[], values: readonly string[]): string {
  return name.replace(/<([^<>]*)>/g, (whole, cell: string) => values[header.indexOf(cell)] ?? whole);
}

function namesOf({ scenario, isUsed }: { scenario: Written; isUsed: boolean }): readonly GoldenName[] {
  const rows = scenario.examples.flatMap(({ tableHeader, tableBody }) =>
    tableBody.map(({ location, cells }) => {
      const values = cells.map(({ value }) => value);
      const header = tableHeader?.cells.map(({ value }) => value) ?? [];
      const name = filled(scenario.name, header, values);
      return { line: location.line, name: slug(name), cells: values };
    }),
  );
  if (scenario.examples.length === 0)
    return [{ line: scenario.location.line, name: slug(scenario.name), isUsed }];
  const areNamed = new Set(rows.map(({ name }) => name)).size === rows.length;
  return rows.map(({ line, name, cells }) => ({
    line,
    name: areNamed ? name : slug(`${name} ${cells.join(' ')}`),
    isUsed,
  }));
}
