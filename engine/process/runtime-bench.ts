import { Choices } from '../simulation/choices';
import { Simulation } from '../simulation/simulation';
import { Calendar, DEFAULT_EPOCH, type Duration } from '../simulation/time';
import type { Behaviour } from './behaviour';
import {
  type ConnectAnswer,
  type ContainerExit,
  type ContainerStart,
  clusterDns,
  type ExecResult,
  type RuntimeNote,
} from './container';
import { ContainerRuntime } from './runtime';
import type { Dialect } from './utility';

/** A runtime with nothing around it, for tests: what was reported, in order, with its time in ms. */
export class Bench {
  readonly simulation = new Simulation(new Choices());
  readonly runtime: ContainerRuntime;
  readonly exits = new Map<string, ContainerExit>();
  readonly execs = new Map<number, ExecResult & { at: number }>();
  /** What each container uses of memory, by what was reported. */
  readonly memory = new Map<string, number>();
  readonly notes: (RuntimeNote & { at: number })[] = [];
  resolve: (name: string) => readonly string[] = () => [];
  connect: (address: string, port: number) => ConnectAnswer = () => ({ result: 'refused' });

  constructor() {
    this.runtime = new ContainerRuntime(
      this.simulation,
      {
        exited: (id, exit) => {
          expectOnce(this.exits, id);
          this.exits.set(id, exit);
        },
        execFinished: (execId, result) => this.execs.set(execId, { ...result, at: this.simulation.now }),
        usesMemory: (id, more) => this.memory.set(id, (this.memory.get(id) ?? 0) + more),
        wroteMuch: () => {},
        noted: (_id, note) => this.notes.push({ ...note, at: this.simulation.now }),
      },
      {
        resolve: (name) => this.resolve(name),
        lookUp: (name) => ({ name, addresses: this.resolve(name) }),
        lookUpPorts: () => undefined,
        connect: (address, port) => this.connect(address, port),
      },
      new Calendar(DEFAULT_EPOCH),
    );
  }

  start(more: Partial<ContainerStart> = {}): string {
    const start = containerStart(more);
    this.runtime.start(start);
    return start.id;
  }

  /** `sh -c SCRIPT` in an image whose shell is of the dialect (for bash: `bash -c`). */
  script(text: string, dialect: Dialect = 'ash', more: Partial<ContainerStart> = {}): string {
    const command = [dialect === 'bash' ? 'bash' : 'sh', '-c', text];
    return this.start({ image: IMAGES[dialect], command, ...more });
  }

  runFor(duration: Duration): this {
    this.simulation.runUntil(this.simulation.now + duration);
    return this;
  }

  exec(id: string, ...argv: string[]): (ExecResult & { at: number }) | undefined {
    const execId = this.runtime.exec(id, argv);
    this.runFor(0);
    return this.execs.get(execId);
  }
}

const IMAGES: Readonly<Record<Dialect, string>> = {
  ash: 'busybox:1.36',
  dash: 'debian:12',
  bash: 'debian:12',
};

let ids = 0;

export function containerStart(more: Partial<ContainerStart> = {}): ContainerStart {
  return {
    id: `container-${++ids}`,
    container: 'app',
    sandbox: {
      pod: 'default/web',
      namespace: 'default',
      hostname: 'web',
      ip: '10.0.0.1',
      node: 'node-1',
      shareProcessNamespace: false,
      hosts: new Map(),
      dns: clusterDns('default'),
    },
    image: 'busybox:1.36',
    env: new Map(),
    mounts: [],
    readOnlyRootFilesystem: false,
    stdin: false,
    tty: false,
    terminationMessagePath: '/dev/termination-log',
    ports: [],
    run: 1,
    role: 'main',
    where: 'features/x.feature:1, spec.containers[0]',
    ...more,
  };
}

export interface Ran {
  /** The exit code, or undefined while it still runs. */
  readonly code: number | undefined;
  readonly log: string;
  /** When it ended, in ms. */
  readonly at: number | undefined;
}

/** Runs a script for up to an hour. */
export function run(
  text: string,
  dialect: Dialect = 'ash',
  more: Partial<ContainerStart> = {},
  duration = 3_600_000,
): Ran {
  const bench = new Bench();
  const id = bench.script(text, dialect, more);
  bench.runFor(duration);
  const exit = bench.exits.get(id);
  return { code: exit?.exitCode, log: bench.runtime.log(id), at: exit?.at };
}

export const declaring = (declared: Behaviour): Partial<ContainerStart> => ({ declared });

function expectOnce(exits: ReadonlyMap<string, unknown>, id: string): void {
  if (exits.has(id)) throw new Error(`the exit of ${id} was reported twice`);
}
