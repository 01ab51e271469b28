import {
  Cursor,
  type Duration,
  type Instant,
  type Journal,
  type Moment,
  presentMoment,
  shortDuration,
} from '../engine';
import { AuthorError } from './author-error';
import { wayTo } from './way';

/** When a statement must hold. `{when}` of the steps makes these. */
export type When =
  | { readonly say: 'now' | 'never' | 'always' }
  | { readonly say: 'at'; readonly at: Instant; readonly tolerance: Duration }
  | { readonly say: 'within' | 'for'; readonly span: Duration }
  | { readonly say: 'until' | 'since'; readonly at: Instant }
  | { readonly say: 'between'; readonly from: Instant; readonly to: Instant };

/** What a look at one moment tells. */
export interface Verdict {
  readonly holds: boolean;
  /** What was there, in the words of the statement. */
  readonly found: string;
  /** Differs wherever `found` does, and only there: for verdicts of which `found` is costly, and made only where it is read. */
  readonly state?: unknown;
  /** There was nothing to look at: `never` needs at least one moment at which there was, `always` waits for the first. */
  readonly absent?: boolean;
  /** What it was then cannot be known any more. */
  readonly unknown?: boolean;
}

export interface Check {
  (moment: Moment): Verdict;
  /** Of a statement that looks at what is in no journal, as logs are not: what it saw until now, in its order. */
  readonly unwritten?: () => readonly Unwritten[];
}

/** What happened, may change what a statement finds, and is no entry of the journal. */
export interface Unwritten {
  readonly at: Instant;
  /** In the words of the timeline: `container app: readiness probe failed`. */
  readonly what: string;
}

/** Where and how a statement failed. */
export interface Failure {
  readonly at: Instant;
  readonly found: string;
  /** How much of the journal had been written at the moment that was looked at. */
  readonly written: number;
  /** Since when it was so: the moment at which `found` last changed. */
  readonly since: Instant;
  /**
   * The id of the entry that ended what was expected; where it never was, of the one that made it as it was found. Nothing where that came
   * of time alone, or of what no entry tells.
   */
  readonly culprit?: number;
  /** What made it so instead, where it is in no journal. */
  readonly unwritten?: Unwritten;
  /** It had been as expected once, if only within an instant: the culprit ended that. */
  readonly heldBefore?: true;
  /** When that ended. */
  readonly endedAt?: Instant;
  /** From when on `within` looked for a moment at which it held, and found none. */
  readonly lookedFrom?: Instant;
  /** The moment at which the statement came true and ceased to be so, of those that were looked at. */
  readonly heldForNoTime?: Instant;
  /** It failed within an instant only, at whose end it held again. */
  readonly failedForNoTime?: true;
}

/** As much of a cluster as a time phrase needs. */
export interface Story {
  readonly now: Instant;
  readonly journal: Pick<Journal, 'entries'>;
  runUntil(at: Instant): void;
  runUntilTrue(holds: () => boolean, limit: Instant): boolean;
}

/**
 * Whether a statement holds when it should: the one place that knows what the time phrases mean. Time goes on only
 * for a moment still to come. Answers nothing when it holds.
 */
export function judge(story: Story, when: When, check: Check): Failure | undefined {
  // Whatever is due at this very instant belongs to it.
  story.runUntil(story.now);
  switch (when.say) {
    case 'now':
      return noting(look(presentMoment(story), check), story.now, check, story);
    case 'at':
      return when.tolerance > 0
        ? aroundMoment(story, when.at, when.tolerance, check)
        : noting(look(momentAt(story, when.at), check), when.at, check, story);
    case 'within': {
      const from = story.now;
      if (story.runUntilTrue(() => check(presentMoment(story)).holds, from + when.span)) return undefined;
      const failed = noting(look(presentMoment(story), check), from, check, story);
      return failed && { ...failed, lookedFrom: from };
    }
    case 'for':
      return throughout(story, story.now, story.now + when.span, check);
    case 'until':
      if (when.at < story.now) throw tooLate(`until ${shortDuration(when.at)}`, story.now);
      return throughout(story, story.now, when.at, check);
    case 'since':
      if (when.at > story.now) throw tooEarly(`since ${shortDuration(when.at)}`, story.now);
      return throughout(story, when.at, story.now, check);
    case 'between':
      return throughout(story, when.from, when.to, check);
    case 'never':
      return throughHistory(story, inverted(check), 'never');
    case 'always':
      return throughHistory(story, check, 'always');
  }
}

/** The moment at an instant: the past is asked of the journal, the future is reached first. */
export function momentAt(story: Story, at: Instant): Moment {
  if (at > story.now) story.runUntil(at);
  return at === story.now ? presentMoment(story) : new Cursor(story.journal.entries).toInstant(at);
}

function look(moment: Moment, check: Check): Failure | undefined {
  const verdict = check(moment);
  return verdict.holds ? undefined : failure(moment, check, verdict.found);
}

/**
 * An instant is looked at when all that happens in it has happened. What came and went in it, as a container is
 * terminated for 0s before its first restart, was true all the same, and its reader would wonder.
 */
