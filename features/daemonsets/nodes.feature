Feature: Nodes that come and change
  A DaemonSet follows its nodes: a pod comes with a node, with a label, or when a taint goes, and goes as the rules say.
  https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#running-pods-on-select-nodes

  Background:
    Given a cluster with these nodes:
      | name   | labels       |
      | node-1 | disktype=ssd |
      | node-2 |              |

  Rule: A label that is put on a node brings a pod, and one that is taken off takes it away
    See https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#updating-a-daemonset

    Scenario: The label comes at 10s and goes at 20s
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
              nodeSelector: { disktype: ssd }
              containers: [{ name: app, image: "agent:1" }]
        """
      And 10 seconds pass
      And I run:
        """
        kubectl label node node-2 disktype=ssd
        """
      And 10 seconds pass
      And I run:
        """
        kubectl label node node-2 disktype-
        """
      And 10 seconds pass
      Then there was exactly 1 pod of daemonset "agent" at 9s
      And there were exactly 2 pods of daemonset "agent" at 11s
      And there was exactly 1 pod of daemonset "agent" at 21s
      And the events of daemonset "agent" are:
        | reason           | message              | at  |
        | SuccessfulCreate | Created pod: agent-* | 0s  |
        | SuccessfulCreate | Created pod: agent-* | 10s |
        | SuccessfulDelete | Deleted pod: agent-* | 20s |

  Rule: A taint NoSchedule keeps pods away, and drives none out; NoExecute does both
    See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts
    Source: pkg/controller/daemon/daemon_controller.go (v1.36, NodeShouldRunDaemonPod)

    Scenario Outline: A node is tainted with <effect> while its pod runs
      Given a daemonset "agent" of image "agent:1"
      When 10 seconds pass
      And I run:
        """
        kubectl taint node node-2 dedicated=gpu:<effect>
        """
      And 10 seconds pass
      Then there are exactly <pods> pods of daemonset "agent"
      And kubectl get daemonsets shows:
        | NAME  | DESIRED   | CURRENT   |
        | agent | <desired> | <desired> |
      When I run:
        """
        kubectl taint node node-2 dedicated-
        """
      And 10 seconds pass
      Then 2 pods of daemonset "agent" are Ready

      Examples: the pod goes
        | effect     | pods | desired |
        | NoExecute  | 1    | 1       |

      # A taint that changes nothing for a pod wakes nobody, so the numbers stay as they were.
      # pkg/controller/daemon/daemon_controller.go (syncNodeUpdate)
      Examples: the pod stays
        | effect     | pods | desired |
        | NoSchedule | 2    | 2       |

    Scenario: A pod that stayed in spite of the taint does not come back when it is deleted
      Given a daemonset "agent" of image "agent:1"
      When 10 seconds pass
      And I run:
        """
        kubectl taint node node-2 dedicated=gpu:NoSchedule
        """
      And 10 seconds pass
      And I run:
        """
        kubectl delete pods --all
        """
      And 1 minute passes
      Then there is exactly 1 pod of daemonset "agent"
      And daemonset "agent" matches:
        """yaml
        status: { desiredNumberScheduled: 1, numberMisscheduled: 0 }
        """

  Rule: A node that comes gets its pod at once, and one that is deleted takes its pod along
    Source: pkg/controller/daemon/daemon_controller.go (v1.36, addNode)
    Source: pkg/controller/podgc/gc_controller.go (v1.36, gcOrphaned)

    # A kubelet that starts registers its node anew.
    Scenario: A node is deleted, and its kubelet restarts a minute later
      Given a daemonset "agent" of image "agent:1"
      When 10 seconds pass
      And node "node-2" is deleted
      And 1 minute passes
      Then there is exactly 1 pod of daemonset "agent"
      When the kubelet of node "node-2" restarts
      And 10 seconds pass
      Then 2 pods of daemonset "agent" are Ready
      And kubectl get daemonsets shows:
        | NAME  | DESIRED | CURRENT | READY | UP-TO-DATE | AVAILABLE |
        | agent | 2       | 2       | 2     | 2          | 2         |
