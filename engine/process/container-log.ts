import type { Instant } from '../simulation/time';

/** A line of a log, or its last piece without a line break, and when its first character was written. */
export interface WrittenLine {
  readonly at: Instant;
  readonly text: string;
}

/** What a container has printed: at least its last 64 KiB, which are more than 1,000 lines of a usual log. */
export class ContainerLog {
  private kept = '';
  /** By twos: a moment at which something was written, and where in all that was ever written it begins. */
  private readonly moments: number[] = [];
  private pieces = 0;
  private gone = 0;

  print(text: string, now: Instant): void {
    const { moments } = this;
    if (moments.at(-2) !== now) moments.push(now, this.gone + this.kept.length);
    this.kept += text;
    this.pieces += 1;
    if (this.pieces % FLATTEN_EVERY !== 0) return;
    flatten(this.kept);
    if (this.kept.length > 2 * KEPT) {
      const cut = this.kept.indexOf('\n', this.kept.length - KEPT) + 1;
      this.gone += cut;
      this.kept = copyOf(this.kept.slice(cut));
      this.forgetMoments();
    }
  }

  /** No more will be printed: the text takes no more memory than it needs. */
  close(): void {
    flatten(this.kept);
  }

  get text(): string {
    return this.kept;
  }

  /** How many characters are gone from its beginning. */
  get dropped(): number {
    return this.gone;
  }

  /** What is kept, line by line. */
  get lines(): readonly WrittenLine[] {
    const { kept, gone, moments } = this;
    const lines: WrittenLine[] = [];
    let moment = 0;
    for (let from = 0; from < kept.length; ) {
      const end = kept.indexOf('\n', from);
      const next = end < 0 ? kept.length : end + 1;
      while (moment + 3 < moments.length && moments[moment + 3]! <= gone + from) moment += 2;
      lines.push({ at: moments[moment]!, text: kept.slice(from, next) });
      from = next;
    }
    return lines;
  }

  /** Moments before the first character that is kept; the last of them is the moment of that. */
  private forgetMoments(): void {
    const { moments, gone } = this;
    let old = 0;
    while (old + 3 < moments.length && moments[old + 3]! <= gone) old += 2;
    moments.splice(0, old);
  }

  /**
   * The end of the log for FallbackToLogsOnError: 80 lines or 2,048 bytes, whichever is less.
   * https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/
   */
  get tail(): string {
    const lines = this.kept.split('\n');
    const end = lines.at(-1) === '' ? lines.length - 1 : lines.length;
    return lines
      .slice(Math.max(0, end - LOG_TAIL_LINES))
      .join('\n')
      .slice(-MOST_LOG_TAIL);
  }
}

const LOG_TAIL_LINES = 80;
const MOST_LOG_TAIL = 2_048;
const FLATTEN_EVERY = 32;
const KEPT = 65_536;

/** Reading a character makes a string one piece: a rope of small pieces takes twenty times the memory. */
function flatten(text: string): void {
  text.charCodeAt(0);
}

/** A string of its own: a slice would keep all that it was cut from. */
export const copyOf = (text: string): string => Buffer.from(text).toString();
