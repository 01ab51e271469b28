import { structuredPatch } from 'diff';

/** A file of a directory that is compared. */
export interface DiffFile {
  readonly directory: string;
  readonly text: string;
}

/**
 * What `diff -u -N` prints of two directories for one file, the line with the command included; nothing where both are the same.
 * https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 */
export function unifiedDiff(name: string, from: DiffFile, to: DiffFile, changedAt: string): string {
  const { hunks } = structuredPatch('', '', from.text, to.text, '', '', { context: 3 });
  if (hunks.length === 0) return '';
  const [before, after] = [`${from.directory}/${name}`, `${to.directory}/${name}`];
  const head = `diff -u -N ${before} ${after}\n--- ${before}\t${changedAt}\n+++ ${after}\t${changedAt}\n`;
  const body = hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => {
    const where = `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@\n`;
    return where + lines.map((line) => `${line}\n`).join('');
  });
  return head + body.join('');
}

/** One line is said without its number; none stands after the line before. */
function range(start: number, lines: number): string {
  if (lines === 1) return String(start);
  return `${lines === 0 ? start - 1 : start},${lines}`;
}
