import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { Container } from '../api/types';
import { newRecord } from './container-record';
import { isReady, isStarted } from './probe-status';
import type { ProbeResult } from './probe-step';
import type { ProbeWorker } from './probe-worker';

interface Given {
  readonly seen?: 'nothing' | 'running' | 'exited';
  /** What the worker knows; `ended`: it does not work any more; `none`: the container has no such probe. */
  readonly probe?: ProbeResult | 'nothing' | 'ended' | 'none';
  readonly about?: string;
  /** What the status shows of the run before. */
  readonly shown?: boolean;
}

function recordOf(
  kind: 'startup' | 'readiness',
  { seen = 'running', probe = 'none', about = 'now', shown }: Given,
) {
  const field = probe === 'none' ? {} : { [`${kind}Probe`]: {} };
  const record = newRecord({ name: 'app', image: 'app', ...field } as Container, 'main');
  record.instance = { id: 'now', seen } as typeof record.instance;
  if (shown !== undefined) record.status = { started: shown } as typeof record.status;
  if (probe === 'none') return record;
  const ended = probe === 'ended';
  const result = ended || probe === 'nothing' ? undefined : probe;
  const worker = { runtimeId: about, result, ended } as ProbeWorker;
  record.probes = { startup: undefined, readiness: undefined, liveness: undefined, [kind]: worker };
  return record;
}

describe('a container has started', () => {
  const rows: readonly (readonly [what: string, Given, carriesOver: boolean, expected: boolean])[] = [
    ['when it runs and has no startup probe', {}, true, true],
    ['not before it runs', { seen: 'nothing' }, true, false],
    ['not when it has ended', { seen: 'exited' }, true, false],
    ['not before its startup probe has answered', { probe: 'nothing' }, true, false],
    ['not while nothing is known', { probe: 'Unknown' }, true, false],
    ['when its startup probe has succeeded', { probe: 'Success' }, true, true],
    ['not when it has failed', { probe: 'Failure' }, true, false],
    ['not because the run before had', { probe: 'Success', about: 'before' }, false, false],
    ['by what is shown of the run before, since 1.35', { probe: 'nothing', shown: true }, true, true],
    ['not by what is shown, before 1.35', { probe: 'nothing', shown: true }, false, false],
    ['not by what is shown, once its probe has looked', { probe: 'Unknown', shown: true }, true, false],
    ['when nobody asks any more', { probe: 'ended' }, false, true],
  ];
  for (const [what, given, carriesOver, expected] of rows)
    test(what, () => expect(isStarted(recordOf('startup', given), carriesOver)).toBe(expected));
});

describe('a container that has started is ready', () => {
  const rows: readonly (readonly [what: string, Given, expected: boolean])[] = [
    ['without a readiness probe', {}, true],
    ['not before its readiness probe has answered', { probe: 'nothing' }, false],
    ['when it has succeeded', { probe: 'Success' }, true],
    ['not when it has failed', { probe: 'Failure' }, false],
    ['not because the run before was', { probe: 'Success', about: 'before' }, false],
  ];
  for (const [what, given, expected] of rows)
    test(what, () => expect(isReady(recordOf('readiness', given))).toBe(expected));
});
