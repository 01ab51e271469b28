Feature: What of a node is there for pods
  Pods get what the kubelet and the system do not keep for themselves, and what eviction does not have to keep free.
  https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/

  Rule: Allocatable is the capacity without the reservations and the hard eviction threshold
    See https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/#node-allocatable
    Source: pkg/kubelet/cm/node_container_manager_linux.go (v1.36, GetNodeAllocatableReservation)

    Scenario: Four CPUs and 8Gi, of which some are reserved
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      And the kubelet configuration:
        """yaml
        kubeReserved: { cpu: 500m, memory: 1Gi }
        systemReserved: { cpu: 500m, memory: 512Mi }
        evictionHard: { memory.available: 512Mi }
        """
      Then node "node-1" matches:
        """yaml
        status:
          capacity: { cpu: "4", memory: 8Gi }
          allocatable: { cpu: "3", memory: 6Gi }
        """

    Scenario Outline: A pod that asks for <memory> on it
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      And the kubelet configuration:
        """yaml
        kubeReserved: { memory: 1Gi }
        evictionHard: { memory.available: 1Gi }
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { memory: <memory> } } }] }
        """
      Then pod "web" is <phase> at 1s

      Examples:
        | memory | phase   |
        | 6Gi    | Running |
        | 6145Mi | Pending |

    Scenario: More reserved than there is
      Given a cluster of 1 node with 1 CPU and 1Gi of memory each
      And the kubelet configuration:
        """yaml
        kubeReserved: { cpu: "2" }
        """
      Then node "node-1" matches:
        """yaml
        status: { allocatable: { cpu: "0" } }
        """

  Rule: What is reserved also counts for eviction: pods together must not use more than what is left for them
    See https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/#enforcing-node-allocatable
    Source: pkg/kubelet/eviction/helpers.go (v1.36, addAllocatableThresholds)

    Scenario: The node has memory left, its pods have not
      Given a cluster of 1 node with 4 CPUs and 1Gi of memory each
      And the kubelet configuration:
        """yaml
        systemReserved: { memory: 500Mi }
        evictionHard: { memory.available: 100Mi }
        """
      And container "app" uses 450Mi of memory after 5s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "web" is Failed at 10s
      And pod "web" matches:
        """yaml
        status:
          reason: Evicted
          message: "The node was low on resource: memory. Threshold quantity: 100Mi, available: 74Mi. Container app was using 450Mi, request is 0, has larger consumption of memory. "
        """

    # Since 1.36 the message has a sentence about the pod as a whole as well.
    Scenario: A pod whose request is its own
      Given a cluster of 1 node with 4 CPUs and 1Gi of memory each
      And the kubelet configuration:
        """yaml
        systemReserved: { memory: 500Mi }
        evictionHard: { memory.available: 100Mi }
        """
      And container "app" uses 400Mi of memory after 5s
      And container "other" uses 50Mi of memory after 5s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: hungry }
        spec:
          resources: { requests: { memory: 100Mi } }
          containers: [{ name: app, image: "web:1" }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: modest }
        spec:
          resources: { requests: { memory: 60Mi } }
          containers: [{ name: other, image: "web:1" }]
        """
      Then pod "hungry" is Failed at 10s
      And pod "modest" stays Running for 5m
      And status.message of pod "hungry" is "The node was low on resource: memory. Threshold quantity: 100Mi, available: 74Mi. Pod hungry was using 400Mi, request is 100Mi, has larger consumption of memory. Container app was using 400Mi, request is 0, has larger consumption of memory. "
