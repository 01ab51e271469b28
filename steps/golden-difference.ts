/** How two texts differ, as lines for a person. */
export interface TextDifference {
  /** Lines with `-` before what only the old text has, `+` before what only the new one has, and a few around them. */
  readonly lines: readonly string[];
  readonly removed: number;
  readonly added: number;
  /** The index of the first line of the new text that is not that of the old one. */
  readonly first: number;
}

const AROUND = 3;

/** Undefined where they are the same. */
export function textDifference(before: string, after: string): TextDifference | undefined {
  if (before === after) return undefined;
  // It is needed only where something differs.
  const { structuredPatch } = require('diff') as typeof import('diff');
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context: AROUND });
  const lines = hunks.flatMap((hunk, i) => [
    ...(i > 0 || hunk.oldStart > 1 ? ['…'] : []),
    ...hunk.lines
      .filter((line) => !line.startsWith('\\'))
      .map((line) => `${line[0]} ${line.slice(1)}`.trimEnd()),
  ]);
  const last = hunks.at(-1);
  const isCut = last !== undefined && last.oldStart + last.oldLines - 1 < linesIn(before);
  const old = before.split('\n');
  return {
    lines: isCut ? [...lines, '…'] : lines,
    removed: lines.filter((line) => line.startsWith('-')).length,
    added: lines.filter((line) => line.startsWith('+')).length,
    first: after.split('\n').findIndex((line, i) => line !== old[i]),
  };
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
