import type { Instant } from '../simulation/time';
import type { Container } from './container-state';
import type { Shell } from './shell';
import type { Descriptors, OpenFile } from './streams';
import type { Signal, Utility, Waits } from './utility';

/** One process: data only, so that it can be copied. What it runs is one of `shell`, `utility` and `leaf`. */
export class Process {
  /** Undefined while it lives. */
  exitCode: number | undefined;
  /** Counts up with every wait: a timer with an older token is stale. */
  token = 0;
  isQueued = false;
  /** How many children it has that live. */
  children = 0;
  ignored: ReadonlySet<string> | undefined;
  shell: Shell | undefined;
  utility: RunningUtility | undefined;
  /** A program that only lasts: `sleep 5`, a declared command. Ends with this code when its timer is due. */
  leaf: Leaf | undefined;

  constructor(
    /** Unique among all processes of the cluster; events name it. */
    readonly serial: number,
    readonly pid: number,
    public parent: Process | undefined,
    readonly container: Container,
    public argv: readonly string[],
    public descriptors: Descriptors,
    /** Its environment when it is not the container's. */
    public ownEnv: ReadonlyMap<string, string> | undefined,
    public cwd: string,
    readonly startedAt: Instant,
  ) {}

  get env(): ReadonlyMap<string, string> {
    return this.ownEnv ?? this.container.env;
  }

  get isAlive(): boolean {
    return this.exitCode === undefined;
  }
}

export interface Leaf {
  readonly exitCode: number;
  readonly output: string;
}

export interface RunningUtility {
  readonly run: Utility;
  /** What it answered last; its `wait` is in force. */
  waits: Waits | undefined;
  /** Why it is to be called again, when it is queued. */
  wake: Wake | undefined;
  child: Process | undefined;
  captured: OpenFile | undefined;
  /** What tells it of changes of files; an object of `utility-process.ts`. */
  watched: unknown;
  /** Signals that came while it could not be called. */
  signals: Signal[] | undefined;
}

export type Wake = 'start' | 'time' | 'input' | 'change' | 'child';

/** The processes that see each other. */
export interface PidSpace {
  /** By pid, upwards. */
  processes: Process[];
  nextPid: number;
  /** PID 1 is the sandbox's pause container: no process of a container is treated as init. */
  readonly shared: boolean;
}
