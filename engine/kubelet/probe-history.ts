import type { Duration, Instant } from '../simulation/time';

/** How one run of a probe ended; an errored one could not be run at all and counts for nothing. */
export type ProbeRunOutcome = 'succeeded' | 'failed' | 'errored';

/** One run of a probe; without an outcome while it is under way. */
export interface ProbeRun {
  /** When it began. */
  readonly at: Instant;
  readonly endedAt?: Instant;
  readonly outcome?: ProbeRunOutcome;
  /** The first entry of the journal that its end led to; most runs change nothing, and nothing is written of them. */
  readonly entry?: number;
}

/** Runs at equal distances that took as long and had the same outcome: a day of a healthy probe is one of these. */
interface Stretch {
  readonly first: Instant;
  readonly took: Duration;
  step: Duration;
  count: number;
  readonly outcome: ProbeRunOutcome;
}

/** When a probe ran and how it ended, in as many numbers as it changed its rhythm or its answer. */
export class ProbeHistory {
  private readonly stretches: Stretch[] = [];
  /** What came of runs, by their number; of most there is nothing. */
  private readonly entries = new Map<number, number>();
  private count = 0;

  add(at: Instant, outcome: ProbeRunOutcome, took: Duration = 0): void {
    this.count += 1;
    const last = this.stretches.at(-1);
    if (last !== undefined && last.outcome === outcome && last.took === took) {
      if (last.count === 1) last.step = at - last.first;
      if (at === last.first + last.count * last.step) {
        last.count += 1;
        return;
      }
    }
    this.stretches.push({ first: at, took, step: 0, count: 1, outcome });
  }

  /** The newest run led to this entry of the journal. */
  ledTo(entry: number): void {
    this.entries.set(this.count - 1, entry);
  }

  /** Every run, oldest first. */
  runs(): readonly ProbeRun[] {
    let number = 0;
    return this.stretches.flatMap(({ first, took, step, count, outcome }) =>
      Array.from({ length: count }, (_, i) => {
        const at = first + i * step;
        const entry = this.entries.get(number++);
        return { at, endedAt: at + took, outcome, ...(entry !== undefined && { entry }) };
      }),
    );
  }
}
