import type { Choices } from '../simulation/choices';
import type { Calendar, Instant } from '../simulation/time';
import type { ConnectAnswer, HttpAnswer, PortNames, Sandbox, SentDatagram, Transport } from './container';
import type { FileView } from './files';

/**
 * The border between the kernel and the programs it runs: utilities (`sleep`, `cat`, `wget`) and the images' own
 * programs (`nginx`, `redis-server`) are functions of this one type.
 */

export type Dialect = 'ash' | 'dash' | 'bash';

/**
 * A program: called once when its process starts, and again, with the state it left, whenever what it waits for
 * has happened. It keeps nothing between two calls but `state`, which is plain data.
 */
export type Utility = (context: UtilityContext, resumed?: Resumed) => UtilityAnswer;

/** What a program sees and may do. The context is only good during the call. */
export interface UtilityContext {
  /** `argv[0]` is the name it was called by. */
  readonly argv: readonly string[];
  /** The exported variables. */
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  /** The working directory put before a relative path; `.` and `..` resolved. */
  absolute(path: string): string;
  readonly user: number;
  readonly pid: number;
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly choices: Choices;
  readonly files: FileView;
  readonly input: Input;
  /**
   * The whole of stdin, once it has ended. While it has not: `undefined`, and the program answers
   * `{ wait: { for: 'end of input' } }`, upon which it is called again when all is there.
   */
  readonly stdin: () => string | undefined;
  /** True when stdin is nothing at all (a container without `stdin`): it reads as ended and empty. */
  readonly terminal: boolean;
  readonly sandbox: Sandbox;
  readonly image: Image;
  readonly dialect: Dialect;
  readonly processes: ProcessTable;
  /** `containerPorts` of the manifest. */
  readonly containerPorts: readonly number[];
  /** Bytes the container may use, for `stress`. */
  readonly memoryLimit?: number;
  /** Addresses of a DNS name; empty when there is none. `localhost` and the pod's own host name are answered too. */
  resolve(name: string): readonly string[];
  /** What the name server says of a name: the whole name, and its addresses. */
  lookUp(name: string): { readonly name: string; readonly addresses: readonly string[] } | undefined;
  /** What it says of a port of a service by its name: `_http._tcp.web`. */
  lookUpPorts(name: string): PortNames | undefined;
  connect(address: string, port: number, transport?: Transport): ConnectAnswer;
  /** One datagram. */
  send(address: string, port: number, text: string): SentDatagram;
  /** One HTTP request, to the container that listens there. */
  http(address: string, port: number, method: string, path: string): HttpAnswer | FailedConnection;
  /** Opens a port for this process; it closes when the process ends. False when the pod has it open already. */
  listen(port: number, transport?: Transport): boolean;
  /** The memory the process now uses, in bytes; over the container's limit it is an OOM kill. */
  useMemory(bytes: number): void;
  /** The process has written more than some kilobytes at once: whoever watches the disk looks at it at the next turn. */
  wroteMuch(): void;
  /** Something the reader must know was assumed; told once per image. */
  assume(text: string): void;
  /**
   * Throws Undeclared in the one voice all such errors have. `what` is the end of the sentence
   * "I do not know …": `option --foo of wget`, `the awk program "…"`.
   */
  unknown(what: string): never;
}

export type FailedConnection = Exclude<ConnectAnswer, { result: 'accepted' }>;

/** Stdin, as far as it has come. */
export interface Input {
  /** Takes the next line with its newline, or the rest when it has ended; undefined: nothing to take now. */
  line(): string | undefined;
  /** Takes all that has come. */
  take(): string;
  /** True when nothing is left and nothing more will come. */
  readonly ended: boolean;
}

/** What a program answers: it ended, it waits, or it becomes another program. Output is written at once. */
export type UtilityAnswer = Ended | Waits | Becomes;

export interface Ended {
  readonly exit: number;
  readonly out?: string;
  readonly err?: string;
  readonly reply?: HttpAnswer;
  /** The process dies by this signal instead of exiting. */
  readonly signal?: Signal;
}

export interface Waits {
  readonly wait: Wait;
  /** Given back in `Resumed.state`. Plain data. */
  readonly state?: unknown;
  readonly out?: string;
  readonly err?: string;
  /** To a request that came with `Resumed.reason` `request`. */
  readonly reply?: HttpAnswer;
  /** Signals that this program handles: it is resumed with reason `signal`. All others act by default. */
  readonly handles?: readonly Signal[];
}

