Feature: A node that runs short evicts pods
  Every ten seconds the kubelet looks at what is left of memory, disk and process numbers. Below a threshold it ends one pod,
  looks again, ends the next, until it is enough.
  https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/

  Background:
    Given a cluster of 1 node with 4 CPUs and 1Gi of memory each
    And the kubelet configuration:
      """yaml
      evictionHard: { memory.available: 100Mi }
      """

  Rule: Below a hard threshold a pod is ended almost at once, and stays as Failed
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#hard-eviction-thresholds
    Source: pkg/kubelet/eviction/eviction_manager.go (v1.36, evictPod)

    Scenario: One pod takes nearly all the memory
      Given container "app" uses 936Mi of memory after 12s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: hungry }
        spec:
          containers: [{ name: app, image: "web:1", resources: { requests: { memory: 100Mi } } }]
        """
      Then pod "hungry" is Running at 19s
      And pod "hungry" is Failed within 30s
      And pod "hungry" matches:
        """yaml
        status:
          phase: Failed
          reason: Evicted
          message: "The node was low on resource: memory. Threshold quantity: 100Mi, available: 88Mi. Container app was using 936Mi, request is 100Mi, has larger consumption of memory. "
          conditions:
            - type: DisruptionTarget
              status: "True"
              reason: TerminationByKubelet
              message: "The node was low on resource: memory. Threshold quantity: 100Mi, available: 88Mi. Container app was using 936Mi, request is 100Mi, has larger consumption of memory. "
            - { type: Ready, status: "False", reason: PodFailed }
        """
      And the events of pod "hungry" include:
        | type    | reason  | from    | message                                                                                                                                                                                       | at  |
        | Warning | Evicted | kubelet | The node was low on resource: memory. Threshold quantity: 100Mi, available: 88Mi. Container app was using 936Mi, request is 100Mi, has larger consumption of memory. | 20s |
      And the events of node "node-1" include:
        | type    | reason                    | message                                             | at  |
        | Normal  | NodeHasInsufficientMemory | Node node-1 status is now: NodeHasInsufficientMemory | 20s |
        | Warning | EvictionThresholdMet      | Attempting to reclaim memory                        | 20s |
      And kubectl get pods shows:
        | NAME   | READY | STATUS | RESTARTS |
        | hungry | 0/1   | Error  | 0        |

    Scenario Outline: <left> left
      Given container "app" runs until it is stopped
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And memory.available of node "node-1" becomes <left>
      Then pod "web" is <phase> at 15s

      Examples: exactly the threshold is enough
        | left     | phase   |
        | 100Mi    | Running |
        | 99Mi     | Failed  |

    Scenario: A pod that ignores SIGTERM has two seconds
      Given container "app" ignores SIGTERM
      And a running pod "web" with container "app" and image "web:1"
      When 5 seconds pass
      And memory.available of node "node-1" becomes 50Mi
      Then container "app" received SIGTERM at 10s
      And container "app" was killed at 12s
      And pod "web" is Failed

    Scenario Outline: A pod that ends well in that time has succeeded, with restartPolicy <policy>
      # As maintainers have said that it shall be: https://issues.k8s.io/120182. Only the condition and the event tell of the eviction.
      Given container "app" exits with code 0 on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { restartPolicy: <policy>, containers: [{ name: app, image: "web:1" }] }
        """
      And 5 seconds pass
      And memory.available of node "node-1" becomes 50Mi
      And 20 seconds pass
      Then pod "web" is Succeeded
      And condition DisruptionTarget of pod "web" is True with reason "TerminationByKubelet"
      And status.reason of pod "web" is absent

      Examples:
        | policy |
        | Never  |
        | Always |

  Rule: Who uses more than it asked for goes first, then who is less important
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#pod-selection-for-kubelet-eviction

    Scenario: Three pods, one after the other
      Given container "large" uses 500Mi of memory after 5s
      And container "small" uses 200Mi of memory after 5s
      And container "within" uses 250Mi of memory after 5s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: within }
        spec: { containers: [{ name: within, image: "web:1", resources: { requests: { memory: 300Mi } } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: small }
        spec: { containers: [{ name: small, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: large }
        spec: { containers: [{ name: large, image: "web:1" }] }
        """
      Then pod "large" is Failed within 15s
      And pod "small" stays Running for 5m
      And pod "within" is Running

    Scenario: The less important of two that use more than they asked for
      Given container "important" uses 500Mi of memory after 5s
      And container "other" uses 450Mi of memory after 5s
      When I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: high }
        value: 1000
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: important }
        spec: { priorityClassName: high, containers: [{ name: important, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: other }
        spec: { containers: [{ name: other, image: "web:1" }] }
        """
      Then pod "other" is Failed within 15s
      And pod "important" stays Running for 5m

    Scenario: What a pod asked for as a whole is what counts
      Given container "hungry" uses 300Mi of memory after 5s
      And container "important" uses 350Mi of memory after 5s
      And container "within" uses 280Mi of memory after 5s
      When I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: high }
        value: 999999999
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: hungry }
        spec: { containers: [{ name: hungry, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: important }
        spec: { priorityClassName: high, containers: [{ name: important, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: within }
        spec:
          resources: { requests: { memory: 300Mi }, limits: { memory: 300Mi } }
          containers: [{ name: within, image: "web:1", resources: { requests: { memory: 250Mi }, limits: { memory: 300Mi } } }]
        """
      Then pod "hungry" is Failed within 15s
      When memory.available of node "node-1" becomes 50Mi
      Then pod "important" is Failed within 15s
      And pod "within" is Running

    Scenario: A critical pod is never evicted
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: agent, namespace: kube-system }
        spec: { priorityClassName: system-node-critical, containers: [{ name: agent, image: "web:1" }] }
        """
      And memory.available of node "node-1" becomes 50Mi
      Then pod "agent" in namespace "kube-system" stays Running for 10m

  Rule: At most one pod is ended in a round
    Source: pkg/kubelet/eviction/eviction_manager.go (v1.36, synchronize)

    Scenario: Each is gone before the next is chosen
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: one }
        spec: { containers: [{ name: app, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: two }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 5 seconds pass
      And memory.available of node "node-1" becomes 50Mi
      Then pod "one" is Failed at 10s
      And pod "two" is Running at 10s
      And pod "two" is Failed at 11s

  Rule: A soft threshold waits for its grace period, and gives the pods theirs
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#soft-eviction-thresholds

    Scenario: Two minutes below, then thirty seconds to stop
      Given the kubelet configuration:
        """yaml
        evictionSoft: { memory.available: 300Mi }
        evictionSoftGracePeriod: { memory.available: 2m }
        evictionMaxPodGracePeriod: 20
        """
      And container "app" ignores SIGTERM
      And a running pod "web" with container "app" and image "web:1"
      When 5 seconds pass
      And memory.available of node "node-1" becomes 200Mi
      And 1 minute passes
      Then pod "web" is Running
      And condition MemoryPressure of node "node-1" is True
      And container "app" received SIGTERM at 2m10s
      And container "app" was killed at 2m30s

    Scenario: A soft eviction gives a pod no more than it asked for
      Given the kubelet configuration:
        """yaml
        evictionSoft: { memory.available: 300Mi }
        evictionSoftGracePeriod: { memory.available: 30s }
        evictionMaxPodGracePeriod: 60
        """
      And container "app" ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { terminationGracePeriodSeconds: 5, containers: [{ name: app, image: "web:1" }] }
        """
      And 5 seconds pass
      And memory.available of node "node-1" becomes 200Mi
      Then container "app" received SIGTERM at 40s
      And container "app" was killed at 45s

    Scenario: Above it for a moment, the grace begins anew
      Given the kubelet configuration:
        """yaml
        evictionSoft: { memory.available: 300Mi }
        evictionSoftGracePeriod: { memory.available: 2m }
        """
      And a running pod "web" with container "app" and image "web:1"
      When 5 seconds pass
      And memory.available of node "node-1" becomes 200Mi
      And 1 minute passes
      And memory.available of node "node-1" becomes 400Mi
      And 30 seconds pass
      And memory.available of node "node-1" becomes 200Mi
      Then pod "web" is Running at 3m30s
      And pod "web" is Failed within 10s

  Rule: The node says so for five minutes after it was last so, and takes no new pods without requests
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#node-condition-oscillation
    See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-nodes-by-condition

    Scenario: The condition
      When memory.available of node "node-1" becomes 50Mi
      And 15 seconds pass
      Then condition MemoryPressure of node "node-1" is True with reason "KubeletHasInsufficientMemory"
      When memory.available of node "node-1" becomes 500Mi
      And 4 minutes pass
      Then condition MemoryPressure of node "node-1" is True
      When 1 minute passes
      Then condition MemoryPressure of node "node-1" is False with reason "KubeletHasSufficientMemory"

    Scenario: The scheduler keeps away from it
      When memory.available of node "node-1" becomes 50Mi
      And 15 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then node "node-1" matches:
        """yaml
        spec: { taints: [{ key: node.kubernetes.io/memory-pressure, effect: NoSchedule }] }
        """
      And pod "web" is Pending
      When memory.available of node "node-1" becomes 500Mi
      Then pod "web" is Running within 6m

    Scenario Outline: A pod that names the node itself: <class>
      When memory.available of node "node-1" becomes 50Mi
      And 15 seconds pass
      And memory.available of node "node-1" becomes 900Mi
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeName: node-1
          containers: [{ name: app, image: "web:1", resources: <resources> }]
        """
      Then pod "web" matches:
        """yaml
        status: { phase: <phase>, reason: <reason>, message: <message> }
        """

      Examples:
        | class      | resources                   | phase   | reason  | message                                                              |
        | BestEffort | {}                          | Failed  | Evicted | "Pod was rejected: The node had condition: [MemoryPressure]. "       |
        | Burstable  | { requests: { cpu: 100m } } | Running | null    | null                                                                 |
