import {
  type ContainerStatus,
  type Instant,
  type JournalEntry,
  type ProcessChange,
  shortDuration,
} from '../../engine';
import { Lane, type LaneKind, type Point } from './lane';
import { objectMark } from './sentences';

/**
 * One container over all its runs. Its processes tell when it runs and how it ended, for the status hears of that later; the status tells
 * what it waits for. What follows an end is a back-off gap as soon as the kubelet says so, until the next run.
 */
export class ContainerLane {
  readonly lane: Lane;
  private run = 0;
  /** What kubectl shows of the run that ended last. */
  private reason = 'Error';
  /** Since when the status says that it waits; the kubelet writes so when it tries the pod again, which is later than the end. */
  private waitsFrom: Instant | undefined;
  /** Whether the run was asked to stop. */
  private isAsked = false;

  constructor(name: string, kind: LaneKind) {
    this.lane = new Lane(kind, kind, name, 1);
  }

  /** @param isLeaving whether its pod is being deleted: then an end by the signal that asks for it is none that failed */
  process(change: ProcessChange, point: Point, what: string, isLeaving = false): void {
    const { event, run, exitCode, reason, hook, probe, signal, outcome } = change;
    const { lane } = this;
    switch (event) {
      case 'started':
        this.run = run;
        this.isAsked = false;
        this.endGap(point);
        lane.enter({ look: 'running', label: run > 1 ? `Running (run ${run})` : 'Running' }, point);
        return;
      case 'exited':
        this.reason = reason ?? (exitCode ? 'Error' : 'Completed');
        this.waitsFrom = undefined;
        lane.enter(ended(exitCode ?? 0, reason, this.isAsked && isLeaving), point);
        return lane.mark({ ...point, kind: 'exit', label: `${exitCode}`, what });
      case 'hook':
        return lane.mark({ ...point, kind: 'hook', label: hook ?? '', what });
      case 'probe':
        return lane.mark({
          ...point,
          kind: outcome === 'succeeded' ? 'passed' : 'failed',
          label: probe ?? '',
          what,
        });
      case 'signal':
        this.isAsked ||= signal !== 'SIGKILL';
        return lane.mark({ ...point, kind: 'signal', label: signal ?? '', what });
    }
  }

  status({ state, restartCount }: ContainerStatus, point: Point): void {
    const { lane } = this;
    const { current } = lane;
    // What the status still tells of a run before the present one is old.
    if (restartCount + 1 < this.run || (current?.look === 'running' && !state.terminated)) return;
    const { waiting, running, terminated } = state;
    if (waiting) {
      if (waiting.reason === BACK_OFF) {
        this.waitsFrom ??= point.at;
        return this.backsOff(waiting.message, point);
      }
      lane.enter({ look: 'waiting', label: waiting.reason ?? 'Waiting', more: waiting.message }, point);
    } else if (running && this.run === 0) lane.enter({ look: 'running', label: 'Running' }, point);
    else if (terminated && !isOver(current?.look))
      lane.enter(ended(terminated.exitCode, terminated.reason, false, terminated.message), point);
  }

  event(entry: JournalEntry, reason: string, message: string): void {
    const { lane } = this;
    const point: Point = { at: entry.at, entry: entry.id };
    if (reason === 'BackOff' && message.startsWith('Back-off restarting'))
      return this.backsOff(message, point);
    const probe = reason === 'Unhealthy' ? /^(Liveness|Readiness|Startup)/.exec(message)?.[0] : undefined;
    if (probe === undefined) return lane.mark(objectMark(entry));
    lane.mark({ ...point, kind: 'failed', label: probe.toLowerCase(), what: message.trim() });
  }

  private backsOff(message: string | undefined, point: Point): void {
    const { current } = this.lane;
    if (current?.look === 'running') return;
    const from = isOver(current?.look) ? current!.from.at : point.at;
    const more = [this.shownBy(from), message].filter(Boolean).join('; ');
    const gap = { look: 'gap', label: 'back-off', more } as const;
    if (isOver(current?.look)) this.lane.rename(gap);
    else this.lane.enter(gap, point);
  }

  /** How long it was is known when it is over. */
  private endGap(point: Point): void {
    const { current } = this.lane;
    if (current?.look !== 'gap') return;
    // What was so for no time was never seen.
    if (this.waitsFrom === point.at) this.waitsFrom = undefined;
    const [, ...message] = (current.more ?? '').split('; ');
    const more = [this.shownBy(current.from.at), ...message].join('; ');
    this.lane.rename({
      ...current,
      label: `${current.label} ${shortDuration(point.at - current.from.at)}`,
      more,
    });
  }

  /** What `kubectl get pods` has under STATUS in a back-off, which is not the same all the time. */
  private shownBy(from: Instant): string {
    const { reason, waitsFrom } = this;
    if (waitsFrom === undefined) return `kubectl get pods shows ${reason}`;
    if (waitsFrom <= from) return `kubectl get pods shows ${BACK_OFF}`;
    return `kubectl get pods shows ${reason} until ${shortDuration(waitsFrom)}, then ${BACK_OFF}`;
  }
}

const BACK_OFF = 'CrashLoopBackOff';

function isOver(look: string | undefined): boolean {
  return look === 'ended' || look === 'failed' || look === 'gap';
}

function ended(exitCode: number, reason: string | undefined, wasAsked: boolean, more?: string) {
  const told = reason && reason !== 'Error' && reason !== 'Completed' ? ` ${reason}` : '';
  const isAsWanted = exitCode === 0 || (wasAsked && STOPPED.has(exitCode));
  return {
    look: isAsWanted ? 'ended' : 'failed',
    label: `Terminated, exit code ${exitCode}${told}`,
    more,
  } as const;
}

/** What a process ends with that stops when it is asked to: 128 and the number of SIGHUP, SIGINT, SIGQUIT or SIGTERM. */
export const STOPPED: ReadonlySet<number> = new Set([129, 130, 131, 143]);
