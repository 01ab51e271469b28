import type { Choices } from '../simulation/choices';
import type { Calendar, Instant } from '../simulation/time';
import {
  type ConnectAnswer,
  type HttpAnswer,
  type Sandbox,
  type SentDatagram,
  type Transport,
  Undeclared,
} from './container';
import type { Container } from './container-state';
import { contentFrom, endOf, type FileView } from './files';
import type { Kernel } from './kernel';
import type { Process } from './process';
import { answerDatagram, answerRequest, type FailedRequest } from './requests';
import { atEnd, isComplete, type OpenFile } from './streams';
import type { Dialect, Image, Input, ListedProcess, ProcessTable, Signal, UtilityContext } from './utility';

/** What a running utility sees of its process. Made for one call. */
export class ProgramContext implements UtilityContext {
  constructor(
    private readonly kernel: Kernel,
    private readonly process: Process,
  ) {}

  get argv(): readonly string[] {
    return this.process.argv;
  }
  get env(): ReadonlyMap<string, string> {
    return this.process.env;
  }
  get cwd(): string {
    return this.process.cwd;
  }
  get user(): number {
    return this.process.container.user;
  }
  get pid(): number {
    return this.process.pid;
  }
  get now(): Instant {
    return this.kernel.now;
  }
  get calendar(): Calendar {
    return this.kernel.calendar;
  }
  get choices(): Choices {
    return this.kernel.simulation.choices;
  }
  get files(): FileView {
    return this.process.container.files;
  }
  get sandbox(): Sandbox {
    return this.process.container.start.sandbox;
  }
  get image(): Image {
    return this.process.container.image;
  }
  get dialect(): Dialect {
    return this.image.shell ?? 'dash';
  }
  get containerPorts(): readonly number[] {
    return this.process.container.start.ports;
  }
  get memoryLimit(): number | undefined {
    return this.process.container.cgroup.memoryMax;
  }
  get terminal(): boolean {
    return this.process.descriptors[0] === undefined || this.process.descriptors[0].kind === 'null';
  }
  get input(): Input {
    return new ProcessInput(this.kernel, this.process.descriptors[0]);
  }
  get processes(): ProcessTable {
    return new Processes(this.kernel, this.process);
  }

  absolute(path: string): string {
    const parts: string[] = [];
    for (const part of (path[0] === '/' ? path : `${this.cwd}/${path}`).split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return `/${parts.join('/')}`;
  }

  readonly stdin = (): string | undefined => {
    const input = this.process.descriptors[0];
    return isComplete(input) ? new ProcessInput(this.kernel, input).take() : undefined;
  };

  resolve(name: string): readonly string[] {
    const { sandbox } = this;
    if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return [name];
    if (name === 'localhost') return ['127.0.0.1'];
    if (name === sandbox.hostname || sandbox.inHosts?.split('\t').includes(name)) return [sandbox.ip];
    for (const [host, address] of hostsOf(sandbox)) if (host === name) return [address];
    return this.kernel.network.resolve(name, sandbox);
  }

  lookUp(name: string) {
    return this.kernel.network.lookUp(name, this.sandbox);
  }

  lookUpPorts(name: string) {
    return this.kernel.network.lookUpPorts(name, this.sandbox);
  }

  connect(address: string, port: number, transport: Transport = 'TCP'): ConnectAnswer {
    if (!this.isOwn(address)) return this.kernel.network.connect(address, port, this.sandbox, transport);
    const process = this.kernel.listeners.at(this.sandbox, port, transport);
    const declared = transport === 'TCP' ? this.declaredListener(port) : undefined;
    const listener = process?.container ?? declared;
    if (listener !== undefined) return { result: 'accepted', listener: listener.start.id, port };
    // In the network of its node it has that of all others there as its own.
    const isOnNode = this.sandbox.nodeHosts !== undefined;
    return isOnNode
      ? this.kernel.network.connect(address, port, this.sandbox, transport)
      : { result: 'refused' };
  }

  http(address: string, port: number, method: string, path: string): HttpAnswer | FailedRequest {
    const connection = this.connect(address, port);
    if (connection.result !== 'accepted') return connection;
    if (connection.answers !== undefined) return connection.answers(path);
    const container = this.kernel.listener.containerOf(connection.listener);
    if (container === undefined) return { result: 'refused' };
    const from = this.kernel.listeners.clientPort(connection.source ?? this.sourceFor(address));
    const answer = answerRequest(this.kernel, container, connection.port, method, path, from);
    return answer === 'refused' ? { result: 'refused' } : answer;
  }

  send(address: string, port: number, text: string): SentDatagram {
    const sent = this.connect(address, port, 'UDP');
    if (sent.result !== 'accepted') return { refused: sent.result === 'refused' };
    const container = this.kernel.listener.containerOf(sent.listener);
    if (container === undefined) return { refused: true };
    const from = this.kernel.listeners.clientPort(sent.source ?? this.sourceFor(address));
    const answer = answerDatagram(this.kernel, container, sent.port, text, from);
    return { refused: false, ...(answer !== undefined && { answer }) };
  }

  listen(port: number, transport?: Transport): boolean {
    return this.kernel.listeners.open(this.process, port, transport);
  }

  private sourceFor(address: string): string {
    return address.startsWith('127.') ? address : this.sandbox.ip;
  }

  useMemory(bytes: number): void {
    this.kernel.listener.usesMemory(this.process, bytes);
  }

  wroteMuch(): void {
    this.kernel.listener.wroteMuch(this.process.container);
  }

  assume(text: string): void {
    this.kernel.listener.assumed(this.process.container, text);
  }

  unknown(what: string): never {
    const { argv } = this.process;
    throw new Undeclared(undeclaredText(this.process.container, what, argv[0] ?? '', argv.join(' ')));
  }

  private isOwn(address: string): boolean {
    return address.startsWith('127.') || address === '::1' || address === this.sandbox.ip;
  }

  private declaredListener(port: number): Container | undefined {
    const { container } = this.process;
    const since = container.since(this.now);
    return container.declared?.listens?.some((l) => l.port === port && l.after <= since)
      ? container
      : undefined;
  }
}

/** The lines of /etc/hosts, whichever way round the map holds them: name to address, or address to names. */
function* hostsOf(sandbox: Sandbox): Iterable<[string, string]> {
  for (const [key, value] of sandbox.hosts) {
    if (/^[\d.]+$|:/.test(key)) for (const name of value.split(/\s+/)) yield [name, key];
    else yield [key, value];
  }
}

/** What all errors about unknown programs say: what, where, in which line, and the step that declares it. */
export function undeclaredText(container: Container, what: string, program: string, line: string): string {
  const { start, image } = container;
  return (
    `I do not know ${what} (image "${image.name}", container "${start.container}" of ${start.sandbox.pod}).\n` +
    `  in ${start.where}\n  at: ${line.trim()}\n` +
    `  Say what it does, as in: Given command "${program}" takes 20s and exits with code 0`
  );
}

/** Reads from a descriptor; a writer that waits for room is woken. */
export class ProcessInput implements Input {
  constructor(
    private readonly kernel: Kernel,
    private readonly file: OpenFile | undefined,
  ) {}

