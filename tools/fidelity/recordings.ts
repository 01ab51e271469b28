/**
 * Which part of the project a recording belongs to. Part 1 is bare pods, init containers, images, restarts and deletion;
 * 2 the rest of a pod's life on its node; 3 the control plane. A recording that is not listed belongs to nobody, and
 * the harness says so: a new recording must be put somewhere.
 */
export const PART_OF: Readonly<Record<string, 1 | 2 | 3>> = {
  'active-deadline-ignored': 1,
  'bad-command': 1,
  'crashloop-6min': 1,
  'delete-grace-shortened': 1,
  'delete-trap': 1,
  'image-invalid-name': 1,
  'image-missing': 1,
  'image-pull-always': 1,
  'init-fail-never': 1,
  'init-ok': 1,
  oom: 1,
  'oom-never': 1,
  'pod-complete-never': 1,
  'pod-error-never': 1,
  'three-onfailure': 1,
  'too-large': 1,

  'config-missing-volume': 2,
  'ephemeral-limit': 2,
  'liveness-exec': 2,
  'liveness-own-grace': 2,
  'poststart-fail': 2,
  'prestop-exec-sleep': 2,
  'prestop-fail': 2,
  'prestop-too-long': 2,
  'probe-timeout': 2,
  'readiness-delete': 2,
  'readiness-flip': 2,
  'resize-in-place': 2,
  'restart-rules': 2,
  'sidecar-crash': 2,
  'sidecar-pod': 2,
  'startup-probe': 2,

  cronjob: 3,
  'deploy-bad-image': 3,
  'deploy-delete': 3,
  'deploy-delete-foreground': 3,
  'deploy-minready': 3,
  'deploy-pause-undo': 3,
  'deploy-rolling': 3,
  'deploy-scale': 3,
  'eviction-pdb': 3,
  'job-backoff3': 3,
  'job-deadline': 3,
  'job-indexed': 3,
  'job-ok': 3,
  'job-podfailurepolicy': 3,
  'job-successpolicy': 3,
  'job-ttl': 3,
  'namespace-delete': 3,
  'quota-exceeded': 3,
  'replicaset-adopt-label': 3,
  'scheduling-gates': 3,
  'statefulset-pod-deleted': 3,
  'x-preemption': 3,
  'x-taint-noexecute': 3,
  'y-node-notready': 3,
};

/** The parts that the engine is meant to do by now. */
export const PARTS_BUILT: ReadonlySet<number> = new Set([1]);

/** The manifest of a recording: `oom-never.run2` is a second recording of `oom-never`. */
export function manifestOf(recording: string): string {
  return recording.replace(/\.run\d+$/, '');
}
