import type { Context } from './context';
import type { HookRun } from './hooks';
import type { PodWorker } from './pod-worker';

/** A sync that has waited for the volumes of its pod goes on. */
export function tellVolumesWait(context: Context, worker: PodWorker): void {
  if (worker.step === 'volumes' || worker.step === 'mount timeout')
    tellWait(context, worker, 'it had waited for its volumes');
}

/** A sync that has waited for a hook goes on. */
export function tellHookWait(context: Context, { worker, record, kind, entry }: HookRun): void {
  // What comes of what was there before the hook follows from the hook, unless the pod is to be stopped.
  const isNews = worker.stage === 'terminating' || worker.pendingCause > entry;
  if (kind === 'postStart' && isNews)
    tellWait(context, worker, `the postStart hook of container ${record.spec.name}`);
}

/** What was asked for while a sync went on comes after it: the journal tells what it had to wait for, where that took time. */
function tellWait(context: Context, worker: PodWorker, what: string): void {
  const { simulation, journal } = context.tools;
  const waits = worker.pending || worker.stage === 'terminating';
  const asked = waits ? journal.entry(worker.pendingCause) : undefined;
  if (asked === undefined || asked.at === simulation.now) return;
  const { cause } = simulation;
  simulation.cause = asked.id;
  context.because(worker, `its kubelet acts upon that only now, after ${what}`);
  worker.pendingCause = simulation.cause;
  if (worker.deadlineEntry === asked.id) worker.deadlineEntry = simulation.cause;
  simulation.cause = cause;
}
