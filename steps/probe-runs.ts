import type { Pod, ProbeKind, ProbeRun } from '../engine';
import { AuthorError } from './author-error';
import type { ContainerReference, ContainerTarget } from './references';
import type { Scenario } from './world';

/** What a statement says of runs of a probe: that there were any, or how they ended. */
export type ProbeVerb = 'ran' | 'failed' | 'succeeded';

/** A probe that a statement is about. */
export interface MeantProbe {
  readonly target: ContainerTarget;
  readonly runs: () => readonly ProbeRun[];
}

/** The probe that is meant; an AuthorError when the container has none of the kind, for then nothing could fail. */
export function probeMeant(scenario: Scenario, reference: ContainerReference, kind: ProbeKind): MeantProbe {
  scenario.cluster.runUntil(scenario.cluster.now);
  const target = scenario.containerTarget(reference);
  const pod = scenario.podOf(target);
  const runs = () => scenario.cluster.probeRuns(pod.metadata.uid, target.container, kind);
  const fields = probesOf(pod, target.container);
  if (!fields.includes(kind)) {
    throw new AuthorError(
      `container "${target.container}" of pod "${target.pod.name}" has no ${kind} probe`,
      fields.length === 0
        ? 'Give it one in the manifest, or leave the statement out.'
        : `It has a ${fields.join(' probe and a ')} probe.`,
    );
  }
  return { target, runs: () => runs() ?? [] };
}

/** When these runs began; those that are still under way count only for `ran`. */
export function timesOf(runs: readonly ProbeRun[], verb: ProbeVerb): readonly number[] {
  return runs.filter(({ outcome }) => verb === 'ran' || outcome === verb).map(({ at }) => at);
}

function probesOf({ spec }: Pod, name: string): readonly ProbeKind[] {
  const container = [...(spec.initContainers ?? []), ...spec.containers].find((one) => one.name === name);
  return KINDS.filter((kind) => container?.[`${kind}Probe`] !== undefined);
}

const KINDS: readonly ProbeKind[] = ['startup', 'readiness', 'liveness'];
