import type { Context, NodeState } from './context';
import type { NodeStatusWriter } from './node-status';

/**
 * What happens when a whole node runs out of memory before its kubelet has evicted anything: the kernel kills, by what
 * containers use and by their oom_score_adj, until it is enough.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#node-out-of-memory-behavior
 * pkg/kubelet/oom/oom_watcher_linux.go
 */
export class NodeMemory {
  constructor(
    private readonly context: Context,
    private readonly status: NodeStatusWriter,
  ) {}

  /** Whether more is used than there is. */
  isShort({ resources }: NodeState): boolean {
    const besides = resources.usedBesides.get('memory.available') ?? 0;
    return resources.memoryUsed + besides > resources.cgroups.memoryCapacity;
  }

  /** The kernel kills one container after the other. */
  check(node: NodeState): void {
    const { runtime } = this.context.tools;
    while (this.isShort(node)) {
      const victim = this.victim(node);
      if (victim === undefined) return;
      const killed = runtime.oomKill(victim);
      if (killed === undefined) return;
      const { process, pid } = killed;
      const message = `System OOM encountered, victim process: ${process}, pid: ${pid}`;
      this.status.event(node.name, 'Warning', 'SystemOOM', message);
    }
  }

  /** Who uses most, with oom_score_adj in thousandths of the node's memory on top. mm/oom_kill.c (oom_badness) */
  // Simplified: a container is judged by all that it uses, not by its largest process.
  private victim({ resources }: NodeState): string | undefined {
    const { runtime } = this.context.tools;
    let found: string | undefined;
    let worst = 0;
    for (const worker of resources.workers) {
      for (const { instance } of worker.records) {
        if (instance === undefined || instance.ended || !runtime.running(instance.id)) continue;
        const memory = runtime.memory(instance.id);
        if (memory === 0) continue;
        const adjusted = (runtime.oomScoreAdj(instance.id) * resources.cgroups.memoryCapacity) / 1_000;
        const badness = memory + adjusted;
        if (found !== undefined && badness <= worst) continue;
        found = instance.id;
        worst = badness;
      }
    }
    return found;
  }
}
