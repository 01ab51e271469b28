import { type Fields, fieldsOf, listOf } from '../api/fields';

/** The default of `--service-node-port-range`: 2,768 ports. */
const FIRST = 30_000;
const LAST = 32_767;
/** The first ports are kept for those that ask for a certain one: min(max(16, 2768 / 32), 128). */
const KEPT = 86;

/** All node ports of a service's spec. */
export function nodePortsOf(spec: Fields): readonly number[] {
  const ports = listOf(spec.ports).flatMap((port) => {
    const { nodePort } = fieldsOf(port);
    return typeof nodePort === 'number' && nodePort !== 0 ? [nodePort] : [];
  });
  return typeof spec.healthCheckNodePort === 'number' && spec.healthCheckNodePort !== 0
    ? [...ports, spec.healthCheckNodePort]
    : ports;
}

/** Why a certain port cannot be had. pkg/registry/core/service/portallocator/allocator.go */
export function portTrouble(port: number, taken: ReadonlySet<number>): string | undefined {
  if (port < FIRST || port > LAST)
    return `provided port is not in the valid range. The range of valid ports is ${FIRST}-${LAST}`;
  return taken.has(port) ? 'provided port is already allocated' : undefined;
}

/**
 * A free port: of the upper part, and only when that is full of the part that is kept. Undefined when none is left.
 * pkg/registry/core/service/portallocator/allocator.go (AllocateNext)
 */
export function freePort(taken: ReadonlySet<number>): number | undefined {
  for (let port = FIRST + KEPT; port <= LAST; port += 1) if (!taken.has(port)) return port;
  for (let port = FIRST; port < FIRST + KEPT; port += 1) if (!taken.has(port)) return port;
  return undefined;
}
