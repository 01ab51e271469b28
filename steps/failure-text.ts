import { type Cluster, shortDuration } from '../engine';
import { StatementFailed } from './author-error';
import { type Target, written } from './references';
import type { Scene } from './scene';
import type { Failure } from './time-phrases';
import { timelineAround } from './timeline-text';
import { type PodsMeant, whyThere } from './why-there';

/** What a statement that does not hold tells: expected, found, since when, what happened around it, how to see it again. */
export function statementFailed(
  scene: Scene,
  cluster: Cluster,
  failure: Failure,
  about?: Target,
  meant?: PodsMeant,
): StatementFailed {
  const { at, since, found, lookedFrom, heldForNoTime, failedForNoTime } = failure;
  const { file, line } = scene.stepPlace;
  const history = timelineAround(cluster, failure, about);
  const whose = about === undefined ? '' : ` of ${written(about)}`;
  return new StatementFailed(
    [
      `expected  ${indented([scene.stepText, ...scene.stepArgument.slice(0, MOST_LINES)].join('\n'))}`,
      `at ${shortDuration(at)}`.padEnd(10) + indented(found),
      lookedFrom !== undefined && heldForNoTime === undefined && since > lookedFrom
        ? `before    it was otherwise, but never as expected from ${shortDuration(lookedFrom)} on`
        : `since     ${shortDuration(since)}${failedForNoTime ? ', for 0s only: it came and went within that instant' : ''}`,
      ...(heldForNoTime === undefined
        ? []
        : [
            `but       at ${shortDuration(heldForNoTime)} it was as expected for 0s: it came and went within that instant`,
            `          To expect what lasts no time, say "went through …" with the state before and after it; a container that ended`,
            `          and was started again has it in lastState: { terminated: … }`,
          ]),
      '',
      ...whyThere(cluster, failure, scene.stepText, about, meant),
      ...(history === ''
        ? [`Nothing happened${whose} up to then.`]
        : [`What happened${whose} around then:`, history]),
      '',
      `in ${file}:${line}`,
      `see it again: ${scene.command}`,
    ].join('\n'),
  );
}

/** Of a long text, the beginning is enough to know it by. */
const MOST_LINES = 40;

/** Further lines stand under the first. */
function indented(text: string): string {
  return text.split('\n').join(`\n${' '.repeat(10)}`);
}