  line(): string | undefined {
    const { file } = this;
    if (file?.pipe !== undefined) {
      const end = file.pipe.text.indexOf('\n') + 1;
      if (end > 0) return this.takePipe(end);
      return file.pipe.written || file.pipe.text === '' ? undefined : this.takePipe(file.pipe.text.length);
    }
    if (file?.file === undefined || atEnd(file)) return undefined;
    const text = contentFrom(file.file, file.at, file.path ?? 'a file');
    const end = text.indexOf('\n') + 1 || text.length;
    file.at += end;
    return text.slice(0, end);
  }

  take(): string {
    const { file } = this;
    if (file?.pipe !== undefined) return this.takePipe(file.pipe.text.length);
    if (file?.file === undefined || atEnd(file)) return '';
    const text = contentFrom(file.file, file.at, file.path ?? 'a file');
    file.at = endOf(file.file);
    return text;
  }

  get ended(): boolean {
    return atEnd(this.file);
  }

  private takePipe(length: number): string {
    const pipe = this.file!.pipe!;
    const text = pipe.text.slice(0, length);
    pipe.text = pipe.text.slice(length);
    this.kernel.wakeWaiting(pipe);
    return text;
  }
}

class Processes implements ProcessTable {
  constructor(
    private readonly kernel: Kernel,
    private readonly process: Process,
  ) {}

  list(): readonly ListedProcess[] {
    return this.process.container.space.processes.map((process) => ({
      pid: process.pid,
      parent: process.parent?.pid ?? 0,
      name: (process.argv[0] ?? '').split('/').pop()!,
      argv: process.argv,
      user: process.container.user,
      startedAt: process.startedAt,
    }));
  }

  signal(pid: number, signal: Signal | 0): boolean {
    return sendSignal(this.kernel, this.process, pid, signal);
  }
}

/** kill(2) from inside. A pid of -1 means all but the sender and init; false when there is no such process. */
export function sendSignal(kernel: Kernel, from: Process, pid: number, signal: Signal | 0): boolean {
  const { processes } = from.container.space;
  if (pid === 0 || pid === -1) {
    const all = processes.filter((one) => one !== from && (pid === 0 || one !== one.container.main));
    if (signal !== 0) for (const one of all) if (one.isAlive) kernel.signal(one, signal);
    return true;
  }
  const target = processes.find((one) => one.pid === Math.abs(pid));
  if (target === undefined) return false;
  if (signal !== 0) kernel.signal(target, signal);
  return true;
}
