import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, ContainerStatus, Pod } from '../api/types';
import { terminatedInit, terminatedMain } from './terminated-status';

/**
 * Containers are written `a=waiting b=0 c=runs d=crashed`: it waits and never ran, ended with a code, still runs as far as anybody
 * knows, or waits after it ended with 1. `?` in an answer: nobody knows how it ended.
 */
const INIT: readonly (readonly [name: string, before: string, after: string])[] = [
  ['one that ended keeps its end', 'a=0', 'a=0'],
  ['one that ran ended nobody knows how', 'a=runs', 'a=?'],
  ['the first counts as begun', 'a=waiting b=waiting', 'a=? b=waiting'],
  ['what is before one that began has begun', 'a=waiting b=runs c=waiting', 'a=? b=? c=waiting'],
  ['one that crashed and waits has begun', 'a=0 b=crashed', 'a=0 b=?'],
  ['all ended', 'a=0 b=1', 'a=0 b=1'],
];

for (const [name, before, after] of INIT) {
  test(`init containers of a pod that is over: ${name}: ${after}`, () => {
    expect(shown(terminatedInit(statuses(before)))).toBe(after);
  });
}

test('a pod without init containers has no statuses of any', () => {
  expect(terminatedInit(undefined)).toBeUndefined();
});

/** Init containers before the bar; one whose name begins with s is a sidecar, and `runs` means that it has started. */
const MAIN: readonly (readonly [name: string, pod: string, after: string])[] = [
  ['ended ones keep their end', '| a=0 b=143', 'a=0 b=143'],
  ['one that ran', '| a=runs b=0', 'a=? b=0'],
  ['without init containers one that never ran counts as failed', '| a=waiting', 'a=?'],
  ['an unfinished init container: they never began', 'i=runs | a=waiting', 'a=waiting'],
  ['a failed one', 'i=1 | a=waiting', 'a=waiting'],
  ['all init containers were done', 'i=0 | a=waiting', 'a=?'],
  ['the last one decides', 'i=0 j=1 | a=waiting', 'a=waiting'],
  ['another container had begun', 'i=1 | a=0 b=waiting', 'a=0 b=?'],
  ['it had crashed before', 'i=1 | a=crashed b=waiting', 'a=? b=?'],
  ['the last sidecar runs', 's=runs | a=waiting', 'a=?'],
  ['the last sidecar has ended', 's=0 | a=waiting', 'a=waiting'],
];

for (const [name, text, after] of MAIN) {
  test(`containers of a pod that is over: ${name}: ${text}: ${after}`, () => {
    const [init = '', main = ''] = text.split('|').map((part) => part.trim());
    const initContainerStatuses = statuses(init);
    const initContainers = initContainerStatuses.map(
      (one) =>
        ({ name: one.name, ...(one.name.startsWith('s') && { restartPolicy: 'Always' }) }) as Container,
    );
    const containerStatuses = statuses(main);
    const pod = {
      spec: { initContainers },
      status: { initContainerStatuses, containerStatuses },
    } as unknown as Pod;
    expect(shown(terminatedMain(pod, containerStatuses))).toBe(after);
  });
}

function statuses(text: string): readonly ContainerStatus[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [name, does] = word.split('=') as [string, string];
      const ended = (exitCode: number) => ({ terminated: { exitCode } });
      const states: Record<string, object> = {
        waiting: { state: { waiting: {} }, lastState: {} },
        runs: { state: { running: {} }, lastState: {}, started: true },
        crashed: { state: { waiting: {} }, lastState: ended(1) },
      };
      return { name, ...(states[does] ?? { state: ended(Number(does)), lastState: {} }) } as ContainerStatus;
    });
}

function shown(list: readonly ContainerStatus[] | undefined): string | undefined {
  return list?.map(({ name, state }) => `${name}=${stateText(state)}`).join(' ');
}

function stateText({ waiting, running, terminated }: ContainerStatus['state']): string {
  if (waiting) return 'waiting';
  if (running) return 'runs';
  return terminated!.reason === 'ContainerStatusUnknown' ? '?' : String(terminated!.exitCode);
}
