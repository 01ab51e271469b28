import { type Explanation, explains } from '../fidelity/explanations';
import { differences, type LineDifference } from './compare';
import { chance, play } from './play';
import type { Situation } from './recording';
import type { Plan } from './situations';

/** How one recorded output compares with the engine's. */
export interface Verdict {
  readonly situation: string;
  readonly file: string;
  /** What nobody explained. */
  readonly unexplained: readonly LineDifference[];
  readonly explained: readonly LineDifference[];
  /** What the engine's kubectl does not do, in its words. */
  readonly notSimulated?: string;
}

/** How many stories are told before one is said to differ. */
const MOST_CHANCES = 100;

/**
 * Tells the story of a situation by many chances. An output agrees when it is the recorded one in one of them: what is
 * compared here is what is printed of a state, not when the state is reached.
 */
export function judge(
  situation: Situation,
  plan: Plan,
  explanations: readonly Explanation[],
): readonly Verdict[] {
  const best = new Map<string, Verdict>();
  for (let number = 1; number <= MOST_CHANCES; number += 1) {
    for (const told of play(situation, plan, chance(number))) {
      const { file } = told.command;
      const known = best.get(file);
      if (known !== undefined && known.unexplained.length === 0) continue;
      const all = told.notSimulated === undefined ? differences(told, plan.crowd) : [];
      const isKnown = (one: LineDifference) =>
        explanations.some((row) => explains(row, situation.name, { key: keyOf(file, one) }));
      const verdict = {
        situation: situation.name,
        file,
        unexplained: all.filter((one) => !isKnown(one)),
        explained: all.filter(isKnown),
        ...(told.notSimulated !== undefined && { notSimulated: told.notSimulated }),
      };
      if (known === undefined || verdict.unexplained.length < known.unexplained.length)
        best.set(file, verdict);
    }
    if ([...best.values()].every(({ unexplained }) => unexplained.length === 0)) break;
  }
  return [...best.values()];
}

/** What a row of the page names. */
export function keyOf(file: string, { by, line }: LineDifference): string {
  return `${file}: ${by} «${line.trim()}»`;
}
