import {
  type Job,
  type JournalEntry,
  type KubeObject,
  type Pod,
  parseDuration,
  seconds,
  shortDuration,
  type WhyLink,
} from '../../engine';

/** A link of a chain and its cause, with what was written at each. */
export interface Told {
  readonly link: WhyLink;
  readonly entry: JournalEntry;
  readonly cause: JournalEntry;
  /** The pod that the link is about. */
  readonly pod: Pod | undefined;
}

/**
 * What is wrong with the wait that a link names: the time from its cause is another, or nobody said so long to wait.
 * @param slack for how long news may take in the profile of the story
 */
export function untruthOf(told: Told, slack: number): string | undefined {
  const { link, entry, cause } = told;
  const gap = entry.at - cause.at;
  for (const [claim, limits] of CLAIMS) {
    const found = claim.exec(link.words);
    if (found === null) continue;
    const is = limits(found, told);
    if (is !== undefined && gap >= is.least && gap <= is.most + slack) continue;
    const said = is === undefined ? 'and nobody waits for that' : `not ${shown(is)}`;
    return `${shortDuration(gap)} after its cause, ${said}: ${link.words}`;
  }
  return undefined;
}

/** From how many milliseconds to how many the wait may be. */
interface Limits {
  readonly least: number;
  readonly most: number;
}

type LimitsOf = (found: RegExpExecArray, told: Told) => Limits | undefined;

const exactly = (wait: number): Limits => ({ least: wait, most: wait });
const atLeast = (wait: number): Limits => ({ least: wait, most: Number.POSITIVE_INFINITY });
const atMost = (wait: number): Limits => ({ least: SOME, most: wait });

/** Longer than news take by the latencies that are typical: shorter than that nobody has waited for anything. */
const SOME = 100;

/** Times are written down in whole seconds, and so a wait from one may be shorter. */
const ROUNDED = 1_000;

/** Phrases that name a wait, and how long it may be. */
const CLAIMS: readonly (readonly [claim: RegExp, limits: LimitsOf])[] = [
  [/, after the (\d+)s that it waits first$/, ([, n]) => exactly(seconds(Number(n)))],
  [/, a second later: it gathers/, () => exactly(1_000)],
  [/, as it gathers for a second /, () => ({ least: SOME, most: 999 })],
  [/, after the back-off for its failed pods$/, () => atLeast(10_000 - 3 * ROUNDED)],
  [
    /, at the next time of its schedule$/,
    (_, { entry }) => (isOfSchedule(entry) ? atLeast(SOME) : undefined),
  ],
  [/, when its tolerationSeconds were over$/, (_, told) => toleranceOf(told)],
  [/, which tolerates \S+ for (\d+)s$/, ([, n]) => atLeast(seconds(Number(n)) - SOME)],
  [/, at the look that the node controller takes every (\d+)s$/, ([, n]) => atMost(seconds(Number(n)))],
  [/, as it had been silent for the node-monitor-grace-period$/, () => atLeast(30_000)],
  [/, when it had missed the node for 40s$/, () => ({ least: seconds(40), most: seconds(80) })],
  [/, when its claims were bound$/, () => atLeast(seconds(1))],
  [/, when its ttlSecondsAfterFinished were over$/, (_, told) => ttlOf(told)],
  [/, at its look every \d+s$/, () => atLeast(SOME)],
  [/, when it looked again$|, when nothing was left in it$/, () => atLeast(5_000 + SOME)],
  [/ after a back-off of (\S+)$/, ([, time]) => atLeast(parseDuration(time!)! - ROUNDED)],
  [/, which took (\S+)$/, ([, time], { entry, cause }) => sameText(time!, entry.at - cause.at)],
];

function shown({ least, most }: Limits): string {
  if (least === most) return shortDuration(least);
  return most === Number.POSITIVE_INFINITY
    ? `at least ${shortDuration(least)}`
    : `between ${shortDuration(least)} and ${shortDuration(most)}`;
}

/** From the end of a Job, in whole seconds. */
function ttlOf({ entry: { change } }: Told): Limits | undefined {
  const job = change.what === 'deleted' || change.what === 'updated' ? (change.before as Job) : undefined;
  const ttl = job?.spec.ttlSecondsAfterFinished;
  return ttl === undefined ? undefined : { least: seconds(ttl) - ROUNDED, most: seconds(ttl) + ROUNDED };
}

/** A pod is given time by what it tolerates. */
function toleranceOf({ pod, entry, cause }: Told): Limits | undefined {
  const gap = entry.at - cause.at;
  const said = pod?.spec.tolerations?.flatMap(({ tolerationSeconds }) => tolerationSeconds ?? []) ?? [];
  const nearest = said.map(seconds).sort((a, b) => Math.abs(gap - a) - Math.abs(gap - b))[0];
  return nearest === undefined ? undefined : { least: nearest - SOME, most: nearest };
}

/** Only what comes with the making of a Job has a time in the schedule: that a Job has ended is seen when it ends. */
function isOfSchedule({ object, change }: JournalEntry): boolean {
  if (object.kind === 'Job') return change.what === 'created' || change.what === 'deleted';
  const said =
    change.what === 'created' || change.what === 'updated' ? (change.after as KubeObject) : undefined;
  return object.kind === 'Event' && (said as { reason?: string }).reason !== 'SawCompletedJob';
}

function sameText(time: string, gap: number): Limits | undefined {
  return shortDuration(gap) === time ? exactly(gap) : undefined;
}
