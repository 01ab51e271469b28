import { Choices } from '../../simulation/choices';
import { Calendar } from '../../simulation/time';
import { type ConnectAnswer, clusterDns, type HttpAnswer, type Mount, Undeclared } from '../container';
import { append, FileView } from '../files';
import { imageOf } from '../images';
import type { ListedProcess, Resumed, Signal, UtilityAnswer, UtilityContext, Waits } from '../utility';
import { UTILITIES } from '.';

/** For tables of cases: runs one utility in a small world, until it ends or waits for something that is not input. */

export interface World {
  readonly image?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly mounts?: readonly Mount[];
  readonly readOnlyRootFilesystem?: boolean;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly user?: number;
  readonly now?: number;
  readonly processes?: readonly ListedProcess[];
  /** Addresses of names. */
  readonly names?: Readonly<Record<string, string>>;
  /** What `address:port` answers to a connection; anything else is refused. */
  readonly ports?: Readonly<Record<string, ConnectAnswer['result']>>;
  /** What `address:port/path` answers to a request. */
  readonly pages?: Readonly<Record<string, HttpAnswer>>;
}

export interface Outcome {
  readonly exit?: number;
  readonly out: string;
  readonly err: string;
  readonly waits?: Waits['wait'];
  readonly state?: unknown;
  readonly become?: readonly string[];
  readonly reply?: HttpAnswer;
  readonly context: UtilityContext;
  readonly signals: readonly (readonly [pid: number, signal: Signal | 0])[];
  readonly memory: number;
  readonly listening: readonly number[];
}

export function contextFor(argv: readonly string[], world: World = {}) {
  const image = imageOf(world.image ?? 'busybox');
  const now = world.now ?? 0;
  const sandbox = {
    pod: 'default/web',
    namespace: 'default',
    hostname: 'web',
    ip: '10.244.0.5',
    node: 'node-1',
    shareProcessNamespace: false,
    hosts: new Map<string, string>(),
    dns: clusterDns('default'),
  };
  const files = new FileView(image.layer, {
    sandbox,
    mounts: world.mounts ?? [],
    readOnlyRootFilesystem: world.readOnlyRootFilesystem ?? false,
    terminationMessagePath: '/dev/termination-log',
    user: world.user ?? 0,
  });
  for (const [path, text] of Object.entries(world.files ?? {})) put(files, path, text);
  let rest = world.stdin ?? '';
  const signals: [number, Signal | 0][] = [];
  const listening: number[] = [];
  const memory = { bytes: 0 };
  const context: UtilityContext = {
    argv,
    env: new Map(Object.entries({ PATH: '/usr/local/bin:/usr/bin:/bin', ...world.env })),
    cwd: world.cwd ?? '/',
    absolute: (path) => (path[0] === '/' ? path : `${world.cwd ?? ''}/${path}`),
    user: world.user ?? 0,
    pid: 7,
    now,
    calendar: new Calendar(),
    choices: new Choices(),
    files,
    input: {
      line() {
        if (rest === '') return undefined;
        const end = rest.indexOf('\n');
        const line = end < 0 ? rest : rest.slice(0, end + 1);
        rest = rest.slice(line.length);
        return line;
      },
      take() {
        const all = rest;
        rest = '';
        return all;
      },
      get ended() {
        return rest === '';
      },
    },
    stdin: () => world.stdin ?? '',
    terminal: world.stdin === undefined,
    sandbox,
    image,
    dialect: image.shell ?? 'ash',
    processes: {
      list: () => world.processes ?? [],
      signal(pid, signal) {
        const there = (world.processes ?? []).some((process) => process.pid === pid);
        if (there) signals.push([pid, signal]);
        return there;
      },
    },
    containerPorts: [],
    resolve: (name) =>
      name === 'localhost' ? ['127.0.0.1'] : world.names?.[name] ? [world.names[name]] : [],
    lookUp: (name) => (world.names?.[name] ? { name, addresses: [world.names[name]] } : undefined),
    lookUpPorts: (name) =>
      name === '_http._tcp.web' || name === '_http._tcp.web.'
        ? { name: '_http._tcp.web', records: [{ weight: 100, port: 80, target: 'web' }] }
        : undefined,
    send: () => ({ refused: true }),
    connect(address, port) {
      const result = world.ports?.[`${address}:${port}`] ?? 'refused';
      if (result === 'accepted') return { result, listener: 'x', port };
      return result === 'no route' ? { result, after: 3_000 } : { result };
    },
    http: (address, port, _method, path) =>
      world.pages?.[`${address}:${port}${path}`] ?? { result: 'refused' },
    listen(port) {
      if (listening.includes(port)) return false;
      listening.push(port);
      return true;
    },
    useMemory(bytes) {
      memory.bytes = bytes;
    },
    wroteMuch() {},
    assume() {},
    unknown(what): never {
      throw new Undeclared(`I do not know ${what}`);
    },
  };
  return { context, signals, listening, memory };
}

export function runUtility(
  argv: readonly string[],
  world: World = {},
  resumed?: Resumed,
  at?: number,
): Outcome {
  const made = contextFor(argv, { ...world, ...(at !== undefined && { now: at }) });
  return continueUtility(made, resumed);
}

/** Calls the program named by `argv[0]` in a world that may have been used before. */
export function continueUtility(made: ReturnType<typeof contextFor>, resumed?: Resumed): Outcome {
  const { context, signals, listening, memory } = made;
  const name = context.argv[0]!.split('/').at(-1)!;
  const program = context.image.programs.get(name) ?? UTILITIES.get(name);
  if (program === undefined) throw new Error(`no program ${name}`);
  const answer: UtilityAnswer = program(context, resumed);
  const common = { context, signals, listening, memory: memory.bytes };
  if ('become' in answer) return { ...common, out: '', err: '', become: answer.become };
  const streams = {
    out: answer.out ?? '',
    err: answer.err ?? '',
    ...(answer.reply && { reply: answer.reply }),
  };
  if ('exit' in answer) return { ...common, ...streams, exit: answer.exit };
  return { ...common, ...streams, waits: answer.wait, state: answer.state };
}

function put(files: FileView, path: string, text: string): void {
  const parts = path.split('/').slice(1, -1);
  for (let i = 1; i <= parts.length; i += 1) files.mkdir(`/${parts.slice(0, i).join('/')}`, '/', 0);
  const file = files.openForWriting(path, '/', 'truncate', 0);
  if (typeof file === 'string') throw new Error(`${path}: ${file}`);
  if (file.type === 'file') append(file, text, 0);
}

/** A row: what it is about, the command line, the world it runs in, and what must come of it. */
export type Case = readonly [
  sentence: string,
  argv: readonly string[],
  world: World,
  expected: Partial<Record<keyof Outcome, unknown>>,
];
