import type { Container, HttpGetAction } from '../api/types';
import type { ConnectAnswer, HttpAnswer } from '../process/container';
import type { Duration } from '../simulation/time';

/** A request that the kubelet makes itself, from its node. */
export interface HttpRequest {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  /** With its query; begins with `/`. */
  readonly path: string;
}

/** What the kubelet needs of the world to make one. */
export interface HttpClient {
  connect(host: string, port: number): ConnectAnswer | { readonly result: 'no such host' };
  /** Asks the container that accepted the connection. */
  ask(listener: string, port: number, path: string): HttpAnswer | 'refused';
}

/** What came of a request, and how long it took. */
export type HttpOutcome =
  | { readonly status: number; readonly body: string; readonly after: Duration; readonly location?: string }
  /** No answer came: what Go says of it, without the address. */
  | { readonly error: string; readonly after: Duration };

/**
 * The request that an httpGet asks for; a text where its port cannot be found. Without a host it goes to the pod.
 * pkg/probe/http/request.go (NewRequestForHTTPGetAction), pkg/probe/util.go (ResolveContainerPort)
 */
export function requestOf(action: HttpGetAction, container: Container, podIP: string): HttpRequest | string {
  const port = portOf(action.port, container);
  if (typeof port === 'string') return port;
  const path = action.path ?? '/';
  return {
    scheme: action.scheme === 'HTTPS' ? 'https' : 'http',
    host: action.host || podIP,
    port,
    path: path.startsWith('/') ? path : `/${path}`,
  };
}

/** The number of a port that may be given by name; else why it has none. */
export function portOf(port: number | string, container: Pick<Container, 'ports'>): number | string {
  let number = Number(port);
  if (typeof port === 'string') {
    const named = container.ports?.find(({ name }) => name === port);
    if (named === undefined && !/^[+-]?\d+$/.test(port))
      return `strconv.Atoi: parsing "${port}": invalid syntax`;
    number = named?.containerPort ?? number;
  }
  return number > 0 && number < 65_536 ? number : `invalid port number: ${number}`;
}

export function urlOf({ scheme, host, port, path }: HttpRequest): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;
}

/** One request, its redirects not followed. */
export function ask(request: HttpRequest, client: HttpClient): HttpOutcome {
  const { host, port, path } = request;
  const address = `${host}:${port}`;
  const connected = client.connect(host, port);
  switch (connected.result) {
    case 'no such host':
      return { error: `dial tcp: lookup ${host}: no such host`, after: 0 };
    case 'refused':
      return { error: `dial tcp ${address}: connect: connection refused`, after: 0 };
    case 'no route':
      return { error: `dial tcp ${address}: connect: no route to host`, after: connected.after };
    case 'timeout':
      return { error: `dial tcp ${address}: connect: connection timed out`, after: GIVES_UP };
  }
  const secure = speaksTls(port);
  if (request.scheme === 'https' && !secure)
    return { error: 'http: server gave HTTP response to HTTPS client', after: 0 };
  if (request.scheme === 'http' && secure)
    return { status: 400, body: 'Client sent an HTTP request to an HTTPS server.\n', after: 0 };
  const answer = connected.answers?.(path) ?? client.ask(connected.listener, connected.port, path);
  if (answer === 'refused') return { error: `dial tcp ${address}: connect: connection refused`, after: 0 };
  if (answer.status === 0) return { error: 'EOF', after: answer.after };
  return answer;
}

/**
 * Asks, and follows redirects to the same host, at most ten; one to another host is an answer like any.
 * pkg/probe/http/http.go (RedirectChecker)
 */
export function askAndFollow(first: HttpRequest, client: HttpClient): Followed {
  return follow(first, ask(first, client), client);
}

/** What came of a request and all that it was sent on to, which was the last of them, and how Go names that. */
export type Followed = HttpOutcome & { readonly request: HttpRequest; readonly url: string };

/** Follows the answer to a request that has been made. */
export function follow(first: HttpRequest, firstOutcome: HttpOutcome, client: HttpClient): Followed {
  let request = first;
  let outcome = firstOutcome;
  let after: Duration = 0;
  for (let followed = 0; ; followed += 1) {
    after += outcome.after;
    const next =
      'status' in outcome && isRedirect(outcome.status) ? redirected(request, outcome.location) : undefined;
    if (next === undefined || next.host !== request.host)
      return { ...outcome, after, request, url: urlOf(request) };
    request = next;
    if (followed === MOST_REDIRECTS - 1) {
      // Go names the place that it was sent to as the server wrote it.
      const url = ('location' in outcome && outcome.location) || urlOf(request);
      return { error: `stopped after ${MOST_REDIRECTS} redirects`, after, request, url };
    }
    outcome = ask(request, client);
  }
}

const MOST_REDIRECTS = 10;

/** Linux gives up on an unanswered connection after 6 repetitions. https://docs.kernel.org/networking/ip-sysctl.html */
const GIVES_UP = 127_000;

// Simplified: whether a server speaks TLS is told by its port: 443, 8443 and others that end in 443 do.
const speaksTls = (port: number): boolean => port % 1_000 === 443;

const isRedirect = (status: number): boolean =>
  status === 301 || status === 302 || status === 303 || status === 307 || status === 308;

function redirected(from: HttpRequest, location: string | undefined): HttpRequest | undefined {
  if (location === undefined) return undefined;
  if (location.startsWith('/')) return { ...from, path: location };
  const match = /^(https?):\/\/([^/:?#]+)(?::(\d+))?([/?][^#]*)?/.exec(location);
  if (match === null)
    return { ...from, path: `${from.path.slice(0, from.path.lastIndexOf('/') + 1)}${location}` };
  const scheme = match[1] === 'https' ? 'https' : 'http';
  const path = match[4] ?? '/';
  return {
    scheme,
    host: match[2]!,
    port: Number(match[3] ?? (scheme === 'https' ? 443 : 80)),
    path: path.startsWith('/') ? path : `/${path}`,
  };
}
