import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Recordings that are kept here, and the whole set, which may stand beside the checkout. */
export const OWN = join(__dirname, 'recordings');
export const WHOLE = join(__dirname, '../../../shared/traces');

/** The recordings in a folder; none where there is no such folder. */
export function namesIn(folder: string): readonly string[] {
  return existsSync(folder)
    ? readdirSync(folder).flatMap((file) => /^(.*)\.jsonl$/.exec(file)?.[1] ?? [])
    : [];
}

/** What a recording is about. */
export type Part = 'the pod itself' | 'the rest of the node' | 'the control plane';

/**
 * What each recording is about: bare pods, init containers, images, restarts and deletion; the rest of a pod's life on its
 * node; the control plane. A recording that is not listed belongs to nobody, and the harness says so.
 */
export const PART_OF: Readonly<Record<string, Part>> = {
  'active-deadline-ignored': 'the pod itself',
  'bad-command': 'the pod itself',
  'crashloop-6min': 'the pod itself',
  'delete-grace-shortened': 'the pod itself',
  'delete-trap': 'the pod itself',
  'image-invalid-name': 'the pod itself',
  'image-missing': 'the pod itself',
  'image-pull-always': 'the pod itself',
  'init-fail-never': 'the pod itself',
  'init-ok': 'the pod itself',
  oom: 'the pod itself',
  'oom-never': 'the pod itself',
  'pod-complete-never': 'the pod itself',
  'pod-error-never': 'the pod itself',
  'three-onfailure': 'the pod itself',
  'too-large': 'the pod itself',

  'config-missing-volume': 'the rest of the node',
  'ephemeral-limit': 'the rest of the node',
  'liveness-exec': 'the rest of the node',
  'liveness-own-grace': 'the rest of the node',
  'poststart-fail': 'the rest of the node',
  'prestop-exec-sleep': 'the rest of the node',
  'prestop-fail': 'the rest of the node',
  'prestop-too-long': 'the rest of the node',
  'probe-timeout': 'the rest of the node',
  'readiness-delete': 'the rest of the node',
  'readiness-flip': 'the rest of the node',
  'resize-in-place': 'the rest of the node',
  'restart-rules': 'the rest of the node',
  'sidecar-crash': 'the rest of the node',
  'sidecar-pod': 'the rest of the node',
  'startup-probe': 'the rest of the node',

  cronjob: 'the control plane',
  'deploy-bad-image': 'the control plane',
  'deploy-delete': 'the control plane',
  'deploy-delete-foreground': 'the control plane',
  'deploy-minready': 'the control plane',
  'deploy-pause-undo': 'the control plane',
  'deploy-rolling': 'the control plane',
  'deploy-scale': 'the control plane',
  'eviction-pdb': 'the control plane',
  'job-backoff3': 'the control plane',
  'job-deadline': 'the control plane',
  'job-indexed': 'the control plane',
  'job-ok': 'the control plane',
  'job-podfailurepolicy': 'the control plane',
  'job-successpolicy': 'the control plane',
  'job-ttl': 'the control plane',
  'namespace-delete': 'the control plane',
  'quota-exceeded': 'the control plane',
  'replicaset-adopt-label': 'the control plane',
  'scheduling-gates': 'the control plane',
  'statefulset-pod-deleted': 'the control plane',
  'x-preemption': 'the control plane',
  'x-taint-noexecute': 'the control plane',
  'y-node-notready': 'the control plane',
};

/** The parts that the engine is meant to do by now. */
const PARTS_BUILT: ReadonlySet<Part> = new Set(['the pod itself'] as const);

/** Recordings of other parts that the engine tells already. */
const BUILT_SOONER: ReadonlySet<string> = new Set([
  'eviction-pdb',
  'x-taint-noexecute',
  'cronjob',
  'job-backoff3',
  'job-deadline',
  'job-indexed',
  'job-ok',
  'job-podfailurepolicy',
  'job-successpolicy',
  'job-ttl',
  'y-node-notready',
  'deploy-bad-image',
  'deploy-delete',
  'deploy-delete-foreground',
  'deploy-minready',
  'deploy-pause-undo',
  'deploy-rolling',
  'deploy-scale',
  'config-missing-volume',
  'ephemeral-limit',
  'liveness-exec',
  'liveness-own-grace',
  'poststart-fail',
  'prestop-exec-sleep',
  'prestop-fail',
  'prestop-too-long',
  'probe-timeout',
  'readiness-delete',
  'readiness-flip',
  'resize-in-place',
  'restart-rules',
  'sidecar-crash',
  'sidecar-pod',
  'namespace-delete',
  'quota-exceeded',
  'replicaset-adopt-label',
  'scheduling-gates',
  'statefulset-pod-deleted',
  'startup-probe',
  'x-preemption',
]);

/** Whether the engine is meant to tell this recording by now. One that belongs to nobody is judged too. */
export function isBuilt(recording: string): boolean {
  const manifest = manifestOf(recording);
  const part = PART_OF[manifest];
  return part === undefined || PARTS_BUILT.has(part) || BUILT_SOONER.has(manifest);
}

/** The manifest of a recording: `oom-never.run2` is a second recording of `oom-never`. */
export function manifestOf(recording: string): string {
  return recording.replace(/\.run\d+$/, '');
}
