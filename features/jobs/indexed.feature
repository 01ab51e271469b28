Feature: Indexed Jobs
  Each pod has a number, and each number must succeed once.
  https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode

  Rule: A pod finds its number in its name, its host name, an annotation, a label and a variable
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode

    Background:
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: shard }
        spec:
          completions: 5
          parallelism: 2
          completionMode: Indexed
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "echo shard $JOB_COMPLETION_INDEX; sleep 3"] }]
        """

    Scenario: The pod of index 1
      When the manifest is applied
      Then pod "shard-1-*" matches:
        """yaml
        metadata:
          generateName: shard-1-
          annotations: { batch.kubernetes.io/job-completion-index: "1" }
          labels: { batch.kubernetes.io/job-completion-index: "1" }
        spec: { hostname: shard-1 }
        """
      And the log of container "app" of pod "shard-1-*" is:
        """
        shard 1
        """

    Scenario: The lowest that are missing come first, and the status names those that are done
      When the manifest is applied
      Then status.completedIndexes of job "shard" is "0,1" at 4s
      And status.completedIndexes of job "shard" is "0-3" at 8s
      And status.completedIndexes of job "shard" is "0-4" at 12s
      And job "shard" is Complete at 12s

    # The success of index 0 wipes out the wait, so that the second try comes with index 2.
    Scenario: An index that fails is tried again, before those that nobody has tried
      Given container "app" of pod "shard-1-*" exits with code 1 after 1s
      When the manifest is applied
      And 5 seconds pass
      Then the events of job "shard" include:
        | message                | at |
        | Created pod: shard-0-* | 0s |
        | Created pod: shard-1-* | 0s |
        | Created pod: shard-1-* | 4s |
        | Created pod: shard-2-* | 4s |

  Rule: With backoffLimitPerIndex each index has its own limit, and the others go on
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index

    Background:
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: shard }
        spec:
          completions: 3
          parallelism: 3
          completionMode: Indexed
          backoffLimitPerIndex: 1
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 2; test $JOB_COMPLETION_INDEX != 1"] }]
        """

    Scenario: The Job fails when nothing else is left to do
      When the manifest is applied
      And 1 minute passes
      Then job "shard" is Failed
      And job "shard" matches:
        """yaml
        status: { succeeded: 2, failed: 2, completedIndexes: "0,2", failedIndexes: "1" }
        """
      And condition Failed of job "shard" is True with reason "FailedIndexes"
      And the events of job "shard" include:
        | type    | reason           | message                 | at  |
        | Normal  | SuccessfulCreate | Created pod: shard-1-*  | 12s |
        | Warning | FailedIndexes    | Job has failed indexes  | 15s |

    Scenario: The second pod of an index knows of the first
      When the manifest is applied
      And 13 seconds pass
      Then the newest pod of job "shard" matches:
        """yaml
        metadata: { annotations: { batch.kubernetes.io/job-index-failure-count: "1" } }
        """

    Scenario: maxFailedIndexes ends it at once
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: strict }
        spec:
          completions: 6
          parallelism: 2
          completionMode: Indexed
          backoffLimitPerIndex: 0
          maxFailedIndexes: 1
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 2; exit 1"] }]
        """
      When the manifest is applied
      Then job "strict" is Failed at 3s
      And condition Failed of job "strict" is True with reason "MaxFailedIndexesExceeded"
      And there are 2 pods of job "strict"

  Rule: A successPolicy says which indexes are enough; the others are stopped
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy

    Scenario: The leader decides
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: led }
        spec:
          completions: 3
          parallelism: 3
          completionMode: Indexed
          successPolicy: { rules: [{ succeededIndexes: "0" }] }
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 3
              containers:
                - name: app
                  image: busybox
                  command: [sh, -c, "if [ $JOB_COMPLETION_INDEX = 0 ]; then sleep 3; else sleep 600; fi"]
        """
      Then condition SuccessCriteriaMet of job "led" is True with reason "SuccessPolicy" at 4s
      And job "led" is not Complete at 7s
      And job "led" is Complete at 8s
      And job "led" matches:
        """yaml
        status: { succeeded: 1, failed: null, completedIndexes: "0", terminating: 0 }
        """
      And kubectl get jobs shows:
        | NAME | STATUS   | COMPLETIONS |
        | led  | Complete | 1/3         |

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: led }
        spec:
          completions: 3
          parallelism: 3
          completionMode: Indexed
          successPolicy: { rules: [<rule>] }
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 1
              containers:
                - name: app
                  image: busybox
                  command: [sh, -c, "sleep $((JOB_COMPLETION_INDEX * 10 + 3))"]
        """
      Then job "led" is not Complete at <before>
      And job "led" is Complete at <after>
      And status.completedIndexes of job "led" is "<indexes>"
      And condition SuccessCriteriaMet of job "led" is True with reason "SuccessPolicy"

      Examples:
        | what                             | rule                                          | before | after | indexes |
        | All indexes                      | { succeededIndexes: "0-2" }                   | 23s    | 26s   | 0-2     |
        | Any two, and one remains         | { succeededCount: 2 }                         | 13s    | 17s   | 0,1     |
        | One of two, and others remain    | { succeededIndexes: "1-2", succeededCount: 1 } | 13s    | 17s   | 0,1     |

  Rule: An Indexed Job can grow and shrink, if completions and parallelism change together
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#elastic-indexed-jobs
    Source: pkg/apis/batch/validation/validation.go (v1.36, validateCompletions)

    Scenario: From two to three
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: elastic }
        spec:
          completions: 2
          parallelism: 2
          completionMode: Indexed
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "60"] }] }
        """
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: elastic }
        spec:
          completions: 3
          parallelism: 3
          completionMode: Indexed
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "60"] }] }
        """
      Then 3 pods of job "elastic" are Running within 1s

    Scenario: Completions alone are refused
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: elastic }
        spec:
          completions: 2
          parallelism: 2
          completionMode: Indexed
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "60"] }] }
        """
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: elastic }
        spec:
          completions: 3
          parallelism: 2
          completionMode: Indexed
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "60"] }] }
        """
      Then it is refused with:
        """
        The Job "elastic" is invalid: spec.completions: Invalid value: 3: can only be modified in tandem with spec.parallelism
        """
