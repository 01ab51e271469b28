import { type Instant, seconds } from '../simulation/time';
import { type Context, type NodeState, nextTick } from './context';
import { isCritical } from './critical-pods';
import { becauseOfEvent } from './event-causes';
import * as events from './events';
import { evictionMessage, evictionOrder } from './eviction-ranking';
import {
  nextPressure,
  type Observations,
  OF_SIGNAL,
  type Threshold,
  thresholdsMet,
  thresholdToReclaim,
} from './eviction-thresholds';
import { freeImages } from './image-collector';
import { observe } from './node-observations';
import type { NodeStatusWriter } from './node-status';
import { podUsage } from './pod-usage';
import type { PodWorker } from './pod-worker';
import { PressureCauses, type User } from './pressure-causes';
import type { Verdict } from './verdict';

/** pkg/kubelet/kubelet.go (evictionMonitoringPeriod), pkg/kubelet/eviction/eviction_manager.go */
const MONITORING_PERIOD = seconds(10);
const CLEANUP_POLL = seconds(1);
const CLEANUP_TIMEOUT = seconds(30);
/** Of a hard threshold. */
const IMMEDIATELY_SECONDS = 1;

/**
 * Watches what is left of a node and, below a threshold, ends one pod after the other until it is enough again.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
 *
 * It looks every ten seconds. Where nothing gives reason to look, nothing is looked at: a change of what is used asks for
 * the next look, and one that found something for the one after.
 */
export class EvictionManager {
  private readonly causes: PressureCauses;

  constructor(
    private readonly context: Context,
    private readonly status: NodeStatusWriter,
    private readonly kill: (worker: PodWorker, verdict: Verdict) => void,
  ) {
    this.causes = new PressureCauses(context);
  }

  /** What is used has changed: the next regular look may find something. */
  somethingChanged(node: NodeState): void {
    if (node.resources.thresholds.length === 0 || node.resources.evicting) return;
    this.lookNotBefore(node, this.context.now);
  }

  /** A container uses more, or what a step said to be left is less. */
  moreIsUsed(node: NodeState, user?: User): void {
    this.causes.raised(node, user);
    this.somethingChanged(node);
  }

  lessIsUsed(node: NodeState): void {
    this.causes.lowered(node);
    this.somethingChanged(node);
  }

  /** A look at the node is due, unless it was put off since. */
  lookDue(node: NodeState): void {
    const { resources } = node;
    if (resources.lookAt !== this.context.now) return;
    resources.lookAt = undefined;
    resources.evicting = undefined;
    this.synchronize(node);
    if (resources.evicting === undefined && this.hasReasonToLook(node))
      this.lookNotBefore(node, this.context.now + 1);
  }

  /** The evicted pod has stopped: the manager asks every second whether it is cleaned up, for thirty seconds. */
  stopped(worker: PodWorker): void {
    const { resources, name } = this.context.node(worker);
    if (resources.evicting !== worker) return;
    resources.evictedStoppedAt = this.context.now;
    resources.lookAt = this.context.now + CLEANUP_TIMEOUT;
    this.context.scheduleAt(resources.lookAt, 'pressure', name);
  }

  cleanedUp(worker: PodWorker): void {
    const { resources, name } = this.context.node(worker);
    if (resources.evicting !== worker || resources.evictedStoppedAt === undefined) return;
    const waited = this.context.now - resources.evictedStoppedAt;
    const polls = Math.max(1, Math.ceil(waited / CLEANUP_POLL));
    resources.lookAt = resources.evictedStoppedAt + polls * CLEANUP_POLL;
    this.context.scheduleAt(resources.lookAt, 'pressure', name);
  }

  private lookNotBefore(node: NodeState, from: Instant): void {
    const { resources, name } = node;
    const at = nextTick(from, MONITORING_PERIOD, node.evictionPhase);
    if (resources.lookAt !== undefined && resources.lookAt <= at && resources.lookAt >= this.context.now)
      return;
    resources.lookAt = at;
    this.context.scheduleAt(at, 'pressure', name);
  }

  private hasReasonToLook({ resources }: NodeState): boolean {
    const { pressure } = resources;
    return pressure.conditions.length > 0 || pressure.firstMetAt.size > 0;
  }

  private synchronize(node: NodeState): void {
    const { resources, configuration, name } = node;
    const before = resources.pressure;
    const observations = this.observations(node);
    const period = configuration.evictionPressureTransitionPeriod;
    resources.pressure = nextPressure(before, resources.thresholds, observations, this.context.now, period);
    this.causes.found(node, before, resources.pressure, observations);
    this.status.pressure(name, resources.pressure.conditions);
    if (before.conditions.length < resources.pressure.conditions.length) this.causes.told(node);
    const threshold = thresholdToReclaim(resources.pressure.met);
    if (threshold === undefined) return;
    const { resource } = OF_SIGNAL[threshold.signal];
    this.status.event(name, 'Warning', 'EvictionThresholdMet', `Attempting to reclaim ${resource}`);
    if (this.reclaim(node, threshold)) return;
    this.evictOne(node, threshold, observations);
  }

  /** Images that no pod needs go first, where the disk is short. Answers whether that was enough. */
  // Simplified: what ended containers wrote takes no room, so that removing them gains nothing.
  private reclaim(node: NodeState, threshold: Threshold): boolean {
    if (OF_SIGNAL[threshold.signal].condition !== 'DiskPressure') return false;
    freeImages(this.context, node);
    return thresholdsMet(node.resources.thresholds, this.observations(node), true).length === 0;
  }

  /** At most one pod in each round. */
  // Simplified: a pod that is being stopped already is not evicted on top of that.
  private evictOne(node: NodeState, threshold: Threshold, observations: Observations): void {
    const { resources, configuration } = node;
    const { runtime } = this.context.tools;
    const workers = [...resources.workers].filter(({ stage }) => stage === 'syncing');
    const candidates = workers.map((worker) => ({
      worker,
      pod: worker.pod,
      usage: podUsage(worker, runtime),
    }));
    for (const candidate of evictionOrder(candidates, threshold)) {
      const { pod } = candidate;
      if (isCritical(pod)) continue;
      const { worker } = candidate as (typeof candidates)[number];
      const message = evictionMessage(candidate, threshold, resources.pressure.met, observations);
      const graceSeconds =
        threshold.grace === 0
          ? IMMEDIATELY_SECONDS
          : Math.min(configuration.evictionMaxPodGracePeriod, pod.spec.terminationGracePeriodSeconds);
      becauseOfEvent(this.context, worker, events.evicted(message));
      resources.evicting = worker;
      resources.evictedStoppedAt = undefined;
      this.kill(worker, { reason: 'Evicted', message, disruption: message, graceSeconds });
      return;
    }
  }

  private observations(node: NodeState): Observations {
    return observe(node, this.context.nodeObjectOf(node.name), this.context.tools);
  }
}
