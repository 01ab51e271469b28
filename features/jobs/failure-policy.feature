Feature: What a failure of a pod means
  A podFailurePolicy tells failures that are worth another try from those that are not, by exit code or by condition.
  https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy

  Rule: The first rule that matches a failed pod decides
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
    Source: pkg/controller/job/pod_failure_policy.go (v1.36, matchPodFailurePolicy)

    Scenario: FailJob ends the Job with the first pod that exits so
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          backoffLimit: 6
          podFailurePolicy:
            rules:
              - { action: FailJob, onExitCodes: { containerName: app, operator: In, values: [42] } }
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 2; exit 42"] }]
        """
      Then job "import" is Failed at 3s
      And the events of job "import" include:
        | type    | reason           | message                                                                                                  |
        | Warning | PodFailurePolicy | Container app for pod default/import-* failed with exit code 42 matching FailJob rule at index 0 |
      And there is 1 pod of job "import"

    Scenario: Ignore replaces the pod without counting it
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          backoffLimit: 0
          podFailurePolicy:
            rules:
              - { action: Ignore, onExitCodes: { operator: In, values: [75] } }
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 2; exit 75"] }]
        """
      And 1 minute passes
      Then there are 3 pods of job "import"
      And status.failed of job "import" is absent
      And job "import" is not Failed

    Scenario: Any other exit code counts
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          backoffLimit: 0
          podFailurePolicy:
            rules:
              - { action: Ignore, onExitCodes: { operator: In, values: [75] } }
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 2; exit 1"] }]
        """
      Then job "import" is Failed at 3s
      And condition Failed of job "import" is True with reason "BackoffLimitExceeded"

    Scenario: FailIndex gives up one index, whatever its limit
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: shard }
        spec:
          completions: 2
          parallelism: 2
          completionMode: Indexed
          backoffLimitPerIndex: 5
          podFailurePolicy:
            rules:
              - { action: FailIndex, onExitCodes: { operator: In, values: [42] } }
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 2; test $JOB_COMPLETION_INDEX = 0 || exit 42"] }]
        """
      Then job "shard" is Failed within 5s
      And status.failedIndexes of job "shard" is "1"
      And there are 2 pods of job "shard"

    Scenario: A pod that is evicted is replaced and does not count
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          backoffLimit: 0
          podFailurePolicy:
            rules:
              - { action: Ignore, onPodConditions: [{ type: DisruptionTarget, status: "True" }] }
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 1
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 20"] }]
        """
      And 5 seconds pass
      And pod "import-*" is evicted
      Then job "import" is Complete within 1m
      And job "import" matches:
        """yaml
        status: { succeeded: 1, failed: null }
        """

    # Only a pod that has Failed is held against the rules; a container that its own rule restarts is none.
    Scenario: A container that is started again in its pod is not looked at
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          backoffLimit: 0
          podFailurePolicy:
            rules:
              - { action: FailJob, onExitCodes: { operator: In, values: [42] } }
          template:
            spec:
              restartPolicy: Never
              volumes: [{ name: memory, emptyDir: {} }]
              containers:
                - name: app
                  image: busybox
                  command: [sh, -c, "test -e /memory/again || { touch /memory/again; exit 42; }"]
                  volumeMounts: [{ name: memory, mountPath: /memory }]
                  restartPolicy: Never
                  restartPolicyRules: [{ action: Restart, exitCodes: { operator: In, values: [42] } }]
        """
      Then job "import" is Complete within 1m
      And container "app" has restarted 1 time

  Rule: With a podFailurePolicy a pod is replaced when it has ended, and not before
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-replacement-policy
    Source: pkg/controller/job/job_controller.go (v1.36, onlyReplaceFailedPods)

    Scenario: The second pod comes after the first
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          podReplacementPolicy: Failed
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 20
              containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 600"] }]
        """
      And 5 seconds pass
      And the first pod of job "import" is deleted
      Then status.terminating of job "import" is 1 at 6s
      And there is 1 pod of job "import" at 24s
      And pod "import-*" is Running within 30s

  Rule: What makes no sense is refused
    Source: pkg/apis/batch/validation/validation.go (v1.36, validatePodFailurePolicyRule)

    Scenario Outline: <rule>
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: import }
        spec:
          podFailurePolicy: { rules: [<rule>] }
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: ["true"] }] }
        """
      Then it is refused with:
        """
        The Job "import" is invalid: spec.podFailurePolicy.rules[0]<why>
        """

      Examples:
        | rule                                                                                             | why                                                                                          |
        | { action: FailJob, onExitCodes: { operator: In, values: [0] } }                                  | .onExitCodes.values[0]: Invalid value: 0: must not be 0 for the In operator                  |
        | { action: FailJob, onExitCodes: { operator: In, values: [3, 1] } }                               | .onExitCodes.values: Invalid value: [3,1]: must be ordered                                   |
        | { action: FailJob, onExitCodes: { containerName: db, operator: In, values: [1] } }               | .onExitCodes.containerName: Invalid value: "db": must be one of the container or initContainer names in the pod template |
        | { action: FailIndex, onExitCodes: { operator: In, values: [1] } }                                | .action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set             |
        | { action: Stop, onExitCodes: { operator: In, values: [1] } }                                     | .action: Unsupported value: "Stop": supported values: "Count", "FailIndex", "FailJob", "Ignore" |
        | { action: FailJob }                                                                              | : Invalid value: specifying one of OnExitCodes and OnPodConditions is required               |
