import type { Duration, Instant } from '../simulation/time';
import type { Behaviour } from './behaviour';
import type { ContainerStart } from './container';
import { FileView, isErrno } from './files';
import type { KnownImage } from './images';
import type { PidSpace, Process } from './process';

/** A container as the runtime holds it, from its start until it is removed. */
export class Container {
  /** PID 1, or the first process when the namespace is shared. */
  main: Process | undefined;
  isRunning = true;
  private view: FileView | undefined;
  private variables: ReadonlyMap<string, string> | undefined;
  private recent = '';
  private appended = 0;
  private dropped = 0;
  memory = 0;
  endsOutOfMemory = false;

  constructor(
    readonly start: ContainerStart,
    readonly image: KnownImage,
    readonly space: PidSpace,
    readonly startedAt: Instant,
  ) {}

  get declared(): Behaviour | undefined {
    return this.start.declared;
  }

  /** All variables that its processes start with: the image's, what the runtime adds, then the manifest's. */
  get env(): ReadonlyMap<string, string> {
    this.variables ??= environment(this.image, this.start);
    return this.variables;
  }

  /** Whether a step says all that the main process does: then no program of the container runs. */
  get isDeclared(): boolean {
    return this.declared?.exit !== undefined || this.declared?.untilStopped === true;
  }

  get workingDir(): string {
    return this.start.workingDir ?? this.image.workingDir;
  }

  get user(): number {
    return this.start.user ?? this.image.user;
  }

  /** Made when first looked at: a container that touches no file has none. */
  get files(): FileView {
    if (this.view === undefined) {
      const { start, image } = this;
      const seen = start.user === undefined && image.user !== 0 ? { ...start, user: image.user } : start;
      this.view = new FileView(image.layer, seen, this.startedAt);
    }
    return this.view;
  }

  /** Writes to the container's log, of which the last 1,000 lines or so are kept. */
  print(text: string): void {
    this.recent += text;
    this.appended += 1;
    if (this.appended % FLATTEN_EVERY !== 0) return;
    // Reading a character makes the string one piece: a rope of small pieces takes twenty times the memory.
    this.recent.charCodeAt(0);
    if (this.recent.length > 2 * KEPT) {
      const cut = this.recent.indexOf('\n', this.recent.length - KEPT) + 1;
      this.dropped += cut;
      this.recent = Buffer.from(this.recent.slice(cut)).toString();
    }
  }

  get log(): string {
    return this.recent;
  }

  /** The end of the log: 80 lines or 2,048 bytes, whichever is less. */
  get logTail(): string {
    const lines = this.recent.split('\n');
    if (lines.at(-1) === '') lines.pop();
    const tail = lines.slice(-LOG_TAIL_LINES);
    return tail.length === 0 ? '' : `${tail.join('\n')}\n`.slice(-MOST_LOG_TAIL);
  }

  /** What was written to `terminationMessagePath`, its last 4,096 bytes. */
  get terminationMessage(): string {
    const file = this.view?.stat(this.start.terminationMessagePath);
    if (file === undefined || isErrno(file) || file.type !== 'file') return '';
    return file.content.slice(-MOST_TERMINATION_MESSAGE);
  }

  get droppedFromLog(): number {
    return this.dropped;
  }

  since(now: Instant): Duration {
    return now - this.startedAt;
  }
}

const LOG_TAIL_LINES = 80;
const MOST_LOG_TAIL = 2_048;
const MOST_TERMINATION_MESSAGE = 4_096;
const FLATTEN_EVERY = 32;
const KEPT = 65_536;

function environment(image: KnownImage, start: ContainerStart): ReadonlyMap<string, string> {
  const env = new Map(image.env);
  env.set('HOSTNAME', start.sandbox.hostname);
  if (!env.has('HOME')) env.set('HOME', (start.user ?? image.user) === 0 ? '/root' : '/');
  for (const [name, value] of start.env) env.set(name, value);
  return env;
}
