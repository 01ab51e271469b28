import type { Process } from './process';

/** Which process has which port open, pod by pod. */
export class Listeners {
  private readonly pods = new Map<string, Map<number, Process>>();

  /** Opens a port of the pod for a process. False when another one has it. */
  open(process: Process, port: number): boolean {
    const { pod } = process.container.start.sandbox;
    let ports = this.pods.get(pod);
    if (ports === undefined) this.pods.set(pod, (ports = new Map()));
    const owner = ports.get(port);
    if (owner !== undefined) return owner === process;
    ports.set(port, process);
    return true;
  }

  /** @param pod `namespace/name` */
  at(pod: string, port: number): Process | undefined {
    return this.pods.get(pod)?.get(port);
  }

  /** Closes all ports of a process. */
  close(process: Process): void {
    if (this.pods.size === 0) return;
    const { pod } = process.container.start.sandbox;
    const ports = this.pods.get(pod);
    if (ports === undefined) return;
    for (const [port, owner] of ports) if (owner === process) ports.delete(port);
    if (ports.size === 0) this.pods.delete(pod);
  }
}
