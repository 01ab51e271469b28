import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, ImagePullPolicy } from '../api/types';
import { minutes, seconds } from '../simulation/time';
import { type ContainerRecord, newRecord } from './container-record';
import { type ImageDecision, imageDecision, pullFailed, Registry } from './image-manager';

const FAILED = { reason: 'ErrImagePull', message: 'not found' };
const refuse = (reason: string, message: string): ImageDecision => ({ do: 'refuse', reason, message });
const BACK_OFF = refuse('ImagePullBackOff', 'Back-off pulling image "web:1": ErrImagePull: not found');
const NEVER = refuse('ErrImageNeverPull', 'Container image "web:1" is not present with pull policy of Never');

interface Row {
  readonly name: string;
  readonly policy: ImagePullPolicy;
  readonly present: boolean;
  /** When the last pull failed, after which 10s of back-off. */
  readonly failedAt?: number;
  readonly forgot?: true;
  readonly now?: number;
  readonly expected: ImageDecision;
}

const ROWS: readonly Row[] = [
  { name: 'Always pulls an image that is there', policy: 'Always', present: true, expected: { do: 'pull' } },
  { name: 'Always pulls one that is not', policy: 'Always', present: false, expected: { do: 'pull' } },
  { name: 'IfNotPresent uses what is there', policy: 'IfNotPresent', present: true, expected: { do: 'use' } },
  {
    name: 'IfNotPresent pulls what is not',
    policy: 'IfNotPresent',
    present: false,
    expected: { do: 'pull' },
  },
  { name: 'Never uses what is there', policy: 'Never', present: true, expected: { do: 'use' } },
  { name: 'Never refuses what is not', policy: 'Never', present: false, expected: NEVER },
  {
    name: 'right after a failure',
    policy: 'Always',
    present: false,
    failedAt: 5,
    now: 5,
    expected: BACK_OFF,
  },
  {
    name: 'a millisecond before the back-off ends',
    policy: 'Always',
    present: false,
    failedAt: 5,
    now: 14.999,
    expected: BACK_OFF,
  },
  {
    name: 'when the back-off ends',
    policy: 'Always',
    present: false,
    failedAt: 5,
    now: 15,
    expected: { do: 'pull' },
  },
  {
    name: 'Always backs off even where the image is there',
    policy: 'Always',
    present: true,
    failedAt: 5,
    now: 6,
    expected: BACK_OFF,
  },
  {
    name: 'IfNotPresent backs off',
    policy: 'IfNotPresent',
    present: false,
    failedAt: 5,
    now: 6,
    expected: BACK_OFF,
  },
  {
    name: 'IfNotPresent uses what came meanwhile',
    policy: 'IfNotPresent',
    present: true,
    failedAt: 5,
    now: 6,
    expected: { do: 'use' },
  },
  {
    name: 'Never does not know of a back-off',
    policy: 'Never',
    present: false,
    failedAt: 5,
    now: 6,
    expected: NEVER,
  },
  {
    name: 'without an error to repeat',
    policy: 'Always',
    present: false,
    failedAt: 5,
    forgot: true,
    now: 6,
    expected: refuse('ImagePullBackOff', 'Back-off pulling image "web:1"'),
  },
];

for (const { name, policy, present, failedAt, forgot, now = 0, expected } of ROWS) {
  test(`image: ${name}`, () => {
    const imageBackOff =
      failedAt === undefined ? undefined : { delay: seconds(10), updatedAt: seconds(failedAt) };
    const lastPullError = failedAt === undefined || forgot ? undefined : FAILED;
    expect(imageDecision('web:1', policy, present, { imageBackOff, lastPullError }, seconds(now))).toEqual(
      expected,
    );
  });
}

for (const policy of ['Always', 'IfNotPresent', 'Never'] as const) {
  test(`image: a name that cannot be read is refused with ${policy}, in the recorded words`, () => {
    const record = { imageBackOff: undefined, lastPullError: undefined };
    const message =
      'Failed to apply default image tag "Bad_Name:::x": couldn\'t parse image name "Bad_Name:::x": ' +
      'invalid reference format: repository name (library/Bad_Name) must be lowercase';
    expect(imageDecision('Bad_Name:::x', policy, true, record, 0)).toEqual(
      refuse('InvalidImageName', message),
    );
  });
}

