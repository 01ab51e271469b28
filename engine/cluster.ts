import type { LoadedObject, Source } from './api/manifest';
import type { Pod } from './api/types';
import { KubeApiServer } from './api-server';
import { firstObjects, type NodeDescription } from './bootstrap';
import type { ClusterOptions } from './cluster-options';
import type { ContainerRef } from './container-ref';
import { startControlPlane } from './control-plane';
import type { DeleteOptions } from './controllers/controller';
import type { Switches } from './controllers/switches';
import { deleteObject } from './deletion';
import { ClusterDisturbances } from './disturbances';
import { Foresight } from './foresight';
import { ConfigurationError, KubeletConfigurations } from './kubelet/configurations';
import { Declarations } from './kubelet/container-start';
import { type ImageSaying, Registry } from './kubelet/image-manager';
import { Kubelet } from './kubelet/kubelet';
import type { ProbeRun } from './kubelet/probe-history';
import type { ProbeKind } from './kubelet/probe-step';
import { LiveApi } from './live-api';
import { Manifests } from './manifests';
import { ApiServiceLoop } from './network/api-service-loop';
import { PodNetwork } from './network/network';
import { ClusterNodes } from './nodes';
import { type WrittenCondition, writePodCondition } from './pod-condition';
import type { Behaviour, Runs } from './process/behaviour';
import { LateListener } from './process/late-listener';
import { ContainerRuntime, type DeclaredCommand } from './process/runtime';
import { LATENCIES, Latency, type LatencyOverrides } from './profiles/latencies';
import { REFERENCE_VERSION, Version } from './profiles/versions';
import { ResourceDeeds } from './resource-deeds';
import { SaidMetrics } from './said-metrics';
import { ServiceDeeds } from './service-deeds';
import { Choices } from './simulation/choices';
import { Simulation } from './simulation/simulation';
import { Calendar, type Duration, type Instant } from './simulation/time';
import { EventRecorder } from './store/event-recorder';
import { Journal } from './store/journal';
import { Store } from './store/store';
import { WorkloadDeeds } from './workload-deeds';

/** Who acts when a step does. */
const USER = 'user';

/**
 * A simulated cluster: puts the parts together and offers what can be done to it. What happened is in its journal,
 * what there is in its store.
 */
export class Cluster {
  readonly simulation: Simulation;
  readonly calendar: Calendar;
  readonly journal: Journal;
  readonly store: Store;
  readonly version: Version;
  readonly latency: Latency;
  /** The cluster as kubectl sees it now. */
  readonly api: LiveApi;
  private readonly registry = new Registry();
  private readonly declarations = new Declarations();
  private readonly runtime: ContainerRuntime;
  private readonly kubelet: Kubelet;
  /** What may happen to nodes and to what runs on them. */
  readonly disturbances: ClusterDisturbances;
  private readonly server: KubeApiServer;
  private readonly manifests: Manifests;
  private readonly foresight: Foresight;
  private readonly nodes: ClusterNodes;
  /** What pods use of their resources, and other metrics. */
  readonly metrics: SaidMetrics;
  /** What is done to workloads; the scheduler and the controllers, which can be stopped. */
  readonly workloads: WorkloadDeeds;
  readonly components: Switches;
  /** What is done to services from outside of the cluster, and to the resources of pods and nodes. */
  readonly services: ServiceDeeds;
  readonly resources: ResourceDeeds;
  /** Components know what was there before anything was applied; only later changes take time to reach them. */
  private begun = false;

