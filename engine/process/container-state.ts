import type { Duration, Instant } from '../simulation/time';
import type { Behaviour } from './behaviour';
import { type Cgroup, type CgroupUsage, UNLIMITED } from './cgroup';
import type { ContainerExit, ContainerStart } from './container';
import { containerEnvironment } from './container-environment';
import { ContainerLog, copyOf } from './container-log';
import { FileView, isErrno } from './files';
import type { KnownImage } from './images';
import type { ContainerMemory } from './memory';
import type { PidSpace, Process } from './process';

/** A container as the runtime holds it, from its start until it ends. */
export class Container implements CgroupUsage {
  /** PID 1, or the first process when the namespace is shared. */
  main: Process | undefined;
  isRunning = true;
  private view: FileView | undefined;
  private variables: ReadonlyMap<string, string> | undefined;
  /** Made with the first line that it prints. */
  log: ContainerLog | undefined;
  /** Made with the first use of memory that is known. */
  memoryUse: ContainerMemory | undefined;
  /** What it is held to now; a resize changes it. */
  cgroup: Cgroup;
  /** How often the kernel killed for want of memory here. However PID 1 ends, that is told as the reason. */
  oomKills = 0;
  /** Its node has lost its power: nobody sees how it ends. */
  endsUnseen = false;

  constructor(
    readonly start: ContainerStart,
    readonly image: KnownImage,
    readonly space: PidSpace,
    readonly startedAt: Instant,
  ) {
    this.cgroup = start.cgroup ?? UNLIMITED;
  }

  get memory(): number {
    return this.memoryUse?.total ?? 0;
  }

  get processes(): number {
    let count = 0;
    for (const process of this.space.processes) if (process.container === this) count += 1;
    return count;
  }

  get declared(): Behaviour | undefined {
    return this.start.declared;
  }

  /** All variables that its processes start with: the image's, what the runtime adds, then the manifest's. */
  get env(): ReadonlyMap<string, string> {
    this.variables ??= containerEnvironment(this.image, this.start);
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

  /** No process of it has looked at a file yet: it sees the image's, and what is mounted. */
  get isUntouched(): boolean {
    return this.view === undefined;
  }

  /** Made when first looked at: a container that touches no file has none. */
  get files(): FileView {
    if (this.view === undefined) {
      const { start, image } = this;
      const seen = start.user === undefined && image.user !== 0 ? { ...start, user: image.user } : start;
      this.view = new FileView(image.layer, seen);
      this.view.usage = this;
    }
    return this.view;
  }

  /** Writes to the container's log. */
  print(text: string, now: Instant): void {
    this.log ??= new ContainerLog();
    this.log.print(text, now);
  }

  /** What was written to `terminationMessagePath`, its last 4,096 bytes. */
  get terminationMessage(): string {
    const file = this.view?.stat(this.start.terminationMessagePath);
    if (file === undefined || isErrno(file) || file.type !== 'file') return '';
    const { content } = file;
    return content.length <= MOST_TERMINATION_MESSAGE
      ? content
      : copyOf(content.slice(-MOST_TERMINATION_MESSAGE));
  }

  // Simplified: of the log the text counts, not the runtime's stamp before each line.
  get writtenBytes(): number {
    return (
      (this.view?.writtenBytes ?? 0) + (this.log === undefined ? 0 : this.log.text.length + this.log.dropped)
    );
  }

  get writtenInodes(): number {
    return this.view?.writtenInodes ?? 0;
  }

  since(now: Instant): Duration {
    return now - this.startedAt;
  }
}

const MOST_TERMINATION_MESSAGE = 4_096;

/** What containerd says of a container whose end it did not see. internal/cri/server/restart.go (unknownExitCode) */
export const UNKNOWN_EXIT_CODE = 255;

/** Why a container ended, in containerd's words. */
export function exitReason({ endsUnseen, oomKills }: Container, exitCode: number): ContainerExit['reason'] {
  if (endsUnseen) return 'Unknown';
  if (oomKills > 0) return 'OOMKilled';
  return exitCode === 0 ? 'Completed' : 'Error';
}
