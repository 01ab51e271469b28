import { milliValue } from './api/quantity';
import type { LabelSelector } from './api/selectors';
import type { Container, CrossVersionObjectReference, KubeObject, Pod } from './api/types';
import type { Answer, MetricsApi, PodMetric, PodSample, ResourceUse } from './controllers/metrics-api';
import { controllerOf } from './controllers/owner-references';
import { isReady } from './controllers/pod-availability';
import type { ContainerRuntime } from './process/runtime';
import type { Latency } from './profiles/latencies';
import type { Simulation } from './simulation/simulation';
import type { Calendar, Duration, Instant } from './simulation/time';
import type { Store } from './store/store';

/** How much of something is used, or what a metric is. */
export type Usage =
  /** Percent of what each container requests. */
  | { readonly percent: number }
  /** Thousandths, of each pod. */
  | { readonly each: number }
  /** Thousandths, which the pods that are ready share. */
  | { readonly total: number }
  | 'unknown';

/** What a step said. */
export interface UsageSaying {
  /** `cpu`, `memory`, or the name of a metric. */
  readonly of: string;
  readonly isMetric: boolean;
  readonly about: { readonly kind: string; readonly namespace: string; readonly name: string };
  readonly container?: string;
  readonly usage: Usage;
}

interface Parts {
  readonly simulation: Simulation;
  readonly calendar: Calendar;
  readonly store: Store;
  readonly latency: Latency;
}

/**
 * The servers of metrics. What nobody said is as it is in a cluster whose pods have nothing to do: they use no CPU, and the memory that
 * their programs use. What is said of an object holds for all its pods, also those to come, until something else is said.
 */
// Simplified: a measurement tells of one moment, not of the window before it, and of the memory as it is now.
export class SaidMetrics implements MetricsApi {
  /** The newest first. */
  private sayings: (UsageSaying & { readonly at: Instant })[] = [];

  constructor(
    private readonly parts: Parts,
    private readonly runtime: ContainerRuntime,
    private readonly containerId: (podUid: string, container: string) => string | undefined,
  ) {}

  /** Says it from now on. */
  say(saying: UsageSaying): void {
    const { simulation, store } = this.parts;
    simulation.runUntil(simulation.now);
    this.sayings.unshift({ ...saying, at: simulation.now });
    const { kind, namespace, name } = saying.about;
    const object = store.get(kind, namespace, name);
    if (object !== undefined) store.note(object, 'user', textOf(saying));
  }

  resourceMetrics(pods: readonly Pod[]): ReadonlyMap<string, PodSample> {
    const { at, window } = this.measurement();
    const samples = new Map<string, PodSample>();
    for (const pod of pods) {
      if (!this.isMeasured(pod, at - window)) continue;
      const containers = this.usesOf(pod, pods, at);
      if (containers !== undefined) samples.set(pod.metadata.name, { at, window, containers });
    }
    return samples;
  }

  podMetrics(name: string, pods: readonly Pod[]): Answer<ReadonlyMap<string, PodMetric>> {
    if (!this.sayings.some(({ isMetric }) => isMetric)) return { error: NO_CUSTOM_METRICS };
    const { at, window } = this.measurement();
    const value = new Map<string, PodMetric>();
    for (const pod of pods) {
      if (!this.isMeasured(pod, at - window)) continue;
      const amount = this.amountOf(this.sayingFor(pod, name, true, undefined, at), pods);
      if (amount !== undefined) value.set(pod.metadata.name, { at, window, value: amount });
    }
    return { value };
  }

  objectMetric(name: string, namespace: string, about: CrossVersionObjectReference): Answer<number> {
    if (!this.sayings.some(({ isMetric }) => isMetric)) return { error: NO_CUSTOM_METRICS };
    const { at } = this.measurement();
    const saying = this.sayings.find(
      (one) =>
        one.isMetric &&
        one.of === name &&
        one.at <= at &&
        one.about.kind === about.kind &&
        one.about.name === about.name &&
        one.about.namespace === (about.kind === 'Namespace' ? '' : namespace),
    );
    const value = wholeOf(saying?.usage);
    // In the words of the library that adapters are made with.
    const error = `the server could not find the metric ${name} for ${about.kind.toLowerCase()}s ${about.name}`;
    return value === undefined ? { error } : { value };
  }

  externalMetric(
    name: string,
    namespace: string,
    _selector: LabelSelector | undefined,
  ): Answer<readonly number[]> {
    if (!this.sayings.some(({ isMetric }) => isMetric))
      return {
        error: `the server could not find the requested resource (get ${name}.external.metrics.k8s.io)`,
      };
    const { at } = this.measurement();
    const saying = this.sayings.find(
      (one) => one.isMetric && one.of === name && one.about.namespace === namespace && one.at <= at,
    );
    const value = wholeOf(saying?.usage);
    return { value: value === undefined ? [] : [value] };
  }

  /** The newest measurement: its moment, and how long before it a container must have run. */
  private measurement(): { readonly at: Instant; readonly window: Duration } {
    const { now } = this.parts.simulation;
    const window = this.parts.latency.table.metricsResolution;
    return { at: window === 0 ? now : now - (now % window), window };
  }

