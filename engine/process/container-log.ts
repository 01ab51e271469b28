/** What a container has printed: at least its last 64 KiB, which are more than 1,000 lines of a usual log. */
export class ContainerLog {
  private kept = '';
  private pieces = 0;
  private gone = 0;

  print(text: string): void {
    this.kept += text;
    this.pieces += 1;
    if (this.pieces % FLATTEN_EVERY !== 0) return;
    flatten(this.kept);
    if (this.kept.length > 2 * KEPT) {
      const cut = this.kept.indexOf('\n', this.kept.length - KEPT) + 1;
      this.gone += cut;
      this.kept = copyOf(this.kept.slice(cut));
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
