import { type Instant, type Journal, type Pod, type ProcessChange, shortDuration } from '../engine';
import type { Times } from './words';

/** When the container's main process started. */
export function startsOf(journal: Journal, pod: Pod, container: string, written: number): readonly Instant[] {
  return happenings(journal, pod, container, written, ({ event }) => event === 'started');
}

/** When it started again after its first run. */
export function restartsOf(
  journal: Journal,
  pod: Pod,
  container: string,
  written: number,
): readonly Instant[] {
  return happenings(journal, pod, container, written, ({ event, run }) => event === 'started' && run > 1);
}

/** When a signal reached its main process. */
export const signalsOf =
  (name: string) =>
  (journal: Journal, pod: Pod, container: string, written: number): readonly Instant[] =>
    happenings(
      journal,
      pod,
      container,
      written,
      ({ event, signal }) => event === 'signal' && signal === name,
    );

/** When a hook of it began to run. */
export const hooksOf =
  (hook: string) =>
  (journal: Journal, pod: Pod, container: string, written: number): readonly Instant[] =>
    happenings(journal, pod, container, written, (change) => change.event === 'hook' && change.hook === hook);

/** The last start or end of its main process up to then. */
export function lastProcessChange(
  journal: Journal,
  pod: Pod,
  container: string,
  written: number,
): { readonly at: Instant; readonly change: ProcessChange } | undefined {
  const { namespace = '', name, uid } = pod.metadata;
  let last: { readonly at: Instant; readonly change: ProcessChange } | undefined;
  for (const { id, at, object, change } of journal.history('Pod', namespace, name)) {
    if (id >= written) break;
    if (change.what !== 'process' || object.uid !== uid || change.container !== container) continue;
    if (change.event === 'started' || change.event === 'exited') last = { at, change };
  }
  return last;
}

/** When its main process was killed: it got SIGKILL, or ended as one that did. */
export function killsOf(journal: Journal, pod: Pod, container: string, written: number): readonly Instant[] {
  const times = happenings(journal, pod, container, written, ({ event, signal, exitCode }) =>
    event === 'signal' ? signal === 'SIGKILL' : event === 'exited' && exitCode === KILLED,
  );
  return [...new Set(times)];
}

/** 128 and the number of SIGKILL. */
const KILLED = 137;

/** Whether something happened exactly at these moments. */
export function agree({ at, tolerance }: Times, found: readonly Instant[]): boolean {
  return at.length === found.length && at.every((moment, i) => Math.abs(moment - found[i]!) <= tolerance);
}

/** `0s, 10s and 30s`; of very many only the first. */
export function timesText(times: readonly Instant[]): string {
  const shown = times.slice(0, MOST_TIMES).map(shortDuration).join(', ');
  return times.length > MOST_TIMES ? `${shown} and ${times.length - MOST_TIMES} times more` : shown;
}

const MOST_TIMES = 30;

function happenings(
  journal: Journal,
  pod: Pod,
  container: string,
  /** How much of the journal is looked at. */
  written: number,
  counts: (change: ProcessChange) => boolean,
): readonly Instant[] {
  const { namespace = '', name, uid } = pod.metadata;
  const times: Instant[] = [];
  for (const { id, at, object, change } of journal.history('Pod', namespace, name)) {
    if (id >= written) break;
    if (change.what !== 'process' || object.uid !== uid || change.container !== container) continue;
    if (counts(change)) times.push(at);
  }
  return times;
}
