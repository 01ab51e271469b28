import { describe, test } from 'node:test';
import { expect } from 'expect';
import {
  dialTimeout,
  error,
  execOutcome,
  execTimedOut,
  failure,
  grpcNoConnection,
  grpcOutcome,
  grpcTimedOut,
  httpError,
  httpOutcome,
  type ProbeOutcome,
  probeEvent,
  refused,
  SUCCESS,
  TIMEOUT_OF_HTTP,
} from './probe-outcome';
import type { ProbeKind } from './probe-step';

describe('an HTTP answer', () => {
  const rows: readonly (readonly [status: number, body: string, expected: ProbeOutcome])[] = [
    [199, '', failure('HTTP probe failed with statuscode: 199')],
    [200, 'ok', SUCCESS],
    [204, '', SUCCESS],
    [299, '', SUCCESS],
    [300, 'where', { is: 'warning', text: 'Probe terminated redirects, Response body: where' }],
    [302, '', { is: 'warning', text: 'Probe terminated redirects, Response body: ' }],
    [399, '', { is: 'warning', text: 'Probe terminated redirects, Response body: ' }],
    [400, 'secret', failure('HTTP probe failed with statuscode: 400')],
    [404, '', failure('HTTP probe failed with statuscode: 404')],
    [503, '', failure('HTTP probe failed with statuscode: 503')],
  ];
  for (const [status, body, expected] of rows)
    test(`${status} is a ${expected.is}`, () => expect(httpOutcome({ status, body })).toEqual(expected));

  test('of 10 KiB and more is told in its first 10 KiB', () => {
    const { text } = httpOutcome({ status: 301, body: 'x'.repeat(10_241) }) as { text: string };
    expect(text).toHaveLength('Probe terminated redirects, Response body: '.length + 10_240);
  });
});

describe('what is said of no answer', () => {
  const rows: readonly (readonly [what: string, outcome: ProbeOutcome, text: string])[] = [
    [
      'nobody listens',
      httpError('http://10.0.0.5:8080/healthz', refused('10.0.0.5:8080')),
      'Get "http://10.0.0.5:8080/healthz": dial tcp 10.0.0.5:8080: connect: connection refused',
    ],
    [
      'the answer takes too long',
      httpError('http://10.0.0.5:80/', TIMEOUT_OF_HTTP),
      'Get "http://10.0.0.5:80/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    ],
    ['nobody is there', failure(dialTimeout('10.0.0.5:80')), 'dial tcp 10.0.0.5:80: i/o timeout'],
    [
      'a command takes too long',
      execTimedOut(['sh', '-c', 'sleep 5; echo "hi"'], 1_000),
      'command timed out: "sh -c sleep 5; echo \\"hi\\"" timed out after 1s',
    ],
    [
      'no gRPC server',
      grpcNoConnection('10.0.0.5:9000', 2_000),
      'timeout: failed to connect service "10.0.0.5:9000" within 2s: context deadline exceeded',
    ],
    ['a gRPC server that hangs', grpcTimedOut(90_000), 'timeout: health rpc did not complete within 1m30s'],
  ];
  for (const [what, outcome, text] of rows) test(what, () => expect(outcome).toEqual(failure(text)));
});

describe('a command', () => {
  const done = { exitCode: 0, output: 'fine', stderr: '' };
  const rows: readonly (readonly [what: string, result: Parameters<typeof execOutcome>[0], ProbeOutcome])[] =
    [
      ['with code 0 is good', done, SUCCESS],
      ['with code 1 is not, and its output is told', { ...done, exitCode: 1, output: 'why' }, failure('why')],
      ['may fail without a word', { ...done, exitCode: 137, output: '' }, failure('')],
      [
        'that could not be run is an error',
        { ...done, exitCode: 137, error: 'rpc error' },
        error('rpc error'),
      ],
    ];
  for (const [what, result, expected] of rows)
    test(what, () => expect(execOutcome(result)).toEqual(expected));
});

describe('a gRPC server that says', () => {
  const rows: readonly (readonly [health: string, expected: ProbeOutcome])[] = [
    ['SERVING', SUCCESS],
    ['NOT_SERVING', failure('service unhealthy (responded with "NOT_SERVING")')],
    ['UNKNOWN', failure('service unhealthy (responded with "UNKNOWN")')],
    [
      'SERVICE_UNKNOWN',
      failure('error: health rpc probe failed: rpc error: code = NotFound desc = unknown service'),
    ],
    [
      'UNIMPLEMENTED',
      failure(
        'error: this server does not implement the grpc health protocol (grpc.health.v1.Health): unknown service grpc.health.v1.Health',
      ),
    ],
  ];
  for (const [health, expected] of rows) test(health, () => expect(grpcOutcome(health)).toEqual(expected));
});

describe('the event', () => {
  const rows: readonly (readonly [kind: ProbeKind, ProbeOutcome, reason?: string, message?: string])[] = [
    ['liveness', SUCCESS],
    ['liveness', failure('x'), 'Unhealthy', 'Liveness probe failed: x'],
    ['readiness', failure(''), 'Unhealthy', 'Readiness probe failed: '],
    ['startup', failure('x'), 'Unhealthy', 'Startup probe failed: x'],
    ['readiness', { is: 'warning', text: 'x' }, 'ProbeWarning', 'Readiness probe warning: x'],
    ['readiness', error('x'), 'Unhealthy', 'Readiness probe errored and resulted in unknown state: x'],
  ];
  for (const [kind, outcome, reason, message] of rows) {
    test(`of a ${kind} ${outcome.is} is ${message ?? 'none'}`, () =>
      expect(probeEvent(kind, outcome, true)).toEqual(reason && { type: 'Warning', reason, message }));
  }

  test('of an error before 1.33 does not name the state', () =>
    expect(probeEvent('readiness', error('x'), false)?.message).toBe('Readiness probe errored: x'));
});
