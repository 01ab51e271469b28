import { type Context, KUBELET } from './context';
import type { PodWorker } from './pod-worker';
import type { ProbeResult } from './probe-step';
import type { ProbeWorker } from './probe-worker';
import { withReadiness, withStarted } from './status-patch';

/** What follows from what a probe has found: a changed status, and a sync. pkg/kubelet/prober/results, pkg/kubelet/kubelet.go */
export class ProbeResults {
  constructor(
    private readonly context: Context,
    private readonly wake: (pod: PodWorker) => boolean,
  ) {}

  /**
   * Tells the kubelet what is known of a container now; the same again is not told.
   * @param asked whether the container has said so itself
   */
  publish(probe: ProbeWorker, result: ProbeResult, asked = false): void {
    const { pod, kind } = probe;
    if (probe.result === result || probe.ended) return;
    probe.result = result;
    const { simulation } = this.context.tools;
    const cause = simulation.cause;
    if (asked && result !== 'Unknown') {
      probe.resultEntry = this.journal(probe, result);
      simulation.cause = probe.resultEntry;
    }
    // A pod without a sandbox rests until something asks for it, and the turn of a probe does.
    else if (pod.sandbox === undefined && probe.record.instance?.ended && !pod.working)
      this.context.because(pod, `its kubelet looks at it again at the next turn of its ${kind} probe`);
    if (kind === 'readiness') this.patch(probe, result === 'Success');
    const comesAtOnce = (kind !== 'liveness' || result === 'Failure') && this.wake(pod);
    // A start is written together with the sync that follows from it, unless that has to wait.
    if (kind === 'startup' && !comesAtOnce) this.patch(probe, result === 'Success');
    simulation.cause = cause;
  }

  private journal(probe: ProbeWorker, result: 'Success' | 'Failure'): number {
    const { pod, record, kind } = probe;
    return this.context.tools.journal.write(KUBELET, pod.place.reference, {
      what: 'process',
      container: record.spec.name,
      run: record.instance?.run ?? 0,
      event: 'probe',
      probe: kind,
      outcome: result === 'Success' ? 'succeeded' : 'failed',
    });
  }

  /** The status says so at once, before the sync that follows. pkg/kubelet/status (SetContainerReadiness, SetContainerStartup) */
  private patch(probe: ProbeWorker, value: boolean): void {
    const { pod, record, kind, containerID } = probe;
    const { status } = record;
    // A kubelet that waits for its runtime hears its probes, and says nothing until it goes on.
    if (this.context.node(pod).isPaused) return;
    if (status === undefined || status.containerID !== containerID) return;
    if ((kind === 'readiness' ? status.ready : status.started) === value) return;
    const now = this.context.tools.calendar.timestamp(this.context.now);
    this.context.patchStatus(pod, (stored) =>
      kind === 'readiness'
        ? withReadiness(stored, pod, record, value, now)
        : withStarted(stored, record, value),
    );
  }
}
