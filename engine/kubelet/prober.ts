import type { Pod } from '../api/types';
import type { ExecResult } from '../process/container';
import type { PendingEvent } from '../simulation/event-queue';
import { seconds } from '../simulation/time';
import { type ContainerRecord, isRunning } from './container-record';
import type { Context } from './context';
import { fieldPath } from './events';
import type { PodWorker } from './pod-worker';
import { ProbeHandlers } from './probe-handlers';
import { execOutcome, type ProbeOutcome, probeEvent } from './probe-outcome';
import { ProbeResults } from './probe-results';
import { isReady, isStarted } from './probe-status';
import { afterProbe, delayOfFirstTick, INITIAL_RESULT, nextProbe, type ProbeKind } from './probe-step';
import { newProbeWorker, type Probes, type ProbeWorker, probesOf } from './probe-worker';
import { shouldRestart } from './restart-policy';

const RUNS_OUT = { success: 'succeeded', warning: 'succeeded', failure: 'failed', error: 'errored' } as const;

/**
 * The probes of all containers: a worker for each, that ticks in its own rhythm from the moment at which the kubelet first
 * could have started the container, whatever becomes of the container.
 * https://kubernetes.io/docs/concepts/workloads/pods/probes/
 * pkg/kubelet/prober/prober_manager.go, pkg/kubelet/prober/worker.go
 */
export class Prober {
  private readonly component: number;
  /** By the number that a worker's events carry; those that have ended leave a hole. */
  private readonly workers: (ProbeWorker | undefined)[] = [];
  private readonly handlers: ProbeHandlers;
  private readonly results: ProbeResults;

