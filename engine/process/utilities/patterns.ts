import { Undeclared } from '../container';

/**
 * POSIX regular expressions as JavaScript's: basic (`grep`, `sed`) or extended (`grep -E`, `sed -E`, `awk`), with
 * GNU's additions (`\+`, `\w`, `\<`).
 * Simplified: alternatives are tried in order, instead of taking the longest.
 * Throws `Undeclared` for what is no regular expression.
 * https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap09.html
 */
export function regularExpression(pattern: string, extended: boolean, flags = ''): RegExp {
  let source = '';
  let atStart = true;
  for (let i = 0; i < pattern.length; i += 1) {
    const c = pattern[i]!;
    const wasStart = atStart;
    atStart = false;
    if (c === '[') {
      const end = bracketEnd(pattern, i);
      source += bracket(pattern.slice(i + 1, end));
      i = end;
    } else if (c === '\\') {
      i += 1;
      const next = pattern[i] ?? '\\';
      source += escaped(next, extended);
      atStart = !extended && (next === '(' || next === '|');
    } else if (c === '*' && wasStart && !extended) source += '\\*';
    else if (c === '^') {
      source += extended || wasStart ? '^' : '\\^';
      atStart = true;
    } else if (c === '$') {
      const rest = pattern.slice(i + 1);
      source += extended || rest === '' || rest.startsWith('\\)') || rest.startsWith('\\|') ? '$' : '\\$';
    } else if (SPECIAL.includes(c)) {
      source += extended ? c : `\\${c}`;
      atStart = extended && (c === '(' || c === '|');
    } else source += c === '/' || c === ']' ? `\\${c}` : c;
  }
  try {
    return new RegExp(source, flags);
  } catch {
    throw new Undeclared(`I cannot read the regular expression "${pattern}".`);
  }
}

/** What a text must be so that it stands for itself in a JavaScript regular expression. */
export const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const SPECIAL = '+?(){}|';

function escaped(next: string, extended: boolean): string {
  if (SPECIAL.includes(next)) return extended ? `\\${next}` : next;
  if (next === '<' || next === '>') return '\\b';
  if (/[wWsSbB1-9]/.test(next)) return `\\${next}`;
  if (next === 'n') return '\\n';
  if (next === 't') return '\\t';
  return literally(next);
}

function bracketEnd(pattern: string, from: number): number {
  let i = from + 1;
  if (pattern[i] === '^') i += 1;
  if (pattern[i] === ']') i += 1;
  while (i < pattern.length && pattern[i] !== ']') {
    if (pattern[i] === '[' && pattern[i + 1] === ':') i = Math.max(i, pattern.indexOf(':]', i) + 1);
    i += 1;
  }
  return i;
}

const CLASS_SOURCES: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: ' \\t-\\r',
  blank: ' \\t',
  xdigit: '0-9a-fA-F',
  punct: '!-\\/:-@\\[-`{-~',
  print: ' -~',
  graph: '!-~',
  cntrl: '\\0-\\x1f\\x7f',
};

function bracket(body: string): string {
  const negated = body[0] === '^';
  const classes = body
    .slice(negated ? 1 : 0)
    .replace(/[\\[\]^]/g, '\\$&')
    .replace(/\\\[:(\w+):\\\]/g, (whole, name: string) => CLASS_SOURCES[name] ?? whole);
  return `[${negated ? '^' : ''}${classes}]`;
}