  /** The metrics server knows a pod when it has measured each of its containers at work. */
  private isMeasured({ status, spec }: Pod, since: Instant): boolean {
    if (status.phase !== 'Running') return false;
    const { calendar } = this.parts;
    const runs = (name: string) => {
      const { running } = status.containerStatuses?.find((one) => one.name === name)?.state ?? {};
      return running !== undefined && calendar.instant(running.startedAt) <= since;
    };
    return spec.containers.every(({ name }) => runs(name));
  }

  /** Undefined where somebody said that it is unknown. */
  private usesOf(pod: Pod, pods: readonly Pod[], at: Instant): ReadonlyMap<string, ResourceUse> | undefined {
    const uses = new Map<string, ResourceUse>();
    const { containers } = pod.spec;
    for (const [i, container] of containers.entries()) {
      const amounts: number[] = [];
      for (const resource of RESOURCES) {
        const saying = this.sayingFor(pod, resource, false, container.name, at);
        if (saying?.usage === 'unknown') return undefined;
        const used = resource === 'cpu' ? 0 : this.memoryOf(pod, container.name);
        amounts.push(
          saying === undefined ? used : this.shareOf(saying, container, resource, i, pods, containers.length),
        );
      }
      uses.set(container.name, { cpu: amounts[0]!, memory: amounts[1]! });
    }
    return uses;
  }

  /** What a container has of what was said of it, or of its pod: the containers of a pod share alike. */
  private shareOf(
    saying: UsageSaying,
    container: Container,
    resource: string,
    index: number,
    pods: readonly Pod[],
    containers: number,
  ): number {
    const { usage } = saying;
    if (usage !== 'unknown' && 'percent' in usage) {
      const request = container.resources?.requests?.[resource];
      return request === undefined ? 0 : Math.round((milliValue(request) * usage.percent) / 100);
    }
    const amount = this.amountOf(saying, pods) ?? 0;
    if (saying.container !== undefined) return amount;
    const share = Math.floor(amount / containers);
    return index === 0 ? amount - share * (containers - 1) : share;
  }

  /** In thousandths of a byte. */
  private memoryOf({ metadata }: Pod, container: string): number {
    const id = this.containerId(metadata.uid, container);
    return id === undefined ? 0 : this.runtime.memory(id) * 1_000;
  }

  private amountOf(saying: UsageSaying | undefined, pods: readonly Pod[]): number | undefined {
    if (saying === undefined || saying.usage === 'unknown') return undefined;
    if ('each' in saying.usage) return saying.usage.each;
    if ('percent' in saying.usage) return undefined;
    const sharing = pods.filter((pod) => isReady(pod) && pod.metadata.deletionTimestamp === undefined).length;
    return Math.floor(saying.usage.total / Math.max(1, sharing));
  }

  private sayingFor(
    pod: Pod,
    of: string,
    isMetric: boolean,
    container: string | undefined,
    at: Instant,
  ): UsageSaying | undefined {
    if (this.sayings.length === 0) return undefined;
    const makers = this.makersOf(pod);
    return this.sayings.find(
      (one) =>
        one.of === of &&
        one.isMetric === isMetric &&
        one.at <= at &&
        (one.container === undefined || one.container === container) &&
        makers.some(
          ({ kind, metadata: { name, namespace = '' } }) =>
            kind === one.about.kind && name === one.about.name && namespace === one.about.namespace,
        ),
    );
  }

  /** The pod itself, its owner, and the owner's. */
  private makersOf(pod: Pod): readonly KubeObject[] {
    const makers: KubeObject[] = [pod];
    for (let object: KubeObject | undefined = pod; object !== undefined; ) {
      const owner = controllerOf(object);
      object = owner && this.parts.store.get(owner.kind, pod.metadata.namespace ?? '', owner.name);
      if (object !== undefined) makers.push(object);
    }
    return makers;
  }
}

const RESOURCES = ['cpu', 'memory'] as const;
const NO_CUSTOM_METRICS = 'no custom metrics API (custom.metrics.k8s.io) registered';

function wholeOf(usage: Usage | undefined): number | undefined {
  if (usage === undefined || usage === 'unknown' || 'percent' in usage) return undefined;
  return 'each' in usage ? usage.each : usage.total;
}

function textOf({ of, isMetric, container, usage }: UsageSaying): string {
  const what = isMetric ? `metric "${of}"` : `${of === 'cpu' ? 'CPU' : of} usage`;
  const where = container === undefined ? '' : ` of container "${container}"`;
  if (usage === 'unknown') return `the ${what}${where} is unknown`;
  if ('percent' in usage) return `the ${what}${where} is ${usage.percent}% of the request`;
  const amount = 'each' in usage ? usage.each : usage.total;
  const number = of === 'cpu' && !isMetric ? `${amount}m` : String(amount / 1_000);
  return `the ${what}${where} is ${number}${'total' in usage ? ' in total' : ''}`;
}
