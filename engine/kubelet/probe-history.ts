import type { Duration, Instant } from '../simulation/time';

/** How one run of a probe ended; an errored one could not be run at all and counts for nothing. */
export type ProbeRunOutcome = 'succeeded' | 'failed' | 'errored';

/** One run of a probe; without an outcome while it is under way. */
export interface ProbeRun {
  readonly at: Instant;
  readonly outcome?: ProbeRunOutcome;
}

/** Runs at equal distances with the same outcome: a day of a healthy probe is one of these. */
interface Stretch {
  readonly first: Instant;
  step: Duration;
  count: number;
  readonly outcome: ProbeRunOutcome;
}

/** When a probe ran and how it ended, in as many numbers as it changed its rhythm or its answer. */
export class ProbeHistory {
  private readonly stretches: Stretch[] = [];

  add(at: Instant, outcome: ProbeRunOutcome): void {
    const last = this.stretches.at(-1);
    if (last !== undefined && last.outcome === outcome) {
      if (last.count === 1) last.step = at - last.first;
      if (at === last.first + last.count * last.step) {
        last.count += 1;
        return;
      }
    }
    this.stretches.push({ first: at, step: 0, count: 1, outcome });
  }

  /** Every run, oldest first. */
  runs(): readonly ProbeRun[] {
    return this.stretches.flatMap(({ first, step, count, outcome }) =>
      Array.from({ length: count }, (_, i) => ({ at: first + i * step, outcome })),
    );
  }
}