  constructor(readonly options: ClusterOptions = {}) {
    const { seed, version = REFERENCE_VERSION, latencies = 'ideal', epoch } = options;
    const choices = new Choices(seed ?? (latencies === 'random' ? 1 : undefined));
    const parsed = Version.parse(version);
    if (parsed === undefined)
      throw new RangeError(`Kubernetes ${version} is not known here; 1.29 to 1.36 are.`);
    this.version = parsed;
    this.simulation = new Simulation(choices);
    this.calendar = new Calendar(epoch);
    this.journal = new Journal(this.simulation, options.journalKeeps);
    this.store = new Store(this.simulation, this.calendar, this.journal);
    this.latency = new Latency(choices, LATENCIES[latencies]);
    this.simulation.eventsPerInstant = () => 20_000 + 200 * this.store.size;
    const network = new PodNetwork(this.simulation, this.calendar, this.store, this.latency, parsed);
    const reports = new LateListener((id, result) => this.api.execFinished(id, result));
    const configurations = new KubeletConfigurations(parsed);
    this.runtime = new ContainerRuntime(this.simulation, reports, network, this.calendar);
    network.listeners = this.runtime;
    const recorder = new EventRecorder(this.simulation, this.calendar, this.store);
    this.server = new KubeApiServer(this.simulation, this.calendar, this.store, parsed);
    this.metrics = new SaidMetrics(this, this.runtime, () => this.kubelet);
    const { simulation, calendar, journal, store, latency, registry, declarations, runtime, server } = this;
    const parts = { simulation, calendar, store, recorder, version: parsed, latencies: latency };
    const delay = () => (this.begun ? latency.of('watch') : 0);
    const { metrics } = this;
    this.components = startControlPlane({ ...parts, metrics, api: server, latency: delay }, options);
    if (metrics.server.isInstalled) this.components.add('metrics-server', metrics.server);
    const tools = { ...parts, journal, latency, runtime, network, registry, declarations, configurations };
    this.kubelet = new Kubelet({
      ...tools,
      claims: new Map(),
      whereOf: (pod) => this.manifests.placeOf(pod) ?? `pod "${pod.metadata.name}"`,
    });
    this.workloads = new WorkloadDeeds({ simulation, calendar, store, server });
    this.services = new ServiceDeeds(store, () => this.settle(), network.policies);
    this.resources = new ResourceDeeds({ simulation, calendar, store, server }, this.kubelet.managers);
    this.nodes = new ClusterNodes(store, calendar, parsed, configurations, this.kubelet, USER, options);
    reports.to = this.kubelet.reports;
    this.disturbances = new ClusterDisturbances(this, this.kubelet.disturbances, network, USER);
    this.foresight = new Foresight(
      declarations,
      runtime,
      (image) => registry.pullError(image, this.now) !== undefined,
    );
    const settle = () => this.settle();
    this.manifests = new Manifests(store, server, USER, this.foresight, settle, () => journal.length);
    this.api = new LiveApi(this, runtime, this.kubelet, this.manifests, server);
    firstObjects(store, parsed, calendar.timestamp(0));
    new ApiServiceLoop(simulation, store, server);
  }

  get now(): Instant {
    return this.simulation.now;
  }

  /** Adds a node that is ready at once. */
  addNode(description: NodeDescription): void {
    this.nodes.add(description, this.now);
  }

  /** Starts the kubelet of a node, or of all, with a fragment of its configuration. ConfigurationError: it would not, or has already. */
  configureKubelet(fragment: unknown, node?: string): void {
    if (this.begun || this.now > 0) {
      const advice = 'Say this before anything is applied and before time passes.';
      throw new ConfigurationError('a kubelet reads its configuration when it starts', undefined, advice);
    }
    this.nodes.configure(fragment, node);
  }

  /** Takes some delays otherwise than the profile. */
  overrideLatencies(overrides: LatencyOverrides): void {
    this.latency.override(overrides);
  }

  /** Says how an image behaves when it is pulled, or how large it is. */
  declareImage(image: string, saying: ImageSaying): void {
    this.registry.say(image, saying);
    if (saying.size !== undefined) this.kubelet.images.sizeSaid();
  }

  /** Who may pull images of a registry. */
  declareRegistry(host: string, user: string, password: string): void {
    this.registry.doors.close(host, user, password);
  }

  /** The image is there before anything starts, on one node or on all. */
  imageIsOnNode(image: string, node?: string): void {
    this.nodes.imageIsOn(image, node);
  }

  /** Lays a file on a node. Throws ConfigurationError for an unknown node; answers false where something is in the way. */
  layFile(node: string, path: string, text: string): boolean {
    return this.nodes.layFile(node, path, text);
  }

  /** Says what a container does, as no manifest can. The pod's name may end in `*`. */
  declare(
    target: { readonly container: string; readonly pod?: string; readonly namespace?: string },
    runs: Runs,
    behaviour: Behaviour,
  ): void {
    this.declarations.add({ ...target, runs, behaviour });
  }

  /** Says what a program does that no image is known to have. */
  declareCommand(name: string, command: DeclaredCommand): void {
    this.runtime.declareCommand(name, command);
  }

