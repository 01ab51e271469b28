import { milliValue } from './api/quantity';
import type { Container, ContainerStatus, Pod } from './api/types';
import type { ResourceUse } from './controllers/metrics-api';
import type { MetricsServer } from './metrics-server';
import type { ContainerRuntime } from './process/runtime';
import type { Calendar, Instant } from './simulation/time';
import type { Store } from './store/store';
import type { UsageSaying, UsageSayings } from './usage-sayings';

interface Parts {
  readonly calendar: Calendar;
  readonly store: Store;
}

/** What is asked of the kubelets. */
export interface Kubelets {
  containerId(podUid: string, container: string): string | undefined;
  /** Whether the kubelet of a node can tell what its containers use. */
  readonly disturbances: { tellsUse(node: string): boolean };
  /** Bytes that the rest of a node uses. */
  readonly managers: { memoryBesides(node: string): number };
}

/** What the metrics server measures: what containers and nodes use. */
export class ResourceUses {
  constructor(
    private readonly parts: Parts,
    private readonly server: MetricsServer,
    private readonly sayings: UsageSayings,
    private readonly runtime: ContainerRuntime,
    private readonly kubelets: () => Kubelets,
  ) {}

  /** What the containers of these pods use; a pod of which nothing is known is not there. */
  ofPods(pods: readonly Pod[]): ReadonlyMap<Pod, ReadonlyMap<string, ResourceUse>> {
    const uses = new Map<Pod, ReadonlyMap<string, ResourceUse>>();
    if (!this.server.hasMeasured) return uses;
    this.sayings.begin();
    const { disturbances } = this.kubelets();
    const { at, window } = this.server.measurement;
    for (const pod of pods) {
      if (!disturbances.tellsUse(pod.spec.nodeName ?? '')) continue;
      const measured = this.measured(pod, at - window);
      const found = measured && this.ofContainers(pod, measured, at);
      if (found !== undefined) uses.set(pod, found);
    }
    return uses;
  }

  /** What nodes use, by name: what their pods use, and what a step said besides. A node whose kubelet is silent is not there. */
  // Simplified: the system of a node itself uses no CPU, and no memory that no step tells.
  ofNodes(names: readonly string[]): ReadonlyMap<string, ResourceUse> {
    const uses = new Map<string, ResourceUse>();
    if (!this.server.hasMeasured) return uses;
    const { disturbances, managers } = this.kubelets();
    for (const name of names)
      if (disturbances.tellsUse(name))
        uses.set(name, { cpu: 0, memory: managers.memoryBesides(name) * 1_000 });
    for (const [{ spec }, containers] of this.ofPods(this.parts.store.list<Pod>('Pod'))) {
      const sum = uses.get(spec.nodeName!);
      if (sum === undefined) continue;
      let { cpu, memory } = sum;
      for (const use of containers.values()) {
        cpu += use.cpu;
        memory += use.memory;
      }
      uses.set(spec.nodeName!, { cpu, memory });
    }
    return uses;
  }

  /**
   * The containers at work of a pod that runs, where each of them has been since a moment; undefined where one began later, or none
   * is at work. A container that has ended counts no more.
   * https://github.com/kubernetes-sigs/metrics-server/blob/master/pkg/storage/pod.go (GetMetrics)
   */
  measured({ status, spec }: Pod, since: Instant): readonly Container[] | undefined {
    if (status.phase !== 'Running') return undefined;
    const { calendar } = this.parts;
    const measured: Container[] = [];
    const look = (containers: readonly Container[], statuses: readonly ContainerStatus[] = []) =>
      containers.every((container) => {
        const { running } = statuses.find(({ name }) => name === container.name)?.state ?? {};
        if (running === undefined) return true;
        measured.push(container);
        return calendar.instant(running.startedAt) <= since;
      });
    const areKnown =
      look(spec.containers, status.containerStatuses) &&
      look(spec.initContainers ?? [], status.initContainerStatuses) &&
      look((spec.ephemeralContainers ?? []) as readonly Container[], status.ephemeralContainerStatuses);
    return areKnown && measured.length > 0 ? measured : undefined;
  }

  /** Undefined where somebody said that it is unknown. */
  private ofContainers(
    pod: Pod,
    containers: readonly Container[],
    at: Instant,
  ): ReadonlyMap<string, ResourceUse> | undefined {
    const uses = new Map<string, ResourceUse>();
    // What is said of a pod is said of its containers; of a sidecar it is said by its name.
    const sharing = containers.filter((container) => pod.spec.containers.includes(container));
    for (const container of containers) {
      const amounts: number[] = [];
      for (const resource of RESOURCES) {
        const saying = this.sayings.ofResource(pod, resource, container.name, at);
        if (saying?.usage === 'unknown') return undefined;
        const said = saying && this.shareOf(saying, container, resource, sharing);
        amounts.push(said ?? (resource === 'cpu' ? 0 : this.memoryOf(pod, container.name)));
      }
      uses.set(container.name, { cpu: amounts[0]!, memory: amounts[1]! });
    }
    return uses;
  }

  /** What a container has of what was said of it, or of its pod, whose containers share alike; undefined where it has no share. */
  private shareOf(
    saying: UsageSaying,
    container: Container,
    resource: string,
    sharing: readonly Container[],
  ): number | undefined {
    const { usage } = saying;
    if (usage !== 'unknown' && 'percent' in usage) {
      const request = container.resources?.requests?.[resource];
      return request === undefined ? 0 : Math.round((milliValue(request) * usage.percent) / 100);
    }
    const amount = this.sayings.amountOf(saying) ?? 0;
    if (saying.container !== undefined) return amount;
    const index = sharing.indexOf(container);
    if (index < 0) return undefined;
    const share = Math.floor(amount / sharing.length);
    return index === 0 ? amount - share * (sharing.length - 1) : share;
  }

  /** In thousandths of a byte. */
  private memoryOf({ metadata }: Pod, container: string): number {
    const id = this.kubelets().containerId(metadata.uid, container);
    return id === undefined ? 0 : this.runtime.memory(id) * 1_000;
  }
}

const RESOURCES = ['cpu', 'memory'] as const;
