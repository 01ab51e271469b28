import type { Context } from './context';
import type { EventText } from './events';
import type { PodWorker } from './pod-worker';

/** Writes an event about a pod, of which what is done next is the consequence. */
export function becauseOfEvent(context: Context, worker: PodWorker, text: EventText): void {
  const { simulation, journal } = context.tools;
  const entry = journal.length;
  context.event(worker, text);
  if (journal.length > entry) simulation.cause = entry;
}
