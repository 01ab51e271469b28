import type { ExecResult, HttpAnswer } from '../process/container';
import { type Duration, goDuration } from '../simulation/time';
import type { ProbeKind } from './probe-step';

/**
 * What came of one run of a probe. A warning counts as a success. An error means that the probe could not be run at all: it
 * counts for nothing.
 * pkg/probe/probe.go, pkg/kubelet/prober/prober.go (probe)
 */
export type ProbeOutcome =
  | { readonly is: 'success' }
  | { readonly is: 'warning'; readonly text: string }
  | { readonly is: 'failure'; readonly text: string }
  | { readonly is: 'error'; readonly text: string };

export const SUCCESS: ProbeOutcome = { is: 'success' };
export const failure = (text: string): ProbeOutcome => ({ is: 'failure', text });
export const error = (text: string): ProbeOutcome => ({ is: 'error', text });

/**
 * A final answer of an HTTP server: 200 to 399 is good, but a redirect that was not followed is told.
 * pkg/probe/http/http.go (DoHTTPProbe)
 */
export function httpOutcome({ status, body }: Pick<HttpAnswer, 'status' | 'body'>): ProbeOutcome {
  if (status < 200 || status >= 400) return failure(`HTTP probe failed with statuscode: ${status}`);
  if (status < 300) return SUCCESS;
  const shown = body.slice(0, MOST_BODY);
  return { is: 'warning', text: `Probe terminated redirects, Response body: ${shown}` };
}

/** pkg/probe/http/http.go (maxRespBodyLength), in characters here. */
const MOST_BODY = 10_240;

/** What Go's HTTP client says when no answer came. Its words, not the kubelet's. */
export const httpError = (url: string, why: string) => failure(`Get "${url}": ${why}`);

export const TIMEOUT_OF_HTTP = 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)';

/** What Go's dialer says. */
export const refused = (address: string) => `dial tcp ${address}: connect: connection refused`;
export const dialTimeout = (address: string) => `dial tcp ${address}: i/o timeout`;

/**
 * The end of a command: exit code 0 is good, else what it printed is told.
 * pkg/probe/exec/exec.go (Probe)
 */
export function execOutcome({ exitCode, output, error: notRun }: ExecResult): ProbeOutcome {
  if (notRun !== undefined) return error(notRun);
  return exitCode === 0 ? SUCCESS : failure(output);
}

/** A command that has not ended when its time is over has failed its probe. staging/src/k8s.io/cri-client/pkg/remote_runtime.go (ExecSync) */
export function execTimedOut(command: readonly string[], timeout: Duration): ProbeOutcome {
  return failure(`command timed out: ${goQuoted(command.join(' '))} timed out after ${goDuration(timeout)}`);
}

/**
 * The answer of the health service. A service that the server does not know, or the lack of a health service, is an error of
 * the call. pkg/probe/grpc/grpc.go (Probe)
 */
export function grpcOutcome(health: string): ProbeOutcome {
  switch (health) {
    case 'SERVING':
      return SUCCESS;
    case 'SERVICE_UNKNOWN':
      return failure('error: health rpc probe failed: rpc error: code = NotFound desc = unknown service');
    case 'UNIMPLEMENTED':
      return failure(
        'error: this server does not implement the grpc health protocol (grpc.health.v1.Health): unknown service grpc.health.v1.Health',
      );
    default:
      return failure(`service unhealthy (responded with "${health}")`);
  }
}

/** Nobody accepted the connection: the kubelet tries until the time is over. */
export function grpcNoConnection(address: string, timeout: Duration): ProbeOutcome {
  return failure(
    `timeout: failed to connect service "${address}" within ${goDuration(timeout)}: context deadline exceeded`,
  );
}

export const grpcTimedOut = (timeout: Duration) =>
  failure(`timeout: health rpc did not complete within ${goDuration(timeout)}`);

export interface ProbeEvent {
  readonly type: 'Warning';
  readonly reason: 'Unhealthy' | 'ProbeWarning';
  readonly message: string;
}

/** The event that tells what came of a run; a success tells nothing. Since 1.33 an error says what state it leaves. pkg/kubelet/prober/prober.go (probe) */
export function probeEvent(
  kind: ProbeKind,
  outcome: ProbeOutcome,
  namesState: boolean,
): ProbeEvent | undefined {
  const probe = `${NAMES[kind]} probe`;
  switch (outcome.is) {
    case 'success':
      return undefined;
    case 'warning':
      return { type: 'Warning', reason: 'ProbeWarning', message: `${probe} warning: ${outcome.text}` };
    case 'failure':
      return { type: 'Warning', reason: 'Unhealthy', message: `${probe} failed: ${outcome.text}` };
    case 'error': {
      const state = namesState ? ' and resulted in unknown state' : '';
      const message = `${probe} errored${state}: ${outcome.text}`;
      return { type: 'Warning', reason: 'Unhealthy', message };
    }
  }
}

const NAMES: Readonly<Record<ProbeKind, string>> = {
  startup: 'Startup',
  readiness: 'Readiness',
  liveness: 'Liveness',
};

/** A text as Go's %q prints it. */
function goQuoted(text: string): string {
  return JSON.stringify(text);
}
