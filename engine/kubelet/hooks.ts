import type { HttpGetAction, LifecycleHandler } from '../api/types';
import type { ExecResult } from '../process/container';
import { seconds } from '../simulation/time';
import type { ContainerRecord, Instance } from './container-record';
import { type Context, KUBELET } from './context';
import { httpFallback } from './events';
import { cannotRun, execFailure, httpFailure } from './hook-texts';
import { askAndFollow, type HttpClient, requestOf, urlOf } from './http-get';
import type { PodWorker } from './pod-worker';
import { BROKEN_OFF, NO_ANSWER } from './runtime-errors';

/** One run of a hook. */
export interface HookRun {
  readonly number: number;
  readonly worker: PodWorker;
  readonly record: ContainerRecord;
  readonly instance: Instance;
  readonly kind: 'postStart' | 'preStop';
  /** The journal entry of its beginning, because of which all comes that had to wait for it. */
  entry: number;
  /** Why it failed; undefined while it runs, and when it succeeded. */
  failure: string | undefined;
}

/**
 * Runs the hooks of containers. Each ends with an event `hook ended` for the pod's worker. None has a time limit of its own.
 * https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 * pkg/kubelet/lifecycle/handlers.go
 */
export class Hooks {
  private readonly runs = new Map<number, HookRun>();
  private count = 0;

  constructor(private readonly context: Context) {}

  begin(worker: PodWorker, record: ContainerRecord, kind: 'postStart' | 'preStop'): HookRun {
    const { journal, simulation } = this.context.tools;
    const instance = record.instance!;
    const run: HookRun = {
      number: ++this.count,
      worker,
      record,
      instance,
      kind,
      entry: -1,
      failure: undefined,
    };
    const { name } = record.spec;
    this.runs.set(run.number, run);
    const change = {
      what: 'process',
      container: name,
      run: instance.run,
      event: 'hook',
      hook: kind,
    } as const;
    const { cause } = simulation;
    // What comes after a start follows from it; a container is stopped for reasons of its own.
    if (kind === 'postStart') simulation.cause = Math.max(cause, instance.startedEntry);
    run.entry = journal.write(KUBELET, worker.place.reference, change);
    simulation.cause = cause;
    this.handle(run, record.spec.lifecycle![kind]!);
    return run;
  }

  /** A hook's end is due: answers which it was, once. */
  take(number: number): HookRun | undefined {
    const run = this.runs.get(number);
    this.runs.delete(number);
    return run;
  }

  /** Nobody waits for the hooks of this pod any more. */
  forget(worker: PodWorker): void {
    for (const [number, run] of this.runs) if (run.worker === worker) this.runs.delete(number);
  }

  /** The container runtime has ended, and what it was asked to run is not heard of any more. */
  runtimeLost(worker: PodWorker): void {
    for (const [number, run] of this.runs)
      if (run.worker === worker && this.context.execs.abandonOf({ kind: 'hook', number }))
        this.execEnded(number, notRun(BROKEN_OFF));
  }

  /** The command of a hook has ended. */
  execEnded(number: number, result: ExecResult): void {
    const run = this.runs.get(number);
    if (run === undefined) return;
    const { worker, record, kind } = run;
    const command = record.spec.lifecycle?.[kind]?.exec?.command ?? [];
    run.failure = execFailure(command, record.spec, worker.pod, result);
    this.ends(run, this.context.tools.latency.of('exitNoticed'));
  }

  /** The command or the request of a hook is due. */
  due(number: number): void {
    const run = this.runs.get(number);
    if (run === undefined) return;
    const { exec, httpGet } = run.record.spec.lifecycle![run.kind]!;
    if (exec && this.context.isWithoutRuntime(run.worker)) this.execEnded(number, notRun(NO_ANSWER));
    else if (exec) this.context.execs.begin(run.instance.id, exec.command ?? [], { kind: 'hook', number });
    else if (httpGet) this.ask(run, httpGet);
  }

  private handle(run: HookRun, { exec, httpGet, sleep, tcpSocket }: LifecycleHandler): void {
    if (exec || httpGet) {
      // The container's own program begins first: what listens at once is listening.
      const delay = exec ? this.context.tools.latency.of('exec') : 0;
      this.context.schedule(delay, 'hook begins', run.worker.number, run.number);
    } else if (sleep) this.ends(run, seconds(sleep.seconds));
    else {
      run.failure = cannotRun({ tcpSocket });
      this.ends(run, 0);
    }
  }

  /** An HTTPS request that is answered in plain HTTP is made again in plain HTTP. */
  private ask(run: HookRun, action: HttpGetAction): void {
    const { worker, record } = run;
    const client = this.client(worker);
    const request = requestOf(action, record.spec, worker.sandbox!.ip);
    if (typeof request === 'string') {
      run.failure = httpFailure(action.path ?? '', record.spec, worker.pod, request);
      return this.ends(run, 0);
    }
    const first = askAndFollow(request, client);
    let outcome = first;
    if ('error' in first && first.error === PLAIN_ANSWER) {
      const plain = askAndFollow({ ...first.request, scheme: 'http' }, client);
      if (!('error' in plain)) {
        outcome = plain;
        this.context.event(worker, httpFallback(`${first.request.host}:${first.request.port}`));
      }
    }
    if ('error' in outcome) {
      const why = `Get "${urlOf(outcome.request)}": ${outcome.error}`;
      run.failure = httpFailure(action.path ?? '', record.spec, worker.pod, why);
    }
    this.ends(run, outcome.after);
  }

  private client(worker: PodWorker): HttpClient {
    const { network, runtime } = this.context.tools;
    const { pod, ip } = worker.sandbox!;
    return {
      connect: (host, port) => {
        // The pod's own address is in use before its status tells it.
        const listener = host === ip ? runtime.listener(pod, port) : undefined;
        if (listener !== undefined) return { result: 'accepted', listener, port };
        return host === ip ? { result: 'refused' } : network.connectFromNode(host, port, worker.nodeName);
      },
      ask: (listener, port, path) => runtime.http(listener, port, 'GET', path),
    };
  }

  private ends(run: HookRun, after: number): void {
    this.context.schedule(after, 'hook ended', run.worker.number, run.number);
  }
}

function notRun(error: string): ExecResult {
  return { exitCode: -1, output: '', stderr: '', error };
}

const PLAIN_ANSWER = 'http: server gave HTTP response to HTTPS client';
