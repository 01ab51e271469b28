Feature: A kubelet looks again before it takes a pod
  A pod may name its node itself, and the scheduler may not know the newest of a node. So the kubelet checks for itself, and a
  pod that it does not take has failed: it never runs, and stays to be seen.
  https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
  https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename

  Rule: A pod that asks for more than the node has left is rejected
    See https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename
    Source: pkg/kubelet/lifecycle/predicate.go (v1.36, Admit, generalFilter)

    Scenario: Two CPUs more than there are
      Given a cluster of 1 node with 3 CPUs and 4Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: large }
        spec:
          nodeName: node-1
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 5 } } }]
        """
      Then pod "large" is Failed
      And pod "large" matches:
        """yaml
        status:
          phase: Failed
          reason: OutOfcpu
          message: "Pod was rejected: Node didn't have enough resource: cpu, requested: 5000, used: 0, capacity: 3000"
          startTime: "@0s"
          conditions: null
          containerStatuses: null
          podIP: null
        """
      And the events of pod "large" are:
        | type    | reason   | from    | message                                                                               |
        | Warning | OutOfcpu | kubelet | Node didn't have enough resource: cpu, requested: 5000, used: 0, capacity: 3000 |
      And container "app" never started
      And kubectl get pods shows:
        | NAME  | READY | STATUS   | RESTARTS |
        | large | 0/1   | OutOfcpu | 0        |

    Scenario Outline: <reason>
      Given a cluster of 1 node with 3 CPUs and 4Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          nodeName: node-1
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 1, memory: 3Gi } } }]
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          nodeName: node-1
          containers: [{ name: app, image: "web:1", resources: { requests: <requests> } }]
        """
      Then pod "first" is Running
      And pod "second" matches:
        """yaml
        status:
          phase: <phase>
          reason: <reason>
          message: <message>
        """

      Examples: what fits exactly is taken
        | requests        | phase   | reason | message |
        | { cpu: 2 }      | Running | null   | null    |
        | { memory: 1Gi } | Running | null   | null    |

      Examples: anything more is not
        | requests                 | phase  | reason      | message                                                                                                                          |
        | { cpu: 2001m }           | Failed | OutOfcpu    | "Pod was rejected: Node didn't have enough resource: cpu, requested: 2001, used: 1000, capacity: 3000"                             |
        | { memory: "1073741825" } | Failed | OutOfmemory | "Pod was rejected: Node didn't have enough resource: memory, requested: 1073741825, used: 3221225472, capacity: 4294967296" |

    Scenario: A node has so many places, whatever pods ask for
      Given the kubelet configuration:
        """yaml
        maxPods: 1
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec: { nodeName: node-1, containers: [{ name: app, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec: { nodeName: node-1, containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "first" is Running
      And pod "second" matches:
        """yaml
        status:
          phase: Failed
          reason: OutOfpods
          message: "Pod was rejected: Node didn't have enough resource: pods, requested: 1, used: 1, capacity: 1"
        """

    Scenario: The place of a pod that has finished is free
      Given a cluster of 1 node with 3 CPUs and 4Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          nodeName: node-1
          restartPolicy: Never
          containers:
            - { name: app, image: busybox, command: [sleep, "10"], resources: { requests: { cpu: 3 } } }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: next }
        spec:
          nodeName: node-1
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 3 } } }]
        """
      Then pod "task" is Succeeded
      And pod "next" is Running

    Scenario: Without a request a pod finds a place on a node that is full
      Given a cluster of 1 node with 1 CPU and 1Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: all }
        spec:
          nodeName: node-1
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 1, memory: 1Gi } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: modest }
        spec: { nodeName: node-1, containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "all" is Running
      And pod "modest" is Running

  Rule: A pod must be allowed on the node it names
    Source: pkg/kubelet/lifecycle/predicate.go (v1.36, Admit, generalFilter, rejectPodAdmissionBasedOnOSField)

    Scenario Outline: <reason>
      Given a cluster with these nodes:
        | name   | labels       | taints   |
        | node-1 | disktype=hdd | <taints> |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          nodeName: node-1
          tolerations: [{ operator: Exists }]
          containers: [{ name: app, image: "web:1", ports: [{ containerPort: 80, hostPort: 80 }] }]
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          nodeName: node-1
          nodeSelector: <selector>
          containers: [{ name: app, image: "web:1", ports: <ports> }]
        """
      Then pod "second" matches:
        """yaml
        status: { phase: <phase>, reason: <reason>, message: "<message>" }
        """

      Examples:
        | selector            | ports                                | taints             | phase  | reason          | message                                                                                                                   |
        | { disktype: ssd }   | []                                   |                    | Failed | NodeAffinity    | Pod was rejected: Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector                        |
        | {}                  | [{ containerPort: 80, hostPort: 80 }] |                   | Failed | NodePorts       | Pod was rejected: Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports                  |

    Scenario: A pod that does not tolerate a taint NoExecute is refused, and deleted besides
      Given a cluster with these nodes:
        | name   | taints            |
        | node-1 | gpu=yes:NoExecute |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { nodeName: node-1, containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "web" went through Pending, Failed
      And pod "web" is gone
      And the events of pod "web" are:
        | type    | reason               | from                      | message                                                                                   |
        | Warning | TaintToleration      | kubelet                   | Predicate TaintToleration failed: node(s) had taints that the pod didn't tolerate         |
        | Normal  | TaintManagerEviction | taint-eviction-controller | Marking for deletion Pod default/web                                                      |

    Scenario: A pod that names its node passes by a taint NoSchedule
      Given a cluster with these nodes:
        | name   | taints             |
        | node-1 | gpu=yes:NoSchedule |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { nodeName: node-1, containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "web" is Running

    Scenario: A pod for another operating system
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { nodeName: node-1, os: { name: windows }, containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "web" matches:
        """yaml
        status:
          phase: Failed
          reason: PodOSNotSupported
          message: "Pod was rejected: Failed to admit pod as the OS field doesn't match node OS"
        """

  Rule: A rejected pod stays until it is deleted, and then goes at once
    Source: pkg/kubelet/kubelet.go (v1.36, rejectPod)
    Source: pkg/registry/core/pod/strategy.go (v1.36, CheckGracefulDelete)

    Scenario: Nobody has to stop anything
      Given a cluster of 1 node with 1 CPU and 1Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: large }
        spec:
          nodeName: node-1
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 2 } } }]
        """
      And 1 hour passes
      Then pod "large" is Failed
      When pod "large" is deleted
      Then pod "large" is gone

  Rule: A pod that a kubelet does not take is refused when the kubelet is back, and goes at once if it was deleted meanwhile
    Source: pkg/kubelet/kubelet.go (v1.36, HandlePodAdditions, rejectPod)

    Scenario: Made and deleted while the kubelet was down
      Given a cluster of 1 node with 3 CPUs and 4Gi of memory each
      When the kubelet of node "node-1" is down for 60s
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: large }
        spec:
          nodeName: node-1
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 5 } } }]
        """
      And 5 seconds pass
      And pod "large" is deleted
      Then pod "large" is Terminating at 59s
      And pod "large" is gone at 60s
      And container "app" never started

  Rule: A pod that has ended takes no place after a restart of the kubelet either
    Source: pkg/kubelet/kubelet.go (v1.36, HandlePodAdditions)
    Source: pkg/kubelet/kubelet_pods.go (v1.36, filterOutInactivePods)

    Scenario: Two thirds of the node were its own
      Given a cluster of 1 node with 3 CPUs and 4Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: done }
        spec:
          nodeName: node-1
          restartPolicy: Never
          containers: [{ name: app, image: "busybox:1.36", command: [sleep, "5"], resources: { requests: { cpu: 2 } } }]
        """
      And 10 seconds pass
      And the kubelet of node "node-1" restarts
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: next }
        spec:
          nodeName: node-1
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 2 } } }]
        """
      And 10 seconds pass
      Then pod "next" is Running
      And pod "done" is Succeeded
      
    Scenario: terminal, deleted while the kubelet is down
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: done }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: "busybox:1.36", command: [sleep, "5"] }]
        """
      And 10 seconds pass
      And the kubelet of node "node-1" is down for 60s
      And pod "done" is deleted
      Then pod "done" is gone within 70s
