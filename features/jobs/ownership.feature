Feature: Whose a pod of a Job is
  https://kubernetes.io/docs/concepts/workloads/controllers/job/#delegation-of-managing-a-job-object-to-external-controller

  Rule: A Job adopts pods that match and have no owner, and lets those go that match no longer
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#specifying-your-own-pod-selector
    Source: pkg/controller/job/job_controller.go (v1.36, getPodsForJob)

    Scenario: A pod that was there before is taken in, with the finalizer
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: early, labels: { app: shared } }
        spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "60"] }] }
        """
      And I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: shared }
        spec:
          parallelism: 2
          completions: 2
          manualSelector: true
          selector: { matchLabels: { app: shared } }
          template:
            metadata: { labels: { app: shared } }
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "60"] }]
        """
      Then pod "early" matches:
        """yaml
        metadata:
          finalizers: [batch.kubernetes.io/job-tracking]
          ownerReferences: [{ kind: Job, name: shared, controller: true }]
        """
      And there are 2 pods of job "shared"

    Scenario: A pod that loses its label is let go, without the finalizer, and replaced
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: shared }
        spec:
          parallelism: 2
          completions: 2
          manualSelector: true
          selector: { matchLabels: { app: shared } }
          template:
            metadata: { labels: { app: shared } }
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "60"] }]
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: early, labels: { app: shared } }
        spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "60"] }] }
        """
      And 2 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: early, labels: { app: other } }
        spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "60"] }] }
        """
      And 2 seconds pass
      Then pod "early" matches:
        """yaml
        metadata: { finalizers: null, ownerReferences: null }
        """

  Rule: A Job that another controller manages is left alone
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#delegation-of-managing-a-job-object-to-external-controller

    Scenario: Nobody here looks after it
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: elsewhere }
        spec:
          managedBy: example.com/other
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "2"] }] }
        """
      And 1 hour passes
      Then there are 0 pods of job "elsewhere"
      And job "elsewhere" does not match:
        """yaml
        status: { startTime: "*" }
        """

  Rule: The resources of a suspended Job's pods can be changed
    Source: pkg/registry/batch/job/strategy.go (v1.36, shouldAllowMutablePodTemplate)
    Source: pkg/apis/batch/validation/validation.go (v1.36, validatePodResourceUpdatesOnly)

    Scenario Outline: suspend <suspend>
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: sized }
        spec:
          suspend: true
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "60"], resources: { requests: { cpu: 1 } } }]
        """
      And I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: sized }
        spec:
          suspend: <suspend>
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: app, image: busybox, command: [sleep, "60"], resources: { requests: { cpu: 2 } } }]
        """
      Then job "sized" matches:
        """yaml
        spec: { template: { spec: { containers: [{ name: app, resources: { requests: { cpu: "2" } } }] } } }
        """

      Examples:
        | suspend |
        | true    |
        | false   |

    Scenario: One that ran before, when its last pod is gone
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: sized }
        spec:
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 1
              containers: [{ name: app, image: busybox, command: [sleep, "60"], resources: { requests: { cpu: 1 } } }]
        """
      And 5 seconds pass
      And job "sized" is suspended
      And 5 seconds pass
      And I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: sized }
        spec:
          suspend: true
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 1
              containers: [{ name: app, image: busybox, command: [sleep, "60"], resources: { requests: { cpu: 2 } } }]
        """
      And job "sized" is resumed
      Then the newest pod of job "sized" matches:
        """yaml
        spec: { containers: [{ name: app, resources: { requests: { cpu: "2" } } }] }
        """
