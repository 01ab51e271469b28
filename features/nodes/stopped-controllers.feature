Feature: While a controller of nodes is stopped
  Nothing that a controller does happens while its process is down, however long that takes. When it is back it looks at everything,
  remembers nothing, and goes on.
  https://kubernetes.io/docs/concepts/architecture/controller/

  Background:
    Given a cluster of 2 nodes

  Rule: Without the node lifecycle controller nobody notices that a node has fallen silent
    See https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
    Source: pkg/controller/nodelifecycle/node_lifecycle_controller.go (v1.36, monitorNodeHealth)

    Scenario: It is noticed 50 seconds after the controller is back
      When 10 seconds pass
      And the node lifecycle controller stops
      And node "node-1" goes down
      And 1 hour passes
      Then node "node-1" is Ready
      When the node lifecycle controller starts again
      Then node "node-1" is Ready for 49s
      And node "node-1" is NotReady within 5s

    Scenario: A node that is cordoned has no taint until then
      When the node lifecycle controller stops
      And node "node-1" is cordoned
      And 10 minutes pass
      Then node "node-1" matches:
        """yaml
        spec: { unschedulable: true, taints: null }
        """
      When the node lifecycle controller starts again
      Then node "node-1" matches:
        """yaml
        spec:
          taints: [{ key: node.kubernetes.io/unschedulable, effect: NoSchedule }]
        """

    Scenario: A controller that comes back registers every node anew
      When 10 seconds pass
      And the node lifecycle controller stops
      And the node lifecycle controller starts again
      And 10 seconds pass
      Then the events of node "node-2" include:
        | type   | reason         | from            | message                                                    | at  |
        | Normal | RegisteredNode | node-controller | Node node-2 event: Registered Node node-2 in Controller | 10s |

  Rule: Without the taint eviction controller no taint ends a pod
    Source: pkg/controller/tainteviction/taint_eviction.go (v1.36, processPodOnNode)

    Scenario: The pod goes when the controller is back
      Given a running pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the taint eviction controller stops
      And I run:
        """
        kubectl taint node node-1 dedicated=gpu:NoExecute
        """
      And 10 minutes pass
      Then pod "web" is Running
      When the taint eviction controller starts again
      Then pod "web" is gone

    Scenario: The time that a pod tolerates a taint begins anew
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeName: node-1
          terminationGracePeriodSeconds: 0
          tolerations: [{ key: dedicated, operator: Exists, effect: NoExecute, tolerationSeconds: 60 }]
          containers: [{ name: app, image: 'nginx:1.27' }]
        """
      And I run:
        """
        kubectl taint node node-1 dedicated=gpu:NoExecute
        """
      And 50 seconds pass
      And the taint eviction controller stops
      And 5 minutes pass
      And the taint eviction controller starts again
      Then pod "web" stays Running for 59s
      And pod "web" is gone within 1s

  Rule: Without the pod garbage collector the pods of a node that is no more stay
    Source: pkg/controller/podgc/gc_controller.go (v1.36, gcOrphaned)

    Scenario: They go when it is back
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the pod garbage collector controller stops
      And node "node-1" is deleted
      And 10 minutes pass
      Then pod "web" is Running
      When the pod garbage collector controller starts again
      Then pod "web" is Running for 39s
      And pod "web" is gone within 21s

  Rule: Without the disruption controller a budget says what it said before
    Source: pkg/controller/disruption/disruption.go (v1.36, updatePdbStatus)
    Source: pkg/registry/core/pod/storage/eviction.go (v1.36, checkAndDecrement)

    Scenario: What was allowed is spent once, and never comes back
      Given a deployment "web" with 3 replicas of image "web:1"
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 2, selector: { matchLabels: { app: web } } }
        """
      And 10 seconds pass
      And the disruption controller stops
      And the first pod of deployment "web" is evicted
      And 10 minutes pass
      Then 3 pods of deployment "web" are Ready
      When the first pod of deployment "web" is evicted
      Then it is refused with:
        """
        Cannot evict pod as it would violate the pod's disruption budget.
        """
      When the disruption controller starts again
      Then status.disruptionsAllowed of poddisruptionbudget "web" is 1

  Rule: Without the garbage collector what belongs to something that is gone stays
    See https://kubernetes.io/docs/concepts/architecture/garbage-collection/#background-deletion

    Scenario: The pods of a deleted deployment
      Given a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And the garbage collector controller stops
      And deployment "web" is deleted
      And 10 minutes pass
      Then there is 1 pod "web-*"
      When the garbage collector controller starts again
      Then there are no pods "web-*" within 31s
