import type { Probe } from '../api/types';
import type { Sandbox } from '../process/container';
import { type Duration, seconds } from '../simulation/time';
import type { ContainerRecord } from './container-record';
import type { Context } from './context';
import { expand } from './environment';
import { ask, follow, type HttpClient, type HttpRequest, portOf, requestOf } from './http-get';
import type { PodWorker } from './pod-worker';
import {
  dialTimeout,
  error,
  execOutcome,
  execTimedOut,
  failure,
  grpcNoConnection,
  grpcOutcome,
  grpcTimedOut,
  httpError,
  httpOutcome,
  type ProbeOutcome,
  refused,
  SUCCESS,
  TIMEOUT_OF_HTTP,
} from './probe-outcome';
import type { ProbeWorker } from './probe-worker';
import { NO_ANSWER } from './runtime-errors';

/** An outcome that is known already, and when it comes; or a command that is still running. */
export type Begun =
  | { readonly outcome: ProbeOutcome; readonly after: Duration }
  | { readonly execId: number };

/**
 * Asks a container as its probe says: by a command in it, or over the network from the node.
 * https://kubernetes.io/docs/concepts/workloads/pods/probes/#probe-check-methods
 * pkg/kubelet/prober/prober.go (runProbe)
 */
export class ProbeHandlers {
  /** Commands with their static variables put in, by the probe that says them. */
  private readonly commands = new WeakMap<Probe, readonly string[]>();
  private readonly requests = new WeakMap<
    Probe,
    { readonly ip: string; readonly request: HttpRequest | string }
  >();
  private readonly clients = new WeakMap<Sandbox, HttpClient>();

  constructor(private readonly context: Context) {}

  begin({ number, pod, record, spec, runtimeId }: ProbeWorker): Begun {
    if (spec.exec) {
      if (this.context.isWithoutRuntime(pod)) return { outcome: error(NO_ANSWER), after: 0 };
      const begun = this.context.execs.beginAtOnce(runtimeId, this.commandOf(spec, record), {
        kind: 'probe',
        number,
      });
      return typeof begun === 'number' ? { execId: begun } : { outcome: execOutcome(begun), after: 0 };
    }
    const timeout = seconds(spec.timeoutSeconds);
    if (spec.httpGet) return this.http(pod, record, spec, timeout);
    if (spec.tcpSocket) return this.tcp(pod, record, spec.tcpSocket, timeout);
    return this.grpc(pod, spec.grpc!, timeout);
  }

  /** What is said of a command that took too long. */
  timedOut({ record, spec }: ProbeWorker): ProbeOutcome {
    return execTimedOut(this.commandOf(spec, record), seconds(spec.timeoutSeconds));
  }

  private http(pod: PodWorker, record: ContainerRecord, spec: Probe, timeout: Duration): Begun {
    const request = this.requestOf(spec, record, addressOf(pod));
    if (typeof request === 'string') return { outcome: error(request), after: 0 };
    const client = this.client(pod);
    const first = ask(request, client);
    if ('status' in first && first.status === 200 && first.after < timeout) {
      return first.after === 0 ? WELL : { outcome: SUCCESS, after: first.after };
    }
    const answer = follow(request, first, client);
    if (answer.after >= timeout) return { outcome: httpError(answer.url, TIMEOUT_OF_HTTP), after: timeout };
    const outcome = 'error' in answer ? httpError(answer.url, answer.error) : httpOutcome(answer);
    return { outcome, after: answer.after };
  }

  private tcp(
    pod: PodWorker,
    record: ContainerRecord,
    { host, port: named }: NonNullable<Probe['tcpSocket']>,
    timeout: Duration,
  ): Begun {
    const port = portOf(named, record.spec);
    if (typeof port === 'string') return { outcome: error(port), after: 0 };
    const to = host || addressOf(pod);
    const connected = this.client(pod).connect(to, port);
    const address = `${to}:${port}`;
    switch (connected.result) {
      case 'accepted': {
        const { listener } = connected;
        const accepts = listener === '' || this.context.tools.runtime.tcp(listener, connected.port);
        return { outcome: accepts ? SUCCESS : failure(refused(address)), after: 0 };
      }
      case 'refused':
        return { outcome: failure(refused(address)), after: 0 };
      case 'no such host':
        return { outcome: failure(`dial tcp: lookup ${to}: no such host`), after: 0 };
      default:
        return { outcome: failure(dialTimeout(address)), after: timeout };
    }
  }

  private grpc(pod: PodWorker, { port, service = '' }: NonNullable<Probe['grpc']>, timeout: Duration): Begun {
    const address = `${addressOf(pod)}:${port}`;
    const connected = this.client(pod).connect(addressOf(pod), port);
    if (connected.result !== 'accepted') {
      return { outcome: grpcNoConnection(address, timeout), after: timeout };
    }
    const { health, after } = this.context.tools.runtime.grpcHealth(connected.listener, port, service);
    if (health === undefined) return { outcome: grpcNoConnection(address, timeout), after: timeout };
    if (after >= timeout) return { outcome: grpcTimedOut(timeout), after: timeout };
    return { outcome: grpcOutcome(health), after };
  }

  /** The command of a probe, in which a variable from a reference counts as empty. pkg/kubelet/container/helpers.go (ExpandContainerCommandOnlyStatic) */
  private commandOf(spec: Probe, { spec: container }: ContainerRecord): readonly string[] {
    let command = this.commands.get(spec);
    if (command === undefined) {
      const values = new Map<string, string>();
      for (const { name, value = '' } of container.env ?? []) values.set(name, value);
      command = (spec.exec!.command ?? []).map((word) => expand(word, values));
      this.commands.set(spec, command);
    }
    return command;
  }

  /** The same request again and again, until the pod has another address. */
  private requestOf(spec: Probe, { spec: container }: ContainerRecord, ip: string): HttpRequest | string {
    const known = this.requests.get(spec);
    if (known?.ip === ip) return known.request;
    const request = requestOf(spec.httpGet!, container, ip);
    this.requests.set(spec, { ip, request });
    return request;
  }

  private client(pod: PodWorker): HttpClient {
    const { sandbox } = pod;
    // The kubelet has not seen yet that the sandbox is gone: it asks an address that nobody has any more.
    if (sandbox === undefined) return this.newClient(NOBODY, pod.nodeName);
    let client = this.clients.get(sandbox);
    if (client === undefined) this.clients.set(sandbox, (client = this.newClient(sandbox, pod.nodeName)));
    return client;
  }

  private newClient({ pod, ip }: Pick<Sandbox, 'pod' | 'ip'>, nodeName: string): HttpClient {
    const { network, runtime } = this.context.tools;
    return {
      connect: (host, port) => {
        // The pod's own address is in use before its status tells it.
        const listener = host === ip ? runtime.listener(pod, port) : undefined;
        if (listener !== undefined) return { result: 'accepted', listener, port };
        return host === ip ? { result: 'refused' } : network.connectFromNode(host, port, nodeName);
      },
      ask: (listener, port, path) => runtime.http(listener, port, 'GET', path),
    };
  }
}

/** Of a pod without a sandbox, the one that its status still shows. */
function addressOf({ sandbox, pod }: PodWorker): string {
  return sandbox?.ip ?? pod.status.podIP ?? '';
}

const NOBODY = { pod: '', ip: '' };
const WELL: Begun = { outcome: SUCCESS, after: 0 };
