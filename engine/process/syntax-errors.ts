import type { Dialect } from './utility';

/**
 * What a shell says of a script that it cannot read, in its own words. Those of dash and bash are measured; those of BusyBox
 * follow `raise_error_unexpected_syntax` of its shell/ash.c, and were not measured.
 * Simplified: bash's second line, which repeats the script's, is left out.
 */

/** A word that may not stand where it stands. */
export function unexpected(word: string, dialect: Dialect): string {
  if (dialect === 'bash') return `syntax error near unexpected token \`${word}'`;
  return dialect === 'dash' ? `Syntax error: "${word}" unexpected` : `syntax error: unexpected "${word}"`;
}

/** The script ends where something is still open; `expecting` is the word that would close it, where the shell knows one. */
export function endOfFile(dialect: Dialect, expecting?: string): string {
  if (dialect === 'bash') return 'syntax error: unexpected end of file';
  const more = expecting === undefined ? '' : ` (expecting "${expecting}")`;
  return dialect === 'dash'
    ? `Syntax error: end of file unexpected${more}`
    : `syntax error: unexpected end of file${more}`;
}

function unterminated(mark: string, dialect: Dialect): string {
  if (dialect === 'bash') return `unexpected EOF while looking for matching \`${mark}'`;
  if (mark === ')') return endOfFile(dialect, ')');
  return dialect === 'dash'
    ? 'Syntax error: Unterminated quoted string'
    : 'syntax error: unterminated quoted string';
}

/** The word that ends what another has begun. */
const CLOSES: ReadonlyMap<string, string> = new Map([
  ['if', 'then'],
  ['elif', 'then'],
  ['while', 'do'],
  ['until', 'do'],
  ['then', 'fi'],
  ['else', 'fi'],
  ['do', 'done'],
]);

/** What the parser says of a script, said by the shell. `rest` is the script from the place of the error on. */
export function inItsWords(dialect: Dialect, message: string, rest: string): string {
  const [, closing] = /^expected '(.+)' to close/.exec(message) ?? [];
  if (closing !== undefined) return endOfFile(dialect, closing);
  const [, token] = /^unexpected token '(.+)'/.exec(message) ?? [];
  if (token !== undefined) return unexpected(token, dialect);
  if (message === 'unterminated double quote') return unterminated('"', dialect);
  if (message === 'unterminated single quote') return unterminated("'", dialect);
  if (message.startsWith('unterminated command substitution')) return unterminated(')', dialect);
  const [, after] = /^expected command after '(.+)'/.exec(message) ?? [];
  if (after === undefined) return `${dialect === 'dash' ? 'S' : 's'}yntax error: ${message}`;
  const [, next] = /^\s*([;&|()<>]+|[^\s;&|()<>]+)/.exec(rest) ?? [];
  return next === undefined || next === after
    ? endOfFile(dialect, CLOSES.get(after))
    : unexpected(next, dialect);
}
