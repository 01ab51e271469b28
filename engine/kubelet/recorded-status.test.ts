import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { parse } from 'yaml';
import type { Pod, PodSpec, PodStatus } from '../api/types';
import { podConditions } from './pod-conditions';
import { podPhase } from './pod-phase';

/**
 * Statuses that a real kubelet wrote: given its container statuses, our phase and conditions must be the ones it
 * wrote beside them.
 */
const OWN = join(__dirname, '../../tools/fidelity/recordings');
const ALL = join(__dirname, '../../../shared/traces');
/** The whole set has ours in it. */
const RECORDINGS = existsSync(ALL) ? ALL : OWN;

interface RecordedPod {
  readonly t: number;
  readonly src: string;
  readonly name: string;
  readonly deletionTimestamp?: string;
  readonly status: PodStatus;
}

for (const file of readdirSync(RECORDINGS)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()) {
  const pods = recordedPods(file);
  const spec = podSpec(file);
  if (spec === undefined || pods.length === 0) continue;
  test(`recorded in ${file}: ${pods.length} statuses have the phase and the conditions that we compute`, () => {
    for (const { t, status } of pods) {
      const computed = compute(withNames(spec, status), status);
      expect({ t, ...computed }).toEqual({ t, phase: status.phase, conditions: written(status) });
    }
  });
}

/** What the kubelet wrote and what a function of the containers can know. */
function recordedPods(file: string): readonly RecordedPod[] {
  return readFileSync(join(RECORDINGS, file), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"src":"pod"'))
    .map((line) => JSON.parse(line) as RecordedPod)
    .filter(({ status }) => status.containerStatuses !== undefined && isComputed(status));
}

/**
 * Not a function of the containers: a pod that was evicted or overran its deadline, one whose phase was made final
 * because it is gone (containers nobody could find), and one whose status the node controller touched.
 */
function isComputed(status: PodStatus): boolean {
  const all = [...(status.initContainerStatuses ?? []), ...status.containerStatuses!];
  const lost = all.some((one) => one.state.terminated?.reason === 'ContainerStatusUnknown');
  const why = (type: string) => status.conditions?.find((one) => one.type === type)?.reason;
  const overdue =
    why('ContainersReady') === 'PodFailed' && status.containerStatuses!.some((one) => one.state.running);
  const madeFinal = status.phase === 'Failed' && why('ContainersReady') === 'ContainersNotReady';
  const touched = why('Ready') !== why('ContainersReady');
  return status.reason === undefined && !lost && !overdue && !madeFinal && !touched;
}

/** The pod, or the pod template, of a recorded manifest. */
function podSpec(file: string): PodSpec | undefined {
  const manifest = join(RECORDINGS, `${file.split('.')[0]}.yaml`);
  if (!existsSync(manifest)) return undefined;
  const documents = readFileSync(manifest, 'utf8').split(/^---$/m);
  const specs = documents
    .map((text) => podSpecOf(parse(text) as Workload))
    .filter((spec) => spec !== undefined);
  return specs.length === 1 ? specs[0] : undefined;
}

interface Workload {
  readonly kind?: string;
  readonly spec?: {
    readonly template?: { readonly spec: PodSpec };
    readonly jobTemplate?: { readonly spec: { readonly template: { readonly spec: PodSpec } } };
  };
}

function podSpecOf(object: Workload | null): PodSpec | undefined {
  if (object?.kind === 'Pod') return object.spec as unknown as PodSpec;
  return (object?.spec?.template ?? object?.spec?.jobTemplate?.spec.template)?.spec;
}

function withNames(spec: PodSpec, status: PodStatus): Pod {
  const { restartPolicy = 'Always' } = spec;
  return { spec: { ...spec, restartPolicy }, status: { ...status, conditions: [] } } as unknown as Pod;
}

function compute(pod: Pod, status: PodStatus): { phase: string; conditions: unknown } {
  const { initContainerStatuses = [], containerStatuses = [] } = status;
  const reason = status.conditions?.find((one) => one.type === 'ContainersReady')?.reason;
  const isTerminal = reason === 'PodCompleted' || reason === 'PodFailed';
  const phase = podPhase({
    spec: pod.spec,
    initContainerStatuses,
    containerStatuses,
    isTerminal,
    hasInitialized: containerStatuses.some((one) => one.containerID !== undefined),
  });
  const hasSandbox =
    status.conditions?.find((one) => one.type === 'PodReadyToStartContainers')?.status === 'True';
  const conditions = podConditions({ pod, phase, hasSandbox, initContainerStatuses, containerStatuses });
  // A final phase is written only once all containers are known to have stopped; until then the one before is shown.
  const isHeldBack = isTerminal && status.phase !== 'Succeeded' && status.phase !== 'Failed';
  return { phase: isHeldBack ? status.phase : phase, conditions };
}

function written(status: PodStatus): unknown {
  return (status.conditions ?? [])
    .filter(({ type }) => type !== 'DisruptionTarget' && type !== 'PodResizeInProgress')
    .map(({ type, status, reason, message }) => ({
      type,
      status,
      ...(reason !== undefined && { reason }),
      ...(message !== undefined && { message }),
    }));
}
