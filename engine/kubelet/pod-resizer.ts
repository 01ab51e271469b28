import { podTotals } from '../api/pod-totals';
import type { Pod, PodCondition } from '../api/types';
import { containerCgroup, memoryLimitOfPod, podMemoryLimit } from './container-cgroup';
import { type ContainerRecord, isRunning } from './container-record';
import type { Context } from './context';
import * as events from './events';
import type { PodWorker } from './pod-worker';
import {
  type LowerLimit,
  lowerMemoryLimit,
  memoryDecreaseProblem,
  resizeAction,
  resizeText,
  sameResizable,
} from './resize-actions';
import { resizeCondition, withConditions } from './resize-state';

/**
 * Brings accepted resources into force in the course of a sync, and keeps the condition PodResizeInProgress.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 * pkg/kubelet/kubelet.go (SyncPod), pkg/kubelet/kuberuntime/kuberuntime_manager.go (doPodResizeAction)
 */
export class PodResizer {
  constructor(private readonly context: Context) {}

  /** At the beginning of a sync: is a resize under way, or has one come to its end? */
  look(worker: PodWorker): void {
    const { inProgress } = worker.resize;
    if (isUnderWay(worker)) {
      if (inProgress === undefined) this.say(worker, {}, worker.pod.metadata.generation);
      return;
    }
    if (inProgress === undefined) return;
    const { shown } = worker.resize;
    const inForce = shown && podTotals(allocatedPod(worker).spec);
    worker.resize = withConditions({ ...worker.resize, shown: inForce }, { inProgress: null });
    if (!this.context.tools.version.has('resizeCompletedEvent')) return;
    const text = resizeText('Pod resize completed', allocatedPod(worker), inProgress.observedGeneration);
    this.context.event(worker, events.resizeCompleted(text));
  }

  /** The running containers that must start again to have what was accepted. */
  restarts(worker: PodWorker): readonly ContainerRecord[] {
    if (worker.resize.inProgress === undefined) return NOBODY;
    return worker.records.filter((record) => isRunning(record) && actionOf(record) === 'restart');
  }

  /** Changes the cgroups of the running containers, all or none. */
  apply(worker: PodWorker): void {
    if (worker.resize.inProgress === undefined) return;
    const { runtime } = this.context.tools;
    const records = worker.records.filter((record) => isRunning(record) && actionOf(record) === 'update');
    const { allocatedOfPod, actuatedOfPod } = worker.resize;
    const ofPod = !sameResizable(allocatedOfPod ?? {}, actuatedOfPod ?? {});
    if (records.length === 0 && !ofPod) return;
    const problem = this.problem(worker, records);
    if (problem !== undefined) {
      this.failed(worker, problem);
      return;
    }
    const pod = allocatedPod(worker);
    const settings = this.context.node(worker).resources.cgroups;
    // A container without a limit of its own is held to that of the pod.
    const held = ofPod ? worker.records.filter(isRunning) : records;
    for (const record of held) {
      runtime.resize(record.instance!.id, containerCgroup(pod, record.spec, settings));
      record.actuated = record.spec.resources;
    }
    if (ofPod) {
      runtime.limitPod(podKey(pod), memoryLimitOfPod(pod));
      worker.resize = { ...worker.resize, actuatedOfPod: allocatedOfPod };
    }
    worker.didSomething = true;
    // The runtime tells of what has changed, which asks for another sync.
    worker.pending = true;
    worker.pendingCause = worker.cause;
  }

  private problem(worker: PodWorker, records: readonly ContainerRecord[]): string | undefined {
    const { runtime } = this.context.tools;
    const limits: LowerLimit[] = [];
    const { allocatedOfPod, actuatedOfPod } = worker.resize;
    const counted = worker.records.filter(({ role }) => role !== 'ephemeral');
    const wanted = podMemoryLimit(
      counted.map(({ spec }) => spec.resources),
      allocatedOfPod,
    );
    const inForce = podMemoryLimit(
      counted.map(({ actuated }) => actuated),
      actuatedOfPod,
    );
    if (wanted !== undefined && (inForce === undefined || wanted < inForce))
      limits.push({ limit: wanted, usage: worker.memory });
    for (const record of records) {
      const limit = lowerMemoryLimit(record.spec.resources, record.actuated);
      if (limit === undefined) continue;
      const usage = runtime.memory(record.instance!.id);
      limits.push({ container: record.spec.name, limit, usage });
    }
    return memoryDecreaseProblem(limits, worker.memory);
  }

  private failed(worker: PodWorker, message: string): void {
    worker.failed = true;
    const before = worker.resize.inProgress;
    const after = this.say(worker, { reason: 'Error', message }, before?.observedGeneration);
    const same = before?.reason === after.reason && before?.message === after.message;
    if (same || !this.context.tools.version.has('resizeEvents')) return;
    const text = resizeText('Pod resize error', allocatedPod(worker), after.observedGeneration, message);
    this.context.event(worker, events.resizeError(text));
  }

  private say(
    worker: PodWorker,
    why: { readonly reason?: string; readonly message?: string },
    generation: number | undefined,
  ): PodCondition {
    const now = this.context.tools.calendar.timestamp(this.context.now);
    const { inProgress } = worker.resize;
    const observes = this.context.tools.version.has('podObservedGeneration');
    const observed = observes ? generation : undefined;
    const condition = resizeCondition('PodResizeInProgress', inProgress, why, observed, now);
    worker.resize = withConditions(worker.resize, { inProgress: condition });
    return condition;
  }
}

const NOBODY: readonly ContainerRecord[] = [];

function actionOf({ spec, actuated }: ContainerRecord) {
  return resizeAction(spec.resources, actuated, spec.resizePolicy);
}

/** Something accepted is not yet in force: of a running container, or of the pod. */
function isUnderWay({ records, resize }: PodWorker): boolean {
  return (
    records.some((record) => isRunning(record) && actionOf(record) !== 'none') ||
    !sameResizable(resize.allocatedOfPod ?? {}, resize.actuatedOfPod ?? {})
  );
}

/** How the runtime knows a pod. */
export function podKey({ metadata }: Pod): string {
  return `${metadata.namespace}/${metadata.name}`;
}

/** Records are in the order of the spec, init containers first. This is asked at every start of a container. */
function hasAllItWants({ pod, records, resize }: PodWorker): boolean {
  const { initContainers, containers } = pod.spec;
  const first = initContainers?.length ?? 0;
  for (let i = 0; i < records.length; i += 1) {
    const wants = i < first ? initContainers![i]! : containers[i - first];
    // Those behind the regular containers are ephemeral, and ask for nothing.
    if (wants === undefined) break;
    if (records[i]!.spec.resources !== wants.resources) return false;
  }
  return pod.spec.resources === resize.allocatedOfPod;
}

/** The pod with the resources that were accepted in place of those it wants. */
export function allocatedPod(worker: PodWorker): Pod {
  const { pod, records, resize } = worker;
  if (hasAllItWants(worker)) return pod;
  const byName = new Map(records.map((record) => [record.spec.name, record.spec.resources]));
  const taken = <C extends { readonly name: string }>(containers: readonly C[]): readonly C[] =>
    containers.map((one) => ({ ...one, resources: byName.get(one.name)! }));
  const { resources: _, ...spec } = pod.spec;
  return {
    ...pod,
    spec: {
      ...spec,
      containers: taken(spec.containers),
      ...(spec.initContainers && { initContainers: taken(spec.initContainers) }),
      ...(resize.allocatedOfPod && { resources: resize.allocatedOfPod }),
    },
  };
}