/** exec: the process goes on as another program, with the same pid (`env`, `nohup`, `tini` does not). */
export interface Becomes {
  readonly become: readonly string[];
  readonly env?: ReadonlyMap<string, string>;
  readonly cwd?: string;
}

export type Wait =
  | { readonly for: 'time'; readonly until: Instant }
  /** A whole line, or the end of input. `until` adds a time-out. */
  | { readonly for: 'input'; readonly until?: Instant }
  /** The program is called again from the start (with its `state`, if any) when all of stdin is there. */
  | { readonly for: 'end of input' }
  /** Until a file or directory is created, written or removed. Absolute path. */
  | { readonly for: 'change'; readonly path: string; readonly until?: Instant }
  /** Runs a command as a child and waits for it (`timeout`, `xargs`, `find -exec`, `watch`, `time`). */
  | Child
  /** A signal, a connection or a request; a server's wait, `tail -f /dev/null`'s too. */
  | { readonly for: 'ever'; readonly until?: Instant };

export interface Child {
  readonly for: 'child';
  /** The command; resolved as the shell resolves programs. Empty: go on waiting for the one already running. */
  readonly run: readonly string[];
  /** Given as its stdin; without it the child reads the parent's. */
  readonly input?: string;
  /** Collect its stdout into `Resumed.output` instead of passing it on. */
  readonly capture?: boolean;
  readonly until?: Instant;
  readonly env?: ReadonlyMap<string, string>;
  /** `tini`, `dumb-init`: signals are passed on to the child. */
  readonly passSignals?: boolean;
}

/** Why a program is called again. */
export type Resumed = { readonly state: unknown } & (
  | { readonly reason: 'time' }
  | { readonly reason: 'input' }
  | { readonly reason: 'change' }
  | { readonly reason: 'child'; readonly exitCode: number; readonly output: string; readonly pid: number }
  | { readonly reason: 'signal'; readonly signal: Signal }
  /** Somebody connected and sent nothing (a tcp probe, `nc -z`). */
  | { readonly reason: 'connection'; readonly port: number }
  /** The answer must have a `reply`, else the connection is closed without one. */
  | {
      readonly reason: 'request';
      readonly port: number;
      readonly method: string;
      readonly path: string;
      /** Address and port of who asks, where it is known. */
      readonly from?: string | undefined;
    }
);

/** The processes this one can see: its container's, or its pod's when they share the PID namespace. */
export interface ProcessTable {
  list(): readonly ListedProcess[];
  /** Sends a signal, as kill(2). Answers false when there is no such process. 0 only asks. */
  signal(pid: number, signal: Signal | 0): boolean;
}

export interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  /** The program's name, without folder: what `pidof` and `killall` compare. */
  readonly name: string;
  readonly argv: readonly string[];
  readonly user: number;
  readonly startedAt: Instant;
}

export type Signal = `SIG${string}`;

/**
 * What is known of an image (`images.ts` holds the catalogue; `imageOf(name)` answers one for any name).
 * https://github.com/opencontainers/image-spec/blob/main/config.md
 */
export interface Image {
  /** As in the manifest. */
  readonly name: string;
  /** False for an image that the catalogue does not have. */
  readonly listed: boolean;
  /** All its programs are known: any other name is really not found. */
  readonly closed: boolean;
  /** What `sh` is; undefined: there is no shell. */
  readonly shell?: Dialect;
  /** `bash` exists too. */
  readonly bash: boolean;
  /** Whether the utilities of the table are there (`all`: coreutils or busybox), and which of them are not. */
  readonly utilities: 'all' | 'none' | ReadonlySet<string>;
  /** Do utilities and messages follow BusyBox (`ash` images) or GNU. */
  readonly flavour: 'busybox' | 'gnu';
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly workingDir: string;
  readonly user: number;
  readonly stopSignal: Signal;
  /** The image's own programs by base name: `nginx`, `redis-cli`. Paths are compared by their last part. */
  readonly programs: ReadonlyMap<string, Utility>;
  /** Files of the image beside the usual folders: path to content. */
  readonly files: ReadonlyMap<string, string>;
}
