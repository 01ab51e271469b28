import type { Duration, Instant } from '../engine';
import type { Scene } from './scene';

/** What a failed statement tells, as data: what reports/site shows of it. Times are milliseconds of virtual time. */
export interface FailureFacts {
  readonly expected?: string;
  readonly found?: string;
  /** The moment that was looked at. */
  readonly at?: Instant;
  /** Since when it was as it was found. */
  readonly since?: Instant;
  readonly nearest?: readonly NearestFact[];
  /** What else helps to understand it: why there is no node for a pod, say. */
  readonly reasons?: readonly string[];
  /** The id of the journal's entry that made it so. */
  readonly culprit?: number;
  /** It had been as expected once: the culprit ended that. */
  readonly heldBefore?: true;
  /** Why it came to be so: the chain of causes, as a terminal shows it. */
  readonly causes?: readonly string[];
  /** What happened around then. */
  readonly timeline?: readonly AroundLine[];
}

/** A moment at which a statement held or would have held, in words; of one that the story does not reach, without the time. */
export interface NearestFact {
  readonly text: string;
  readonly at?: Instant;
}

/** A line of the timeline around a failure. */
export interface AroundLine {
  readonly at: Instant;
  readonly object: string;
  readonly what: string;
  /** It made what was found; or it came after the moment that was looked at. */
  readonly mark?: 'culprit' | 'after';
  /** Of what is marked as the culprit, the id of the journal's entry. */
  readonly entry?: number;
  /** Lines before it are left out. */
  readonly afterGap?: true;
}

/** What is attached to a scenario of which a step failed. */
export interface FailureReport extends FailureFacts {
  /** With its keyword: `Then pod "web" is Ready`. */
  readonly step: string;
  /** `features/pods/phases.feature:12` */
  readonly place: string;
  /** What to type to see it again. */
  readonly command: string;
}

/** The facts of a failure with where it stands. Texts too long for a page are cut. */
export function failureReport(scene: Scene, facts: FailureFacts): FailureReport {
  const { stepTitle: step, stepPlace, command } = scene;
  const { expected, found, ...rest } = facts;
  return {
    step,
    place: `${stepPlace.file}:${stepPlace.line}`,
    command,
    ...(expected !== undefined && { expected: cut(expected) }),
    ...(found !== undefined && { found: cut(found) }),
    ...rest,
  };
}

/** How far into the future a statement is followed that does not hold. */
export const HORIZON: Duration = 3_600_000;

const LONGEST = 8_000;

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}\n…`;
}
