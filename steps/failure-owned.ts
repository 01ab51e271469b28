import { Cursor, type JournalEntry, type KubeObject, type Moment, type Pod, timeline } from '../engine';
import { isOwnedBy } from './ownership';
import type { Target } from './references';

/** What was told last of an object that matters to a failure. */
export interface ToldLast {
  /** The id of the journal's entry. */
  readonly entry: number;
  /** `pod/web-5d4-x2k` */
  readonly object: string;
  readonly what: string;
}

/** The objects that a workload made, and what these made, which are there at the moment. */
export function objectOwnedBy(moment: Moment, owner: Target): readonly KubeObject[] {
  const kinds = MADE_BY[owner.kind] ?? [];
  return kinds.flatMap((kind) => moment.list(kind).filter((one) => isOwnedBy(one, owner, moment)));
}

const MADE_BY: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['Pod', 'ReplicaSet'],
  ReplicaSet: ['Pod'],
  StatefulSet: ['Pod'],
  DaemonSet: ['Pod'],
  Job: ['Pod'],
  CronJob: ['Pod', 'Job'],
};

/** What was told last of an object before so many entries were written; nothing where nothing was. */
export function lastTold(
  entries: readonly JournalEntry[],
  written: number,
  about: Target,
): ToldLast | undefined {
  const name = shownAs(about.kind, about.name);
  return timeline(entries).findLast(
    ({ entry, object, namespace }) => entry < written && object === name && namespace === about.namespace,
  );
}

/**
 * What holds up a workload: of its pods that are neither ready nor done, and of what made them, why containers wait, how they ended and
 * what was warned of. What is told of several pods or several times is told once, the newest of it; the newest come last.
 */
export function troublesOf(
  entries: readonly JournalEntry[],
  written: number,
  about: Target,
): readonly ToldLast[] {
  const moment = new Cursor(entries).toEntry(written);
  const held = objectOwnedBy(moment, about).filter((one) => one.kind !== 'Pod' || isHeldUp(one as Pod));
  if (held.length === 0) return [];
  const names = new Set(held.map(({ kind, metadata }) => shownAs(kind, metadata.name)));
  const found = new Map<string, ToldLast>();
  for (const line of timeline(entries)) {
    const { entry, object, namespace, what } = line;
    if (entry >= written || namespace !== about.namespace || !names.has(object)) continue;
    const key = troubleKey(what, object.slice(object.indexOf('/') + 1));
    if (key === undefined) continue;
    found.delete(key);
    found.set(key, line);
  }
  return [...found.values()].slice(-MOST);
}

/** Of what holds up a workload, what the rest came of: that a container waits, or is in back-off, follows from what it did before. */
export function rootOf(troubles: readonly ToldLast[]): ToldLast | undefined {
  return troubles.findLast(({ what }) => !FOLLOWS.test(what)) ?? troubles.at(-1);
}

const FOLLOWS = / waiting: |^Warning BackOff/;

/** More would hide what the reader looks for. */
const MOST = 4;

function isHeldUp({ status, metadata }: Pod): boolean {
  const isReady = status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True');
  return !isReady && status.phase !== 'Succeeded' && metadata.deletionTimestamp === undefined;
}

/** Under what a trouble is known; nothing where a line tells of none, or of no more than another. */
function troubleKey(what: string, name: string): string | undefined {
  if (what.startsWith('Warning '))
    return REASON_ONLY.test(what)
      ? undefined
      : what.replace(COUNT, ':').replace(UID, '').replaceAll(name, '');
  if (BEGINNING.test(what)) return undefined;
  return TROUBLE.exec(what)?.[0];
}

const TROUBLE = /^(?:container|init container|sidecar) \S+ (?:waiting: |exited with code (?!0\b))/;
/** So waits what is only being made. */
const BEGINNING = /waiting: (?:ContainerCreating|PodInitializing)/;
/** `Warning Failed: Error: ErrImagePull`: the container waits with that reason. */
const REASON_ONLY = /: Error: \w+$/;
/** `Warning Failed (x3): ` */
const COUNT = / \(x\d+\):/;
const UID = /\([0-9a-f-]{36}\)/g;

function shownAs(kind: string, name: string): string {
  return `${kind.toLowerCase()}/${name}`;
}
