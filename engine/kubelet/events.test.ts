import { test } from 'node:test';
import { expect } from 'expect';
import { Version } from '../profiles/versions';
import { minutes, seconds } from '../simulation/time';
import * as events from './events';

const at = (minor: number) => Version.parse(`1.${minor}`)!;
const says = ({ type, reason, message }: events.EventText) => `${type} ${reason}: ${message}`;

const POD = 'web_default(8f3c)';
const PRESENT = 'Normal Pulled: Container image "web:1" already present on machine';
const PULLED = 'Normal Pulled: Successfully pulled image "web:1" in 18ms (1.02s including waiting)';

const ROWS: readonly [string, events.EventText, string][] = [
  ['a pull begins', events.pulling('web:1'), 'Normal Pulling: Pulling image "web:1"'],
  [
    'a pull worked',
    events.pulled('web:1', 18, 1_020, 2_140_807, at(36)),
    `${PULLED}. Image size: 2140807 bytes.`,
  ],
  [
    'a pull worked in 1.30',
    events.pulled('web:1', 18, 1_020, 2_140_807, at(30)),
    `${PULLED}. Image size: 2140807 bytes.`,
  ],
  ['a pull worked in 1.29', events.pulled('web:1', 18, 1_020, 2_140_807, at(29)), PULLED],
  ['an image is there', events.alreadyPresent('web:1', at(36)), `${PRESENT} and can be accessed by the pod`],
  [
    'an image is there in 1.35',
    events.alreadyPresent('web:1', at(35)),
    `${PRESENT} and can be accessed by the pod`,
  ],
  ['an image is there in 1.34', events.alreadyPresent('web:1', at(34)), PRESENT],
  [
    'a pull failed',
    events.pullFailure('web:1', 'not found'),
    'Warning Failed: Failed to pull image "web:1": not found',
  ],
  ['a pull is refused', events.pullBackOff('web:1'), 'Normal BackOff: Back-off pulling image "web:1"'],
  ['a start failed', events.failed('ErrImagePull'), 'Warning Failed: Error: ErrImagePull'],
  [
    'a refused pull keeps its reason to itself',
    events.imageRefused(
      'ImagePullBackOff',
      'Back-off pulling image "web:1": ErrImagePull: not found',
      'web:1',
    ),
    'Normal BackOff: Back-off pulling image "web:1"',
  ],
  [
    'an image name that cannot be read',
    events.imageRefused('InvalidImageName', 'Failed to apply default image tag "A": …', 'A'),
    'Warning InspectFailed: Failed to apply default image tag "A": …',
  ],
  [
    'an image that may not be pulled',
    events.imageRefused(
      'ErrImageNeverPull',
      'Container image "web:1" is not present with pull policy of Never',
      'web:1',
    ),
    'Warning ErrImageNeverPull: Container image "web:1" is not present with pull policy of Never',
  ],
  ['created', events.created('app', at(36)), 'Normal Created: Container created'],
  ['created in 1.35', events.created('app', at(35)), 'Normal Created: Container created'],
  ['created in 1.34', events.created('app', at(34)), 'Normal Created: Created container: app'],
  ['created in 1.32', events.created('app', at(32)), 'Normal Created: Created container: app'],
  ['created in 1.31', events.created('app', at(31)), 'Normal Created: Created container app'],
  ['started', events.started('app', at(35)), 'Normal Started: Container started'],
  ['started in 1.34', events.started('app', at(34)), 'Normal Started: Started container app'],
  [
    'a restart is refused',
    events.restartBackOff('app', POD),
    `Warning BackOff: Back-off restarting failed container app in pod ${POD}`,
  ],
  ['a container is stopped', events.stopping('app'), 'Normal Killing: Stopping container app'],
  ['a deadline', events.deadlineExceeded('Pod was active …'), 'Normal DeadlineExceeded: Pod was active …'],
  [
    'a volume',
    events.failedMount('MountVolume.SetUp failed …'),
    'Warning FailedMount: MountVolume.SetUp failed …',
  ],
];

for (const [name, text, expected] of ROWS) {
  test(`event: ${name}`, () => {
    expect(says(text)).toBe(expected);
  });
}

const DELAYS: readonly [number, string][] = [
  [seconds(10), '10s'],
  [seconds(40), '40s'],
  [seconds(80), '1m20s'],
  [seconds(160), '2m40s'],
  [minutes(5), '5m0s'],
];

for (const [delay, text] of DELAYS) {
  test(`a back-off of ${delay} ms is written ${text}`, () => {
    expect(events.crashLoopMessage(delay, 'app', POD)).toBe(
      `back-off ${text} restarting failed container=app pod=${POD}`,
    );
  });
}
