Feature: Choosing a node
  Labels attract pods to nodes, taints keep them off.
  https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
  https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/

  Rule: A node selector allows only nodes with its labels
    See https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector

    Background:
      Given a cluster with these nodes:
        | name   | cpu | memory | zone | labels       | taints                   |
        | node-1 | 4   | 8Gi    | a    | disktype=ssd |                          |
        | node-2 | 4   | 8Gi    | b    |              |                          |
        | node-3 | 4   | 8Gi    | b    | disktype=ssd | dedicated=gpu:NoSchedule |

    Scenario Outline: <selector>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeSelector: <selector>
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "web" matches:
        """yaml
        spec: { nodeName: <node> }
        """

      Examples:
        | selector                           | node   |
        | { disktype: ssd }                  | node-1 |
        | { topology.kubernetes.io/zone: b } | node-2 |
        | { kubernetes.io/hostname: node-2 } | node-2 |

    Scenario: No node has the label, one keeps everybody off
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeSelector: { disktype: floppy }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "web" is Pending
      And the events of pod "web" include:
        | type    | reason           | message                                                                                                                                                                                                                         |
        | Warning | FailedScheduling | 0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling. |

    Scenario: Required node affinity says the same with more words
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                - matchExpressions:
                  - { key: disktype, operator: DoesNotExist }
                  - { key: topology.kubernetes.io/zone, operator: In, values: [b, c] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "web" matches:
        """yaml
        spec: { nodeName: node-2 }
        """

  Rule: A tainted node takes only pods that tolerate the taint
    See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts

    Scenario Outline: Kubernetes <version> says why
      Given Kubernetes <version>
      And a cluster with these nodes:
        | name   | cpu | memory | taints                   |
        | node-1 | 4   | 8Gi    | dedicated=gpu:NoSchedule |
      And a pod "web" with container "app"
      Then pod "web" is Pending
      And the events of pod "web" include:
        | type    | reason           | message   |
        | Warning | FailedScheduling | <message> |

      Examples:
        | version | message                                                                                                                                                                    |
        | 1.33    | 0/1 nodes are available: 1 node(s) had untolerated taint {dedicated: gpu}. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.                |
        | 1.36    | 0/1 nodes are available: 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling. |

    Scenario Outline: <toleration>
      Given a cluster with these nodes:
        | name   | cpu | memory | taints                   |
        | node-1 | 4   | 8Gi    | dedicated=gpu:NoSchedule |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          tolerations:
          - <toleration>
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "web" is <phase>

      Examples: it tolerates the taint
        | toleration                                         | phase   |
        | { key: dedicated, value: gpu, effect: NoSchedule } | Running |
        | { key: dedicated, operator: Exists }               | Running |
        | { operator: Exists }                               | Running |

      Examples: it tolerates another
        | toleration                                              | phase   |
        | { key: dedicated, value: cpu, effect: NoSchedule }      | Pending |
        | { key: dedicated, operator: Exists, effect: NoExecute } | Pending |

    Scenario: A node that would rather be left alone is taken last
      Given a cluster with these nodes:
        | name   | cpu | memory | taints                         |
        | node-1 | 64  | 256Gi  | dedicated=gpu:PreferNoSchedule |
        | node-2 | 4   | 8Gi    |                                |
      And a pod "web" with container "app"
      Then pod "web" matches:
        """yaml
        spec: { nodeName: node-2 }
        """

  Rule: With nodeName the scheduler is not asked
    See https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename

    Scenario: No event tells of an assignment
      Given a cluster of 2 nodes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeName: node-2
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "web" is Running
      And the events of pod "web" do not include:
        | reason    |
        | Scheduled |
