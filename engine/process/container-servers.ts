import type { HttpAnswer, Transport } from './container';
import { ContainerRecords } from './container-records';
import { DeclaredListeners } from './declared-listeners';
import type { Kernel } from './kernel';
import { answerConnection, answerHealth, answerRequest, type GrpcAnswer, listens } from './requests';

/** What containers answer to those who come over the network. */
export abstract class ContainerServers extends ContainerRecords {
  protected abstract readonly kernel: Kernel;
  /** Containers that a step lets listen: no process of theirs has the port. */
  protected readonly declaredListeners = new DeclaredListeners();

  /** One HTTP request to a port of this container. */
  http(id: string, port: number, method: string, path: string): HttpAnswer | 'refused' {
    const container = this.containers.get(id);
    return container === undefined ? 'refused' : answerRequest(this.kernel, container, port, method, path);
  }

  /** What the gRPC server at a port says of its health. */
  grpcHealth(id: string, port: number, service: string): GrpcAnswer {
    const container = this.containers.get(id);
    if (container === undefined) return { health: undefined, after: 0 };
    return answerHealth(this.kernel, container, port, service);
  }

  /** Whether a TCP connection to this container's port is accepted. */
  tcp(id: string, port: number): boolean {
    const container = this.containers.get(id);
    return container !== undefined && answerConnection(this.kernel, container, port);
  }

  /** The container of a pod (`namespace/name`) that listens on a port. */
  listener(pod: string, port: number, transport: Transport = 'TCP'): string | undefined {
    if (transport === 'UDP') {
      const container = this.kernel.listeners.at({ pod }, port, transport)?.container;
      return container?.isRunning ? container.start.id : undefined;
    }
    const declared = this.declaredListeners.at(this.kernel, pod, port);
    if (declared !== undefined) return declared.start.id;
    const container = this.kernel.listeners.at({ pod }, port)?.container;
    return container !== undefined && listens(this.kernel, container, port) ? container.start.id : undefined;
  }
}
