import { type Cluster, type WhyContext, why } from '../engine';
import { lastTold, rootOf, type ToldLast, troublesOf } from './failure-owned';
import type { Target } from './references';
import type { Failure } from './time-phrases';
import { whyText } from './why-text';

/** What a failure tells of how it came about. */
export interface FailureCauses {
  /** What holds up the pods of the workload that it is about, as lines; empty where nothing does. */
  readonly troubles: readonly string[];
  /** The chain of causes, as a terminal shows it. */
  readonly causes: readonly string[];
}

/**
 * How a failure came about: the chain of what ended or made what was found; where that tells no more than the timeline, the chain of what
 * was told last of the object, or of what holds up its pods. A workload fails by its pods, so theirs comes first unless it had been as
 * expected before.
 */
export function failureCauses(
  { journal: { entries } }: Cluster,
  {
    written,
    culprit,
    unwritten,
    heldBefore,
  }: Pick<Failure, 'written' | 'culprit' | 'unwritten' | 'heldBefore'>,
  statement: string,
  known: WhyContext,
  file: string,
  about?: Target,
): FailureCauses {
  const found =
    about === undefined || IS_ELSEWHERE.test(statement) ? [] : troublesOf(entries, written, about);
  const troubles = heldUp(found);
  const trouble = rootOf(found)?.entry;
  // What made it so is no entry: another one would be no answer.
  const last = about && unwritten === undefined ? lastTold(entries, written, about)?.entry : undefined;
  const asked = heldBefore ? [culprit, trouble, last] : [trouble, culprit, last];
  const telling = asked.filter((id): id is number => id !== undefined);
  const chosen = telling.find((id) => why(entries, id, known).length >= ENOUGH) ?? (about && telling.at(-1));
  return { troubles, causes: chosen === undefined ? [] : whyText(entries, chosen, known, file) };
}

/** A fact of the manifest, or that something should not have been, is not decided by what holds up the pods. */
const IS_ELSEWHERE = /^(?:spec|metadata)\.| never |적이 없다/;

/** An entry and the step that did it say nothing that the timeline does not. */
const ENOUGH = 3;

function heldUp(found: readonly ToldLast[]): readonly string[] {
  if (found.length === 0) return [];
  const width = Math.max(...found.map(({ object }) => object.length));
  return [
    'What held up its pods:',
    ...found.map(({ object, what }) => `  ${object.padEnd(width)}  ${what}`),
    '',
  ];
}
