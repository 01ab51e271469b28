import { withoutChance } from './crowds';
import { podFacts } from './facts';
import { normalise, restartsOnly } from './normalise';
import type { Recording, TraceLine } from './read-trace';

/** What events are compared about. */
const COMPARED = /^(Pod|ReplicaSet|Deployment)\//;

/** One thing that happened, as it is compared. */
export interface Milestone {
  /** Milliseconds since the first object was created. */
  readonly at: number;
  /**
   * What it stands in order with: two milestones of one lane came over one connection, about one thing. Between lanes
   * only times say what was first.
   */
  readonly lane: string;
  /** What is compared, one fact after the other. */
  readonly facts: readonly string[];
  /** What a person is shown: for a status, what is new in it. */
  readonly title: string;
}

/** The milestones of a recording, or of what the engine told in the same form, lane by lane in order. */
export function milestones(
  recording: Pick<Recording, 'lines' | 'namespace'>,
): ReadonlyMap<string, Milestone[]> {
  const lanes = new Map<string, Milestone[]>();
  for (const line of withoutChance(recording.lines)) {
    const next = milestone(line, recording.namespace);
    if (next === undefined) continue;
    const lane = lanes.get(next.lane);
    if (lane === undefined) lanes.set(next.lane, [next]);
    else {
      const last = lane[lane.length - 1]!;
      // A write that changes nothing that is compared is no milestone; an event that comes again is one.
      const isNews = line.src === 'event' || line.src === 'crowd' || !sameFacts(last.facts, next.facts);
      if (isNews) lane.push(line.src === 'pod' ? withNews(last, next) : next);
    }
  }
  return lanes;
}

export function sameFacts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((fact, i) => fact === b[i]);
}

function milestone(line: TraceLine, namespace: string): Milestone | undefined {
  const clean = (text: string) => normalise(text, namespace);
  if (line.src === 'pod') {
    const facts = [...(line.type === 'DELETED' ? ['gone'] : []), ...podFacts(line).map(clean)];
    return { at: line.t, lane: `status of ${line.name}`, facts, title: facts.slice(0, 2).join('; ') };
  }
  if (line.src === 'row') {
    const cells = [line.ready, line.status, restartsOnly(line.restarts)];
    const row = `${line.type === 'DELETED' ? 'gone, last ' : ''}${cells.join(' ')}`;
    return { at: line.t, lane: `row of ${line.name}`, facts: [row], title: row };
  }
  if (line.src === 'crowd') {
    return {
      at: line.t,
      lane: `pods of ${line.set}, which ${line.what}`,
      facts: [`a pod ${line.what}`],
      title: `a pod ${line.what}`,
    };
  }
  if (line.src === 'event') {
    if (!COMPARED.test(line.obj)) return undefined;
    const what = `${line.etype} ${line.reason}`;
    const count = line.count === undefined ? (line.type === 'ADDED' ? 'new' : 'again') : `x${line.count}`;
    const message = clean(line.message);
    const facts = [what, count, message, `from ${line.by}`];
    const about = line.field === undefined ? '' : `, ${line.field}`;
    return {
      at: line.t,
      lane: `events of ${line.obj.replace(/^Pod\//, '')}${about}`,
      facts,
      title: `${what} ${count}: ${message}`,
    };
  }
  // The runtime tells of an OOM kill before or after the exit, as it comes; the container's reason says it too.
  if (line.topic !== '/tasks/start' && line.topic !== '/tasks/exit') return undefined;
  const title = line.topic === '/tasks/start' ? 'started' : `exited ${line.exit}`;
  return { at: line.t, lane: `process of ${line.pod}, ${line.container}`, facts: [title], title };
}

function withNews(last: Milestone, next: Milestone): Milestone {
  const known = new Set(last.facts);
  const news = next.facts.filter((fact) => !known.has(fact));
  const still = new Set(next.facts);
  const lost = last.facts.filter((fact) => !still.has(fact));
  return { ...next, title: news.length > 0 ? news.join('; ') : `no longer: ${lost.join('; ')}` };
}
