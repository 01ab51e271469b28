Feature: Suspended Jobs
  https://kubernetes.io/docs/concepts/workloads/controllers/job/#suspending-a-job

  Background:
    Given the manifest:
      """yaml
      apiVersion: batch/v1
      kind: Job
      metadata: { name: batch }
      spec:
        parallelism: 2
        completions: 2
        activeDeadlineSeconds: 60
        template:
          spec:
            restartPolicy: Never
            terminationGracePeriodSeconds: 5
            containers: [{ name: app, image: busybox, command: [sleep, "30"] }]
      """

  Rule: A suspended Job has no pods, and the time of its deadline does not run
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#suspending-a-job

    Scenario: Its pods are ended, and do not count as failures
      When the manifest is applied
      And 10 seconds pass
      And job "batch" is suspended
      Then job "batch" is Suspended
      And kubectl get jobs shows:
        | NAME  | STATUS    | COMPLETIONS |
        | batch | Suspended | 0/2         |
      And there are 0 pods of job "batch" at 15s
      And status.failed of job "batch" is absent
      And the events of job "batch" include:
        | reason           | message              | at  |
        | SuccessfulDelete | Deleted pod: batch-* | 10s |
        | SuccessfulDelete | Deleted pod: batch-* | 10s |
        | Suspended        | Job suspended        | 10s |

    Scenario: Resumed, it begins anew, and so does its deadline
      When the manifest is applied
      And 10 seconds pass
      And job "batch" is suspended
      And 1 hour passes
      And job "batch" is resumed
      Then job "batch" is not Suspended
      And condition Suspended of job "batch" is False with reason "JobResumed"
      And 2 pods of job "batch" are Running
      And job "batch" is Complete within 31s

    Scenario: Made suspended, it waits without a start time
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: waiting }
        spec:
          suspend: true
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "30"] }]
        """
      Then job "waiting" stays Suspended for 1h
      And job "waiting" does not match:
        """yaml
        status: { startTime: "*" }
        """
      And there are 0 pods of job "waiting"
