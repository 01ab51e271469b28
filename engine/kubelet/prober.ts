import type { ExecResult } from '../process/container';
import { isRunning } from './container-record';
import type { Context } from './context';
import type { PodWorker } from './pod-worker';
import { ProbeLoop } from './probe-loop';
import { isReady, isStarted } from './probe-status';
import type { ProbeKind } from './probe-step';
import { newProbeWorker, type Probes, probesOf } from './probe-worker';

/**
 * The probes of all containers: a worker for each, that ticks in its own rhythm from the moment at which the kubelet first
 * could have started the container, whatever becomes of the container.
 * https://kubernetes.io/docs/concepts/workloads/pods/probes/
 * pkg/kubelet/prober/prober_manager.go
 */
export class Prober {
  private readonly loop: ProbeLoop;

  constructor(
    private readonly context: Context,
    /** Asks for a sync of the pod, not before all that is under way at this instant. Answers whether it comes in this instant. */
    wake: (pod: PodWorker) => boolean,
  ) {
    this.loop = new ProbeLoop(context, wake);
  }

  /**
   * Makes the workers of a pod: its volumes are there, its containers not yet.
   * Simplified: a worker that has ended, because its container will not be started again, is not made anew by the next sync,
   * which would only find that out once more.
   */
  add(pod: PodWorker): void {
    if (pod.hasProbes !== undefined) return;
    pod.hasProbes = false;
    for (const record of pod.records) {
      const { startupProbe, readinessProbe, livenessProbe } = record.spec;
      if (record.role === 'init' || !(startupProbe || readinessProbe || livenessProbe)) continue;
      pod.hasProbes = true;
      const probes: Probes = { startup: undefined, readiness: undefined, liveness: undefined };
      record.probes = probes;
      for (const kind of KINDS) {
        const spec = record.spec[`${kind}Probe`];
        if (spec === undefined) continue;
        const probe = newProbeWorker(this.loop.nextNumber, kind, pod, record, spec);
        probes[kind] = probe;
        this.loop.add(probe);
      }
    }
  }

  /** A status was made: whoever runs, has started and is not known to be ready is asked at once. */
  statusMade(pod: PodWorker): void {
    if (!pod.hasProbes) return;
    const carriesOver = this.context.tools.version.has('startedCarriesOver');
    for (const record of pod.records) {
      const readiness = record.probes?.readiness;
      if (readiness === undefined || readiness.ended) continue;
      if (isRunning(record) && isStarted(record, carriesOver) && !isReady(record))
        this.loop.trigger(readiness);
    }
  }

  /** The pod is being stopped. Its sidecars are asked on. pkg/kubelet/prober/prober_manager.go (StopLivenessAndStartup) */
  stopLivenessAndStartup(pod: PodWorker): void {
    for (const record of pod.records) {
      if (record.role !== 'main') continue;
      this.loop.stop(record.probes?.startup);
      this.loop.stop(record.probes?.liveness);
    }
  }

  /** The kubelet ends: nothing is asked any more, and nobody hears what is answered. */
  pause(pod: PodWorker): void {
    for (const probe of probesOf(pod)) {
      probe.tickerToken += 1;
      probe.attemptToken += 1;
      probe.attempt = undefined;
      probe.tickWaits = false;
      probe.triggerWaits = false;
    }
  }

  /** A kubelet that has started asks again; what it knows of containers that run on it has from the pod's status. */
  resume(pod: PodWorker): void {
    const { simulation } = this.context.tools;
    const { cause } = simulation;
    for (const probe of probesOf(pod)) {
      probe.resultRun = 0;
      if (!probe.ended) this.loop.begin(probe);
      // What a probe leads to follows from its run; what else the kubelet does now, from its start.
      simulation.cause = cause;
    }
  }

  /** All containers of the pod have been stopped. */
  remove(pod: PodWorker): void {
    for (const { probes } of pod.records) for (const kind of KINDS) this.loop.stop(probes?.[kind]);
  }

  /** The command of a probe has ended. */
  execEnded(number: number, result: ExecResult): void {
    this.loop.execEnded(number, result);
  }

  /** The runtime of the pod's node has ended, and with it what it was asked to run. */
  runtimeLost(pod: PodWorker): void {
    for (const probe of probesOf(pod)) this.loop.runtimeLost(probe);
  }
}

/** An answer takes a moment: the others' ticks of the same instant come before a startup probe's success. */
const KINDS: readonly ProbeKind[] = ['readiness', 'liveness', 'startup'];
