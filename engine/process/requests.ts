import type { Duration } from '../simulation/time';
import type { HttpAnswer } from './container';
import type { Container } from './container-state';
import type { Kernel } from './kernel';
import type { FailedConnection } from './utility';
import { callListener } from './utility-process';

export type FailedRequest = FailedConnection;

/** Whether something in the container listens on a port: a step says so, or a process has opened it. */
export function listens(kernel: Kernel, container: Container, port: number): boolean {
  if (!container.isRunning) return false;
  const declared = container.declared?.listens?.filter((listening) => listening.port === port);
  const since = container.since(kernel.now);
  if (declared?.length) return declared.some((listening) => listening.after <= since);
  return kernel.listeners.at(container.start.sandbox, port)?.container === container;
}

/** Connects and sends nothing, as a TCP probe does. */
export function answerConnection(kernel: Kernel, container: Container, port: number): boolean {
  if (!listens(kernel, container, port)) return false;
  const process = kernel.listeners.at(container.start.sandbox, port);
  if (process?.container === container && process.utility !== undefined)
    callListener(kernel, process, { reason: 'connection', port });
  return true;
}

/**
 * Answers one request: what a step has said comes first, then what the listening program answers. A declared port
 * without declared answers says 200.
 */
export function answerRequest(
  kernel: Kernel,
  container: Container,
  port: number,
  method: string,
  path: string,
  from?: string,
): HttpAnswer | 'refused' {
  if (!listens(kernel, container, port)) return 'refused';
  const declared = declaredAnswer(container, method, path, container.since(kernel.now));
  const delay = declared?.takes ?? 0;
  if (declared?.redirect !== undefined)
    return { status: declared.status ?? 302, body: '', after: delay, location: declared.redirect };
  if (declared?.status !== undefined) return { status: declared.status, body: '', after: delay };
  const process = kernel.listeners.at(container.start.sandbox, port);
  if (process?.utility === undefined || process.container !== container)
    return { status: 200, body: '', after: delay };
  const answer = callListener(kernel, process, { reason: 'request', port, method, path, from });
  // A program that ends or says nothing has closed the connection: no valid answer came.
  const reply = 'reply' in answer ? answer.reply : undefined;
  return reply === undefined
    ? { status: 0, body: '', after: delay }
    : { ...reply, after: reply.after + delay };
}

/** How a server is asked by a datagram: its text is the path. */
export const DATAGRAM = 'UDP';

/** What a container sends back for a datagram; undefined for nothing. */
export function answerDatagram(
  kernel: Kernel,
  container: Container,
  port: number,
  text: string,
  from?: string,
): string | undefined {
  const process = kernel.listeners.at(container.start.sandbox, port, 'UDP');
  if (process?.utility === undefined || process.container !== container) return undefined;
  const asked = { reason: 'request', port, method: DATAGRAM, path: text, from } as const;
  const answer = callListener(kernel, process, asked);
  return 'reply' in answer ? answer.reply?.body : undefined;
}

/** What the health service of a gRPC server says; without health the server does not speak gRPC, and never answers. */
export interface GrpcAnswer {
  readonly health: string | undefined;
  readonly after: Duration;
}

/** The path by which servers of the catalogue are asked; they answer with SERVING in the body. */
export const GRPC_HEALTH = 'grpc.health.v1.Health';

/**
 * Asks the health service about a service; an empty name means the whole server. A declared port, and one of an image that is
 * not listed, says SERVING.
 * https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
export function answerHealth(
  kernel: Kernel,
  container: Container,
  port: number,
  service: string,
): GrpcAnswer {
  if (!listens(kernel, container, port)) return { health: undefined, after: 0 };
  const declared = declaredAnswer(container, 'GRPC', service, container.since(kernel.now));
  const after = declared?.takes ?? 0;
  if (declared?.health !== undefined) return { health: declared.health, after };
  const process = kernel.listeners.at(container.start.sandbox, port);
  if (process?.utility === undefined || process.container !== container) return { health: 'SERVING', after };
  const asked = { reason: 'request', port, method: 'GRPC', path: GRPC_HEALTH } as const;
  const answer = callListener(kernel, process, asked);
  const reply = 'reply' in answer ? answer.reply : undefined;
  if (reply?.body === 'SERVING') return { health: reply.status === 200 ? 'SERVING' : 'NOT_SERVING', after };
  return { health: container.image.listed ? undefined : 'SERVING', after };
}

function declaredAnswer(container: Container, method: string, path: string, since: number) {
  const answers = container.declared?.answers?.filter(
    (answer) =>
      answer.method === method && matches(answer.path, path) && answer.from <= since && since < answer.until,
  );
  if (!answers?.length) return undefined;
  // The latest word on each field holds: a status and a delay may be said in two steps.
  const first = answers.find((answer) => answer.status !== undefined || answer.redirect !== undefined);
  const takes = answers.find((answer) => answer.takes !== undefined)?.takes;
  const health = answers.find((answer) => answer.health !== undefined)?.health;
  return { status: first?.status, redirect: first?.redirect, takes, health };
}

const matches = (declared: string, path: string): boolean =>
  declared === path || declared === '*' || declared === path.split('?')[0];
