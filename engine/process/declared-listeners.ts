import type { Container } from './container-state';
import type { Kernel } from './kernel';
import { listens } from './requests';

/** Containers that a step lets listen, pod by pod: no process of theirs has the port. */
export class DeclaredListeners {
  private readonly pods = new Map<string, Set<Container>>();

  add(container: Container): void {
    if (container.declared?.listens === undefined) return;
    const { pod } = container.start.sandbox;
    const listening = this.pods.get(pod);
    if (listening) listening.add(container);
    else this.pods.set(pod, new Set([container]));
  }

  remove(container: Container): void {
    if (container.declared?.listens === undefined) return;
    const { pod } = container.start.sandbox;
    const listening = this.pods.get(pod);
    listening?.delete(container);
    if (listening?.size === 0) this.pods.delete(pod);
  }

  /** @param pod `namespace/name` */
  at(kernel: Kernel, pod: string, port: number): Container | undefined {
    const listening = this.pods.get(pod);
    if (listening === undefined) return undefined;
    // Of two pods of one name the newer is meant.
    let newest: Container | undefined;
    for (const container of listening) if (listens(kernel, container, port)) newest = container;
    return newest;
  }
}
