import type { Pod } from '../api/types';
import type { ExecResult } from '../process/container';
import type { PendingEvent } from '../simulation/event-queue';
import { seconds } from '../simulation/time';
import { type ContainerRecord, startOf } from './container-record';
import type { Context } from './context';
import { fieldPath } from './events';
import type { PodWorker } from './pod-worker';
import { ProbeHandlers } from './probe-handlers';
import { error, execOutcome, type ProbeOutcome, probeEvent } from './probe-outcome';
import { ProbeResults } from './probe-results';
import { afterProbe, delayOfFirstTick, INITIAL_RESULT, nextProbe } from './probe-step';
import type { ProbeWorker } from './probe-worker';
import { shouldRestart } from './restart-policy';
import { BROKEN_OFF } from './runtime-errors';

const RUNS_OUT = { success: 'succeeded', warning: 'succeeded', failure: 'failed', error: 'errored' } as const;

/**
 * The loop of each probe's worker: it ticks in its own rhythm, asks, and tells what it has heard.
 * pkg/kubelet/prober/worker.go
 */
export class ProbeLoop {
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

  /** Makes a worker, which begins to tick. */
  add(probe: ProbeWorker): void {
    this.workers.push(probe);
    this.begin(probe);
  }

  /** The number of the next worker. */
  get nextNumber(): number {
    return this.workers.length;
  }

  /** The command of a probe has ended. */
  execEnded(number: number, result: ExecResult): void {
    const probe = this.workers[number];
    if (probe?.attempt !== undefined) this.conclude(probe, execOutcome(result));
  }

  /** The container runtime has ended: of a command that it ran nothing is heard any more. */
  runtimeLost(probe: ProbeWorker): void {
    const execId = probe.attempt?.execId;
    if (execId === undefined) return;
    this.context.execs.abandon(execId);
    this.conclude(probe, error(BROKEN_OFF));
  }

  begin(probe: ProbeWorker): void {
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

  /** Asks out of turn. There is room for one trigger; one more is dropped. */
  trigger(probe: ProbeWorker): void {
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
    const { simulation } = this.context.tools;
    simulation.cause = Math.max(simulation.cause, startOf(record));
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
    const { pod, record, kind, history } = probe;
    const { journal } = this.context.tools;
    const written = journal.length;
    history.add(beganAt, RUNS_OUT[outcome.is], this.context.now - beganAt);
    probe.attempt = undefined;
    probe.attemptToken += 1;
    // The prober asks in a rhythm of its own; what it finds follows from the run that it asks.
    const { simulation } = this.context.tools;
    if (startOf(record) >= 0) simulation.cause = startOf(record);
    const event = probeEvent(kind, outcome, this.context.tools.version.has('probeErrorNamesState'));
    if (event !== undefined) this.context.event(pod, event, fieldPath(record));
    if (outcome.is !== 'error') this.count(probe, outcome.is === 'failure' ? 'Failure' : 'Success');
    if (journal.length > written) history.ledTo(written);
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

  stop(probe: ProbeWorker | undefined): void {
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

const TICK_OR_TRIGGER = ['tick', 'trigger'] as const;

const periodOf = ({ spec }: ProbeWorker): number => seconds(spec.periodSeconds);

function restarts(record: ContainerRecord, pod: Pod, exitCode: number): boolean {
  return shouldRestart(record.spec, pod.spec.restartPolicy, exitCode);
}
