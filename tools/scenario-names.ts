import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source-files';

/** A scenario of a feature: its name, that of an outline with the values of one row, and the lines of its steps. */
export interface Named {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The scenarios of the text of a feature; an outline gives one for each row of its examples. */
export function scenariosOf(text: string): readonly Named[] {
  const found: Named[] = [];
  let outline: Named | undefined;
  let lines: string[] = [];
  let header: readonly string[] | undefined;
  let inText = false;
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line.startsWith('"""')) inText = !inText;
    const [, isOutline, name] = inText ? [] : (/^Scenario( Outline)?: (.*)$/.exec(line) ?? []);
    if (name !== undefined) {
      lines = [];
      outline = isOutline === undefined ? undefined : { name, lines };
      header = undefined;
      if (!outline) found.push({ name, lines });
    } else if (!inText && outline && line.startsWith('Examples:')) header = [];
    else if (!inText && outline && header && line.startsWith('|')) {
      const cells = cellsOf(line);
      if (header.length === 0) header = cells;
      else found.push(withValues(outline, header, cells));
    } else if (header === undefined) lines.push(line);
  }
  return found;
}

/** The cells of a row of a table, in Gherkin and in Markdown. */
export function cellsOf(line: string): readonly string[] {
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

/** The scenario of that name in features/FEATURE.feature, if there is one. */
export function scenarioOf(feature: string, name: string): Named | undefined {
  let all = read.get(feature);
  if (!all) {
    const file = join(ROOT, 'features', `${feature}.feature`);
    all = existsSync(file) ? scenariosOf(readFileSync(file, 'utf8')) : [];
    read.set(feature, all);
  }
  return all.find((one) => one.name === name);
}

/** What a cell of a page names: `` `feature`: scenario ``, several with a semicolon, each with a remark in brackets if need be. */
export function namedIn(
  cell: string,
): readonly { readonly text: string; readonly scenario: Named | undefined }[] {
  return cell.split('; ').map((text) => {
    const [, feature, name] = /^`([^`]+)`: (.+)$/.exec(text) ?? [];
    if (feature === undefined || name === undefined) return { text, scenario: undefined };
    const scenario = scenarioOf(feature, name) ?? scenarioOf(feature, name.replace(/ \([^()]*\)$/, ''));
    return { text, scenario };
  });
}

const read = new Map<string, readonly Named[]>();

function withValues(outline: Named, header: readonly string[], cells: readonly string[]): Named {
  const fill = (text: string): string =>
    header.reduce((whole, column, i) => whole.replaceAll(`<${column}>`, cells[i] ?? ''), text);
  return { name: fill(outline.name), lines: outline.lines.map(fill) };
}
