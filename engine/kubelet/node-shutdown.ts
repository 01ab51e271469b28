import { seconds } from '../simulation/time';
import type { Context, NodeState } from './context';
import type { ShutdownPeriod } from './kubelet-configuration';
import type { NodeStatusWriter } from './node-status';
import type { PodWorker } from './pod-worker';
import { shutdownGroups, shutdownPeriods } from './shutdown-groups';
import type { Verdict } from './verdict';

const MESSAGE = 'Pod was terminated in response to imminent node shutdown.';

interface Shutdown {
  readonly periods: readonly ShutdownPeriod[];
  readonly groups: readonly (readonly PodWorker[])[];
  /** The group whose turn it is; one more than there are while what is left of all ends. */
  group: number;
  left: Set<PodWorker>;
  /** It was called off; the kubelet hears of that when it is done with its pods. */
  cancelled: boolean;
}

/** How long the machine waits for pods whose time is over to be gone. */
const LAST_WAIT = seconds(1);

/**
 * Stops the pods of a node that shuts down, the less important ones first; the next group's turn comes when all of the one
 * before have stopped, or their time is over. Then the kubelet lets the machine go, which is off.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/
 * pkg/kubelet/nodeshutdown/nodeshutdown_manager.go, nodeshutdown_manager_linux.go
 */
export class NodeShutdown {
  private readonly shutdowns = new Map<string, Shutdown>();

  constructor(
    private readonly context: Context,
    private readonly status: NodeStatusWriter,
    private readonly kill: (worker: PodWorker, verdict: Verdict) => void,
    private readonly cutPower: (node: string) => void,
  ) {}

  /** False: the kubelet was given no time for a shutdown, so there is none that is graceful. */
  begin(node: NodeState): boolean {
    const periods = shutdownPeriods(node.configuration);
    if (periods.length === 0) return false;
    const running = this.shutdowns.get(node.name);
    if (running !== undefined) {
      // Called off and asked for again: there is nothing left to stop then, and the machine goes.
      running.cancelled = false;
      return true;
    }
    this.status.event(node.name, 'Normal', 'Shutdown', 'Shutdown manager detected shutdown event');
    node.resources.shuttingDown = true;
    this.status.notReady(node.name, 'node is shutting down');
    const workers = [...node.resources.workers];
    const groups = shutdownGroups(periods, workers, ({ pod }) => pod.spec.priority ?? 0);
    this.shutdowns.set(node.name, { periods, groups, group: -1, left: new Set(), cancelled: false });
    this.nextGroup(node.name);
    return true;
  }

  /** Nobody wants the machine off any more; its pods are stopped all the same. False: it does not shut down. */
  cancel(node: string): boolean {
    const shutdown = this.shutdowns.get(node);
    if (shutdown === undefined || shutdown.cancelled) return false;
    shutdown.cancelled = true;
    return true;
  }

  /** A kubelet that ends knows of no shutdown when it starts again. */
  forget(node: NodeState): void {
    if (!this.shutdowns.delete(node.name)) return;
    node.resources.shuttingDown = false;
    this.status.forgetNotReady(node.name);
  }

  /** All is done that the kubelet delayed the shutdown for. (processShutdownEvent) */
  over(node: NodeState): void {
    const shutdown = this.shutdowns.get(node.name);
    if (shutdown === undefined) return;
    if (!shutdown.cancelled) return this.cutPower(node.name);
    this.shutdowns.delete(node.name);
    this.status.event(node.name, 'Normal', 'Shutdown', 'Shutdown manager detected shutdown cancellation');
    node.resources.shuttingDown = false;
    this.status.ready(node.name);
  }

  /** The time of a group is over, unless its turn was over before. */
  timeIsUp(node: string, group: number): void {
    if (this.shutdowns.get(node)?.group === group) this.nextGroup(node);
  }

  /** A pod is gone with its volumes. */
  cleanedUp(worker: PodWorker): void {
    const shutdown = this.shutdowns.get(worker.nodeName);
    if (shutdown === undefined || !shutdown.left.delete(worker)) return;
    if (shutdown.left.size === 0) this.nextGroup(worker.nodeName);
  }

  private nextGroup(node: string): void {
    const shutdown = this.shutdowns.get(node)!;
    for (;;) {
      shutdown.group += 1;
      const workers = shutdown.groups[shutdown.group];
      if (workers === undefined) return this.end(node, shutdown);
      const left = workers.filter(isLeft);
      if (left.length === 0) continue;
      shutdown.left = new Set(left);
      const { shutdownGracePeriodSeconds: period } = shutdown.periods[shutdown.group]!;
      this.context.schedule(seconds(period), 'shutdown group', node, shutdown.group);
      for (const worker of left) this.kill(worker, this.verdict(worker, period));
      return;
    }
  }

  private end(node: string, shutdown: Shutdown): void {
    shutdown.left = new Set(shutdown.groups.flat().filter(isLeft));
    const waits = shutdown.group === shutdown.groups.length && shutdown.left.size > 0;
    if (waits) this.context.schedule(LAST_WAIT, 'shutdown group', node, shutdown.group);
    else this.context.schedule(0, 'shutdown over', node);
  }

  private verdict({ pod }: PodWorker, period: number): Verdict {
    return {
      reason: 'Terminated',
      message: MESSAGE,
      disruption: MESSAGE,
      graceSeconds: Math.min(period, pod.spec.terminationGracePeriodSeconds),
    };
  }
}

const isLeft = ({ stage }: PodWorker) => stage !== 'finished';
