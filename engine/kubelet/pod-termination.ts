import type { ContainerKiller } from './container-killer';
import type { ContainerRecord, Instance } from './container-record';
import type { Context } from './context';
import { podNotKilled, stopping } from './events';
import type { PodWorker } from './pod-worker';
import type { Prober } from './prober';
import { removeIfDeleted } from './remove-deleted';
import { NO_ANSWER, stopFailureText } from './runtime-errors';

/**
 * Stopping a pod and what comes after: SIGTERM, grace, SIGKILL, the last status, and the removal of the object.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 * pkg/kubelet/pod_workers.go, pkg/kubelet/kuberuntime/kuberuntime_container.go (killContainer)
 */
export class PodTermination {
  constructor(
    private readonly context: Context,
    private readonly killer: ContainerKiller,
    private readonly prober: Prober,
  ) {}

  /**
   * Begins to stop everything that runs. Answers true when nothing runs any more. The grace period is settled here:
   * a shorter one that comes later changes the object, but not a kill under way.
   */
  begin(worker: PodWorker): boolean {
    this.context.writeStatus(worker);
    this.prober.statusMade(worker);
    this.prober.stopLivenessAndStartup(worker);
    worker.graceSeconds = graceSeconds(worker);
    return killAll(this.killer, worker, worker.graceSeconds);
  }

  /** Whether all of the pod could be stopped. Where its runtime was down the kubelet says so, and tries again. */
  couldStop(worker: PodWorker): boolean {
    const failures = worker.stopFailures ?? [];
    const isDown = this.context.isWithoutRuntime(worker);
    if (failures.length === 0 && !isDown) return true;
    worker.stopFailures = undefined;
    worker.graceSeconds = undefined;
    const sandbox = { what: 'KillPodSandbox', target: worker.uid, error: NO_ANSWER } as const;
    const all = isDown && worker.sandbox ? [...failures, sandbox] : failures;
    if (all.length > 0) this.context.event(worker, podNotKilled(stopFailureText(all)));
    return false;
  }

  /** The grace period of a container is over: SIGKILL, if it is still the same run. */
  kill(containerId: string, instance: Instance | undefined, stop: number): void {
    if (instance?.stops !== stop || !instance.stopping) return;
    if (this.context.tools.runtime.running(containerId))
      this.context.tools.runtime.signal(containerId, 'SIGKILL');
  }

  /** Everything has stopped: the kubelet looks one last time and writes what it sees. */
  stopped(worker: PodWorker): void {
    this.prober.remove(worker);
    for (const { instance } of worker.records) if (instance?.ended) instance.seen = 'exited';
    worker.stage = 'terminated';
    this.context.writeStatus(worker);
  }

  /** Volumes and sandbox are gone: the final phase is written, and a deleted pod leaves the API. */
  finish(worker: PodWorker): void {
    worker.stage = 'finished';
    this.context.writeStatus(worker);
    removeIfDeleted(this.context, this.context.stored(worker));
  }
}

/**
 * The grace period of the object if it is being deleted, or a shorter one of the kubelet's own, else of the spec; at least one
 * second. pkg/kubelet/pod_workers.go (calculateEffectiveGracePeriod)
 */
export function graceSeconds(worker: Pick<PodWorker, 'pod' | 'verdict'>): number {
  const { metadata, spec } = worker.pod;
  const own = worker.verdict?.graceSeconds;
  const said = metadata.deletionGracePeriodSeconds;
  const grace = own !== undefined && (said === undefined || own < said) ? own : said;
  return Math.max(grace ?? spec.terminationGracePeriodSeconds, 1);
}

/** The grace period of a container that is killed by a sync, while its pod goes on: as long as the spec says. */
export function graceInSync({ pod }: Pick<PodWorker, 'pod'>): number {
  return pod.metadata.deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds;
}

/** Begins to stop all that runs in a pod, sidecars last. Answers whether nothing ran. */
export function killAll(killer: ContainerKiller, worker: PodWorker, grace: number): boolean {
  const running = worker.records.filter(runs);
  if (running.length === 0) return true;
  const orders = running.map((record) => ({ record, text: stopping(record.spec.name), graceSeconds: grace }));
  return killer.begin(worker, orders);
}

function runs(record: ContainerRecord): boolean {
  return record.instance !== undefined && record.instance.ended === undefined;
}
