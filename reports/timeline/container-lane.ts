import { type ContainerStatus, type JournalEntry, type ProcessChange, shortDuration } from '../../engine';
import { Lane, type LaneKind, type Point } from './lane';
import { objectMark } from './sentences';

/**
 * One container over all its runs. Its processes tell when it runs and how it ended, for the status hears of that later; the status tells
 * what it waits for. What follows an end is a back-off gap as soon as the kubelet says so, until the next run.
 */
export class ContainerLane {
  readonly lane: Lane;
  private run = 0;

  constructor(name: string, kind: LaneKind) {
    this.lane = new Lane(kind, kind, name, 1);
  }

  process(change: ProcessChange, point: Point, what: string): void {
    const { event, run, exitCode, reason, hook, probe, signal, outcome } = change;
    const { lane } = this;
    switch (event) {
      case 'started':
        this.run = run;
        this.endGap(point);
        lane.enter({ look: 'running', label: run > 1 ? `Running (run ${run})` : 'Running' }, point);
        return;
      case 'exited':
        lane.enter(ended(exitCode ?? 0, reason), point);
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
      if (waiting.reason === 'CrashLoopBackOff') return this.backsOff(waiting.message, point);
      lane.enter({ look: 'waiting', label: waiting.reason ?? 'Waiting', more: waiting.message }, point);
    } else if (running && this.run === 0) lane.enter({ look: 'running', label: 'Running' }, point);
    else if (terminated && !isOver(current?.look))
      lane.enter(ended(terminated.exitCode, terminated.reason, terminated.message), point);
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

  private backsOff(more: string | undefined, point: Point): void {
    const { current } = this.lane;
    if (current?.look === 'gap' || current?.look === 'running') return;
    if (isOver(current?.look)) this.lane.rename({ look: 'gap', label: BACK_OFF, more });
    else this.lane.enter({ look: 'gap', label: BACK_OFF, more }, point);
  }

  /** How long it was is known when it is over. */
  private endGap(point: Point): void {
    const { current } = this.lane;
    if (current?.look !== 'gap') return;
    this.lane.rename({ ...current, label: `${BACK_OFF} ${shortDuration(point.at - current.from.at)}` });
  }
}

const BACK_OFF = 'CrashLoopBackOff';

function isOver(look: string | undefined): boolean {
  return look === 'ended' || look === 'failed' || look === 'gap';
}

function ended(exitCode: number, reason: string | undefined, more?: string) {
  const told = reason && reason !== 'Error' && reason !== 'Completed' ? ` ${reason}` : '';
  return {
    look: exitCode === 0 ? 'ended' : 'failed',
    label: `Terminated, exit code ${exitCode}${told}`,
    more,
  } as const;
}
