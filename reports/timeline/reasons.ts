import { type JournalEntry, type Story, shortDuration, type WhyLink, why } from '../../engine';

/** Why something happened, nearest cause first; of a long chain, the nearest ones and how it began. The whole chain is told by the engine's `why`. */
export function reasonsOf(entries: readonly JournalEntry[], id: number, story: Story): readonly string[] {
  const [, ...causes] = why(entries, id, story);
  if (causes.length <= MOST_TOLD) return causes.map(toldLink);
  return [...causes.slice(0, MOST_TOLD - 1).map(toldLink), '…', toldLink(causes.at(-1)!)];
}

/** `at 5s, container app exited with code 1 (restartPolicy: Always, line 7)` */
function toldLink({ at, words, lines, what }: WhyLink): string {
  if (what === 'step') return `the step “${words}” (${shortDuration(at)})`;
  const written = lines.map(({ text, line }) => `${text}, line ${line}`);
  return `${words} (${[shortDuration(at), ...written].join('; ')})`;
}

const MOST_TOLD = 4;
