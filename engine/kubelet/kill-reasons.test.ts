import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { Container, RestartPolicy } from '../api/types';
import { type ContainerRole, newRecord } from './container-record';
import { graceForKill, type KillReason, killReason, killText, restartsAfterProbe } from './kill-reasons';
import type { ProbeResult } from './probe-step';
import type { ProbeWorker } from './probe-worker';

const spec = (more: object = {}) => ({ name: 'app', image: 'new', resources: {}, ...more }) as Container;

interface Given {
  readonly role?: ContainerRole;
  readonly seen?: 'running' | 'exited';
  readonly image?: string;
  readonly liveness?: ProbeResult;
  readonly startup?: ProbeResult;
  /** Which container the results are about. */
  readonly of?: string;
}

function recordOf({ role = 'main', seen = 'running', image = 'new', liveness, startup, of = 'now' }: Given) {
  const record = newRecord(spec(), role);
  record.instance = { id: 'now', image, seen } as typeof record.instance;
  const worker = (result: ProbeResult | undefined) =>
    result && ({ runtimeId: of, result, ended: false } as ProbeWorker);
  record.probes = { startup: worker(startup), readiness: undefined, liveness: worker(liveness) };
  return record;
}

describe('a container is killed', () => {
  const rows: readonly (readonly [what: string, Given, KillReason | undefined])[] = [
    ['not without a reason', {}, undefined],
    ['for its liveness', { liveness: 'Failure' }, 'liveness'],
    ['not while its liveness is good', { liveness: 'Success' }, undefined],
    ['because it did not start', { startup: 'Failure' }, 'startup'],
    ['not while nobody knows whether it started', { startup: 'Unknown' }, undefined],
    ['for another image', { image: 'old' }, 'definition changed'],
    ['for another image before its probes', { image: 'old', liveness: 'Failure' }, 'definition changed'],
    ['for liveness before startup', { liveness: 'Failure', startup: 'Failure' }, 'liveness'],
    ['not when it has ended already', { seen: 'exited', liveness: 'Failure' }, undefined],
    ['not for the run before it', { liveness: 'Failure', of: 'before' }, undefined],
    [
      'as a sidecar for its start before its image',
      { role: 'sidecar', image: 'old', startup: 'Failure' },
      'startup',
    ],
    ['as a sidecar for its liveness', { role: 'sidecar', liveness: 'Failure' }, 'liveness'],
  ];
  for (const [what, given, expected] of rows)
    test(what, () => expect(killReason(recordOf(given))).toBe(expected));
});

describe('after its probe has failed a container comes back', () => {
  const rows: readonly (readonly [
    string,
    ContainerRole,
    RestartPolicy | undefined,
    RestartPolicy,
    boolean,
  ])[] = [
    ['with Always', 'main', undefined, 'Always', true],
    ['with OnFailure, for nobody knows the exit code yet', 'main', undefined, 'OnFailure', true],
    ['not with Never', 'main', undefined, 'Never', false],
    ['by its own policy', 'main', 'Always', 'Never', true],
    ['not by its own policy', 'main', 'Never', 'Always', false],
    ['as a sidecar', 'sidecar', 'Always', 'Never', true],
  ];
  for (const [what, role, own, pod, expected] of rows) {
    test(what, () => {
      const container = { role, spec: spec(own && { restartPolicy: own }) };
      expect(restartsAfterProbe(container, { restartPolicy: pod })).toBe(expected);
    });
  }
});

describe('the event of the kill', () => {
  const rows: readonly (readonly [ContainerRole, KillReason, restarts: boolean, message: string])[] = [
    ['main', 'liveness', true, 'Container app failed liveness probe, will be restarted'],
    ['main', 'liveness', false, 'Container app failed liveness probe'],
    ['main', 'startup', true, 'Container app failed startup probe, will be restarted'],
    ['main', 'definition changed', true, 'Container app definition changed, will be restarted'],
    ['sidecar', 'liveness', true, 'Init container app failed liveness probe'],
    ['sidecar', 'startup', true, 'Init container app failed startup probe'],
    ['sidecar', 'definition changed', true, 'Init container app definition changed'],
  ];
  for (const [role, reason, restarts, message] of rows) {
    test(message, () =>
      expect(killText(newRecord(spec(), role), reason, restarts)).toEqual({
        type: 'Normal',
        reason: 'Killing',
        message,
      }),
    );
  }
});

describe('the grace period of the kill', () => {
  const both = {
    livenessProbe: { terminationGracePeriodSeconds: 4 },
    startupProbe: { terminationGracePeriodSeconds: 90 },
  };
  const rows: readonly (readonly [
    string,
    object,
    KillReason,
    deletion: number | undefined,
    expected: number,
  ])[] = [
    ["the pod's", {}, 'liveness', undefined, 30],
    ["the liveness probe's", both, 'liveness', undefined, 4],
    ["the startup probe's, longer than the pod's", both, 'startup', undefined, 90],
    ["the pod's for another image", both, 'definition changed', undefined, 30],
    ["the deletion's", both, 'liveness', 7, 7],
    ["the deletion's, also of 0", both, 'liveness', 0, 0],
  ];
  for (const [what, more, reason, deletion, expected] of rows)
    test(`is ${what}`, () => expect(graceForKill({ spec: spec(more) }, reason, deletion, 30)).toBe(expected));
});
