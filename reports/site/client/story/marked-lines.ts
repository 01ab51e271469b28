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
  const was = linesOf(before);
  const parts = diffArrays(was as string[], lines as string[], { maxEditLength: MOST_EDITS }) ?? [
    { removed: true, added: false, value: was },
    { removed: false, added: true, value: lines },
  ];
  for (const part of parts) {
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

/** Texts that differ by more than this are compared no further: one is in the place of the other. */
const MOST_EDITS = 2_000;

/** Lines that follow one another; those that are folded are far from all that changed. */
export interface Block {
  /** The number of its first line, from 0. */
  readonly from: number;
  readonly lines: readonly MarkedLine[];
  readonly isFolded: boolean;
}

/** What changed, each with a few lines around it, and between them what is folded. Where nothing changed, nothing is folded. */
export function blocksOf(lines: readonly MarkedLine[], around = 2): readonly Block[] {
  if (lines.every(({ mark }) => mark === ' ')) return [{ from: 0, lines, isFolded: false }];
  const isNear = lines.map(() => false);
  lines.forEach(({ mark }, i) => {
    if (mark !== ' ') isNear.fill(true, Math.max(i - around, 0), i + around + 1);
  });
  const blocks: Block[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && isNear[to] === isNear[from]) to += 1;
    // A fold takes a line itself.
    const isFolded = !isNear[from] && to - from > LEAST_FOLDED;
    blocks.push({ from, lines: lines.slice(from, to), isFolded });
    from = to;
  }
  return blocks;
}

const LEAST_FOLDED = 2;

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
  if (text === '') return [];
  return text.replace(/\n$/, '').split('\n');
}

const unchanged = (text: string): MarkedLine => ({ mark: ' ', text });
