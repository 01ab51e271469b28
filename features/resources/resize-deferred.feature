Feature: A resize that has to wait
  What does not fit now may fit later; what can never fit is told so.
  https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/

  Rule: A resize that does not fit is deferred until it does
    See https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status
    Source: pkg/kubelet/allocation/allocation_manager.go (v1.36, retryPendingResizes, sortPendingResizes)

    Scenario: More than the node has left
      Given a cluster of 1 node with 2 CPUs and 4Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: other }
        spec:
          terminationGracePeriodSeconds: 1
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 1 } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 500m } } }] }
        """
      And 5 seconds pass
      And container "app" of pod "web" is resized to:
        """yaml
        requests: { cpu: 1500m }
        """
      And 1 second passes
      Then pod "web" matches:
        """yaml
        status:
          allocatedResources: { cpu: 500m }
          conditions:
            - type: PodResizePending
              status: "True"
              reason: Deferred
              message: "Node didn't have enough resource: cpu, requested: 1500, used: 1000, capacity: 2000"
              observedGeneration: 2
        """
      And the events of pod "web" include:
        | type    | reason         | message |
        | Warning | ResizeDeferred | Pod resize OutOfcpu: {"containers":[{"name":"app","resources":{"requests":{"cpu":"1500m"}}}],"generation":2,"error":"Node didn't have enough resource: cpu, requested: 1500, used: 1000, capacity: 2000"} |
      When pod "other" is deleted
      And 5 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          allocatedResources: { cpu: 1500m }
          containerStatuses: [{ name: app, restartCount: 0, resources: { requests: { cpu: 1500m } } }]
        """
      And pod "web" does not match:
        """yaml
        status: { conditions: [{ type: PodResizePending }] }
        """

    @version:resizeBeyondNodeIsDeferred
    Scenario Outline: Even more than the whole node has, on Kubernetes <version>
      Given Kubernetes <version>
      And a cluster of 1 node with 2 CPUs and 4Gi of memory each
      And a running pod "web" with container "app"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: big }
        spec: { containers: [{ name: main, image: "web:1", resources: { requests: { cpu: 500m } } }] }
        """
      And 5 seconds pass
      And container "main" is resized to:
        """yaml
        requests: { cpu: 3 }
        """
      And 1 second passes
      Then pod "big" matches:
        """yaml
        status: { conditions: [{ type: PodResizePending, reason: <reason>, message: "<message>" }] }
        """

      Examples:
        | version | reason     | message                                                                          |
        | 1.36    | Deferred   | Node didn't have enough resource: cpu, requested: 3000, used: 0, capacity: 2000  |
        | 1.35    | Infeasible | Node didn't have enough capacity: cpu, requested: 3000, capacity: 2000           |

    Scenario: The more important of two that wait goes first
      Given a cluster of 1 node with 3 CPUs and 4Gi of memory each
      When I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: high }
        value: 1000
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: other }
        spec:
          terminationGracePeriodSeconds: 1
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 1 } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: low }
        spec: { containers: [{ name: low, image: "web:1", resources: { requests: { cpu: 1 } } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: high }
        spec: { priorityClassName: high, containers: [{ name: high, image: "web:1", resources: { requests: { cpu: 1 } } }] }
        """
      And 5 seconds pass
      And container "low" is resized to:
        """yaml
        requests: { cpu: 2 }
        """
      And container "high" is resized to:
        """yaml
        requests: { cpu: 2 }
        """
      And pod "other" is deleted
      And 10 seconds pass
      Then pod "high" matches:
        """yaml
        status: { allocatedResources: { cpu: "2" } }
        """
      And pod "low" matches:
        """yaml
        status: { allocatedResources: { cpu: "1" }, conditions: [{ type: PodResizePending, reason: Deferred }] }
        """

    Scenario: A wish that is taken back
      Given a cluster of 1 node with 2 CPUs and 4Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 500m } } }] }
        """
      And 5 seconds pass
      And container "app" is resized to:
        """yaml
        requests: { cpu: 3 }
        """
      And 5 seconds pass
      And container "app" is resized to:
        """yaml
        requests: { cpu: 500m }
        """
      And 5 seconds pass
      Then pod "web" matches:
        """yaml
        metadata: { generation: 3 }
        status: { observedGeneration: 3, allocatedResources: { cpu: 500m } }
        """
      And pod "web" does not match:
        """yaml
        status: { conditions: [{ type: PodResizePending }] }
        """
