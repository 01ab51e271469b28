Feature: Jobs whose pods fail
  backoffLimit says how many failures a Job puts up with. What counts as one depends on the restartPolicy of its pods.
  https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy

  Rule: With restartPolicy Never every failure is a pod, and the next one waits twice as long, from 10s on
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy
    Source: pkg/controller/job/backoff_utils.go (v1.36, getRemainingTimeForFailuresCount)

    Background:
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          backoffLimit: 3
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 1; exit 1"] }]
        """

    # Four pods, not three: the limit counts what comes after the first.
    Scenario: backoffLimit 3 makes four pods, at 0s, 11s, 32s and 73s
      When the manifest is applied
      And 10 minutes pass
      Then the events of job "import" are:
        | type    | reason               | message                                     | at  |
        | Normal  | SuccessfulCreate     | Created pod: import-*                       | 0s  |
        | Normal  | SuccessfulCreate     | Created pod: import-*                       | 11s |
        | Normal  | SuccessfulCreate     | Created pod: import-*                       | 32s |
        | Normal  | SuccessfulCreate     | Created pod: import-*                       | 73s |
        | Warning | BackoffLimitExceeded | Job has reached the specified backoff limit | 75s |
      And 4 pods of job "import" are Failed

    Scenario: It has failed when the last failure is counted
      When the manifest is applied
      Then job "import" is not Failed at 74s
      And job "import" is Failed at 75s
      And job "import" matches:
        """yaml
        status:
          failed: 4
          succeeded: null
          completionTime: null
          conditions:
            - { type: FailureTarget, status: "True", reason: BackoffLimitExceeded }
            - { type: Failed, status: "True", reason: BackoffLimitExceeded, message: Job has reached the specified backoff limit }
        """

    Scenario: The first failure that the limit does not cover is the last
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: never-again }
        spec:
          backoffLimit: 0
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 1; exit 1"] }]
        """
      When the manifest is applied
      Then job "never-again" is Failed at 2s
      And there is 1 pod of job "never-again"

    # 책의 메모: "따로 명시하지 않으면 최대 6번 실행". The default of backoffLimit is 6, so there are 7 runs.
    # https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy; pkg/controller/job/job_controller.go
    Scenario: Without a word there are seven pods in ten and a half minutes, not six
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: default }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 1; exit 1"] }]
        """
      When the manifest is applied
      Then job "default" is Failed at 638s
      And job "default" is not Failed at 637s
      And there are 7 pods of job "default"
      And status.failed of job "default" is 7

  Rule: How many pods does a Job with a backoffLimit make, and when? One more than the limit, unless a rule knows better
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy

    # An error that no repetition mends: the Job tries all the same.
    Scenario: Broken: backoffLimit 2 makes three pods in half a minute, all of them in vain
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          backoffLimit: 2
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 1; exit 42"] }]
        """
      Then job "import" is Failed at 34s
      And the events of job "import" are:
        | reason               | at  |
        | SuccessfulCreate     | 0s  |
        | SuccessfulCreate     | 11s |
        | SuccessfulCreate     | 32s |
        | BackoffLimitExceeded | 34s |

    Scenario: Mended: an exit code that no repetition mends ends the Job after two seconds
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          backoffLimit: 2
          podFailurePolicy:
            rules: [{ action: FailJob, onExitCodes: { operator: In, values: [42] } }]
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 1; exit 42"] }]
        """
      Then job "import" is Failed at 2s
      And there is 1 pod of job "import" for 1h

  Rule: With restartPolicy OnFailure the restarts count, in one pod, which is deleted at the end
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy
    Source: pkg/controller/job/job_controller.go (v1.36, pastBackoffLimitOnFailure)

    Background:
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          backoffLimit: 3
          template:
            spec:
              restartPolicy: OnFailure
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 1; exit 1"] }]
        """

    # The kubelet's back-off runs, not the Job's: at once, then 10s, 20s, 40s.
    Scenario: backoffLimit 3 makes one pod, and its third restart is the end
      When the manifest is applied
      And 10 minutes pass
      Then container "app" of pod "import-*" started at 0s, 1s, 12s, 33s
      And the events of job "import" are:
        | type    | reason               | message                                     | at  |
        | Normal  | SuccessfulCreate     | Created pod: import-*                       | 0s  |
        | Normal  | SuccessfulDelete     | Deleted pod: import-*                       | 34s |
        | Warning | BackoffLimitExceeded | Job has reached the specified backoff limit | *   |

    Scenario: Its log is gone with the pod
      When the manifest is applied
      And 10 minutes pass
      Then job "import" is Failed
      And there are 0 pods of job "import"

    # The volume outlives the container, so its second run finds what the first has left.
    Scenario: Each pod fails once, and is good at its second try
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: flaky }
        spec:
          completions: 4
          parallelism: 2
          template:
            spec:
              restartPolicy: OnFailure
              volumes: [{ name: data, emptyDir: {} }]
              containers:
                - name: app
                  image: busybox
                  command: [sh, -c, "[ -e /data/tried ] && exit 0; touch /data/tried; exit 1"]
                  volumeMounts: [{ name: data, mountPath: /data }]
        """
      Then job "flaky" is Complete within 1m
      And there are 4 pods of job "flaky"
      And 4 pods of job "flaky" are Succeeded
      And job "flaky" matches:
        """yaml
        status: { succeeded: 4, failed: null }
        """

  Rule: A success wipes out the failures before it, for the waiting only
    Source: pkg/controller/job/backoff_utils.go (v1.36, newBackoffRecord)

    Scenario: The next failure waits 10s again, but the limit counts all
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          completions: 3
          parallelism: 1
          backoffLimit: 3
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "1"] }]
        """
      And container "app" of pod "import-*" exits with code 1 after 1s
      When the manifest is applied
      Then job "import" is Failed within 2m
      And status.failed of job "import" is 4

  Rule: A pod that is deleted counts as a failure at once, and the next one waits from then on, not from its end
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#handling-pod-and-container-failures
    Source: pkg/controller/job/backoff_utils.go (v1.36, getFinishTimeFromDeletionTimestamp)

    # Also by an eviction or a drain: whoever takes pods of a Job away uses up its backoffLimit.
    Scenario: The second pod comes 10s later, while the first still ends
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 20
              containers: [{ name: app, image: busybox, command: [sh, -c, "trap '' TERM; sleep 60; sleep 60"] }]
        """
      When the manifest is applied
      And 5 seconds pass
      And the first pod of job "import" is deleted
      Then status.failed of job "import" is 1 at 6s
      And there is 1 pod of job "import" at 14s
      And there are 2 pods of job "import" at 16s
