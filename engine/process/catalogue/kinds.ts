import type { Server } from './entry';

/** Where the official images are made. */
export const LIBRARY = 'https://github.com/docker-library';

/** A server that ends at once with 0 when it is asked to stop. */
export const graceful = (program: string, ports: readonly number[], more: Partial<Server> = {}): Server => ({
  program,
  ports,
  stops: { SIGTERM: 0, SIGINT: 0 },
  ...more,
});

/** A server that does not handle signals: as PID 1 it goes on until it is killed. */
export const deaf = (program: string, ports: readonly number[], more: Partial<Server> = {}): Server => ({
  program,
  ports,
  stops: {},
  ...more,
});
