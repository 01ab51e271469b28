import { type Cluster, Cursor, shortDuration, type WhyContext } from '../engine';
import { Additions } from './additions';
import { StatementFailed } from './author-error';
import { failureCauses } from './failure-causes';
import { failureHints } from './failure-hints';
import { asksForMissing } from './failure-mark';
import type { NearestMoments } from './nearest-moment';
import { nearestFacts } from './nearest-text';
import { type Target, written } from './references';
import type { Scene } from './scene';
import type { Failure } from './time-phrases';
import { aroundText, timelineAround } from './timeline-text';
import { type PodsMeant, whyThere } from './why-there';

/**
 * What a statement that does not hold tells: expected, found, since when, the nearest moment at which it would have held, what happened
 * around it, how to see it again.
 */
export function statementFailed(
  scene: Scene,
  cluster: Cluster,
  failure: Failure & NearestMoments,
  about?: Target,
  meant?: PodsMeant,
  known: WhyContext = {},
  additions = new Additions(),
): StatementFailed {
  const { at, since, found, heldBefore } = failure;
  const { file, line } = scene.stepPlace;
  const statement = scene.stepText;
  const isMissing = !heldBefore && asksForMissing(statement);
  const made = isMissing ? { ...failure, culprit: undefined, unwritten: undefined } : failure;
  const around = additions.of('timeline', [], () => timelineAround(cluster, made, statement, about));
  // What is framed in the picture is what is marked.
  const culprit = around.find(({ mark }) => mark === 'culprit')?.entry ?? made.culprit;
  const nearest = nearestFacts(at, failure);
  const moment = new Cursor(cluster.journal.entries).toEntry(failure.written);
  const none = { troubles: [], causes: [] };
  const { troubles, causes } = additions.of('causes', none, () =>
    failureCauses(cluster, made, statement, known, file, about),
  );
  const cameAndWent = failure.heldForNoTime !== undefined;
  const hints = () => failureHints({ statement, moment, about, cameAndWent });
  const reasons = [
    ...additions.of('hint', [], hints),
    ...additions.of('reason', [], () => whyThere(cluster, failure, statement, about, meant)),
    ...troubles,
  ];
  const argument = scene.stepArgument;
  const whose = about === undefined ? '' : ` of ${written(about)}`;
  const mark = heldBefore ? 'where it ceased to be as expected' : 'the change that led to what was found';
  const marked = around.some((line) => line.mark === 'culprit') ? ` (> marks ${mark})` : '';
  const message = [
    `expected  ${indented([statement, ...argument.slice(0, MOST_LINES)].join('\n'))}`,
    `at ${shortDuration(at)}`.padEnd(10) + indented(found),
    ...sinceWhen(failure),
    ...nearest.map(({ text }, i) => (i === 0 ? 'nearest   ' : ' '.repeat(10)) + text),
    '',
    ...reasons,
    ...(around.length === 0
      ? [`Nothing happened${whose} up to then.`]
      : [`What happened${whose} around then${marked}:`, aroundText(around)]),
    ...(causes.length === 0 ? [] : ['', 'Why:', ...causes]),
    ...(additions.unclear.length === 0 ? [] : ['', ...additions.unclear]),
    '',
    `in ${file}:${line}`,
    `see it again: ${scene.command}`,
  ].join('\n');
  const expected = argument.length === 0 ? statement : argument.join('\n');
  const facts = {
    expected,
    found,
    at,
    since,
    nearest,
    reasons,
    causes,
    culprit,
    heldBefore,
    timeline: around,
  };
  return new StatementFailed(message, facts);
}

/** Of a long text, the beginning is enough to know it by. */
const MOST_LINES = 40;

function sinceWhen(failure: Failure & NearestMoments): readonly string[] {
  const { since, lookedFrom, heldForNoTime, failedForNoTime } = failure;
  const brief = failedForNoTime ? ', for 0s only: it came and went within that instant' : '';
  return [
    lookedFrom !== undefined && heldForNoTime === undefined && since > lookedFrom
      ? `since     ${shortDuration(since)}, and not as expected at any moment from ${shortDuration(lookedFrom)} on`
      : `since     ${shortDuration(since)}${brief || otherwiseBefore(failure)}`,
    ...(heldForNoTime === undefined
      ? []
      : [
          `but       at ${shortDuration(heldForNoTime)} it was as expected for 0s: it came and went within that instant`,
          `          To expect what lasts no time, say "went through …" with the state before and after it; a container that ended`,
          `          and was started again has it in lastState: { terminated: … }`,
        ]),
  ];
}

/** What was found may be newer than that it is not as expected. */
function otherwiseBefore({ since, heldUntil, heldForNoTime, soughtFor }: Failure & NearestMoments): string {
  if (heldForNoTime !== undefined || since === 0) return '';
  if (heldUntil !== undefined)
    return heldUntil < since ? `, and not as expected since ${shortDuration(heldUntil)}` : '';
  return soughtFor === undefined ? '' : ', and not as expected at any moment before';
}

/** Further lines stand under the first. */
export function indented(text: string): string {
  return text.split('\n').join(`\n${' '.repeat(10)}`);
}
