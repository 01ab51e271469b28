import type { Transport } from './container';
import type { Process } from './process';

/** A port that a process of a sandbox, known by its address, has open. */
interface Opened {
  readonly ip: string;
  readonly port: number;
  readonly transport: Transport;
  readonly process: Process;
}

/**
 * Which process has which port open, pod by pod. Two pods of one name may run at a time: one that was deleted by force runs on while
 * its successor starts. Each has a sandbox of its own, so they are told apart by address.
 */
export class Listeners {
  /** By `namespace/name`, sandbox by sandbox, the oldest first. A short list: a map for each pod takes three times the memory. */
  private readonly pods = new Map<string, readonly Opened[]>();
  /** How many have asked for something. */
  private connections = 0;

  /** Opens a port of the pod for a process. False when another one has it. */
  open(process: Process, port: number, transport: Transport = 'TCP'): boolean {
    const { pod, ip } = process.container.start.sandbox;
    const opened = this.pods.get(pod);
    const one = { ip, port, transport, process };
    if (opened === undefined) {
      this.pods.set(pod, [one]);
      return true;
    }
    const owner = opened.find(
      (other) => other.ip === ip && other.port === port && other.transport === transport,
    )?.process;
    if (owner !== undefined) return owner === process;
    const sandbox = opened.findLastIndex((other) => other.ip === ip);
    this.pods.set(pod, opened.toSpliced(sandbox < 0 ? opened.length : sandbox + 1, 0, one));
    return true;
  }

  /**
   * The process of a pod that has a port open.
   * @param of its pod, `namespace/name`, and the address of its sandbox; without that the newest one that has the port open is meant
   */
  at(
    { pod, ip }: { readonly pod: string; readonly ip?: string },
    port: number,
    transport: Transport = 'TCP',
  ): Process | undefined {
    return this.pods
      .get(pod)
      ?.findLast(
        (one) => one.port === port && one.transport === transport && (ip === undefined || one.ip === ip),
      )?.process;
  }

  /** A client has a port of its own for each connection, one after the other as Linux has them: `10.244.1.2:32768`. */
  clientPort(address: string): string {
    const port = FIRST_CLIENT_PORT + (this.connections % CLIENT_PORTS);
    this.connections += 1;
    return `${address}:${port}`;
  }

  /** Closes all ports of a process. */
  close(process: Process): void {
    if (this.pods.size === 0) return;
    const { pod } = process.container.start.sandbox;
    const opened = this.pods.get(pod);
    if (opened === undefined || !opened.some((one) => one.process === process)) return;
    const left = opened.filter((one) => one.process !== process);
    if (left.length === 0) this.pods.delete(pod);
    else this.pods.set(pod, left);
  }
}

/** https://docs.kernel.org/networking/ip-sysctl.html (ip_local_port_range) */
const FIRST_CLIENT_PORT = 32_768;
const CLIENT_PORTS = 28_232;
