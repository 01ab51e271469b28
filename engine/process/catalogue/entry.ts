import type { Duration } from '../../simulation/time';
import type { Signal } from '../utility';

/**
 * The form of the image catalogue: data only, so that it can be printed, and a feature may say otherwise.
 */

/** What an image is built on; decides its shell, its utilities and whether all its programs are known. */
export type Base = 'busybox' | 'alpine' | 'debian' | 'ubuntu' | 'redhat' | 'scratch';

export interface CatalogueEntry {
  /** The last part of the repository: `nginx`. With a `/` it is the whole repository: `luksa/kubia`. */
  readonly names: readonly string[];
  /** Made for other registries than Docker Hub, so that a name there is not taken for a copy. */
  readonly anyRegistry?: true;
  readonly base: Base;
  /** A tag that holds this text is built on Alpine instead. */
  readonly alpineTag?: string;
  /** Compressed, as the kubelet's event tells it. Simplified: of one recent release, whatever the tag. */
  readonly size: number;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly workingDir?: string;
  readonly user?: number;
  readonly stopSignal?: Signal;
  readonly server?: Server;
  /** The image's own programs besides the server, by the behaviours that `programs.ts` has. */
  readonly programs?: Readonly<Record<string, OwnProgram>>;
  /** Utilities that this image adds to those of its base. */
  readonly adds?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  /** Where the entry's facts stand. Absent: general knowledge. */
  readonly source?: string;
}

export type OwnProgram =
  /** Goes on as the command that it is given; before bare options it puts the image's first default word. */
  | 'entrypoint'
  /** The same, but puts that word before anything else. */
  | 'server entrypoint'
  /** A client: succeeds when the peer that its options name accepts a connection. */
  | Client
  /** An interpreter or similar, of which nothing but its presence is known. */
  | 'unknown'
  | 'nginx'
  | 'agnhost'
  | 'stress'
  | 'init'
  | 'liveness'
  | 'fortune'
  | 'python'
  | 'perl';

export interface Client {
  readonly port: number;
  /** The option that names the host, and that for the port: `-h`, `-p`. */
  readonly hostOption?: string;
  readonly portOption?: string;
  /** What it prints for each command that it is known to have; `*` for any other. */
  readonly prints: Readonly<Record<string, string>>;
  /** What it says when nobody answers; `HOST` and `PORT` are put in. */
  readonly failure: { readonly code: number; readonly text: string };
}

export interface Server {
  /** Base name of the program. */
  readonly program: string;
  /** Ports by default. */
  readonly ports: readonly number[];
  /** A port of UDP by default, and the option that changes it. It answers `hostname` with its host name, and `echo x` with x. */
  readonly datagrams?: { readonly port: number; readonly portFrom: string };
  /** An option or variable of the environment that changes the first port: `--port`, `$PORT`. */
  readonly portFrom?: readonly string[];
  /** From start to the moment at which it listens. Simplified: typical values, whatever the machine. */
  readonly startUp?: Duration;
  /** The signals that it handles, and the code it then exits with at once; all others act by default. */
  readonly stops: Readonly<Partial<Record<Signal, number>>>;
  /** Signals without effect. */
  readonly ignores?: readonly Signal[];
  readonly routes?: readonly Route[];
  /** One of these variables must be set, else the program ends with this code and text. */
  readonly needs?: { readonly oneOf: readonly string[]; readonly code: number; readonly text: string };
  /** Printed to the log when it listens. */
  readonly says?: string;
}

export interface Route {
  /** The path, or a beginning of it with `*` behind. `grpc.health.v1.Health` is the gRPC health service, whose body is SERVING. */
  readonly path: string;
  readonly status: number;
  /** `HOSTNAME` is put in, and for `CLIENT_ADDRESS` who asks. */
  readonly body?: string;
  /** Answers so only for this long after the start, then with `thenStatus`. */
  readonly until?: Duration;
  /** Answers so to this many requests, then with `thenStatus`. */
  readonly requests?: number;
  readonly thenStatus?: number;
  /** A request ends the program with this code. */
  readonly exits?: number;
  /** Answers with the files of a folder instead. */
  readonly folder?: string;
}
