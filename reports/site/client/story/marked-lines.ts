import { diffArrays } from 'diff';

/** A line of a text, and how it came there: new, changed, taken away, or as it was. */
export interface MarkedLine {
  readonly mark: '+' | '~' | '-' | ' ';
  readonly text: string;
  /** Of a changed line, what it was. */
  readonly was?: string;
}

/**
 * The lines of a text, marked by what they were before. A line is changed where another with the same key at the same depth stood in its place.
 * Without a text before nothing is marked: all of it would be new.
 */
export function markedLines(before: string | undefined, after: string): readonly MarkedLine[] {
  const lines = linesOf(after);
  if (before === undefined || before === after) return lines.map(unchanged);
  const marked: MarkedLine[] = [];
  let removed: readonly string[] = [];
  const takeRemoved = () => {
    for (const text of removed) marked.push({ mark: '-', text });
    removed = [];
  };
  for (const part of diffArrays(linesOf(before) as string[], lines as string[])) {
    if (part.removed) removed = part.value;
    else if (part.added) {
      marked.push(...paired(removed, part.value));
      removed = [];
    } else {
      takeRemoved();
      marked.push(...part.value.map(unchanged));
    }
  }
  takeRemoved();
  return marked;
}

/** A line, or so many lines that are left out. */
export type ShownLine = MarkedLine | { readonly leftOut: number };

/** What changed, each with a few lines around it. */
export function onlyChanged(lines: readonly MarkedLine[], around = 2): readonly ShownLine[] {
  const shown: ShownLine[] = [];
  let leftOut = 0;
  lines.forEach((line, i) => {
    const isNear = lines.slice(Math.max(i - around, 0), i + around + 1).some(({ mark }) => mark !== ' ');
    if (!isNear) {
      leftOut += 1;
      return;
    }
    if (leftOut > 0) shown.push({ leftOut });
    leftOut = 0;
    shown.push(line);
  });
  if (leftOut > 0) shown.push({ leftOut });
  return shown;
}

/** How many lines are new, changed and taken away. */
export function countsOf(lines: readonly MarkedLine[]): Readonly<Record<'+' | '~' | '-', number>> {
  const counts = { '+': 0, '~': 0, '-': 0 };
  for (const { mark } of lines) if (mark !== ' ') counts[mark] += 1;
  return counts;
}

/** Lines in the place of others: those with the same key are the same line, changed. */
function paired(removed: readonly string[], added: readonly string[]): readonly MarkedLine[] {
  const marked: MarkedLine[] = [];
  let next = 0;
  for (const text of added) {
    const key = keyOf(text);
    const found = key === undefined ? -1 : removed.findIndex((line, i) => i >= next && keyOf(line) === key);
    if (found < 0) {
      marked.push({ mark: '+', text });
      continue;
    }
    for (; next < found; next += 1) marked.push({ mark: '-', text: removed[next]! });
    marked.push({ mark: '~', text, was: removed[next]! });
    next += 1;
  }
  for (const text of removed.slice(next)) marked.push({ mark: '-', text });
  return marked;
}

/** `    phase:` of `    phase: Running` */
function keyOf(line: string): string | undefined {
  return /^\s*(?:- )*[^\s:][^:]*:/.exec(line)?.[0];
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

const unchanged = (text: string): MarkedLine => ({ mark: ' ', text });
