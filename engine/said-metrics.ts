import { ApiError } from './api/errors';
import type { LabelSelector } from './api/selectors';
import type { CrossVersionObjectReference, Pod } from './api/types';
import type { Answer, MetricsApi, PodMetric, PodSample, ResourceUse } from './controllers/metrics-api';
import type { MetricsVerbs } from './kubectl/api';
import { MetricsServer } from './metrics-server';
import type { ContainerRuntime } from './process/runtime';
import type { Latency } from './profiles/latencies';
import { type Kubelets, ResourceUses } from './resource-uses';
import type { Simulation } from './simulation/simulation';
import type { Calendar } from './simulation/time';
import type { Store } from './store/store';
import { type UsageSaying, UsageSayings } from './usage-sayings';

interface Parts {
  readonly simulation: Simulation;
  readonly calendar: Calendar;
  readonly store: Store;
  readonly latency: Latency;
  readonly options: { readonly isWithoutMetricsServer?: boolean };
}

/**
 * The servers of metrics. What nobody said is as it is in a cluster whose pods have nothing to do: they use no CPU, and the memory that
 * their programs use. What is said of an object holds for all its pods, also those to come, until something else is said.
 */
// Simplified: a measurement tells of one moment, not of the window before it, and of the memory as it is now.
export class SaidMetrics implements MetricsApi, MetricsVerbs {
  /** Who measures pods and nodes. Metrics of other things come from elsewhere. */
  readonly server: MetricsServer;
  private readonly sayings: UsageSayings;
  private readonly uses: ResourceUses;

  constructor(
    private readonly parts: Parts,
    runtime: ContainerRuntime,
    kubelets: () => Kubelets,
  ) {
    const { simulation, latency, options, store } = parts;
    const resolution = () => latency.table.metricsResolution;
    this.server = new MetricsServer(simulation, options.isWithoutMetricsServer !== true, resolution);
    this.sayings = new UsageSayings(store);
    this.uses = new ResourceUses(parts, this.server, this.sayings, runtime, kubelets);
  }

  /** Says it from now on. */
  say(saying: UsageSaying): void {
    const { simulation } = this.parts;
    simulation.runUntil(simulation.now);
    this.sayings.say(saying, simulation.now);
  }

  takeCause(): number {
    return this.sayings.takeCause();
  }

  get isServed(): boolean {
    return this.server.isInstalled;
  }

  ofPods(pods: readonly Pod[]): ReadonlyMap<Pod, ReadonlyMap<string, ResourceUse>> {
    this.mustBeThere('pods');
    return this.uses.ofPods(pods);
  }

  ofNodes(names: readonly string[]): ReadonlyMap<string, ResourceUse> {
    this.mustBeThere('nodes');
    return this.uses.ofNodes(names);
  }

  resourceMetrics(pods: readonly Pod[]): Answer<ReadonlyMap<string, PodSample>> {
    const error = this.server.refusal('pods');
    if (error !== undefined) return { error };
    const { at, window } = this.server.measurement;
    const value = new Map<string, PodSample>();
    for (const [{ metadata }, containers] of this.uses.ofPods(pods))
      value.set(metadata.name, { at, window, containers });
    return { value };
  }

  podMetrics(name: string, pods: readonly Pod[]): Answer<ReadonlyMap<string, PodMetric>> {
    const { sayings } = this;
    if (!sayings.tellOfMetrics) return { error: NO_CUSTOM_METRICS };
    const { at, window } = this.server.measurement;
    sayings.begin();
    const value = new Map<string, PodMetric>();
    for (const pod of pods) {
      const isKnown = this.uses.measured(pod, at - window) !== undefined;
      const amount = isKnown ? sayings.metricOfPod(pod, name, at) : undefined;
      if (amount !== undefined) value.set(pod.metadata.name, { at, window, value: amount });
    }
    return { value };
  }

  objectMetric(name: string, namespace: string, about: CrossVersionObjectReference): Answer<number> {
    const { sayings } = this;
    if (!sayings.tellOfMetrics) return { error: NO_CUSTOM_METRICS };
    const value = sayings.metricOfObject(name, namespace, about, this.server.measurement.at);
    // In the words of the library that adapters are made with.
    const error = `the server could not find the metric ${name} for ${about.kind.toLowerCase()}s ${about.name}`;
    return value === undefined ? { error } : { value };
  }

  externalMetric(
    name: string,
    namespace: string,
    selector: LabelSelector | undefined,
  ): Answer<readonly number[]> {
    const { sayings } = this;
    if (!sayings.tellOfMetrics) {
      const what = `(get ${name}.external.metrics.k8s.io)`;
      return { error: `the server could not find the requested resource ${what}` };
    }
    return { value: sayings.metricOfAny(name, namespace, selector, this.server.measurement.at) };
  }

  private mustBeThere(resource: string): void {
    const refusal = this.server.refusal(resource);
    if (refusal !== undefined) throw new ApiError('ServiceUnavailable', refusal);
  }
}

const NO_CUSTOM_METRICS = 'no custom metrics API (custom.metrics.k8s.io) registered';
