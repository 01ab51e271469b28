import type { Difference } from './versions';

/** Where releases differ in what they make of Jobs. */
export const JOB_DIFFERENCES = {
  jobEndsInTwoSteps: {
    what: 'a Job has FailureTarget or SuccessCriteriaMet first, and Failed or Complete when no pod of it is left that is on its way out',
    since: 31,
    source:
      'pkg/controller/job/job_controller.go (delayTerminalCondition); https://github.com/kubernetes/kubernetes/pull/125510',
  },
  jobSuccessPolicyField: {
    what: 'the field successPolicy of Jobs exists; before, it is an unknown field',
    since: 30,
    source: 'staging/src/k8s.io/api/batch/v1/types.go',
  },
  jobSuccessPolicy: {
    what: 'successPolicy is kept; in 1.30 the server drops it',
    since: 31,
    source: 'gate JobSuccessPolicy; pkg/registry/batch/job/strategy.go (PrepareForCreate)',
  },
  jobManagedByField: {
    what: 'the field managedBy of Jobs exists; before, it is an unknown field',
    since: 30,
    source: 'staging/src/k8s.io/api/batch/v1/types.go',
  },
  jobManagedBy: {
    what: 'managedBy is kept; in 1.30 and 1.31 the server drops it',
    since: 32,
    source: 'gate JobManagedBy; pkg/registry/batch/job/strategy.go (PrepareForCreate)',
  },
  suspendedJobForgetsStartTime: {
    what: 'a Job that is suspended loses its status.startTime at once, and not only when it is resumed',
    since: 36,
    source: 'pkg/features/kube_features.go (MutableSchedulingDirectivesForSuspendedJobs on by default)',
  },
} as const satisfies Record<string, Difference>;
