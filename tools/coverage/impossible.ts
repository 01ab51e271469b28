import type { Group } from '../../reports/coverage/catalogue';

/**
 * What the source seems to say to whoever follows it expression by expression, and never does: texts that stand in one function and never
 * meet. A row that is no longer found must go.
 */
export const IMPOSSIBLE: readonly (readonly [group: Group, ...texts: string[]])[] = [
  // Whether a limit was met decides the status, and which limit the reason.
  ...['ScaleDownLimit', 'ScaleUpLimit', 'TooFewReplicas', 'TooManyReplicas'].map(
    (reason) => ['condition', 'HorizontalPodAutoscaler', 'ScalingLimited', 'False', reason] as const,
  ),
  ['condition', 'HorizontalPodAutoscaler', 'ScalingLimited', 'True', 'DesiredWithinRange'],
  // Only DisruptionTarget is reset so.
  ...['ContainersReady', 'Initialized', 'PodResizeInProgress', 'PodResizePending', 'PodScheduled'].map(
    (type) => ['condition', 'Pod', type, 'False', ''] as const,
  ),
  // Restarting all containers always has a reason, and so has a resize that waits; each of them has reasons of its own.
  ['condition', 'Pod', 'AllContainersRestarting', 'True', ''],
  ['condition', 'Pod', 'PodResizePending', 'True', ''],
  ['condition', 'Pod', 'PodResizePending', 'True', 'Error'],
  ['condition', 'Pod', 'PodResizeInProgress', 'True', 'Deferred'],
  ['condition', 'Pod', 'PodResizeInProgress', 'True', 'Infeasible'],
  // It is taken over from ContainersReady when that is not True.
  ['condition', 'Pod', 'Ready', '*', ''],
  ['condition', 'Pod', 'Ready', '*', '*'],
  // The events of a pull that is put off, and of an image that cannot be looked at, have reasons of their own.
  ['event', 'ImagePullBackOff', 'Back-off pulling image "*"'],
  ['event', 'ImagePullBackOff', 'Back-off pulling image "*": *: *'],
  ['event', 'InspectFailed', 'Back-off pulling image "*"'],
  ['event', 'InspectFailed', 'Back-off pulling image "*": *: *'],
  ['event', 'InspectFailed', 'Container image "*" is not present with pull policy of Never'],
  ['event', 'InvalidImageName', 'Failed to apply default image tag "*": *'],
  [
    'event',
    'ImageInspectError',
    'Failed to inspect image "": rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused"',
  ],
  // Conditions of Jobs have these reasons, events do not.
  ['event', 'JobResumed', 'Job resumed'],
  ['event', 'JobSuspended', 'Job suspended'],
  // What the message begins with goes with the reason.
  ...['*', 'error', 'started'].map((what) => ['event', 'ResizeCompleted', `Pod resize ${what}: *`] as const),
  ...['*', 'completed', 'started'].map((what) => ['event', 'ResizeError', `Pod resize ${what}: *`] as const),
  ...['*', 'completed', 'error'].map((what) => ['event', 'ResizeStarted', `Pod resize ${what}: *`] as const),
];
