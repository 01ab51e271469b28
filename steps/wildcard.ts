import { AuthorError } from './author-error';

/**
 * Whether a text is as a cell of a table, or a string of a partial YAML, says: exactly so, any text (`*`), a text with
 * `*` in it, or `/a regular expression/`.
 */
export function textMatches(pattern: string, text: string): boolean {
  if (pattern === '*' || pattern === text) return true;
  const expression = regularExpression(pattern);
  if (expression !== undefined) return expression.test(text);
  return pattern.includes('*') && globMatches(pattern.split('*'), text);
}

/** Whether the pattern could match more than one text. */
export function isPattern(pattern: string): boolean {
  return pattern.includes('*') || (pattern.length > 2 && pattern.startsWith('/') && pattern.endsWith('/'));
}

/** `/…/` is a regular expression; an absolute path such as `/tmp` is not, for it does not end in a slash. */
function regularExpression(pattern: string): RegExp | undefined {
  if (pattern.length < 3 || !pattern.startsWith('/') || !pattern.endsWith('/')) return undefined;
  try {
    return new RegExp(pattern.slice(1, -1), 'su');
  } catch (error) {
    throw new AuthorError(`${pattern} is not a regular expression: ${(error as Error).message}`);
  }
}

/** The parts in their order, without overlap; the first at the start, the last at the end. */
function globMatches(parts: readonly string[], text: string): boolean {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, from);
    if (found < 0 || found + part.length > end) return false;
    from = found + part.length;
  }
  return true;
}
