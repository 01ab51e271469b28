Feature: When Jobs end and go
  https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup

  Rule: activeDeadlineSeconds ends a Job, whatever its pods do
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup
    Source: pkg/controller/job/job_controller.go (v1.36, pastActiveDeadline)

    Background:
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          activeDeadlineSeconds: 10
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 3
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 600"] }]
        """

    # sh as process 1 does not listen to SIGTERM.
    Scenario: The pod is deleted at 10s, and the Job has failed when it is gone
      When the manifest is applied
      Then pod "import-*" is Terminating at 10s
      And job "import" is not Failed at 13s
      And job "import" is Failed at 14s
      And condition FailureTarget of job "import" is True with reason "DeadlineExceeded" at 10s
      And the events of job "import" include:
        | type    | reason           | message                                      | at  |
        | Normal  | SuccessfulDelete | Deleted pod: import-*                        | 10s |
        | Warning | DeadlineExceeded | Job was active longer than specified deadline | 14s |

    Scenario: It outranks backoffLimit: failing pods have no more tries after it
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: failing }
        spec:
          activeDeadlineSeconds: 30
          backoffLimit: 5
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "exit 1"] }]
        """
      When the manifest is applied
      Then job "failing" is Failed at 30s
      And condition Failed of job "failing" is True with reason "DeadlineExceeded"
      And there are 2 pods of job "failing"

  Rule: A Job that has ended stays, with its pods, unless it says for how long
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#ttl-mechanism-for-finished-jobs

    Background:
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: report }
        spec:
          ttlSecondsAfterFinished: 5
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "2"] }]
        """

    Scenario: After ttlSecondsAfterFinished it goes, and its pods with it
      When the manifest is applied
      Then job "report" is Complete at 3s
      And job "report" is Complete at 7s
      And job "report" is gone at 8s
      And pod "report-*" is gone

    Scenario: Without it, it is there after a day
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: kept }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "2"] }]
        """
      And 1 day passes
      Then job "kept" is Complete
      And pod "kept-*" is Succeeded

    Scenario: 0 seconds are at once
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: flash }
        spec:
          ttlSecondsAfterFinished: 0
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "2"] }]
        """
      Then job "flash" is gone at 3s

  Rule: kubectl delete takes the pods along
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup

    Scenario: The pods of a running Job are stopped
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: long }
        spec:
          parallelism: 2
          completions: 2
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 5
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 600"] }]
        """
      When the manifest is applied
      And 10 seconds pass
      And job "long" is deleted
      Then job "long" is gone within 0s
      And there are 2 pods of job "long" at 14s
      And there are 0 pods of job "long" at 16s

  Rule: A pod is held by a finalizer until it is counted
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
    Source: pkg/controller/job/job_controller.go (v1.36, trackJobStatusAndRemoveFinalizers)

    # So that none is missed when somebody deletes it in between.
    # https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
    Scenario: A pod that succeeds and is deleted at once is counted all the same
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: quick }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "2"] }]
        """
      When the manifest is applied
      And 2 seconds pass
      And pod "quick-*" is deleted
      Then pod "quick-*" is Terminating
      And job "quick" is Complete at 3s
      And status.succeeded of job "quick" is 1
      And pod "quick-*" is gone

    Scenario: What the API shows in between
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: quick }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "2"] }]
        """
      When the manifest is applied
      And 10 seconds pass
      Then pod "quick-*" matches:
        """yaml
        metadata: { finalizers: null }
        """
