import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from '../api/types';
import { logRequest } from './container-log-request';

const ended = (containerID?: string) => ({
  terminated: { exitCode: 1, ...(containerID && { containerID }) },
});

const rows: readonly (readonly [what: string, status: object, previous: boolean, answer: string])[] = [
  ['a running container', { state: { running: {} }, containerID: 'c://1' }, false, 'c://1'],
  ['one that has ended', { state: ended('c://1') }, false, 'c://1'],
  ['one that waits for its restart', { state: { waiting: {} }, lastState: ended('c://1') }, false, 'c://1'],
  ['one whose next run did not start', { state: ended(), lastState: ended('c://1') }, false, 'c://1'],
  ['one that never was', { state: ended() }, false, 'container "app" in pod "web" is terminated'],
  [
    'one that waits',
    { state: { waiting: { reason: 'ContainerCreating' } } },
    false,
    'container "app" in pod "web" is waiting to start: ContainerCreating',
  ],
  [
    'one whose image was not pulled',
    { state: { waiting: { reason: 'ErrImagePull' } } },
    false,
    'container "app" in pod "web" is waiting to start: image can\'t be pulled',
  ],
  [
    'one whose image cannot be pulled',
    { state: { waiting: { reason: 'ImagePullBackOff' } } },
    false,
    'container "app" in pod "web" is waiting to start: trying and failing to pull image',
  ],
  [
    'one without a reason',
    { state: { waiting: {} } },
    false,
    'container "app" in pod "web" is waiting to start - no logs yet',
  ],
  [
    'the run before',
    { state: { running: {} }, lastState: ended('c://1'), containerID: 'c://2' },
    true,
    'c://1',
  ],
  [
    'no run before',
    { state: { running: {} }, containerID: 'c://1' },
    true,
    'previous terminated container "app" in pod "web" not found',
  ],
];
for (const [what, status, previous, answer] of rows) {
  test(`the log of ${what}`, () => {
    const statuses = [{ name: 'app', lastState: {}, ...status }];
    const pod = { metadata: { name: 'web' }, status: { containerStatuses: statuses } } as unknown as Pod;
    const request = logRequest(pod, 'app', previous);
    expect('refused' in request ? request.refused : request.containerID).toBe(answer);
  });
}

test('a container without a status', () => {
  const pod = { metadata: { name: 'web' }, status: {} } as Pod;
  expect(logRequest(pod, 'app', false)).toEqual({ refused: 'container "app" in pod "web" is not available' });
});
