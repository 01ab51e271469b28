import { podRequests } from '../api/pod-requests';
import { podTotals } from '../api/pod-totals';
import { qosClass } from '../api/qos';
import type { Pod } from '../api/types';
import { minutes } from '../simulation/time';
import type { Context, NodeState } from './context';
import * as events from './events';
import type { Refusal } from './pod-admission';
import { allocatedPod } from './pod-resizer';
import type { PodWorker } from './pod-worker';
import { resizeText, sameResizable } from './resize-actions';
import { resizeCondition, withConditions } from './resize-state';

/** Resizes that do not fit are tried again after so long, if nothing gives occasion before. */
const RETRY_DELAY = minutes(3);

/**
 * Which resources the pods of a node have been promised. What a pod wants instead is accepted as soon as it fits: at once,
 * when something else goes or shrinks, or at the next of the regular attempts.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status
 * pkg/kubelet/allocation/allocation_manager.go
 */
export class Allocations {
  constructor(
    private readonly context: Context,
    /** Why a pod with these resources would not be taken now, or that others make room for it; undefined: it would be taken. */
    private readonly refusal: (worker: PodWorker, wanted: Pod) => Refusal | 'waits' | undefined,
    private readonly requestSync: (worker: PodWorker) => void,
  ) {}

  /** The kubelet has been told of other resources. */
  changed(worker: PodWorker): void {
    const node = this.context.node(worker);
    const waiting = node.resources.waitingForResize;
    if (!wantsOther(worker)) {
      node.resources.waitingForResize = waiting.filter((one) => one !== worker);
      worker.resize = withConditions(worker.resize, { pending: null });
      return;
    }
    if (!waiting.includes(worker)) waiting.push(worker);
    waiting.sort(byImportance);
    this.retry(node);
  }

  /** Tries all that wait, in their order. */
  retry(node: NodeState): void {
    const { resources } = node;
    const waiting = resources.waitingForResize;
    if (waiting.length === 0) return;
    resources.waitingForResize = waiting.filter((worker) => this.stillWaits(worker));
    this.retryLater(node);
  }

  /** A regular attempt is due, unless there was another one since. */
  retryDue(node: NodeState): void {
    if (node.resources.resizeRetryAt === this.context.now) this.retry(node);
  }

  private retryLater({ name, resources }: NodeState): void {
    if (resources.waitingForResize.length === 0) return;
    const at = this.context.now + RETRY_DELAY;
    resources.resizeRetryAt = at;
    this.context.scheduleAt(at, 'resize retry', name);
  }

  private stillWaits(worker: PodWorker): boolean {
    if (worker.stage !== 'syncing') return false;
    if (!wantsOther(worker)) return false;
    const refusal = this.refusal(worker, worker.pod);
    if (refusal === 'waits') return true;
    if (refusal !== undefined) {
      this.defer(worker, refusal);
      return worker.resize.pending?.reason === 'Deferred';
    }
    this.accept(worker);
    return false;
  }

  private accept(worker: PodWorker): void {
    const { pod } = worker;
    const { tools } = this.context;
    const wanted = new Map(
      [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].map((one) => [one.name, one.resources]),
    );
    for (const record of worker.records) {
      // Of an ephemeral container none are asked for.
      const resources = wanted.get(record.spec.name);
      if (resources) record.spec = { ...record.spec, resources };
    }
    const { allocatedOfPod: _, ...resize } = worker.resize;
    const now = tools.calendar.timestamp(this.context.now);
    const inProgress = resizeCondition('PodResizeInProgress', undefined, {}, this.observed(worker), now);
    worker.resize = withConditions(
      {
        ...resize,
        requests: resize.shown && podTotals(pod.spec).requests,
        ...(pod.spec.resources && { allocatedOfPod: pod.spec.resources }),
      },
      { pending: null, inProgress },
    );
    this.context.node(worker).resources.charge(worker, pod);
    if (tools.version.has('resizeEvents')) {
      const text = resizeText('Pod resize started', pod, pod.metadata.generation);
      this.context.event(worker, events.resizeStarted(text));
    }
    this.requestSync(worker);
  }

  private defer(worker: PodWorker, { reason, message }: Refusal): void {
    const { pod, resize } = worker;
    const { tools } = this.context;
    const shown = reason === 'Infeasible' ? 'Infeasible' : 'Deferred';
    const now = tools.calendar.timestamp(this.context.now);
    const why = { reason: shown, message };
    const pending = resizeCondition('PodResizePending', resize.pending, why, this.observed(worker), now);
    const before = resize.pending;
    worker.resize = withConditions(resize, { pending });
    if (before?.reason === shown && before.observedGeneration === pending.observedGeneration) {
      // Nothing new but the time at which it was looked at: no event, and no write for its sake.
      if (before.message === message) worker.resize = resize;
      else this.requestSync(worker);
      return;
    }
    if (tools.version.has('resizeEvents')) {
      const text = resizeText(`Pod resize ${reason}`, pod, pod.metadata.generation, message);
      this.context.event(worker, events.resizePending(shown, text));
    }
    this.requestSync(worker);
  }

  private observed({ pod }: PodWorker): number | undefined {
    return this.context.tools.version.has('podObservedGeneration') ? pod.metadata.generation : undefined;
  }
}

/** Whether the pod wants other resources of cpu and memory than it was promised. */
export function wantsOther(worker: PodWorker): boolean {
  const { pod, records, resize } = worker;
  if (!sameResizable(pod.spec.resources ?? {}, resize.allocatedOfPod ?? {})) return true;
  const all = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  return all.some(({ name, resources }) => {
    const record = records.find((one) => one.spec.name === name);
    return record !== undefined && !sameResizable(resources, record.spec.resources);
  });
}

/**
 * Who wants no more than it has goes first, then the more important, then Guaranteed before Burstable, then who has waited
 * longest. pkg/kubelet/allocation/allocation_manager.go (sortPendingResizes)
 */
function byImportance(a: PodWorker, b: PodWorker): number {
  return (
    Number(wantsMore(a)) - Number(wantsMore(b)) ||
    (b.pod.spec.priority ?? 0) - (a.pod.spec.priority ?? 0) ||
    Number(isGuaranteed(b)) - Number(isGuaranteed(a)) ||
    waitsSince(a) - waitsSince(b)
  );
}

function wantsMore(worker: PodWorker): boolean {
  const wanted = podRequests(worker.pod);
  const has = podRequests(allocatedPod(worker));
  return wanted.milliCPU > has.milliCPU || wanted.memory > has.memory;
}

function isGuaranteed({ pod }: PodWorker): boolean {
  return qosClass(pod.spec) === 'Guaranteed';
}

/** Who is not known to wait has just begun to. */
function waitsSince({ resize }: PodWorker): number {
  return resize.pending ? Date.parse(resize.pending.lastTransitionTime) : Number.MAX_SAFE_INTEGER;
}
