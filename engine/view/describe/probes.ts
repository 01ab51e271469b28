import type { Container, HttpGetAction, Probe } from '../../api/types';
import type { Description } from './description';
import { goList } from './parts';

/** The probes of a container, a line each. */
export function describeProbes(to: Description, container: Container): void {
  const { livenessProbe, readinessProbe, startupProbe } = container;
  if (livenessProbe) to.line(2, `Liveness:\t${probeText(livenessProbe)}`);
  if (readinessProbe) to.line(2, `Readiness:\t${probeText(readinessProbe)}`);
  if (startupProbe) to.line(2, `Startup:\t${probeText(startupProbe)}`);
}

/**
 * `http-get http://:8080/healthz delay=0s timeout=1s period=10s #success=1 #failure=3`
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (DescribeProbe)
 */
export function probeText(probe: Probe): string {
  const { exec, httpGet, tcpSocket, grpc } = probe;
  const {
    initialDelaySeconds = 0,
    timeoutSeconds,
    periodSeconds,
    successThreshold,
    failureThreshold,
  } = probe;
  const numbers =
    `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s ` +
    `#success=${successThreshold} #failure=${failureThreshold}`;
  if (exec) return `exec ${goList(exec.command ?? [])} ${numbers}`;
  if (httpGet) return `http-get ${urlOf(httpGet)} ${numbers}`;
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port} ${numbers}`;
  if (grpc) return `grpc <pod>:${grpc.port} ${grpc.service ?? ''} ${numbers}`;
  return `unknown ${numbers}`;
}

/** As Go's net/url prints it: a question mark in the path is part of the path, so it is escaped. */
function urlOf({ scheme = 'HTTP', host = '', port, path = '' }: HttpGetAction): string {
  const address = host.includes(':') ? `[${host}]` : host;
  const rooted = path === '' || path.startsWith('/') ? path : `/${path}`;
  return `${scheme.toLowerCase()}://${address}:${port}${rooted.replace(ESCAPED, escaped)}`;
}

const ESCAPED = /[^A-Za-z0-9\-_.~$&+,/:;=@]/gu;

function escaped(character: string): string {
  return [...Buffer.from(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