function noting(
  failed: Failure | undefined,
  from: Instant,
  check: Check,
  { journal }: Story,
): Failure | undefined {
  if (failed === undefined) return undefined;
  const cursor = new Cursor(journal.entries);
  let heldSince: Instant | undefined;
  while (cursor.written < failed.written) {
    cursor.step();
    if (check(cursor).holds) heldSince ??= cursor.at;
    else {
      if (heldSince === cursor.at && cursor.at >= from) return { ...failed, heldForNoTime: cursor.at };
      heldSince = undefined;
    }
  }
  return failed;
}

/** `at 20s ± 1s`: at some moment from 19s to 21s. */
function aroundMoment(story: Story, at: Instant, tolerance: Duration, check: Check): Failure | undefined {
  const from = Math.max(0, at - tolerance);
  const to = at + tolerance;
  if (to > story.now) story.runUntil(to);
  const cursor = new Cursor(story.journal.entries).toInstant(from);
  for (;;) {
    if (check(cursor).holds) return undefined;
    if (cursor.written >= cursor.entries.length || cursor.entries[cursor.written]!.at > to) break;
    cursor.step();
  }
  return look(new Cursor(story.journal.entries).toInstant(at), check) ?? look(cursor, check);
}

/** At `from`, after every change since, and at `to`. */
function throughout(story: Story, from: Instant, to: Instant, check: Check): Failure | undefined {
  if (to > story.now) story.runUntil(to);
  const cursor = new Cursor(story.journal.entries).toInstant(from);
  for (;;) {
    const failed = look(cursor, check);
    if (failed !== undefined) return failed;
    if (cursor.written >= cursor.entries.length || cursor.entries[cursor.written]!.at > to) break;
    cursor.step();
  }
  return look(cursor.toInstant(to), check);
}

/** After every change of the scenario so far. What comes before there was anything to look at does not count. */
function throughHistory(story: Story, check: Check, word: 'never' | 'always'): Failure | undefined {
  const cursor = new Cursor(story.journal.entries);
  let seen = false;
  while (cursor.written < cursor.entries.length) {
    cursor.step();
    const verdict = check(cursor);
    if (!verdict.absent) seen = true;
    else if (!seen || word === 'never') continue;
    if (!verdict.holds) return failure(cursor, check, verdict.found);
  }
  if (!seen) {
    throw new AuthorError(
      `"${word}" cannot fail here, for there never was anything to look at: ${check(cursor).found}`,
      'Check the names, or let happen first what this is about.',
    );
  }
  return undefined;
}

/** Holds where the other does not. */
export function inverted(check: Check): Check {
  const opposite = (moment: Moment): Verdict => {
    const verdict = check(moment);
    const { holds, absent, state } = verdict;
    return {
      holds: !holds,
      absent,
      state,
      get found() {
        return verdict.found;
      },
    };
  };
  return check.unwritten === undefined ? opposite : Object.assign(opposite, { unwritten: check.unwritten });
}

/** Whether two looks tell the same. */
export function isSame(one: Verdict, other: Verdict): boolean {
  return one.state === undefined || other.state === undefined
    ? one.found === other.found
    : one.state === other.state;
}

/** Looks back for the moment since which it was so, and for what made it so. */
function failure(moment: Moment, check: Check, found: string): Failure {
  const cursor = new Cursor(moment.entries);
  let since: Instant = 0;
  let before: Verdict | undefined;
  let changed: { readonly at: Instant; readonly by: number | undefined } | undefined;
  let ended: typeof changed;
  const own = check.unwritten?.();
  for (const by of wayTo(cursor, moment, own)) {
    const { at } = cursor;
    const now = check(cursor);
    // That ages grow as time goes on is no news.
    const isNews = by !== undefined || own !== undefined;
    if (before === undefined || (isNews && !isSame(now, before))) {
      since = at;
      // That it is still not there was made by nothing.
      if (before !== undefined && !(now.absent && before.absent)) changed = { at, by };
    }
    if (before?.holds && !now.holds) ended = { at, by };
    before = now;
  }
  const made = ended ?? changed;
  const culprit = made?.by;
  const unwritten = culprit === undefined ? own?.find(({ at }) => at === made?.at) : undefined;
  const brief = since === moment.at && mendedAtOnce(cursor, check);
  return {
    at: moment.at,
    found,
    written: moment.written,
    since,
    ...(culprit !== undefined && { culprit }),
    ...(unwritten && { unwritten }),
    ...(ended !== undefined && { heldBefore: true, endedAt: ended.at }),
    ...(brief && { failedForNoTime: true }),
  };
}

/** Whether the statement holds again before the instant is over. */
function mendedAtOnce(cursor: Cursor, check: Check): boolean {
  const { at, entries } = cursor;
  while (entries[cursor.written]?.at === at) {
    cursor.step();
    if (check(cursor).holds) return true;
  }
  return false;
}

function tooLate(phrase: string, now: Instant): AuthorError {
  return new AuthorError(
    `"${phrase}" is over: it is ${shortDuration(now)} already`,
    'Name a later moment, or ask about the past with "from … to …".',
  );
}

function tooEarly(phrase: string, now: Instant): AuthorError {
  return new AuthorError(
    `"${phrase}" is still to come: it is ${shortDuration(now)}`,
    'Name an earlier moment, or say "until".',
  );
}
