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

/**
 * An error of the YAML package (its code and text, and the offset it names) in kubectl's words: `error converting YAML to JSON: yaml: line 5: found a tab character that violates
 * indentation`. Its library counts lines within the document; errors of its parser, unlike those of its scanner, name
 * the line before. What it would say differently in detail keeps the words of our own parser.
 * https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/decode.go (fail)
 */
export function kubectlYamlError(code: string, message: string, text: string, offset: number): string {
  const { said, by, at } = inGoWords(code, message, text, offset);
  const line = text.slice(0, at).split('\n').length - (by === 'parser' ? 1 : 0);
  return `error converting YAML to JSON: yaml: ${line > 0 ? `line ${line}: ` : ''}${said}`;
}

function inGoWords(
  code: string,
  message: string,
  text: string,
  offset: number,
): { said: string; by: string; at: number } {
  if (code === 'MISSING_CHAR' && message.includes('closing')) {
    // A quote that is never closed swallows the text up to the next quote, after which no word is expected.
    const quote = text.indexOf(
      text.slice(0, offset).lastIndexOf('"') > text.slice(0, offset).lastIndexOf("'") ? '"' : "'",
      offset + 1,
    );
    if (quote < 0) return { said: 'found unexpected end of stream', by: 'scanner', at: text.length };
    return { said: KEY_EXPECTED[0], by: 'parser', at: quote };
  }
  // A line that should be a key and has no colon: the scanner was still waiting for it.
  if (code === 'MISSING_CHAR' && message.includes('followed by map values')) {
    return { said: "could not find expected ':'", by: 'scanner', at: offset };
  }
  const [said, by] = WORDS.get(code) ?? [
    message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''),
    'scanner',
  ];
  return { said, by, at: offset };
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
const WORDS = new Map<string, readonly [text: string, by: 'scanner' | 'parser']>([
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
