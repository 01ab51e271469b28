import { bytesText } from '../api/quantity';
import { seconds } from '../simulation/time';
import { newest, startOf } from './container-record';
import type { Context } from './context';
import { becauseOfEvent } from './event-causes';
import { evicted } from './events';
import { hasStorageLimits, localStorageExcess, type StorageExcess } from './local-storage';
import type { PodWorker } from './pod-worker';
import type { Verdict } from './verdict';

/** Between two looks of the eviction manager. pkg/kubelet/kubelet.go (evictionMonitoringPeriod) */
const MONITORING_PERIOD = seconds(10);

/**
 * Looks at what pods with storage limits have written: at their containers every 10s, at their volumes as they were when
 * they were last measured, which is done once in one to two times the `volumeStatsAggPeriod`.
 * pkg/kubelet/eviction/eviction_manager.go, pkg/kubelet/server/stats/volume_stat_calculator.go
 */
// Simplified: what the container runtime tells of a container's files is up to date, not up to 10s old.
export class StorageMonitor {
  /** Nodes that will be looked at again. */
  private readonly watched = new Set<string>();

  constructor(
    private readonly context: Context,
    private readonly kill: (worker: PodWorker, verdict: Verdict) => void,
  ) {}

  /** A new pod; those without limits cost nothing. */
  watch(worker: PodWorker): void {
    const { configuration, name, evictionPhase } = this.context.node(worker);
    if (!configuration.localStorageCapacityIsolation || !hasStorageLimits(worker.pod.spec)) return;
    worker.volumeUse = new Map();
    if (configuration.volumeStatsAggPeriod > 0) this.measureLater(worker, configuration.volumeStatsAggPeriod);
    if (this.watched.has(name)) return;
    this.watched.add(name);
    const { now } = this.context;
    const passed = (now + MONITORING_PERIOD - evictionPhase) % MONITORING_PERIOD;
    this.context.schedule(MONITORING_PERIOD - passed, 'eviction', name);
  }

  /** Measures the volumes of a pod, as often as the kubelet does. */
  measure(worker: PodWorker): void {
    if (worker.stage === 'finished') return;
    for (const [name, tree] of worker.volumes ?? []) worker.volumeUse!.set(name, tree.usedBytes);
    const { volumeStatsAggPeriod } = this.context.node(worker).configuration;
    this.measureLater(worker, volumeStatsAggPeriod * this.context.tools.simulation.choices.factor(1, 2));
  }

  /** The eviction manager of a node looks at its pods. */
  look(node: string): void {
    let any = false;
    if (this.context.nodes.get(node)!.isDown) {
      // Nobody measures; once the kubelet is back the period goes on.
      this.context.schedule(MONITORING_PERIOD, 'eviction', node);
      return;
    }
    for (const worker of this.context.nodes.get(node)!.resources.workers) {
      if (worker.volumeUse === undefined || worker.stage !== 'syncing') continue;
      any = true;
      const excess = localStorageExcess(worker.pod, {
        volumes: worker.volumeUse,
        containers: this.written(worker),
      });
      if (excess === undefined) continue;
      const { message } = excess;
      this.tellUse(worker, excess);
      becauseOfEvent(this.context, worker, evicted(message));
      this.kill(worker, { reason: 'Evicted', message, graceSeconds: 1 });
    }
    if (any) this.context.schedule(MONITORING_PERIOD, 'eviction', node);
    else this.watched.delete(node);
  }

  /** What a pod has written follows from the start of who wrote it: of several, of who wrote much last, or began last. */
  private tellUse(worker: PodWorker, { used, volume, container }: StorageExcess): void {
    const { simulation } = this.context.tools;
    const writers = worker.records.filter(
      ({ spec, instance }) =>
        instance !== undefined &&
        (container === undefined || spec.name === container) &&
        (volume === undefined || spec.volumeMounts?.some(({ name }) => name === volume)),
    );
    const writer = writers.find((one) => one === worker.writer) ?? newest(writers);
    if (writer === undefined) return;
    simulation.cause = Math.max(simulation.cause, startOf(writer));
    const who =
      writers.length === 1 || writer === worker.writer
        ? `container ${writer.spec.name} has`
        : 'its containers have';
    const where = volume === undefined ? '' : ` to volume ${volume}`;
    this.context.because(worker, `${who} written ${bytesText(used)}${where}`);
  }

  private measureLater(worker: PodWorker, delay: number): void {
    this.context.schedule(Math.round(delay), 'measure', worker.number);
  }

  private written({ records }: PodWorker): Map<string, number> {
    const written = new Map<string, number>();
    for (const { spec, instance } of records) {
      if (instance) written.set(spec.name, this.context.tools.runtime.writtenBytes(instance.id));
    }
    return written;
  }
}
