Feature: A node that falls silent
  A kubelet renews a lease every ten seconds. When it does not, the control plane waits, then says that nobody knows of the node any
  more, and five minutes later gives its pods up. What else could it do? It cannot tell a node that is off from one that it does not
  reach.
  https://kubernetes.io/docs/concepts/architecture/nodes/#node-heartbeats

  Background:
    Given a cluster of 2 nodes

  Rule: A node is NotReady 50 seconds after the last lease that was seen
    See https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
    Source: pkg/controller/nodelifecycle/node_lifecycle_controller.go (v1.36, tryUpdateNodeHealth)
    A node controller looks every five seconds, and counts from the look that saw the lease renewed.

    Scenario: A power cut
      When 10 seconds pass
      And node "node-1" goes down
      Then node "node-1" is Ready at 59s
      And node "node-1" is NotReady at 60s
      And node "node-1" matches:
        """yaml
        status:
          conditions:
            - { type: Ready, status: Unknown, reason: NodeStatusUnknown, message: Kubelet stopped posting node status., lastTransitionTime: "@60s" }
            - { type: MemoryPressure, status: Unknown, reason: NodeStatusUnknown }
            - { type: DiskPressure, status: Unknown, reason: NodeStatusUnknown }
            - { type: PIDPressure, status: Unknown, reason: NodeStatusUnknown }
        """
      And the events of node "node-1" include:
        | type   | reason       | from            | message                                 | at  |
        | Normal | NodeNotReady | node-controller | Node node-1 status is now: NodeNotReady | 60s |
      And node "node-2" is Ready

    Scenario Outline: It went down <when> after a renewal of its lease
      When <at> pass
      And node "node-1" goes down
      Then node "node-1" is Ready at <ready>
      And node "node-1" is NotReady at 60s

      Examples:
        | when | at    | ready |
        | 1s   | 11s   | 59s   |
        | 9.9s | 19.9s | 59.9s |

    @version:longerNodeGracePeriod
    Scenario Outline: In Kubernetes <version> it takes <grace>
      Given Kubernetes <version>
      When 10 seconds pass
      And node "node-1" goes down
      Then node "node-1" is Ready at <before>
      And node "node-1" is NotReady at <at>

      Examples:
        | version | grace | before | at  |
        | 1.31    | 40s   | 49s    | 50s |
        | 1.32    | 50s   | 59s    | 60s |

    Scenario: A kubelet that is down is as silent as a node without power
      When 10 seconds pass
      And the kubelet of node "node-1" is down for 90s
      Then node "node-1" is NotReady at 60s
      And node "node-1" is NotReady at 99s
      And node "node-1" is Ready at 100s
      And the events of node "node-1" include:
        | type   | reason       | from            | message                                 | at   |
        | Normal | NodeNotReady | node-controller | Node node-1 status is now: NodeNotReady | 60s  |
        | Normal | NodeReady    | kubelet         | Node node-1 status is now: NodeReady    | 100s |

    Scenario: A short absence is not noticed
      When 10 seconds pass
      And node "node-1" goes down
      And 45 seconds pass
      And node "node-1" comes back
      And 2 minutes pass
      Then node "node-1" was always Ready

    Scenario: One that is cordoned, too
      When node "node-1" is cordoned
      And 10 seconds pass
      And node "node-1" goes down
      And 50 seconds pass
      Then kubectl get nodes shows:
        | NAME   | STATUS                      | ROLES  |
        | node-1 | NotReady,SchedulingDisabled | <none> |
        | node-2 | Ready                       | <none> |
      And the timeline of node "node-1" includes:
        | at  | what                                                 |
        | 0s  | cordoned                                             |
        | 0s  | tainted node.kubernetes.io/unschedulable:NoSchedule  |
        | 10s | goes down                                            |
        | 60s | Ready Unknown: Kubelet stopped posting node status.  |
        | 60s | tainted node.kubernetes.io/unreachable:NoSchedule    |
        | 60s | tainted node.kubernetes.io/unreachable:NoExecute     |

  Rule: Its pods are not ready from then on, and that is all that is said of them
    Source: pkg/controller/util/node/controller_utils.go (v1.36, MarkPodsNotReady)

    Scenario: A pod of a node that is NotReady
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And node "node-1" goes down
      Then pod "web" is Ready at 59s
      And pod "web" is not Ready at 60s
      And pod "web" is Running
      And container "app" is ready
      And kubectl get pods shows:
        | NAME | READY | STATUS  | RESTARTS |
        | web  | 1/1   | Running | 0        |
      And the events of pod "web" include:
        | type    | reason       | from            | message           | at  |
        | Warning | NodeNotReady | node-controller | Node is not ready | 60s |

  Rule: No new pod comes to it, and what is there has five minutes more
    See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions

    Scenario: The two taints
      When 10 seconds pass
      And node "node-1" goes down
      And 50 seconds pass
      Then node "node-1" matches:
        """yaml
        spec:
          taints:
            - { key: node.kubernetes.io/unreachable, effect: NoSchedule, timeAdded: "@60s" }
            - { key: node.kubernetes.io/unreachable, effect: NoExecute, timeAdded: "@60s" }
        """

    Scenario: A bare pod is deleted, and stays Terminating, for nobody says that it has stopped
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And node "node-1" goes down
      Then pod "web" is Running at 359s
      And pod "web" is not Terminating at 359s
      And pod "web" is Terminating at 360s
      And pod "web" stays Terminating for 1h
      And condition DisruptionTarget of pod "web" is True with reason "DeletionByTaintManager" and message "Taint manager: deleting due to NoExecute taint"
      And the timeline includes:
        | at   | object  | what                                                                      |
        | 360s | pod/web | Normal TaintManagerEviction: Marking for deletion Pod default/web         |

  Rule: A node that is back in time keeps its pods
    See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts
    Source: pkg/controller/tainteviction/taint_eviction.go (v1.36, cancelWorkWithEvent)

    Scenario: Four minutes
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the kubelet of node "node-1" is down for 4 minutes
      And 5 minutes pass
      Then pod "web" is not Ready at 249s
      And pod "web" is Ready at 250s
      And node "node-1" matches:
        """yaml
        spec: { taints: null }
        """
      And pod "web" was never Terminating
      And container "app" started at 0s
      And the events of pod "web" include:
        | type   | reason               | from                      | message                                 | at   |
        | Normal | TaintManagerEviction | taint-eviction-controller | Cancelling deletion of Pod default/web  | 250s |

    Scenario: One that comes back later does what it was told meanwhile
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the kubelet of node "node-1" is down for 10 minutes
      Then pod "web" is Terminating at 609s
      And container "app" received SIGQUIT at 610s
      And pod "web" is gone at 610s

  Rule: A Deployment has its pods replaced more than five minutes after the failure
    See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
    Source: pkg/controller/controller_utils.go (v1.36, IsPodActive)
    "Why does it take more than five minutes?" Because 50 seconds pass until the node is NotReady, and then the 300 seconds that
    every pod tolerates this unless it says otherwise.

    Scenario: With what the API server fills in
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      And 10 seconds pass
      And node "node-1" goes down
      Then 1 pod of deployment "web" is Ready at 59s
      And no pod of deployment "web" is Ready at 60s
      And no pod of deployment "web" is Ready at 359s
      And 1 pod of deployment "web" is Ready at 360s
      And kubectl get pods -o wide includes:
        | NAME  | READY | STATUS      | NODE   |
        | web-* | 1/1   | Terminating | node-1 |
        | web-* | 1/1   | Running     | node-2 |

    Scenario: Tolerations of its own make it quicker
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers: [ { name: app, image: "nginx:1.27" } ]
              tolerations:
              - { key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 30 }
              - { key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 30 }
        """
      And 10 seconds pass
      And node "node-1" goes down
      Then no pod of deployment "web" is Ready at 89s
      And 1 pod of deployment "web" is Ready at 90s

    Scenario: One that tolerates it for ever is never replaced
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: agent }
        spec:
          containers: [ { name: app, image: "nginx:1.27" } ]
          tolerations: [ { operator: Exists } ]
        """
      And 10 seconds pass
      And node "node-1" goes down
      And 1 hour passes
      Then pod "agent" was never Terminating

  Rule: Where no node at all is heard of, nothing is given up: then it is the control plane that is cut off
    See https://kubernetes.io/docs/concepts/architecture/nodes/#rate-limits-on-eviction

    Scenario: The only other node goes, too
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And node "node-1" goes down
      And node "node-2" goes down
      And 1 hour passes
      Then node "node-1" is NotReady
      And pod "web" was never Terminating
      And node "node-1" matches:
        """yaml
        spec: { taints: [ { key: node.kubernetes.io/unreachable, effect: NoSchedule } ] }
        """

    Scenario: As soon as one answers, the other is given five minutes anew
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And node "node-1" goes down
      And node "node-2" goes down
      And 590 seconds pass
      And node "node-2" comes back
      Then pod "web" is not Terminating at 909s
      And pod "web" is Terminating at 910s

  Rule: Nodes of a zone are given up one by one, ten seconds apart
    See https://kubernetes.io/docs/concepts/architecture/nodes/#rate-limits-on-eviction

    Scenario: Two of five at once
      Given a cluster with these nodes:
        | name |
        | c    |
        | d    |
        | e    |
      When 10 seconds pass
      And node "node-1" goes down
      And node "node-2" goes down
      Then node "node-1" is NotReady at 60s
      And node "node-2" is NotReady at 60s
      And node "node-1" matches at 60s:
        """yaml
        spec: { taints: [ { effect: NoSchedule }, { effect: NoExecute, timeAdded: "@60s" } ] }
        """
      And node "node-2" matches at 70s:
        """yaml
        spec: { taints: [ { effect: NoSchedule }, { effect: NoExecute, timeAdded: "@70s" } ] }
        """

    Scenario: Of a small zone that has lost most of its nodes none is given up
      Given a cluster with these nodes:
        | name |
        | c    |
        | d    |
      And a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And node "node-1" goes down
      And node "node-2" goes down
      And node "c" goes down
      And 2 hours pass
      Then node "node-1" is NotReady
      And pod "web" was never Terminating
