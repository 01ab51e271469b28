import { memoised } from '../api/fields';
import type { ControllerRevision, PodTemplate } from '../api/types';
import type { Version } from '../profiles/versions';
import { canonical, safeEncoded } from './pod-template-hash';

export type RevisionData = ControllerRevision['data'];

const OFFSET = 0x811c_9dc5;
const PRIME = 0x0100_0193;
/** A label's value has 63 characters at most, and so has the longest that makes a valid name here. */
const LONGEST_PREFIX = 223;

/** What is kept of a template, a patch that brings it back; made once for each. pkg/controller/statefulset/stateful_set_utils.go (getPatch) */
export function revisionData(template: PodTemplate, version: Version): RevisionData {
  return version.has('revisionsWithoutCreationTimestamp') ? dataOf(template) : datedDataOf(template);
}

const dataOf = memoised(
  (template: PodTemplate): RevisionData => ({ spec: { template: { ...template, $patch: 'replace' } } }),
);

/** Go wrote the time stamp that a template has not, as null. */
const datedDataOf = memoised((template: PodTemplate): RevisionData => {
  const metadata = { creationTimestamp: null, ...template.metadata };
  return { spec: { template: { ...template, metadata, $patch: 'replace' } } } as unknown as RevisionData;
});

/** The template that a revision brings back; made once for each. pkg/controller/statefulset/stateful_set_utils.go (ApplyRevision) */
export function templateOf({ data }: ControllerRevision): PodTemplate {
  return templateInside(data);
}

const templateInside = memoised(({ spec: { template } }: RevisionData): PodTemplate => {
  const { $patch: _, ...rest } = template;
  if (rest.metadata === undefined || !('creationTimestamp' in rest.metadata)) return rest;
  const { creationTimestamp: _none, ...metadata } = rest.metadata;
  return { ...rest, metadata };
});

/**
 * The hash of a revision, as a real cluster computes it: 32-bit FNV-1 of the patch as Go writes its JSON, and of the number of
 * collisions so far. So a StatefulSet's revisions have here the names that they have there.
 * pkg/controller/history/controller_history.go (HashControllerRevision)
 */
export function revisionHash(data: RevisionData, collisionCount: number): string {
  let hash = OFFSET;
  const text = `${canonical(data).replace(/[<>&\u2028\u2029]/g, escaped)}${collisionCount}`;
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash, PRIME) ^ byte;
  return safeEncoded(String(hash >>> 0));
}

/** `web-5d8f7c9b4`; of a long name only its beginning. (ControllerRevisionName) */
export function revisionName(owner: string, hash: string): string {
  return `${owner.slice(0, LONGEST_PREFIX)}-${hash}`;
}

/** One more than the largest; the revisions are in order. */
export function nextRevision(revisions: readonly ControllerRevision[]): number {
  return (revisions.at(-1)?.revision ?? 0) + 1;
}

/**
 * Of the revisions that nobody needs, the oldest, until `limit` of them are left.
 * pkg/controller/statefulset/stateful_set_control.go (truncateHistory)
 */
export function surplusOfSet(
  revisions: readonly ControllerRevision[],
  isLive: (one: ControllerRevision) => boolean,
  limit: number,
): readonly ControllerRevision[] {
  const past = revisions.filter((one) => !isLive(one));
  return past.slice(0, Math.max(0, past.length - limit));
}

/**
 * Of the old revisions, the oldest that no pod has; here those that a pod has count against the limit too.
 * pkg/controller/daemon/update.go (cleanupHistory)
 */
export function surplusOfDaemons(
  old: readonly ControllerRevision[],
  isLive: (one: ControllerRevision) => boolean,
  limit: number,
): readonly ControllerRevision[] {
  return old.filter((one) => !isLive(one)).slice(0, Math.max(0, old.length - limit));
}

/** (SortControllerRevisions) */
export function byRevision(a: ControllerRevision, b: ControllerRevision): number {
  if (a.revision !== b.revision) return a.revision - b.revision;
  const one = a.metadata.creationTimestamp;
  const other = b.metadata.creationTimestamp;
  if (one !== other) return one < other ? -1 : 1;
  return a.metadata.name < b.metadata.name ? -1 : 1;
}

/** Go writes these so that its JSON may stand inside HTML. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