  /** Reads manifests, to be applied later. Throws ManifestError or ApiError, in kubectl's order and words. */
  load(text: string, source: Source): void {
    this.manifests.load(text, source);
  }

  /** Creates, or updates, all that was loaded and not yet applied. Throws the API's refusal of the first that it refuses. */
  applyLoaded(): void {
    this.begin();
    this.manifests.applyLoaded();
  }

  /** Comes before what is written to the API: there is a node, and all that was due has happened. */
  begin(): void {
    this.nodes.ensureOne();
    this.settle();
    this.begun = true;
  }

  /** What was loaded and not yet applied. */
  get loaded(): readonly LoadedObject[] {
    return this.manifests.loaded;
  }

  /** kubectl delete of a pod; 0 is by force. Throws ApiError `NotFound`. */
  deletePod(ref: { readonly namespace: string; readonly name: string }, gracePeriodSeconds?: number): void {
    this.deleteObject('Pod', ref.namespace, ref.name, { gracePeriodSeconds });
  }

  /** kubectl delete of any other object; its dependents go after it unless said otherwise. Throws ApiError `NotFound`. */
  deleteObject(kind: string, namespace: string, name: string, options: DeleteOptions = {}): void {
    this.settle();
    deleteObject(this.store, this.server, kind, namespace, name, options, USER);
  }

  /** The main process ends by itself with this code. Answers false when the container does not run. */
  crashContainer(ref: ContainerRef, exitCode: number): boolean {
    return this.toRunning(ref, (id) => this.runtime.crash(id, exitCode));
  }

  /** The kernel kills the container for its use of memory. Answers false when it does not run. */
  oomKillContainer(ref: ContainerRef): boolean {
    return this.toRunning(ref, (id) => this.runtime.oomKill(id));
  }

  /** What a container wrote, in its newest run or the one before; undefined when there was no such run. */
  containerLog(podUid: string, container: string, previous = false, until = this.now): string | undefined {
    return this.kubelet.log(podUid, container, previous, until);
  }

  /** The lines of such a log, as far as they are kept, and when they were begun. */
  containerLogLines(podUid: string, container: string, previous = false): ReturnType<Kubelet['logLines']> {
    return this.kubelet.logLines(podUid, container, previous);
  }

  /** What a container that runs finds at a path; undefined when it does not run. */
  containerFile(podUid: string, container: string, path: string): ReturnType<Kubelet['file']> {
    return this.kubelet.file(podUid, container, path);
  }

  /** The runs of a container's probe, oldest first, also when its pod is gone; undefined when it has no such probe. */
  probeRuns(podUid: string, container: string, kind: ProbeKind): readonly ProbeRun[] | undefined {
    return this.kubelet.probeRuns(podUid, container, kind);
  }

  /** Another component writes a condition of a pod, as for a readiness gate. Throws ApiError `NotFound`. */
  setPodCondition(ref: { namespace: string; name: string }, type: string, to: WrittenCondition): void {
    this.settle();
    writePodCondition(this.store, this.calendar.timestamp(this.now), ref, type, to, USER);
  }

  runFor(duration: Duration): void {
    this.runUntil(this.now + duration);
  }

  runUntil(at: Instant): void {
    this.nodes.ensureOne();
    this.foresight.check();
    this.simulation.runUntil(at);
  }

  /**
   * Runs, instant by instant, until `holds` answers true or `limit` is reached; time goes only as far as needed. Every
   * instant is looked at when all that happens in it has happened.
   */
  runUntilTrue(holds: () => boolean, limit: Instant): boolean {
    this.runUntil(this.now);
    for (;;) {
      if (holds()) return true;
      const next = this.simulation.nextAt();
      if (next === undefined || next > limit) break;
      this.simulation.runUntil(next);
    }
    if (this.now < limit) this.simulation.runUntil(limit);
    return false;
  }

  /** Lets all that is due now happen before something else is done: between two deeds of a person there is time. */
  private settle(): void {
    this.foresight.check();
    this.simulation.runUntil(this.now);
  }

  private toRunning(ref: ContainerRef, deed: (id: string) => void): boolean {
    this.settle();
    const pod = this.store.get<Pod>('Pod', ref.namespace, ref.pod);
    const id = pod && this.kubelet.containerId(pod.metadata.uid, ref.container);
    const runs = id !== undefined && this.runtime.running(id);
    if (runs) deed(id);
    this.simulation.cause = -1;
    return runs;
  }
}
