import { memoryLimitOfPod } from './container-cgroup';
import { sandboxOf } from './container-start';
import type { Context } from './context';
import { sandboxNotMade } from './events';
import { nameTooLong } from './host-name';
import { podKey } from './pod-resizer';
import type { PodWorker } from './pod-worker';
import { NO_ANSWER } from './runtime-errors';

/**
 * Makes the sandboxes of pods: each has its own address, from the range of its node.
 * pkg/kubelet/kuberuntime/kuberuntime_sandbox.go (createPodSandbox)
 */
export class SandboxMaker {
  constructor(private readonly context: Context) {}

  /** Answers whether the pod has a sandbox now; why it has none is told by an event. */
  make(worker: PodWorker): boolean {
    const why = this.whyNot(worker);
    if (why !== undefined) {
      this.context.event(worker, sandboxNotMade(why));
      return false;
    }
    const node = this.context.node(worker);
    worker.sandbox = sandboxOf(
      worker.pod,
      this.context.nodeObject(worker),
      this.podIP(worker),
      node.hostFiles,
    );
    const limit = memoryLimitOfPod(worker.pod);
    if (limit !== undefined) this.context.tools.runtime.limitPod(podKey(worker.pod), limit);
    node.addressesGiven += 1;
    return true;
  }

  // Simplified: the runtime of every node has the handler of every RuntimeClass, and runs its containers as any other.
  private whyNot(worker: PodWorker): string | undefined {
    const { runtimeClassName: name } = worker.pod.spec;
    const tooLong = nameTooLong(worker.pod);
    if (tooLong !== undefined) return tooLong;
    if (name !== undefined && this.context.tools.store.get('RuntimeClass', '', name) === undefined)
      return `runtimeclass.node.k8s.io "${name}" not found`;
    return this.context.isWithoutRuntime(worker) ? NO_ANSWER : undefined;
  }

  private podIP(worker: PodWorker): string {
    const object = this.context.nodeObject(worker);
    if (worker.pod.spec.hostNetwork) return object.status.addresses[0]!.address;
    const network = (object.spec.podCIDR ?? '10.244.0.0/24').split('.');
    const number = this.context.node(worker).addressesGiven + 2;
    const third = Number(network[2]) + Math.floor(number / 256);
    return `${network[0]}.${Number(network[1]) + Math.floor(third / 256)}.${third % 256}.${number % 256}`;
  }
}