  constructor(
    private readonly context: Context,
    /** Asks for a sync of the pod, not before all that is under way at this instant. Answers whether it comes in this instant. */
    wake: (pod: PodWorker) => boolean,
  ) {
    this.component = context.tools.simulation.register('prober', (event) => this.handle(event));
    this.handlers = new ProbeHandlers(context);
    this.results = new ProbeResults(context, wake);
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
        const probe = newProbeWorker(this.workers.length, kind, pod, record, spec);
        probes[kind] = probe;
        this.workers.push(probe);
        this.begin(probe);
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
      if (isRunning(record) && isStarted(record, carriesOver) && !isReady(record)) this.trigger(readiness);
    }
  }

  /** The pod is being stopped. Sidecars find out by themselves. pkg/kubelet/prober (StopLivenessAndStartup) */
  stopLivenessAndStartup(pod: PodWorker): void {
    for (const record of pod.records) {
      if (record.role !== 'main') continue;
      this.stop(record.probes?.startup);
      this.stop(record.probes?.liveness);
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
    for (const probe of probesOf(pod)) {
      probe.resultRun = 0;
      if (!probe.ended) this.begin(probe);
    }
  }

  /** All containers of the pod have been stopped. */
  remove(pod: PodWorker): void {
    for (const { probes } of pod.records) for (const kind of KINDS) this.stop(probes?.[kind]);
  }

  /** The command of a probe has ended. */
  execEnded(number: number, result: ExecResult): void {
    const probe = this.workers[number];
    if (probe?.attempt !== undefined) this.conclude(probe, execOutcome(result));
  }

  // -------------------------------------------------------------------------------- the worker's loop

  private begin(probe: ProbeWorker): void {
    const { choices } = this.context.tools.simulation;
    const upFor = this.context.now - this.context.node(probe.pod).kubeletSince;
    const delay = delayOfFirstTick(periodOf(probe), upFor, () => choices.factor(0, 1));
    if (delay > 0) return this.schedule(delay, 'first', probe, probe.tickerToken);
    this.restartTicker(probe);
    this.probe(probe);
  }

  private handle(event: PendingEvent): void {
    const probe = this.workers[event.about as number];
    if (probe === undefined) return;
    switch (event.what) {
      case 'tick':
        if (event.token !== probe.tickerToken) return;
        this.schedule(periodOf(probe), 'tick', probe, probe.tickerToken);
        if (probe.attempt !== undefined) probe.tickWaits = true;
        else this.probe(probe);
        return;
      case 'trigger':
        if (probe.attempt === undefined && probe.triggerWaits) this.triggered(probe);
        return;
      case 'first':
        if (event.token !== probe.tickerToken) return;
        this.restartTicker(probe);
        return this.probe(probe);
      case 'answered':
        if (event.token === probe.attemptToken) this.conclude(probe, probe.attempt!.outcome!);
        return;
      case 'overdue':
        if (event.token === probe.attemptToken) this.timedOut(probe);
        return;
    }
  }

  /** There is room for one trigger; one more is dropped. */
  private trigger(probe: ProbeWorker): void {
    if (probe.triggerWaits) return;
    probe.triggerWaits = true;
    if (probe.attempt === undefined) this.schedule(0, 'trigger', probe);
  }

  /** A probe out of turn; the period counts from it. */
  private triggered(probe: ProbeWorker): void {
    probe.triggerWaits = false;
    this.restartTicker(probe);
    this.probe(probe);
  }

  private restartTicker(probe: ProbeWorker): void {
    probe.tickWaits = false;
    probe.tickerToken += 1;
    this.schedule(periodOf(probe), 'tick', probe, probe.tickerToken);
  }

  /** One turn of the loop. The worker knows the container only as the pod's status shows it. */
  private probe(probe: ProbeWorker): void {
    const { pod, record, kind, spec } = probe;
    const status = record.status;
    const running = status?.state.running;
    const isNew = status?.containerID !== undefined && status.containerID !== probe.containerID;
    if (isNew) this.meet(probe, status.containerID, running?.startedAt);
    const ended = status?.state.terminated;
    const tick = nextProbe({
      kind,
      initialDelaySeconds: spec.initialDelaySeconds ?? 0,
      podFinished: pod.phase === 'Succeeded' || pod.phase === 'Failed',
      onHold: probe.onHold,
      container:
        status?.containerID === undefined
          ? 'not there'
          : running
            ? 'running'
            : ended
              ? 'terminated'
              : 'waiting',
      restarts: ended !== undefined && restarts(record, pod.pod, ended.exitCode),
      podIsDeleted: pod.pod.metadata.deletionTimestamp !== undefined,
      runningFor: this.context.now - probe.startedAt,
      started: status?.started === true,
    });
    if (tick.do === 'probe') return this.run(probe, isNew);
    if (isNew) this.results.publish(probe, INITIAL_RESULT[kind]);
    if (tick.result !== undefined) this.results.publish(probe, tick.result);
    if (tick.do === 'end') this.end(probe);
  }

  /** There is a new container: what is known of the one before it no longer counts. */
  private meet(probe: ProbeWorker, containerID: string, startedAt: string | undefined): void {
    probe.containerID = containerID;
    probe.runtimeId = containerID.slice(containerID.indexOf('://') + 3);
    probe.startedAt = startedAt === undefined ? 0 : this.context.tools.calendar.instant(startedAt);
    probe.result = undefined;
    probe.onHold = false;
  }

  /** Asks the container. What is held of a new one is told after it was asked, for the kubelet is slower than a quick answer. */
  private run(probe: ProbeWorker, isNew: boolean): void {
    const begun = this.handlers.begin(probe);
    const beganAt = this.context.now;
    if ('outcome' in begun && begun.after === 0) {
      if (isNew) this.results.publish(probe, INITIAL_RESULT[probe.kind]);
      return this.conclude(probe, begun.outcome, beganAt);
    }
    probe.attemptToken += 1;
    if ('outcome' in begun) {
      probe.attempt = { beganAt, execId: undefined, outcome: begun.outcome };
      this.schedule(begun.after, 'answered', probe, probe.attemptToken);
    } else {
      probe.attempt = { beganAt, execId: begun.execId, outcome: undefined };
      this.schedule(seconds(probe.spec.timeoutSeconds), 'overdue', probe, probe.attemptToken);
    }
    if (isNew) this.results.publish(probe, INITIAL_RESULT[probe.kind]);
  }

  /** A command took too long: it is killed, and that is a failure. */
  private timedOut(probe: ProbeWorker): void {
    this.context.execs.kill(probe.attempt!.execId!);
    this.conclude(probe, this.handlers.timedOut(probe));
  }

  private conclude(probe: ProbeWorker, outcome: ProbeOutcome, beganAt = probe.attempt!.beganAt): void {
    const { pod, record, kind } = probe;
    probe.history.add(beganAt, RUNS_OUT[outcome.is]);
    probe.attempt = undefined;
    probe.attemptToken += 1;
    const event = probeEvent(kind, outcome, this.context.tools.version.has('probeErrorNamesState'));
    if (event !== undefined) this.context.event(pod, event, fieldPath(record));
    if (outcome.is !== 'error') this.count(probe, outcome.is === 'failure' ? 'Failure' : 'Success');
    this.goOn(probe);
  }

  private count(probe: ProbeWorker, result: 'Success' | 'Failure'): void {
    const before = { result: probe.lastResult, times: probe.resultRun };
    const { count, publish, hold } = afterProbe(probe.kind, probe.spec, before, result);
    probe.lastResult = count.result;
    probe.resultRun = count.times;
    if (publish) this.results.publish(probe, result, true);
    if (hold) probe.onHold = true;
  }

  /** What came while the run was under way is next: an order to stop, a trigger, or one tick. */
  private goOn(probe: ProbeWorker): void {
    if (probe.stopping) return this.end(probe);
    const { tickWaits, triggerWaits } = probe;
    if (!tickWaits && !triggerWaits) return;
    const { choices } = this.context.tools.simulation;
    const next = tickWaits && triggerWaits ? choices.pick(TICK_OR_TRIGGER) : tickWaits ? 'tick' : 'trigger';
    if (next === 'tick') {
      probe.tickWaits = false;
      return this.probe(probe);
    }
    this.triggered(probe);
  }

  private stop(probe: ProbeWorker | undefined): void {
    if (probe === undefined || probe.ended) return;
    if (probe.attempt === undefined) this.end(probe);
    else probe.stopping = true;
  }

  private end(probe: ProbeWorker): void {
    probe.ended = true;
    probe.result = undefined;
    probe.tickerToken += 1;
    this.workers[probe.number] = undefined;
  }

  private schedule(delay: number, what: string, { number }: ProbeWorker, token = 0): void {
    this.context.tools.simulation.schedule(delay, this.component, what, number, token);
  }
}

/** An answer takes a moment: the others' ticks of the same instant come before a startup probe's success. */
const KINDS: readonly ProbeKind[] = ['readiness', 'liveness', 'startup'];
const TICK_OR_TRIGGER = ['tick', 'trigger'] as const;

const periodOf = ({ spec }: ProbeWorker): number => seconds(spec.periodSeconds);

function restarts(record: ContainerRecord, pod: Pod, exitCode: number): boolean {
  return shouldRestart(record.spec, pod.spec.restartPolicy, exitCode);
}
