/** A slip found in a text, not yet tied to a file. Lines and columns count from 1 within that text. */
export class Slip extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly column: number,
    /** What kubectl says, with `{file}` for the file's name, where that is not `error parsing {file}: message`. */
    readonly inKubectl?: string,
  ) {
    super(message);
  }
}

/** An error of the YAML package: its code, its text, and the line within the document, from 1. */
export interface YamlProblem {
  readonly code: string;
  readonly message: string;
  readonly line: number;
}

/**
 * The same in kubectl's words: `error converting YAML to JSON: yaml: line 5: found a tab character that violates
 * indentation`. Its library counts lines within the document; errors of its parser, unlike those of its scanner, name
 * the line before. What it would say differently in detail keeps the words of our own parser.
 * https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/decode.go (fail)
 */
export function kubectlYamlError({ code, message, line }: YamlProblem): string {
  const [said, by] = WORDS.get(code) ?? [
    message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''),
    'scanner',
  ];
  const unterminated = code === 'MISSING_CHAR' && message.includes('closing');
  const text = unterminated ? 'found unexpected end of stream' : said;
  const at = by === 'scanner' || unterminated ? line : line - 1;
  return `error converting YAML to JSON: yaml: ${at > 0 ? `line ${at}: ` : ''}${text}`;
}

/** What a Helm chart's files are told, which kubectl cannot read either. */
export function templateHint(template: string): string {
  return (
    `this is a template, not yet a manifest: it says ${template}\n` +
    'Render it first (helm template CHART), or name the chart: Given the Helm chart "CHART".'
  );
}

/** The first `{{ … }}` of a text that is not inside quotes or a comment, if there is one. */
export function templateIn(text: string): { readonly text: string; readonly offset: number } | undefined {
  const match = /^[^#"'\n]*?(\{\{[^\n]{0,60}?\}\}|\{\{[^\n]{0,60})/m.exec(text);
  return match === null
    ? undefined
    : { text: match[1]!, offset: match.index + match[0].length - match[1]!.length };
}

const KEY_EXPECTED = ['did not find expected key', 'parser'] as const;
const WORDS: ReadonlyMap<string, readonly [text: string, by: 'scanner' | 'parser']> = new Map([
  ['TAB_AS_INDENT', ['found a tab character that violates indentation', 'scanner']],
  ['BAD_DQ_ESCAPE', ['found unknown escape character', 'scanner']],
  ['BAD_INDENT', KEY_EXPECTED],
  ['MISSING_CHAR', KEY_EXPECTED],
  ['UNEXPECTED_TOKEN', KEY_EXPECTED],
  ['IMPOSSIBLE', KEY_EXPECTED],
  ['BLOCK_AS_IMPLICIT_KEY', ['mapping values are not allowed in this context', 'scanner']],
  ['MULTILINE_IMPLICIT_KEY', ["could not find expected ':'", 'scanner']],
  ['BLOCK_IN_FLOW', ["did not find expected ',' or '}'", 'parser']],
  ['BAD_SCALAR_START', ['found character that cannot start any token', 'scanner']],
]);
