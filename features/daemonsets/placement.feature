Feature: Where the pods of a DaemonSet run
  A DaemonSet keeps one pod on each node that its pods fit by name, labels and taints, whatever else is there.
  https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#how-daemon-pods-are-scheduled

  Rule: Each node has one pod, pinned to it
    See https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#how-daemon-pods-are-scheduled

    Scenario: Three nodes, three pods
      Given a cluster of 3 nodes
      And a daemonset "agent" of image "agent:1"
      Then 3 pods of daemonset "agent" are Ready
      And daemonset "agent" is complete
      And kubectl get daemonsets -o wide shows:
        | NAME  | DESIRED | CURRENT | READY | UP-TO-DATE | AVAILABLE | NODE SELECTOR | AGE | CONTAINERS | IMAGES  | SELECTOR  |
        | agent | 3       | 3       | 3     | 3          | 3         | <none>        | 0s  | app        | agent:1 | app=agent |
      And kubectl get pods -o wide shows:
        | NAME    | READY | NODE   |
        | agent-* | 1/1   | node-1 |
        | agent-* | 1/1   | node-2 |
        | agent-* | 1/1   | node-3 |

    Scenario: The pod names its node, and tolerates its troubles
      Given a daemonset "agent" of image "agent:1"
      Then pod "agent-*" matches:
        """yaml
        metadata:
          generateName: agent-
          labels: { app: agent, controller-revision-hash: "*", pod-template-generation: "1" }
          ownerReferences: [{ apiVersion: apps/v1, kind: DaemonSet, name: agent, controller: true }]
        spec:
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms: [{ matchFields: [{ key: metadata.name, operator: In, values: [node-1] }] }]
          tolerations:
            - { key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: null }
            - { key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: null }
            - { key: node.kubernetes.io/disk-pressure, operator: Exists, effect: NoSchedule }
            - { key: node.kubernetes.io/memory-pressure, operator: Exists, effect: NoSchedule }
            - { key: node.kubernetes.io/pid-pressure, operator: Exists, effect: NoSchedule }
            - { key: node.kubernetes.io/unschedulable, operator: Exists, effect: NoSchedule }
        """
      And the events of daemonset "agent" are:
        | type   | reason           | from                 | message             |
        | Normal | SuccessfulCreate | daemonset-controller | Created pod: agent-* |

  Rule: Labels and taints decide which nodes have one
    See https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#running-pods-on-select-nodes
    See https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations

    Scenario Outline: <which>
      Given a cluster with these nodes:
        | name   | labels       | taints                   |
        | node-1 | disktype=ssd |                          |
        | node-2 |              |                          |
        | node-3 | disktype=ssd | dedicated=gpu:NoSchedule |
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          template:
            metadata: { labels: { app: agent } }
            spec:
              <field>
              containers: [{ name: app, image: "agent:1" }]
        """
      Then there are exactly <count> pods of daemonset "agent"
      And status.desiredNumberScheduled of daemonset "agent" is <count>

      Examples:
        | which                          | field                                                                                                                                                                                               | count |
        | every node without a taint     | hostname: agent                                                                                                                                                                                     | 2     |
        | nodes with a label             | nodeSelector: { disktype: ssd }                                                                                                                                                                     | 1     |
        | nodes with a label, by affinity | affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: disktype, operator: Exists }] }] } } }                                 | 1     |
        | every node, taints tolerated   | tolerations: [{ operator: Exists }]                                                                                                                                                                 | 3     |
        | one node by its name           | nodeName: node-2                                                                                                                                                                                    | 1     |
        | nodes with a label nobody has  | nodeSelector: { disktype: tape }                                                                                                                                                                    | 0     |

  Rule: Room on the node is not looked at: the pod is made, and waits
    See https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#how-daemon-pods-are-scheduled
    Source: pkg/controller/daemon/daemon_controller.go (v1.36, predicates)

    Scenario: The node is full
      Given a cluster with these nodes:
        | name   | cpu |
        | node-1 | 1   |
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          template:
            metadata: { labels: { app: agent } }
            spec:
              containers: [{ name: app, image: "agent:1", resources: { requests: { cpu: "2" } } }]
        """
      Then pod "agent-*" is Pending
      And condition PodScheduled of pod "agent-*" is False with reason "Unschedulable"
      And kubectl get daemonsets shows:
        | NAME  | DESIRED | CURRENT | READY | UP-TO-DATE | AVAILABLE |
        | agent | 1       | 1       | 0     | 1          | 0         |

  Rule: A pod that is deleted comes back on its node, when its containers have ended
    Source: pkg/controller/daemon/daemon_controller.go (v1.36, podsShouldBeOnNode)

    Scenario: 6 seconds to stop
      Given a daemonset "agent" of image "agent:1"
      And container "app" takes 6s to stop on SIGTERM
      When 10 seconds pass
      And pod "agent-*" is deleted
      And 10 seconds pass
      Then the timeline includes:
        | at  | object      | what                      |
        | 10s | pod/agent-* | deleted, grace period 30s |
        | 16s | pod/agent-* | phase Succeeded           |
        | 16s | pod/agent-* | created                   |
        | 16s | pod/agent-* | gone                      |
