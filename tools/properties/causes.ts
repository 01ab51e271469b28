import {
  type EventObject,
  type JournalEntry,
  MOST_LINKS,
  type Pod,
  shortDuration,
  type WhyContext,
  type WhyLink,
  why,
} from '../../engine';
import { untruthOf } from './claims';

/** What a person did at a moment without writing anything: nothing in the journal is its cause. */
export interface HandsOn {
  readonly from: number;
  readonly to: number;
}

/**
 * The first gap in what led to the entries of a story in which nothing takes time but what Kubernetes itself delays: an end that is no
 * beginning, a time of which nobody says what ran in it, or says what did not, or a chain that is too long, out of order, or says a
 * thing twice.
 */
export function firstGap(
  entries: readonly JournalEntry[],
  context: WhyContext,
  handsOn: readonly HandsOn[],
): string | undefined {
  return firstFault(
    entries,
    context,
    (links, entryOf) =>
      faultOfShape(links) ??
      faultOfEnd(links, entryOf(links.at(-1)!), handsOn) ??
      faultOfTime(links, entryOf) ??
      faultOfClaim(links, entryOf, entries, 0),
  );
}

/**
 * The first wait that is named in a story and was none, or another.
 * @param slack for how long news may take in the profile of the story
 */
export function firstUntruth(
  entries: readonly JournalEntry[],
  context: WhyContext,
  slack: number,
): string | undefined {
  return firstFault(
    entries,
    context,
    (links, entryOf) => faultOfShape(links) ?? faultOfClaim(links, entryOf, entries, slack),
  );
}

type EntryOf = (link: WhyLink) => JournalEntry;

function firstFault(
  entries: readonly JournalEntry[],
  context: WhyContext,
  faultOf: (links: readonly WhyLink[], entryOf: EntryOf) => string | undefined,
): string | undefined {
  const first = entries[0]?.id ?? 0;
  const entryOf = ({ entry }: WhyLink) => entries[entry - first]!;
  for (const { id } of entries) {
    const links = why(entries, id, context);
    const fault = faultOf(links, entryOf);
    if (fault !== undefined) return `${fault}\n${links.map(told).join('\n')}`;
  }
  return undefined;
}

function faultOfShape(links: readonly WhyLink[]): string | undefined {
  if (links.length > MOST_LINKS) return `the chain has ${links.length} links`;
  const said = new Set<number>();
  for (const [i, { what, entry, at, words }] of links.entries()) {
    if (NOT_WORDS.test(words)) return `a link is not told in words: ${words}`;
    const before = links[i + 1];
    if (before && (before.entry > entry || before.at > at)) return 'a link comes before its cause';
    if (what === 'entry' && (said.has(entry) || (before?.at === at && before.words === words)))
      return `a link is told twice: ${words}`;
    said.add(entry);
  }
  return undefined;
}

