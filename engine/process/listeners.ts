import type { Process } from './process';

type Ports = Map<number, Process>;

/**
 * Which process has which port open, pod by pod. Two pods of one name may run at a time: one that was deleted by force runs on while
 * its successor starts. Each has a sandbox of its own, so they are told apart by address.
 */
export class Listeners {
  /** By `namespace/name`, then by address, oldest sandbox first. */
  private readonly pods = new Map<string, Map<string, Ports>>();

  /** Opens a port of the pod for a process. False when another one has it. */
  open(process: Process, port: number): boolean {
    const { pod, ip } = process.container.start.sandbox;
    let sandboxes = this.pods.get(pod);
    if (sandboxes === undefined) this.pods.set(pod, (sandboxes = new Map()));
    let ports = sandboxes.get(ip);
    if (ports === undefined) sandboxes.set(ip, (ports = new Map()));
    const owner = ports.get(port);
    if (owner !== undefined) return owner === process;
    ports.set(port, process);
    return true;
  }

  /**
   * @param pod `namespace/name`
   * @param ip of the sandbox; without it the newest one that has the port open is meant
   */
  at(pod: string, port: number, ip?: string): Process | undefined {
    const sandboxes = this.pods.get(pod);
    if (sandboxes === undefined) return undefined;
    if (ip !== undefined) return sandboxes.get(ip)?.get(port);
    let newest: Process | undefined;
    for (const ports of sandboxes.values()) newest = ports.get(port) ?? newest;
    return newest;
  }

  /** Closes all ports of a process. */
  close(process: Process): void {
    if (this.pods.size === 0) return;
    const { pod, ip } = process.container.start.sandbox;
    const sandboxes = this.pods.get(pod);
    const ports = sandboxes?.get(ip);
    if (sandboxes === undefined || ports === undefined) return;
    for (const [port, owner] of ports) if (owner === process) ports.delete(port);
    if (ports.size === 0) sandboxes.delete(ip);
    if (sandboxes.size === 0) this.pods.delete(pod);
  }
}
