import { type JournalEntry, type StoryStep, shortDuration, whatHappened } from '../../engine';

/**
 * Why something happened: what led to it, nearest first, at most `most` of them, and the step that began it. Entries that tell a person
 * nothing are passed over.
 */
export function reasonsOf(
  entries: readonly JournalEntry[],
  id: number,
  steps: readonly StoryStep[],
  most = 3,
): readonly string[] {
  const first = entries[0]?.id ?? 0;
  const reasons: string[] = [];
  let entry = entries[id - first];
  let told = entry === undefined ? '' : whatHappened(entry).join('; ');
  for (let root = entry; entry !== undefined; entry = entries[root!.because - first]) {
    root = entry;
    const said = whatHappened(entry).join('; ');
    if (entry.id !== id && said !== '' && said !== told && reasons.length < most) {
      reasons.push(
        `${entry.object.kind} ${entry.object.name}: ${said} (${entry.by}, ${shortDuration(entry.at)})`,
      );
      told = said;
    }
    if (root.because < first) return [...reasons, ...stepOf(root, steps)];
  }
  return reasons;
}

function stepOf(root: JournalEntry, steps: readonly StoryStep[]): readonly string[] {
  const begun = steps.filter(({ entry }) => entry <= root.id);
  const step = begun.at(-1);
  return step === undefined ? [] : [`step ${begun.length}: ${step.text}`];
}
