import type { Instant, Moment, Pod, ProbeKind, ProbeRun } from '../engine';
import { AuthorError } from './author-error';
import type { ContainerReference, ContainerTarget } from './references';
import type { Check } from './time-phrases';
import type { Scenario } from './world';

/** What a statement says of runs of a probe: that there were any, or how they ended. */
export type ProbeVerb = 'ran' | 'failed' | 'succeeded';

/** A probe that a statement is about. */
export interface MeantProbe {
  readonly target: ContainerTarget;
  /** The statement that its runs began at such times, as far as they are known of at a moment. */
  readonly check: (verb: ProbeVerb, holds: (times: readonly Instant[]) => boolean, told: Told) => Check;
}

type Told = (times: readonly Instant[]) => string;

/** The probe that is meant; an AuthorError when the container has none of the kind, for then nothing could fail. */
export function probeMeant(scenario: Scenario, reference: ContainerReference, kind: ProbeKind): MeantProbe {
  const { cluster } = scenario;
  cluster.runUntil(cluster.now);
  const target = scenario.containerTarget(reference);
  const pod = scenario.podOf(target);
  const runs = () => cluster.probeRuns(pod.metadata.uid, target.container, kind) ?? [];
  const fields = probesOf(pod, target.container);
  if (!fields.includes(kind)) {
    throw new AuthorError(
      `container "${target.container}" of pod "${target.pod.name}" has no ${kind} probe`,
      fields.length === 0
        ? 'Give it one in the manifest, or leave the statement out.'
        : `It has a ${fields.join(' probe and a ')} probe.`,
    );
  }
  const source: Source = {
    runs,
    nowOf: () => cluster.now,
    name: `container ${target.container}: ${kind} probe`,
  };
  return { target, check: (verb, holds, told) => checkOf(source, verb, holds, told) };
}

/** Where the runs of a probe are known from. */
interface Source {
  readonly runs: () => readonly ProbeRun[];
  readonly nowOf: () => Instant;
  /** `container app: liveness probe` */
  readonly name: string;
}

function checkOf(
  { runs, nowOf, name }: Source,
  verb: ProbeVerb,
  holds: (times: readonly Instant[]) => boolean,
  told: Told,
): Check {
  let known: readonly Known[] = [];
  let knownUntil = -1;
  // Of the past, nothing becomes known any more.
  const knownAt = (at: Instant) => {
    if (at >= knownUntil) {
      known = knownOf(runs(), verb);
      knownUntil = nowOf();
    }
    return known;
  };
  const check = (moment: Moment) => {
    const all = knownAt(moment.at);
    const times = all.slice(0, countAt(all, moment)).map(({ at }) => at);
    return { holds: holds(times), found: told(times) };
  };
  const unwritten = () =>
    knownAt(nowOf()).map(({ from }) => ({ at: from, what: `${name} ${verb === 'ran' ? 'begins' : verb}` }));
  return Object.assign(check, { unwritten });
}

/** When a run began of which a statement speaks, and since when it is known. */
interface Known {
  readonly at: Instant;
  readonly from: Instant;
  /** What led to an entry of the journal came right before it. */
  readonly entry?: number;
}

/** Runs that are under way count only for `ran`. One follows the other, so they become known in their order. */
function knownOf(runs: readonly ProbeRun[], verb: ProbeVerb): readonly Known[] {
  return runs.flatMap(({ at, endedAt, outcome, entry }) => {
    if (verb !== 'ran') return outcome === verb ? [{ at, from: endedAt ?? at, entry }] : [];
    return [{ at, from: at, ...(endedAt === at && { entry }) }];
  });
}

/** How many of them are known at a moment. */
function countAt(all: readonly Known[], { at, written }: Pick<Moment, 'at' | 'written'>): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { from, entry } = all[middle]!;
    if (from < at || (from === at && (entry === undefined || entry < written))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function probesOf({ spec }: Pod, name: string): readonly ProbeKind[] {
  const container = [...(spec.initContainers ?? []), ...spec.containers].find((one) => one.name === name);
  return KINDS.filter((kind) => container?.[`${kind}Probe`] !== undefined);
}

const KINDS: readonly ProbeKind[] = ['startup', 'readiness', 'liveness'];
