import { AuthorError } from './author-error';
import { textMatches } from './wildcard';

/** How a printed text is compared with that of a feature. */
export type Shown = 'shows' | 'prints' | 'includes' | 'does not include';

/**
 * Whether a printed text is as a feature has it: the whole, or some of its lines that stand together. Blanks at the end of
 * a line do not count, `*` in a line is any text, a part may be indented less than in the whole, and a single line may
 * stand within one.
 */
export function linesAsSaid(shown: Shown, expected: string, printed: string): boolean {
  const [wanted, found] = [linesOf(expected), linesOf(printed)];
  if (shown === 'shows' || shown === 'prints')
    return wanted.length === found.length && matchesAt(wanted, found, 0);
  const includes =
    wanted.length === 0 ||
    (wanted.length === 1 && found.some((line) => line.includes(wanted[0]!.trim()))) ||
    found.some((_, i) => i + wanted.length <= found.length && matchesAt(wanted, found, i));
  return includes === (shown === 'includes');
}

/** An empty text is in every other one, so nothing could fail. */
export function checkText(expected: string): void {
  if (expected.trim() === '')
    throw new AuthorError('the text is empty, so it could not fail', 'Write what should be there.');
}

/** Of a long text the lines that come nearest to those that were expected, so that the reader sees the difference. */
export function nearestLines(expected: string, printed: string): string {
  const [wanted, found] = [linesOf(expected), linesOf(printed)];
  const room = wanted.length + 2 * AROUND;
  if (found.length <= Math.max(room, SHORT)) return found.join('\n');
  const best = found.reduce(
    (best, _, at) => (score(wanted, found, at) > score(wanted, found, best) ? at : best),
    0,
  );
  const from = Math.max(0, best - AROUND);
  const to = Math.min(found.length, best + wanted.length + AROUND);
  return [...(from > 0 ? ['…'] : []), ...found.slice(from, to), ...(to < found.length ? ['…'] : [])].join(
    '\n',
  );
}

const AROUND = 2;
const SHORT = 40;

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

function matchesAt(wanted: readonly string[], found: readonly string[], at: number): boolean {
  const indent = wanted.length === 0 ? '' : missingIndent(wanted[0]!, found[at]!);
  return wanted.every((line, i) => textMatches(line === '' ? '' : indent + line, found[at + i]!));
}

/** How much further to the right the found line begins. */
function missingIndent(wanted: string, found: string): string {
  const start = (line: string) => line.length - line.trimStart().length;
  return ' '.repeat(Math.max(0, start(found) - start(wanted)));
}

/** How many lines are alike; of those that differ, how many of their words. */
function score(wanted: readonly string[], found: readonly string[], at: number): number {
  return wanted.reduce((sum, line, i) => {
    const other = found[at + i] ?? '';
    if (textMatches(line.trim(), other.trim())) return sum + 1;
    const words = line.trim().split(/ +/);
    const known = new Set(other.trim().split(/ +/));
    return sum + (0.9 * words.filter((word) => known.has(word)).length) / words.length;
  }, 0);
}
