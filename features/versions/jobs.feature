Feature: Jobs in other releases
  What the Job controller does and writes otherwise in other releases than the newest.
  https://kubernetes.io/docs/concepts/workloads/controllers/job/

  Rule: Since 1.31 a Job has failed only when its last pod is gone

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
