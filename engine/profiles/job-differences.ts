import type { Difference } from './versions';

/** Where releases differ in what they make of Jobs. */
export const JOB_DIFFERENCES = {
  jobEndsInTwoSteps: {
    what: 'a Job has FailureTarget or SuccessCriteriaMet first, and Failed or Complete when no pod of it is left that is on its way out',
    since: 31,
    source:
      'pkg/controller/job/job_controller.go (delayTerminalCondition); https://github.com/kubernetes/kubernetes/pull/125510',
  },
  suspendedJobForgetsStartTime: {
    what: 'a Job that is suspended loses its status.startTime at once, and not only when it is resumed',
    since: 36,
    source: 'pkg/features/kube_features.go (MutableSchedulingDirectivesForSuspendedJobs on by default)',
  },
} as const satisfies Record<string, Difference>;
