import type { Container, Pod } from './types';

/** A port of the node that a pod wants for itself. */
export interface HostPort {
  readonly ip: string;
  /** `TCP/8080` */
  readonly port: string;
}

/** The ports of the node that the pod's containers and sidecars take. */
export function hostPorts({ spec }: Pick<Pod, 'spec'>): readonly HostPort[] {
  const { containers, initContainers } = spec;
  let ports = NONE;
  for (const container of containers) ports = withPortsOf(container, ports);
  for (const container of initContainers ?? []) {
    if (container.restartPolicy === 'Always') ports = withPortsOf(container, ports);
  }
  return ports;
}

/**
 * Whether two pods could not share a node: the same protocol and port, on the same address or with one of them on
 * all addresses (0.0.0.0).
 * staging/src/k8s.io/kube-scheduler/framework/types.go (HostPortInfo)
 */
export function conflict(wanted: readonly HostPort[], used: readonly HostPort[]): boolean {
  for (const want of wanted) {
    for (const use of used) {
      if (use.port === want.port && (use.ip === want.ip || use.ip === ANY || want.ip === ANY)) return true;
    }
  }
  return false;
}

const ANY = '0.0.0.0';
const NONE: readonly HostPort[] = [];

function withPortsOf(container: Container, others: readonly HostPort[]): readonly HostPort[] {
  const own = (container.ports ?? []).filter((port) => port.hostPort);
  if (own.length === 0) return others;
  const ports = own.map(({ hostPort, hostIP, protocol }) => ({
    ip: hostIP || ANY,
    port: `${protocol}/${hostPort}`,
  }));
  return [...others, ...ports];
}
