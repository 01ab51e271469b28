Feature: Preemption
  A pod of higher priority that finds no room makes pods of lower priority leave a node.
  https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/

  Background:
    Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
    And the manifest:
      """yaml
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata: { name: high }
      value: 1000
      ---
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata: { name: low }
      value: 10
      """
    And the manifest is applied

  Rule: The victim stops in its own time, and only then is there room
    See https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#graceful-termination-of-preemption-victims

    # My pods were preempted: nothing was wrong with them, something more important came.
    Scenario: A victim that takes 12 seconds to stop
      Given container "app" of pod "batch" takes 12s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: batch }
        spec:
          priorityClassName: low
          containers: [{ name: app, image: "batch:1", resources: { requests: { cpu: "3" } } }]
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "shop:1", resources: { requests: { cpu: "3" } } }]
        """
      Then pod "shop" is Running within 20s
      And container "app" of pod "batch" received SIGTERM at 60s
      And pod "shop" is Pending at 71s
      And pod "shop" is Running at 72s
      And the events of pod "batch" include:
        | type   | reason    | from              | message                            | at  |
        | Normal | Preempted | default-scheduler | Preempted by pod * on node node-1 | 60s |
      And the events of pod "shop" include:
        | type    | reason           | message                                       | at  |
        | Warning | FailedScheduling | 0/1 nodes are available: 1 Insufficient cpu. | 60s |
        | Normal  | Scheduled        | *                                             | 72s |

    Scenario: The victim says why it goes, the other which node it waits for
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: batch }
        spec:
          priorityClassName: low
          containers: [{ name: app, image: "busybox:1.36", command: [sleep, "1000"], resources: { requests: { cpu: "3" } } }]
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "shop:1", resources: { requests: { cpu: "3" } } }]
        """
      Then condition DisruptionTarget of pod "batch" is True with reason "PreemptionByScheduler"
      And pod "batch" is Terminating
      And pod "shop" matches:
        """yaml
        status: { nominatedNodeName: node-1 }
        """
      And pod "shop" is Running at 90s
      And pod "shop" matches:
        """yaml
        status: { nominatedNodeName: null }
        """

    Scenario: While its victims stop, a pod that is no more important does not take the room
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: batch }
        spec:
          priorityClassName: low
          containers: [{ name: app, image: "busybox:1.36", command: [sleep, "1000"], resources: { requests: { cpu: "3" } } }]
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "shop:1", resources: { requests: { cpu: "4" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: small }
        spec:
          containers: [{ name: app, image: "small:1", resources: { requests: { cpu: "1" } } }]
        """
      And 1 minute passes
      Then pod "shop" is Running
      And pod "small" is Pending

  Rule: As few as possible go, the least important first
    See https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#preemption
    Source: pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go (v1.36, SelectVictimsOnNode)

    Scenario: One of three
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          priorityClassName: low
          containers: [{ name: app, image: "app:1", resources: { requests: { cpu: "1" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: least }
        spec:
          containers: [{ name: app, image: "app:1", resources: { requests: { cpu: "1" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          priorityClassName: low
          containers: [{ name: app, image: "app:1", resources: { requests: { cpu: "1" } } }]
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "shop:1", resources: { requests: { cpu: "2" } } }]
        """
      And 1 minute passes
      Then pod "shop" is Running
      And pod "least" is gone
      And pod "first" is Running
      And pod "second" is Running

    Scenario: Nobody goes where that would not be enough
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: batch }
        spec:
          priorityClassName: low
          containers: [{ name: app, image: "app:1", resources: { requests: { cpu: "1" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "shop:1", resources: { requests: { cpu: "5" } } }]
        """
      Then pod "batch" is Running
      And the events of pod "shop" include:
        | reason           | message                                                                                                                                                                    |
        | FailedScheduling | 0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling. |

    Scenario: A spread constraint makes its likes leave
      Given a cluster with these nodes:
        | name   | cpu | memory |
        | node-2 | 4   | 8Gi    |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: vital }
        spec:
          nodeName: node-2
          priorityClassName: high
          containers: [{ name: app, image: "vital:1", resources: { requests: { cpu: "4" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: old, labels: { app: web } }
        spec:
          priorityClassName: low
          containers: [{ name: app, image: "web:1" }]
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: new, labels: { app: web } }
        spec:
          priorityClassName: high
          topologySpreadConstraints:
          - maxSkew: 1
            topologyKey: kubernetes.io/hostname
            whenUnsatisfiable: DoNotSchedule
            labelSelector: { matchLabels: { app: web } }
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: "1" } } }]
        """
      And 1 minute passes
      Then pod "old" is gone
      And pod "new" is Running

    Scenario: A ReplicaSet makes the pods anew that were preempted, and they wait
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: { name: batch }
        spec:
          replicas: 4
          selector: { matchLabels: { app: batch } }
          template:
            metadata: { labels: { app: batch } }
            spec:
              priorityClassName: low
              containers: [{ name: app, image: "batch:1", resources: { requests: { cpu: "1" } } }]
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "shop:1", resources: { requests: { cpu: "2" } } }]
        """
      And 1 minute passes
      Then pod "shop" is Running
      And 2 pods of replicaset "batch" are Running
      And 2 pods of replicaset "batch" are Pending

  Rule: Only a higher priority preempts, and only with leave
    See https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#preemption
    See https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#non-preempting-priority-class

    Scenario: The same priority waits
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "app:1", resources: { requests: { cpu: "3" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "app:1", resources: { requests: { cpu: "3" } } }]
        """
      Then pod "first" is Running
      And pod "second" is Pending
      And the events of pod "second" include:
        | reason           | message                                                            |
        | FailedScheduling | *1 No preemption victims found for incoming pod. |

    Scenario: preemptionPolicy Never goes before others in the queue, and preempts nobody
      When I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: patient }
        value: 100000
        preemptionPolicy: Never
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: batch }
        spec:
          priorityClassName: low
          containers: [{ name: app, image: "batch:1", resources: { requests: { cpu: "3" } } }]
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: other }
        spec:
          containers: [{ name: app, image: "batch:1", resources: { requests: { cpu: "3" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          priorityClassName: patient
          containers: [{ name: app, image: "shop:1", resources: { requests: { cpu: "3" } } }]
        """
      And 1 minute passes
      Then pod "batch" is Running
      And the events of pod "shop" include:
        | reason           | message                                                                                                                     |
        | FailedScheduling | 0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never. |
      When pod "batch" is deleted
      Then pod "shop" is Running within 30s
      And pod "other" is Pending

  Rule: A pod is known by its priority class
    See https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass
    See https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#pod-priority

    Scenario: The class becomes a number, which decides
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "shop:1" }]
        """
      Then pod "shop" matches:
        """yaml
        spec: { priority: 1000, preemptionPolicy: PreemptLowerPriority }
        """

    Scenario: A class that is there by default
      When I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: usual }
        value: 500
        globalDefault: true
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          containers: [{ name: app, image: "shop:1" }]
        """
      Then pod "shop" matches:
        """yaml
        spec: { priority: 500, priorityClassName: usual }
        """

    Scenario Outline: <what>
      When I apply:
        """yaml
        <class>
        """
      Then it is refused with:
        """
        <refusal>
        """

      Examples:
        | what                                | class                                                                                                                          | refusal                                                                                                                                                                                               |
        | A user's class is at most a billion | { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: top }, value: 1000000001 }                          | PriorityClass.scheduling.k8s.io "top" is invalid: value: Forbidden: maximum allowed value of a user defined priority is 1000000000                                                                    |
        | Names of the system's               | { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: system-x }, value: 1 }                              | PriorityClass.scheduling.k8s.io "system-x" is invalid: metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-x is not a known system priority class |
        | A value does not change             | { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: high }, value: 1001 }                               | PriorityClass.scheduling.k8s.io "high" is invalid: value: Forbidden: may not be changed in an update.                                                                                                  |
        | A policy that there is not          | { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: top }, value: 1, preemptionPolicy: Always }         | PriorityClass.scheduling.k8s.io "top" is invalid: preemptionPolicy: Unsupported value: "Always": supported values: "PreemptLowerPriority", "Never"                                                    |

    Scenario: Only one class is the default
      When I apply:
        """yaml
        { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: usual }, value: 1, globalDefault: true }
        """
      And I apply:
        """yaml
        { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: other }, value: 2, globalDefault: true }
        """
      Then it is refused with:
        """
        priorityclasses.scheduling.k8s.io "other" is forbidden: PriorityClass usual is already marked as default. Only one default can exist
        """

    Scenario: Only one class becomes the default
      When I apply:
        """yaml
        { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: usual }, value: 1, globalDefault: true }
        ---
        { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: other }, value: 2 }
        """
      And I apply:
        """yaml
        { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: other }, value: 2, globalDefault: true }
        """
      Then it is refused with:
        """
        priorityclasses.scheduling.k8s.io "other" is forbidden: PriorityClass usual is already marked as default. Only one default can exist
        """

    Scenario: A class that there is not
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          priorityClassName: hihg
          containers: [{ name: app, image: "shop:1" }]
        """
      Then it is refused with:
        """
        pods "shop" is forbidden: no PriorityClass with name hihg was found
        """

    # https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/
    Scenario: The system's own classes are above all others
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "shop:1", resources: { requests: { cpu: "3" } } }]
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: agent, namespace: kube-system }
        spec:
          priorityClassName: system-node-critical
          containers: [{ name: app, image: "agent:1", resources: { requests: { cpu: "3" } } }]
        """
      And 1 minute passes
      Then pod "agent" in namespace "kube-system" is Running
      And pod "shop" is gone

    Scenario: The system's own classes are there from the beginning, and stay
      Then kubectl get priorityclasses shows:
        | NAME                    | VALUE      | GLOBAL-DEFAULT | PREEMPTIONPOLICY     |
        | high                    | 1000       | false          | PreemptLowerPriority |
        | low                     | 10         | false          | PreemptLowerPriority |
        | system-cluster-critical | 2000000000 | false          | PreemptLowerPriority |
        | system-node-critical    | 2000001000 | false          | PreemptLowerPriority |
      When priorityclass "system-node-critical" is deleted
      Then it is refused with:
        """
        priorityclasses.scheduling.k8s.io "system-node-critical" is forbidden: this is a system priority class and cannot be deleted
        """
      When I run:
        """
        kubectl describe priorityclass system-cluster-critical
        """
      Then it includes:
        """
        Name:              system-cluster-critical
        Value:             2000000000
        GlobalDefault:     false
        PreemptionPolicy:  PreemptLowerPriority
        Description:       Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.
        """
