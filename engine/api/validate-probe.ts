import type { Complaints } from './complaints';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import { httpHeaderName, portName, portNumber } from './names';
import type { ApiRules } from './rules';

export type ProbeKind = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

/**
 * What is wrong with a probe.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 * pkg/apis/core/validation/validation.go (validateProbe)
 */
export function validateProbe(kind: ProbeKind, probe: Fields, field: string, complaints: Complaints): void {
  validateHandler(probe, PROBE_HANDLERS, undefined, field, complaints);
  for (const name of NUMBERS) complaints.nonNegative(`${field}.${name}`, probe[name]);
  const grace = probe.terminationGracePeriodSeconds;
  if (typeof grace === 'number' && grace <= 0) {
    complaints.invalid(`${field}.terminationGracePeriodSeconds`, grace, 'must be greater than 0');
  }
  if (kind === 'readinessProbe') {
    if (grace === undefined) return;
    complaints.invalid(
      `${field}.terminationGracePeriodSeconds`,
      grace,
      'must not be set for readinessProbes',
    );
  } else if (probe.successThreshold !== 1) {
    complaints.invalid(`${field}.successThreshold`, probe.successThreshold, 'must be 1');
  }
}

/** Hooks may sleep, but no longer than the pod's grace period. */
export function validateLifecycle(
  lifecycle: Fields,
  grace: number | undefined,
  os: string | undefined,
  field: string,
  complaints: Complaints,
): void {
  for (const hook of ['postStart', 'preStop']) {
    const handler = lifecycle[hook];
    if (isFields(handler)) validateHandler(handler, HOOK_HANDLERS, grace, `${field}.${hook}`, complaints);
  }
  if (lifecycle.stopSignal !== undefined && os === undefined) {
    complaints.forbidden(`${field}.stopSignal`, 'may not be set for containers with empty `spec.os.name`');
  }
}

const NUMBERS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
];
const PROBE_HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;
const HOOK_HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'sleep'] as const;
type Handler = (typeof PROBE_HANDLERS)[number] | (typeof HOOK_HANDLERS)[number];

function validateHandler(
  holder: Fields,
  kinds: readonly Handler[],
  grace: number | undefined,
  field: string,
  complaints: Complaints,
): void {
  const given = kinds.filter((kind) => isFields(holder[kind]));
  given.forEach((kind, index) => {
    const at = `${field}.${kind}`;
    if (index > 0) complaints.forbidden(at, 'may not specify more than 1 handler type');
    else validateAction(kind, fieldsOf(holder[kind]), grace, at, complaints);
  });
  if (given.length === 0) complaints.required(field, 'must specify a handler type');
}

function validateAction(
  kind: Handler,
  action: Fields,
  grace: number | undefined,
  field: string,
  complaints: Complaints,
): void {
  if (kind === 'exec') {
    if (listOf(action.command).length === 0) complaints.required(`${field}.command`);
  } else if (kind === 'sleep') {
    const seconds = (action.seconds as number | undefined) ?? 0;
    const least = complaints.rules.sleep === 'nonNegative' ? 0 : 1;
    if (grace === undefined || (seconds >= least && seconds <= grace)) return;
    complaints.invalid(field, seconds, sleepRange(complaints.rules.sleep, grace));
  } else {
    validatePort(action.port, `${field}.port`, complaints);
    if (kind === 'httpGet') validateHttpGet(action, field, complaints);
  }
}

function sleepRange(rule: ApiRules['sleep'], grace: number): string {
  const least = rule === 'nonNegative' ? 'non-negative' : 'greater than 0';
  const range = `must be ${least} and less than terminationGracePeriodSeconds (${grace})`;
  if (rule !== 'positiveUnlessGate') return range;
  return `${range}. Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.`;
}

function validateHttpGet(action: Fields, field: string, complaints: Complaints): void {
  complaints.oneOf(`${field}.scheme`, action.scheme, ['HTTP', 'HTTPS']);
  for (const header of listOf(action.httpHeaders)) {
    complaints.name(`${field}.httpHeaders`, textOf(fieldsOf(header).name), httpHeaderName);
  }
}

/** A number, or the name of a port. */
export function validatePort(port: unknown, field: string, complaints: Complaints): void {
  if (typeof port === 'string') complaints.name(field, port, portName);
  else complaints.messages(field, port ?? 0, portNumber((port as number | undefined) ?? 0));
}
