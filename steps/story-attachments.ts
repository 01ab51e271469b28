import { gzipSync } from 'node:zlib';
import {
  type Cluster,
  Cursor,
  type JournalEntry,
  type KubeObject,
  type WhyContext,
  writeStory,
} from '../engine';
import { saidIn } from '../reports/coverage/lifecycle';
import type { ReachedRules } from '../reports/coverage/reached';
import { STORY_TYPE } from '../reports/messages/attachments';
import { timelineSvg } from '../reports/timeline/svg';
import type { FailureReport } from './failure-facts';

export type { ReachedRules };

/** What a report is given of a scenario, ready to be attached. */
export interface StoryAttachment {
  readonly body: string;
  readonly mediaType: string;
  readonly fileName: string;
}

/** Which scenario it was. */
export interface StoryTitle {
  readonly title: string;
  readonly feature: string;
  /** `features/pods/restart-policy.feature:12` */
  readonly place: string;
}

/** Of a longer story, the newest entries are told; what it reached is counted of all of it. */
const MOST_ENTRIES = 20_000;

/**
 * The story of a scenario as data, for the book, and its picture, for every report; what made a step fail is marked in it.
 * The same scenario gives the same story; as bytes it is as the zlib of the machine packs it.
 */
export function storyAttachments(
  cluster: Cluster,
  { steps = [], origins, sayings }: WhyContext,
  title: StoryTitle,
  failure?: FailureReport,
  reached?: ReachedRules,
): readonly StoryAttachment[] {
  const { journal, calendar, version, now } = cluster;
  const from = Math.max(journal.entries.length - MOST_ENTRIES, 0);
  const entries = journal.entries.slice(from);
  const story = writeStory({
    entries,
    ...(from > 0 && { ground: thereAt(journal.entries, from) }),
    epoch: calendar.epoch,
    version: String(version),
    end: now,
    digest: journal.digest,
    steps,
    origins,
    sayings,
  });
  const zipped = gzipSync(JSON.stringify(story)).toString('base64');
  return [
    {
      body: JSON.stringify({
        ...title,
        digest: journal.digest,
        end: now,
        failure,
        story: zipped,
        said: saidIn(journal.entries, reached),
      }),
      mediaType: STORY_TYPE,
      fileName: 'story.json',
    },
    {
      body: timelineSvg(story, title.title, entries, failure?.culprit),
      mediaType: 'image/svg+xml',
      fileName: 'timeline.svg',
    },
  ];
}

/** What there was when so many entries were written. */
function thereAt(entries: readonly JournalEntry[], written: number): readonly KubeObject[] {
  const then = new Cursor(entries).toEntry(written);
  return then.kinds().flatMap((kind) => then.list(kind));
}