const NOT_WORDS = /undefined|\[object|\bNaN\b|^$/;

/** Every chain ends with what a person did, or with what every cluster begins with. */
function faultOfEnd(
  links: readonly WhyLink[],
  { at, by, because, change, object }: JournalEntry,
  handsOn: readonly HandsOn[],
): string | undefined {
  const end = links.at(-1)!;
  if (because >= 0) return 'the chain does not go back to its beginning';
  if (end.what === 'beginning') {
    // Of what a cluster begins with, only its nodes lead to anything later.
    const isSo = end.words === FURNITURE && (links[0]!.at === 0 || object.kind === 'Node');
    return isSo ? undefined : `the chain ends with: ${end.words}`;
  }
  if (end.what !== 'step') return 'the chain ends with no step';
  if (PEOPLE.has(by)) return undefined;
  // What is done to a process is seen first at the process.
  const isDeed =
    handsOn.some(({ from, to }) => from <= at && at <= to) && !(change.what === 'note' && by !== 'kernel');
  return isDeed ? undefined : `nothing led to what ${by} did`;
}

const FURNITURE = 'every cluster begins with this';
/** The second is whom the faults of the stories name who write without being asked; the API server charges quotas for whom it serves. */
const PEOPLE: ReadonlySet<string> = new Set(['user', 'somebody', 'kube-apiserver']);

/** A link that is later than its cause says what ran in between, or its cause does. */
function faultOfTime(links: readonly WhyLink[], entryOf: EntryOf): string | undefined {
  for (const [i, link] of links.entries()) {
    const cause = links[i + 1];
    if (cause === undefined || link.what !== 'entry' || cause.what !== 'entry' || link.at === cause.at)
      continue;
    if (NAMED.some((named) => named.test(link.words)) || isRun(entryOf(link), entryOf(cause))) continue;
    const time = shortDuration(link.at - cause.at);
    return `nobody says what took ${time} until: ${link.words}`;
  }
  return undefined;
}

/** A link that says what ran in between is right about it. */
function faultOfClaim(
  links: readonly WhyLink[],
  entryOf: EntryOf,
  entries: readonly JournalEntry[],
  slack: number,
): string | undefined {
  for (const [i, link] of links.entries()) {
    const cause = links[i + 1];
    if (link.what !== 'entry' || cause?.what !== 'entry') continue;
    const entry = entryOf(link);
    const found = untruthOf({ link, entry, cause: entryOf(cause), pod: podOf(entry, entries) }, slack);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The pod that an entry is about, as it was last written until then. */
function podOf({ id, object, change }: JournalEntry, entries: readonly JournalEntry[]): Pod | undefined {
  if (change.what === 'process' || change.what === 'note') return undefined;
  const now = change.after ?? change.before;
  if (object.kind === 'Pod') return now as Pod;
  if (object.kind !== 'Event') return undefined;
  const { uid } = (now as EventObject).involvedObject;
  for (let i = id - entries[0]!.id; i >= 0; i -= 1) {
    const { object: other, change: made } = entries[i]!;
    if (other.uid === uid && made.what === 'updated' && other.kind === 'Pod') return made.after as Pod;
  }
  return undefined;
}

/** What names a time: a deadline or a period that is over, a back-off, another try, an outage, a look that comes round. */
const NAMED: readonly RegExp[] = [
  /\((?:\d+\w*)\) (?:is|are) over$/,
  /after a back-off of \S+$|(?:after|as a success has ended) the back-off for its failed pods$|\bBack-off\b|CrashLoopBackOff/,
  /, when (?:its grace period|its tolerationSeconds) (?:was|were) over$|which tolerates \S+ for \d+s$/,
  /, asked every \d+s(?: after the first \d+s)?$/,
  /, (?:at another try )?after (?:[A-Z]\w+(?: of \S+)?|".+"|the (?:postStart|preStop) hook of container \S+|the startup probe of \S+|it had waited for its volumes)$/s,
  /, when (?:\S+ had ended|the (?:node|kubelet|container runtime) was back)$|, which took \S+$/,
  /acts upon that only now\b|its kubelet is back$|its container runtime is back$|comes back$|is reachable again$/,
  /(?:at its look|at the look that the (?:node controller|kubelet) takes) every \d+s$/,
  /, a second later: it gathers what happens to its pods$|, as it gathers for a second what happens to its pods$/,
  /, after the 5s that it waits first$|, when it looked again$|, when nothing was left in it$|, at the next time of its schedule$/,
  /, when its (?:ttlSecondsAfterFinished were over|claims were bound)$|, when it had missed the node for 40s$/,
  /looks at it again at the next turn of its \w+ probe$/,
  /as its? (?:node )?had been silent for the node-monitor-grace-period$|, after the 10s in which nobody gets an address of it$/,
];

/** What a process does by itself takes the time that it runs; what waits for a hook, as long as the hook. */
function isRun({ change, object }: JournalEntry, cause: JournalEntry): boolean {
  if (cause.change.what !== 'process') return false;
  if (cause.change.event === 'hook') return true;
  if (cause.change.event !== 'started' || cause.object.uid !== object.uid) return false;
  if (change.what === 'note') return change.text.startsWith('the kernel killed ');
  return (
    change.what === 'process' && change.event === 'exited' && change.container === cause.change.container
  );
}

function told({ at, words }: WhyLink): string {
  return `  ${shortDuration(at)}  ${words}`;
}
