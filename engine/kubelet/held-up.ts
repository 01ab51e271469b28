import type { Instant } from '../simulation/time';
import type { JournalEntry } from '../store/journal';
import type { Context } from './context';
import type { HookRun } from './hooks';
import type { HookWait, PodWorker } from './pod-worker';

/** A sync that has waited for the volumes of its pod goes on. */
export function tellVolumesWait(context: Context, worker: PodWorker): void {
  if (worker.step === 'volumes' || worker.step === 'mount timeout')
    tellWait(context, worker, 'it had waited for its volumes');
}

/** What waited for a hook goes on, and follows from the hook if that is newer than what asked for it. */
export function hookIsOver(context: Context, { worker, record, kind, entry }: HookRun): void {
  worker.wait = waitFor(kind, record.spec.name, entry, context.now);
  context.tools.simulation.cause = entry;
  worker.cause = Math.max(worker.cause, entry);
  if (worker.stage === 'syncing') worker.pendingCause = Math.max(worker.pendingCause, entry);
}

/** A sync has waited for a hook until now. */
export function waitFor(kind: HookRun['kind'], container: string, entry: number, until: Instant): HookWait {
  return { what: `the ${kind} hook of container ${container}`, entry, until };
}

/** A sync is over that had waited for a hook: what was asked for meanwhile comes now. */
export function tellHookWait(context: Context, worker: PodWorker): void {
  const { wait, stage, pendingCause } = worker;
  // What comes of what was there before the hook follows from the hook, unless the pod is to be stopped.
  if (wait === undefined || (pendingCause <= wait.entry && stage !== 'terminating')) return;
  tellWait(context, worker, wait.what, wait.until);
}

/**
 * What a sync does because of an entry of the journal, whatever else it was asked for: what follows now has that as its cause. Where
 * that came while the sync, or the one before, waited for something, the journal tells so.
 */
export function followFrom(context: Context, worker: PodWorker, because: number): void {
  const { simulation, journal } = context.tools;
  // It is told already.
  if (isWaitFor(journal.entry(simulation.cause), because)) return;
  simulation.cause = because;
  const { wait } = worker;
  const asked = journal.entry(because);
  if (wait === undefined || asked === undefined || asked.at >= wait.until) return;
  context.because(worker, acts(wait.what));
}

function isWaitFor(entry: JournalEntry | undefined, because: number): boolean {
  return entry?.because === because && entry.change.what === 'note';
}

/** What was asked for while a sync went on comes after it: the journal tells what it had to wait for, where that took time. */
function tellWait(context: Context, worker: PodWorker, what: string, until = context.now): void {
  const { simulation, journal } = context.tools;
  const waits = worker.pending || worker.stage === 'terminating';
  const asked = waits ? journal.entry(worker.pendingCause) : undefined;
  if (asked === undefined || asked.at >= until) return;
  const { cause } = simulation;
  simulation.cause = asked.id;
  context.because(worker, acts(what));
  worker.pendingCause = simulation.cause;
  if (worker.deadlineEntry === asked.id) worker.deadlineEntry = simulation.cause;
  simulation.cause = cause;
}

function acts(after: string): string {
  return `its kubelet acts upon that only now, after ${after}`;
}
