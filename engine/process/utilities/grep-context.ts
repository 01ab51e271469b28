import type { Options } from './common';

/** How many lines are shown around one that matches: `-A`, `-B`, `-C`. */
export interface Around {
  readonly after: number;
  readonly before: number;
  /** Whether it was asked for: then `--` stands between what does not stand together. */
  readonly isAsked: boolean;
}

/** What is known of the lines that were read before; plain data. */
export interface Surroundings {
  /** The last lines that did not match and were not shown. */
  before: string[];
  /** How many lines are still to be shown. */
  after: number;
  /** The number of the line that was shown last, -1 before the first of a file. */
  last: number;
  /** Whether anything was shown, of whatever file. */
  isAny: boolean;
}

export const NO_SURROUNDINGS: Surroundings = { before: [], after: 0, last: -1, isAny: false };

/** `-2` is `-C2`, unless it is the value of the option before it, or no option at all. */
export function withContextNamed(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return argv.map((word, i) =>
    (end >= 0 && i > end) || /^-[em]$/.test(argv[i - 1] ?? '') ? word : word.replace(/^-(\d+)$/, '-C$1'),
  );
}

/** The lines to show around each match, or the text that is no number of lines. */
export function aroundOf(given: Options): Around | string {
  const lines = (letter: string) => given.value(letter) ?? given.value('C') ?? '0';
  const [after, before] = [lines('A'), lines('B')];
  const wrong = [after, before].find((text) => !/^\d+$/.test(text));
  if (wrong !== undefined) return wrong;
  return {
    after: Number(after),
    before: Number(before),
    isAsked: ['A', 'B', 'C'].some((one) => given.has(one)),
  };
}

/** What stands before a line that is shown, with its number; notes that it is. */
export function separated({ isAsked }: Around, state: Surroundings, number: number): string {
  const isApart = isAsked && state.isAny && number > state.last + 1;
  state.last = number;
  state.isAny = true;
  return isApart ? '--\n' : '';
}

/** Keeps a line that may be shown before the next match. */
export function kept({ before }: Around, state: Surroundings, line: string): void {
  if (before === 0) return;
  state.before.push(line);
  if (state.before.length > before) state.before.shift();
}
