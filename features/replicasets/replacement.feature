Feature: ReplicaSets
  A ReplicaSet keeps a number of pods of one template. It replaces pods that are finished or on their way out, and no others.
  https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/

  Background:
    Given the manifest:
      """yaml
      apiVersion: apps/v1
      kind: ReplicaSet
      metadata: { name: web, labels: { app: web } }
      spec:
        replicas: 3
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            terminationGracePeriodSeconds: 10
            containers: [{ name: app, image: "web:1" }]
      """

  Rule: There are as many pods as it says, named after it
    See https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#how-a-replicaset-works
    Source: pkg/controller/controller_utils.go (v1.36, getPodsPrefix)

    Scenario: Three pods are made, and an event on the ReplicaSet tells of each
      When the manifest is applied
      Then 3 pods of replicaset "web" are Ready
      And the events of replicaset "web" are:
        | type   | reason           | from                  | message            |
        | Normal | SuccessfulCreate | replicaset-controller | Created pod: web-* |
        | Normal | SuccessfulCreate | replicaset-controller | Created pod: web-* |
        | Normal | SuccessfulCreate | replicaset-controller | Created pod: web-* |
      And replicaset "web" matches:
        """yaml
        status:
          replicas: 3
          fullyLabeledReplicas: 3
          readyReplicas: 3
          availableReplicas: 3
          terminatingReplicas: 0
          observedGeneration: 1
        """

    Scenario: A pod belongs to the ReplicaSet that made it
      When the manifest is applied
      Then the first pod of replicaset "web" matches:
        """yaml
        metadata:
          generateName: web-
          labels: { app: web }
          ownerReferences:
            - { apiVersion: apps/v1, kind: ReplicaSet, name: web, controller: true, blockOwnerDeletion: true }
        """

    Scenario: Fewer are asked for, and the rest is deleted
      When the manifest is applied
      And replicaset "web" is scaled to 1
      Then there is 1 pod of replicaset "web" within 10s
      And the events of replicaset "web" include:
        | reason           | message            |
        | SuccessfulDelete | Deleted pod: web-* |
        | SuccessfulDelete | Deleted pod: web-* |

  Rule: A pod on its way out is replaced at once, not when it is gone
    Source: pkg/controller/controller_utils.go (v1.36, IsPodActive)
    Source: pkg/controller/replicaset/replica_set.go (v1.36, syncReplicaSet)

    Scenario: For a while there are four pods
      Given container "app" ignores SIGTERM
      When the manifest is applied
      And 10 seconds pass
      And the first pod of replicaset "web" is deleted
      Then there are 4 pods of replicaset "web" at 19s
      And 4 pods of replicaset "web" are Running at 19s
      And status.terminatingReplicas of replicaset "web" is 1 at 19s
      And there are 3 pods of replicaset "web" at 20s

  Rule: A pod that crashes again and again is never replaced
    See https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#bare-pods
    Source: pkg/controller/controller_utils.go (v1.36, IsPodActive)

    # It is neither finished nor on its way out: restarting it is the kubelet's affair.
    Scenario: The same pod crashes for an hour
      Given container "app" exits with code 1 after 5s
      When the manifest is applied
      And 1 hour passes
      Then there are 3 pods of replicaset "web" at all times
      And there are exactly 3 pods of replicaset "web"
      And the events of replicaset "web" do not include:
        | reason           |
        | SuccessfulDelete |

    Scenario: Mended by hand: a pod that is deleted is replaced
      Given container "app" exits with code 1 after 5s
      When the manifest is applied
      And 1 minute passes
      And the first pod of replicaset "web" is deleted
      Then the events of replicaset "web" are:
        | reason           | at |
        | SuccessfulCreate | 0s |
        | SuccessfulCreate | 0s |
        | SuccessfulCreate | 0s |
        | SuccessfulCreate | 1m |
