/** What a docstring says, apart from whom it cites. */
export interface ReadDocstring {
  /** Its words, without the sources; empty where it does nothing but cite. */
  readonly words: string;
  /** Addresses, and files of the Kubernetes repository with what they are about in parentheses. */
  readonly cited: readonly string[];
  /** Functions of a file that is cited elsewhere in ours: `(syncPod)` at the end. */
  readonly functions: string;
}

/** The text of a JSDoc comment, taken apart. */
export function readDocstring(comment: string): ReadDocstring {
  const lines = comment
    .replace(/^\/\*\*+|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trim());
  const text = withoutAsides(lines).join(' ').replace(/\s+/g, ' ').trim();
  const cited = [...text.matchAll(CITED)].map(([, source, about = '']) => source! + about.trimEnd());
  const rest = text.replace(CITED, ' ').replace(/\s+/g, ' ').trim();
  const [named = ''] = ENDS_NAMING.exec(rest) ?? [];
  return {
    words: rest.slice(0, rest.length - named.length).replace(/[\s,;:]+$/, ''),
    cited,
    functions: named.trim(),
  };
}

/** Tags (`@param`) and marks of simplifications go on until a source is cited. */
function withoutAsides(lines: readonly string[]): readonly string[] {
  let isAside = false;
  return lines.map((line) => {
    if (BEGINS_CITING.test(line)) isAside = false;
    const at = line.search(/@[a-z]+ |Simplified: /);
    if (at < 0) return isAside ? '' : line;
    const before = isAside ? '' : line.slice(0, at);
    isAside = true;
    return before;
  });
}

const BEGINS_CITING = /^(?:https?:|pkg\/|plugin\/|staging\/)/;

/** The first sentence of several: what follows a full stop and begins anew is another. */
export function firstSentence(words: string): string {
  return /^.*?[.?!](?=\s+[A-Z`“"(\d])/.exec(words)?.[0] ?? words;
}

const ADDRESS = String.raw`https?:\/\/[^\s<>")\]]*[^\s<>")\].,;:]`;
/** From the root of the Kubernetes repository. */
const FILE = String.raw`(?<![\w/.…-])(?:(?:pkg|cmd|plugin|test)\/|staging\/src\/)[\w./-]*\w`;
const NAMES = String.raw`\((?:[\w.*]+)(?:, (?:and )?[\w.*]+)*\)`;
const CITED = new RegExp(String.raw`(${ADDRESS}|${FILE})(\s${NAMES})?[,;:.]?(?=\s|$)`, 'g');
const ENDS_NAMING = /(?<=^|\s)\((?:[a-z]+\.)?\w*[a-z][A-Z]\w*(?:, (?:[a-z]+\.)?\w+)*\)$/;
