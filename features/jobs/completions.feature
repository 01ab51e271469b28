Feature: Jobs
  A Job runs pods until as many have succeeded as it asks for.
  https://kubernetes.io/docs/concepts/workloads/controllers/job/

  Rule: Pods run side by side up to parallelism, until completions have succeeded
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#controlling-parallelism
    Source: pkg/controller/job/job_controller.go (v1.36, manageJob)

    Background:
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: pi }
        spec:
          completions: 5
          parallelism: 2
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "3"] }]
        """

    # Each pod sleeps for 3s, and the controller looks at its pods a second after one has changed.
    Scenario: Five pods, two at a time
      When the manifest is applied
      Then job "pi" is Complete at 12s
      And job "pi" is not Complete at 11s
      And status.active of job "pi" was never above 2
      And there are 5 pods of job "pi"
      And 5 pods of job "pi" are Succeeded

    Scenario: How many of its pods are ready
      When the manifest is applied
      And 1 second passes
      Then status.ready of job "pi" is 2

    Scenario: kubectl shows how far it is
      When the manifest is applied
      Then kubectl get jobs shows:
        | NAME | STATUS  | COMPLETIONS | DURATION | AGE |
        | pi   | Running | 0/5         | 0s       | 0s  |
      When 20 seconds pass
      Then kubectl get jobs shows:
        | NAME | STATUS   | COMPLETIONS | DURATION | AGE |
        | pi   | Complete | 5/5         | 12s      | 20s |

    Scenario: An event tells of each pod, and of the end
      When the manifest is applied
      And 20 seconds pass
      Then the events of job "pi" are:
        | type   | reason           | from           | message          | at  |
        | Normal | SuccessfulCreate | job-controller | Created pod: pi-* | 0s  |
        | Normal | SuccessfulCreate | job-controller | Created pod: pi-* | 0s  |
        | Normal | SuccessfulCreate | job-controller | Created pod: pi-* | 4s  |
        | Normal | SuccessfulCreate | job-controller | Created pod: pi-* | 4s  |
        | Normal | SuccessfulCreate | job-controller | Created pod: pi-* | 8s  |
        | Normal | Completed        | job-controller | Job completed    | 12s |

    Scenario: The status at the end
      When the manifest is applied
      And 20 seconds pass
      Then job "pi" matches:
        """yaml
        status:
          startTime: "@0s"
          completionTime: "@12s"
          succeeded: 5
          failed: null
          active: null
          ready: 0
          terminating: 0
          uncountedTerminatedPods: {}
          conditions:
            - { type: SuccessCriteriaMet, status: "True", reason: CompletionsReached, message: Reached expected number of succeeded pods }
            - { type: Complete, status: "True", reason: CompletionsReached, message: Reached expected number of succeeded pods }
        """

  Rule: Pods that find no room wait until others have ended
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#controlling-parallelism

    # parallelism says how many pods there may be, and not how many find a place.
    Scenario: Twelve pods at once, of which a node takes four
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: pi }
        spec:
          completions: 12
          parallelism: 12
          backoffLimit: 0
          template:
            spec:
              restartPolicy: Never
              containers:
                - { name: app, image: busybox, command: [sleep, "30"], resources: { requests: { cpu: "1" } } }
        """
      And 10 seconds pass
      Then 4 pods of job "pi" are Running
      And 8 pods of job "pi" are Pending
      And status.active of job "pi" is 12
      And job "pi" is Complete at 92s
      And there were never more than 12 pods of job "pi"
      And 12 pods of job "pi" are Succeeded

  Rule: Without completions and parallelism one pod does the work
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#parallel-jobs

    Scenario: One pod
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: once }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "3"] }]
        """
      Then job "once" is Complete within 4s
      And job "once" matches:
        """yaml
        spec: { completions: 1, parallelism: 1, backoffLimit: 6, suspend: false, completionMode: NonIndexed }
        """

  Rule: With parallelism alone the first success is the beginning of the end
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#parallel-jobs

    # The pods share a queue of work and know themselves when it is empty; none is made any more then, and none is stopped.
    Scenario: One worker succeeds, the other finishes, and nobody comes after them
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: queue }
        spec:
          parallelism: 2
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "3"] }]
        """
      When the manifest is applied
      Then job "queue" is Complete within 5s
      And there are 2 pods of job "queue"
      And kubectl get jobs shows:
        | NAME  | COMPLETIONS |
        | queue | 2/1 of 2    |

  Rule: The Job knows its pods by labels that hold its uid
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#specifying-your-own-pod-selector
    Source: pkg/registry/batch/job/strategy.go (v1.36, generateSelector)

    Background:
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: pi }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "60"] }]
        """

    Scenario: The server writes selector and labels
      When the manifest is applied
      Then the first pod of job "pi" matches:
        """yaml
        metadata:
          generateName: pi-
          labels:
            job-name: pi
            batch.kubernetes.io/job-name: pi
            controller-uid: "/^[0-9a-f-]{36}$/"
            batch.kubernetes.io/controller-uid: "/^[0-9a-f-]{36}$/"
          ownerReferences: [{ apiVersion: batch/v1, kind: Job, name: pi, controller: true }]
          finalizers: [batch.kubernetes.io/job-tracking]
        """

    Scenario: A selector of one's own is refused without manualSelector
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: own }
        spec:
          selector: { matchLabels: { app: own } }
          template:
            metadata: { labels: { app: own } }
            spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: ["true"] }] }
        """
      Then it is refused with:
        """
        The Job "own" is invalid: spec.selector: Invalid value: *: `selector` not auto-generated
        """

    Scenario: With manualSelector it is taken
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: own }
        spec:
          manualSelector: true
          selector: { matchLabels: { app: own } }
          template:
            metadata: { labels: { app: own } }
            spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: ["true"] }] }
        """
      Then job "own" is Complete within 5s

  Rule: What a Job asks of its pods can only be changed as long as it is suspended
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#mutable-scheduling-directives
    Source: pkg/registry/batch/job/strategy.go (v1.36, validationOptionsForJob)

    Scenario: Another template, the same Job
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: pi }
        spec:
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: "busybox:1.36", command: [sleep, "60"] }] }
        """
      And I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: pi }
        spec:
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: "busybox:1.37", command: [sleep, "60"] }] }
        """
      Then it is refused with:
        """
        The Job "pi" is invalid: spec.template: Invalid value: *: field is immutable
        """

    Scenario: Completions are fixed, parallelism is not
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: pi }
        spec:
          completions: 4
          parallelism: 1
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "60"] }] }
        """
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: pi }
        spec:
          completions: 4
          parallelism: 3
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "60"] }] }
        """
      Then 3 pods of job "pi" are Running within 1s
