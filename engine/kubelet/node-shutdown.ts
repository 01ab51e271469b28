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
  /** The group whose turn it is. */
  group: number;
  left: Set<PodWorker>;
}

/**
 * Stops the pods of a node that shuts down, the less important ones first; the next group's turn comes when all of the one
 * before have stopped, or their time is over.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/
 * pkg/kubelet/nodeshutdown/nodeshutdown_manager.go, nodeshutdown_manager_linux.go
 */
// Simplified: when all pods have stopped the node stays as it is, NotReady, with its kubelet; it does not go down.
export class NodeShutdown {
  private readonly shutdowns = new Map<string, Shutdown>();

  constructor(
    private readonly context: Context,
    private readonly status: NodeStatusWriter,
    private readonly kill: (worker: PodWorker, verdict: Verdict) => void,
  ) {}

  /** False: the kubelet was given no time for a shutdown, so there is none that is graceful. */
  begin(node: NodeState): boolean {
    const periods = shutdownPeriods(node.configuration);
    if (periods.length === 0) return false;
    if (this.shutdowns.has(node.name)) return true;
    this.status.event(node.name, 'Normal', 'Shutdown', 'Shutdown manager detected shutdown event');
    node.resources.shuttingDown = true;
    this.status.notReady(node.name, 'node is shutting down');
    const workers = [...node.resources.workers];
    const groups = shutdownGroups(periods, workers, ({ pod }) => pod.spec.priority ?? 0);
    this.shutdowns.set(node.name, { periods, groups, group: -1, left: new Set() });
    this.nextGroup(node.name);
    return true;
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
      if (workers === undefined) return;
      const left = workers.filter(({ stage }) => stage !== 'finished');
      if (left.length === 0) continue;
      shutdown.left = new Set(left);
      const { shutdownGracePeriodSeconds: period } = shutdown.periods[shutdown.group]!;
      this.context.schedule(seconds(period), 'shutdown group', node, shutdown.group);
      for (const worker of left) this.kill(worker, this.verdict(worker, period));
      return;
    }
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
