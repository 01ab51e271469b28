import type { Difference } from './compare';

/** A row of the table in docs/fidelity.md: a difference that is known, and why it is there. */
export interface Explanation {
  /** Names of recordings, or `any`. */
  readonly recordings: readonly string[];
  /** The difference's key; `*` stands for any text. */
  readonly difference: string;
  readonly reason: string;
}

/** Reads the rows of the table under a heading. A row without a reason explains nothing. */
export function readExplanations(markdown: string, heading = 'Explained differences'): Explanation[] {
  const section = `\n${markdown}\n`.split(`\n## ${heading}\n`)[1] ?? '';
  const rows = section
    .split(/^## /m)[0]!
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return rows
    .slice(2)
    .map(cells)
    .map(([recordings = '', difference = '', reason = '']) => ({
      recordings: recordings.split(',').map((name) => name.trim()),
      difference: difference.replaceAll('`', ''),
      reason,
    }))
    .filter(({ reason }) => reason !== '');
}

/** Whether a row is about this difference of this recording. */
export function explains(explanation: Explanation, recording: string, difference: Difference): boolean {
  const { recordings } = explanation;
  if (!recordings.includes('any') && !recordings.includes(recording)) return false;
  const parts = explanation.difference.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(asCell(difference.key));
}

/** The row to be filled in for a difference that nobody explained yet. */
export function rowFor(recording: string, difference: Difference): string {
  return `| ${recording} | \`${asCell(difference.key)}\` |  |`;
}

/** A key as it can stand in a cell of the table. */
function asCell(key: string): string {
  return key.replaceAll('`', "'").replaceAll('|', '/').replaceAll('\n', ' ');
}

function cells(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