// ------------------------------------------------------------------------------------------- pulls

const NOT_FOUND =
  'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nosuch:1": ' +
  'failed to resolve image: docker.io/library/nosuch:1: not found';

test('registry: an image that cannot be pulled is not found, in the recorded words', () => {
  const registry = new Registry();
  registry.say('nosuch:1', { cannotBePulled: {} });
  expect(registry.pullError('nosuch:1', 0)).toBe(NOT_FOUND);
});

test('registry: an image has one name, however it is written', () => {
  const registry = new Registry();
  registry.say('docker.io/library/nosuch:1', { cannotBePulled: {}, pullTakes: 7 });
  expect([registry.pullError('nosuch:1', 0), registry.pullTakes('nosuch:1')]).toEqual([NOT_FOUND, 7]);
  expect(registry.pullError('nosuch:2', 0)).toBe(undefined);
});

test('registry: a given error is repeated', () => {
  const registry = new Registry();
  registry.say('web:1', { cannotBePulled: { error: 'no route to host' } });
  expect(registry.pullError('web:1', 0)).toBe(
    'rpc error: code = Unknown desc = failed to pull and unpack image "docker.io/library/web:1": ' +
      'failed to resolve image: no route to host',
  );
});

const UNTIL: readonly [string, number, boolean][] = [
  ['before it, the pull fails', 29_999, true],
  ['at it, the pull works', 30_000, false],
  ['after it, the pull works', 30_001, false],
];

for (const [name, now, fails] of UNTIL) {
  test(`registry: cannot be pulled until 30s: ${name}`, () => {
    const registry = new Registry();
    registry.say('web:1', { cannotBePulled: { until: seconds(30) } });
    expect(registry.pullError('web:1', now) !== undefined).toBe(fails);
  });
}

test('registry: sayings add up', () => {
  const registry = new Registry();
  registry.say('web:1', { pullTakes: 5 });
  registry.say('web:1', { cannotBePulled: {} });
  expect([registry.pullTakes('web:1'), registry.pullError('web:1', 0) === undefined]).toEqual([5, false]);
});

const record = (name: string, image: string): ContainerRecord =>
  newRecord({ name, image } as Container, 'main');

test('containers of a pod with the same image share the back-off, others do not', () => {
  const records = [record('a', 'web:1'), record('b', 'web:1'), record('c', 'web:2')];
  pullFailed(records, 'web:1', 'not found', 100);
  const shared = { backOff: { delay: seconds(10), updatedAt: 100 }, error: FAILED };
  const other = { backOff: undefined, error: undefined };
  const found = records.map(({ imageBackOff, lastPullError }) => ({
    backOff: imageBackOff,
    error: lastPullError,
  }));
  expect(found).toEqual([shared, shared, other]);
});

test('failures double the back-off: 10, 20, 40, 80, 160, 300, 300 seconds', () => {
  const subject = record('a', 'web:1');
  const delays: number[] = [];
  let now = 0;
  for (let attempt = 0; attempt < 7; attempt += 1) {
    pullFailed([subject], 'web:1', 'not found', now);
    const { delay } = subject.imageBackOff!;
    delays.push(delay / 1_000);
    now += delay;
    expect(imageDecision('web:1', 'Always', false, subject, now - 1).do).toBe('refuse');
    expect(imageDecision('web:1', 'Always', false, subject, now).do).toBe('pull');
  }
  expect(delays).toEqual([10, 20, 40, 80, 160, 300, 300]);
});

test('more than ten minutes after the last failure the back-off begins anew', () => {
  const subject = record('a', 'web:1');
  pullFailed([subject], 'web:1', 'not found', 0);
  pullFailed([subject], 'web:1', 'not found', minutes(10));
  expect(subject.imageBackOff!.delay).toBe(seconds(20));
  pullFailed([subject], 'web:1', 'not found', minutes(20) + 1);
  expect(subject.imageBackOff!.delay).toBe(seconds(10));
});
