import type { Instant } from '../../simulation/time';
import type { HttpAnswer } from '../container';
import { isErrno } from '../file-view';
import { DATAGRAM } from '../requests';
import type { Resumed, Signal, Utility, UtilityAnswer, UtilityContext, Waits } from '../utility';
import type { Route, Server } from './entry';

/** What a server keeps while it runs. */
interface Serving {
  readonly since: Instant;
  /** How many requests each route has answered. */
  readonly counts: number[];
  readonly listening: boolean;
  readonly ports: readonly number[];
}

/** The program of a server that the catalogue describes. */
export function serverProgram(server: Server): Utility {
  return (context, resumed) => {
    if (resumed === undefined) return begin(server, context);
    const state = resumed.state as Serving;
    if (resumed.reason === 'signal') return onSignal(server, resumed.signal, state);
    if (!state.listening) return listen(server, context, state);
    if (resumed.reason === 'request') return answer(server, context, state, resumed);
    return waitOn(server, state);
  };
}

function begin(server: Server, context: UtilityContext): UtilityAnswer {
  const { needs } = server;
  if (needs !== undefined && !needs.oneOf.some((name) => context.env.get(name)))
    return { exit: needs.code, err: needs.text };
  const state: Serving = {
    since: context.now,
    counts: [],
    listening: false,
    ports: portsOf(server, context),
  };
  return server.startUp ? waitOn(server, state) : listen(server, context, state);
}

function listen(server: Server, context: UtilityContext, state: Serving): UtilityAnswer {
  for (const port of state.ports) {
    if (!context.listen(port)) {
      const text = `listen tcp :${port}: bind: address already in use`;
      return { exit: 1, err: `${server.program}: ${text}\n` };
    }
  }
  if (server.datagrams !== undefined) {
    const { port, portFrom } = server.datagrams;
    context.listen(Number(optionValue(context.argv, portFrom) ?? port), 'UDP');
  }
  const waits = waitOn(server, { ...state, listening: true });
  return server.says === undefined ? waits : { ...waits, out: `${server.says}\n` };
}

function waitOn(server: Server, state: Serving, reply?: HttpAnswer): Waits {
  const handles = [...(Object.keys(server.stops) as Signal[]), ...(server.ignores ?? [])];
  const startsAt = state.since + (server.startUp ?? 0);
  return {
    wait: state.listening ? { for: 'ever' } : { for: 'time', until: startsAt },
    state,
    handles,
    ...(reply && { reply }),
  };
}

function onSignal(server: Server, signal: Signal, state: Serving): UtilityAnswer {
  const exit = server.stops[signal];
  return exit === undefined ? waitOn(server, state) : { exit };
}

function answer(
  server: Server,
  context: UtilityContext,
  state: Serving,
  request: Resumed & { reason: 'request' },
): UtilityAnswer {
  if (request.method === DATAGRAM) return waitOn(server, state, datagramAnswer(context, request.path));
  const path = request.path.split('?')[0]!;
  const routes = server.routes ?? [];
  const index = routes.findIndex((route) => matchesPath(route, path));
  const route = routes[index];
  if (route === undefined) return waitOn(server, state, { status: 404, body: 'Not Found\n', after: 0 });
  if (route.exits !== undefined) return { exit: route.exits };
  const counts = state.counts.slice();
  counts[index] = (counts[index] ?? 0) + 1;
  const next = { ...state, counts };
  if (route.folder !== undefined) return waitOn(server, next, fileAnswer(context, route.folder, path));
  const over =
    (route.until !== undefined && context.now - state.since > route.until) ||
    (route.requests !== undefined && counts[index]! > route.requests);
  const status = over ? (route.thenStatus ?? 500) : route.status;
  const body = over
    ? ''
    : (route.body ?? '')
        .replaceAll('HOSTNAME', context.sandbox.hostname)
        .replaceAll('CLIENT_ADDRESS', request.from ?? '');
  return waitOn(server, next, { status, body, after: 0 });
}

/** test/images/agnhost/netexec/netexec.go (startUDPServer) */
function datagramAnswer(context: UtilityContext, text: string): HttpAnswer | undefined {
  const asked = text.trim().toLowerCase();
  if (asked === 'hostname') return { status: 200, body: context.sandbox.hostname, after: 0 };
  if (asked === 'echo' || asked.startsWith('echo '))
    return { status: 200, body: text.trim().slice('echo '.length), after: 0 };
  return undefined;
}

const matchesPath = (route: Route, path: string): boolean =>
  route.path.endsWith('*') ? path.startsWith(route.path.slice(0, -1)) : path === route.path;

/** What a web server answers that shows the files of a folder: 403 for a folder without an index, 404 for nothing. */
export function fileAnswer(context: UtilityContext, folder: string, path: string): HttpAnswer {
  const whole = `${folder}/${path}`;
  const node = context.files.stat(whole);
  const file = isErrno(node) || node.type !== 'directory' ? node : context.files.stat(`${whole}/index.html`);
  if (isErrno(file)) return errorAnswer(!isErrno(node) || file === 'EACCES' ? 403 : 404);
  if (file.type !== 'file') return errorAnswer(403);
  if (isErrno(context.files.openForReading(file === node ? whole : `${whole}/index.html`)))
    return errorAnswer(403);
  return { status: 200, body: context.files.text(file, whole), after: 0 };
}

const errorAnswer = (status: 403 | 404): HttpAnswer => {
  const title = status === 403 ? '403 Forbidden' : '404 Not Found';
  return {
    status,
    body: `<html>\n<head><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n</body>\n</html>\n`,
    after: 0,
  };
};

/** The ports, the first of them changed by an option (`--port=80`, `--port 80`) or by a variable (`$PORT`). */
function portsOf(server: Server, context: UtilityContext): readonly number[] {
  for (const source of server.portFrom ?? []) {
    const text = source[0] === '$' ? context.env.get(source.slice(1)) : optionValue(context.argv, source);
    if (text !== undefined && /^:?\d+$/.test(text))
      return [Number(text.replace(':', '')), ...server.ports.slice(1)];
  }
  return server.ports;
}

/** The value of an option, as its own word or behind `=`. */
export function optionValue(argv: readonly string[], option: string): string | undefined {
  const at = argv.indexOf(option);
  if (at >= 0) return argv[at + 1];
  const joined = argv.find((word) => word.startsWith(`${option}=`) && option.startsWith('--'));
  if (joined !== undefined) return joined.slice(option.length + 1);
  // A short option may have its value attached: -p5433.
  if (!/^-[a-zA-Z]$/.test(option)) return undefined;
  return argv
    .slice(1)
    .find((word) => word.startsWith(option) && word.length > 2)
    ?.slice(2);
}

/**
 * What an image that nobody knows is assumed to do: listen on the container's own ports, answer every request
 * with 200, and end with 143 when it is asked to stop.
 */
export const assumedServer: Utility = (context, resumed) => {
  const handles: readonly Signal[] = ['SIGTERM', 'SIGINT', 'SIGQUIT', context.image.stopSignal];
  if (resumed === undefined) {
    context.assume(`image "${context.image.name}" runs until it is stopped`);
    for (const port of context.containerPorts) context.listen(port);
  } else if (resumed.reason === 'signal') return { exit: resumed.signal === 'SIGINT' ? 130 : 143 };
  else if (resumed.reason === 'request')
    return { wait: { for: 'ever' }, handles, reply: { status: 200, body: '', after: 0 } };
  return { wait: { for: 'ever' }, handles };
};
