Feature: Jobs in other releases
  What the Job controller does and writes otherwise in other releases than the newest.
  https://kubernetes.io/docs/concepts/workloads/controllers/job/

  Rule: Since 1.31 a Job has failed only when its last pod is gone
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#termination-of-job-pods
    Source: pkg/controller/job/job_controller.go (v1.36, delayTerminalCondition)

    @version:jobEndsInTwoSteps
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: late }
        spec:
          activeDeadlineSeconds: 10
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 20
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 600"] }]
        """
      Then job "late" is Failed at <failed>
      And job "late" is not Failed at <not yet>
      And the events of job "late" include:
        | type    | reason           | at       |
        | Warning | DeadlineExceeded | <failed> |

      Examples:
        | version | failed | not yet |
        | 1.30    | 10s    | 9s      |
        | 1.31    | 31s    | 30s     |

  Rule: Since 1.36 a Job that is suspended forgets at once when it began
    Source: pkg/controller/job/job_controller.go (v1.36, syncJob)
    Source: pkg/features/kube_features.go (v1.36, MutableSchedulingDirectivesForSuspendedJobs)

    @version:suspendedJobForgetsStartTime
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: batch }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "60"] }]
        """
      And 10 seconds pass
      And job "batch" is suspended
      And 10 seconds pass
      Then job "batch" matches:
        """yaml
        status: { startTime: <start> }
        """

      Examples:
        | version | start |
        | 1.35    | "@0s" |
        | 1.36    | null  |

  Rule: A Job has a success policy since 1.31 and a manager since 1.32; the release before drops them in silence, and 1.29 does not know them
    Source: pkg/features/kube_features.go (v1.36, JobSuccessPolicy, JobManagedBy)

    @version:jobSuccessPolicyField @version:jobManagedByField
    Scenario Outline: Kubernetes 1.29 does not know <field>
      Given Kubernetes 1.29
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: batch }
        spec:
          completions: 2
          completionMode: Indexed
          <what>
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "60"] }]
        """
      Then it is refused with:
        """
        *strict decoding error: unknown field "<field>"
        """

      Examples:
        | field              | what                                         |
        | spec.successPolicy | successPolicy: { rules: [{ succeededCount: 1 }] } |
        | spec.managedBy     | managedBy: example.com/manager               |

    @version:jobSuccessPolicy @version:jobSuccessPolicyField
    Scenario Outline: The success of the first index, in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: batch }
        spec:
          completions: 2
          parallelism: 2
          completionMode: Indexed
          successPolicy: { rules: [{ succeededIndexes: "0" }] }
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 1
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep $((10 + 50 * JOB_COMPLETION_INDEX))"] }]
        """
      Then job "batch" is Complete at <done>
      And job "batch" is not Complete at <not yet>

      Examples:
        | version | done | not yet |
        | 1.30    | 65s  | 59s     |
        | 1.31    | 15s  | 9s      |

    @version:jobManagedBy @version:jobManagedByField
    Scenario Outline: A Job of another manager in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: batch }
        spec:
          managedBy: example.com/manager
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "60"] }]
        """
      And 10 seconds pass
      Then there are <pods> pods of job "batch"

      Examples:
        | version | pods |
        | 1.30    | 1    |
        | 1.31    | 1    |
        | 1.32    | 0    |

  Rule: A limit for each index and a replacement policy have been kept since 1.29, the oldest release here
    Source: pkg/features/kube_features.go (v1.36, JobBackoffLimitPerIndex, JobPodReplacementPolicy)

    Scenario: Kubernetes 1.29
      Given Kubernetes 1.29
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: batch }
        spec:
          completions: 2
          completionMode: Indexed
          backoffLimitPerIndex: 1
          podReplacementPolicy: Failed
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "60"] }]
        """
      Then job "batch" matches:
        """yaml
        spec: { backoffLimitPerIndex: 1, podReplacementPolicy: Failed }
        """
