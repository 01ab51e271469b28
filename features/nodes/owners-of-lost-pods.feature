Feature: What becomes of the pods of a dead node
  A pod of a node that nobody hears of cannot be ended: only its kubelet could say that it has stopped. Its object stays Terminating,
  and what then happens depends on who owns it. A Deployment takes another pod at once. A StatefulSet never runs two pods of one name,
  so it waits. A Job counts a failure. A DaemonSet's pod stays where it is.
  https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/

  Background:
    Given a cluster of 2 nodes

  Rule: A StatefulSet does not replace a pod that may still run
    See https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/#delete-pods
    "Why does it take more than five minutes until a pod of a dead node is replaced?" With a Deployment because of the 50 and the 300
    seconds; with a StatefulSet it may take for ever, until somebody says that the pod has really stopped.

    Background:
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          serviceName: db
          selector: { matchLabels: { app: db } }
          template:
            metadata: { labels: { app: db } }
            spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      When the manifest is applied
      And 10 seconds pass

    Scenario: For ever
      When node "node-1" goes down
      Then pod "db-0" is Ready at 59s
      And pod "db-0" is not Ready at 60s
      And pod "db-0" is not Terminating at 359s
      And pod "db-0" is Terminating at 360s
      And pod "db-0" stays Terminating for 2h
      And kubectl get pods -o wide shows:
        | NAME | READY | STATUS      | NODE   |
        | db-0 | 1/1   | Terminating | node-1 |
      And kubectl get statefulsets shows:
        | NAME | READY |
        | db   | 0/1   |

    Scenario: Until the node is back
      When node "node-1" goes down
      And 590 seconds pass
      And node "node-1" comes back
      Then pod "db-0" is Ready within 5s
      And metadata.uid of pod "db-0" has changed since 599s

    Scenario: Until the node is deleted, and 40 seconds more
      When node "node-1" goes down
      And 590 seconds pass
      And node "node-1" is deleted
      Then pod "db-0" is Terminating at 639s
      And pod "db-0" is Ready at 640s
      And pod "db-0" matches:
        """yaml
        spec: { nodeName: node-2 }
        """

    Scenario: Until somebody says that the node is out of service, which may be as soon as it is NotReady
      When node "node-1" goes down
      And 60 seconds pass
      And I run:
        """
        kubectl taint nodes node-1 node.kubernetes.io/out-of-service=nodeshutdown:NoExecute
        """
      Then pod "db-0" is Terminating at 79s
      And pod "db-0" is Ready at 80s
      And pod "db-0" matches:
        """yaml
        spec: { nodeName: node-2 }
        """

    Scenario: Until somebody deletes the pod by force
      When node "node-1" goes down
      And 590 seconds pass
      And I run:
        """
        kubectl delete pod db-0 --force --grace-period=0
        """
      Then it prints:
        """
        Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.
        pod "db-0" force deleted from default namespace
        """
      And pod "db-0" is Ready within 1s

    Scenario: Deleted by force while its node is only cut off, it runs twice under one name
      When node "node-1" is cut off
      And 590 seconds pass
      And pod "db-0" is force deleted
      Then pod "db-0" is Ready within 1s
      And pod "db-0" matches:
        """yaml
        spec: { nodeName: node-2 }
        """
      When 1 minute passes
      And node "node-1" is reachable again
      And 1 second passes
      Then the timeline includes:
        | at   | object   | what                           |
        | 600s | pod/db-0 | container app started          |
        | 660s | pod/db-0 | container app received SIGQUIT |
      And pod "db-0" is Ready

    Scenario: What it would add waits, too
      When node "node-1" goes down
      And 590 seconds pass
      And statefulset "db" is scaled to 3
      And 1 hour passes
      Then there is 1 pod of statefulset "db"
      When node "node-1" comes back
      And 10 seconds pass
      Then 3 pods of statefulset "db" are Ready

  Rule: A StatefulSet whose pods tolerate the loss for a shorter time waits no less
    See https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/#delete-pods
    Source: pkg/controller/statefulset/stateful_set_control.go (v1.36, processReplica)
    The toleration says when the pod is told to go. It has not gone by that.

    Scenario: Thirty seconds
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          serviceName: db
          selector: { matchLabels: { app: db } }
          template:
            metadata: { labels: { app: db } }
            spec:
              containers: [ { name: app, image: "nginx:1.27" } ]
              tolerations:
              - { key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 30 }
              - { key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 30 }
        """
      When the manifest is applied
      And 10 seconds pass
      And node "node-1" goes down
      Then pod "db-0" is Terminating at 90s
      And pod "db-0" stays Terminating for 1h

  Rule: A Job counts the pod as failed as soon as it is to be deleted, and makes another
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-replacement-policy
    Source: pkg/controller/job/job_controller.go (v1.36, isPodFailed)
    But it is complete, or failed, only when no pod of it is left.

    Scenario: A Job whose node dies
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: sums }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [ { name: app, image: "busybox:1.36", command: [ sleep, "600" ] } ]
        """
      When the manifest is applied
      And 10 seconds pass
      And node "node-1" goes down
      Then there is 1 pod of job "sums" at 359s
      And there are 2 pods of job "sums" at 360s ± 10s
      And the newest pod of job "sums" is Succeeded at 970s ± 10s
      And job "sums" is not Complete for 1h
      When node "node-1" comes back
      Then job "sums" is Complete within 30s

    Scenario: With podReplacementPolicy Failed it waits until the old one has stopped
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: sums }
        spec:
          podReplacementPolicy: Failed
          template:
            spec:
              restartPolicy: Never
              containers: [ { name: app, image: "busybox:1.36", command: [ sleep, "600" ] } ]
        """
      When the manifest is applied
      And 10 seconds pass
      And node "node-1" goes down
      And 590 seconds pass
      Then there is 1 pod of job "sums"
      When node "node-1" comes back
      And 30 seconds pass
      Then the newest pod of job "sums" is Running

  Rule: A DaemonSet's pod is not given up, and runs again when its node does
    See https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations
    Source: pkg/controller/daemon/daemon_controller.go (v1.36, NodeShouldRunDaemonPod)
    It tolerates the loss for ever, but not the taint that keeps new pods away: so the node counts as one for which there is a pod too
    many, not as one that should have one.

    Scenario: DESIRED falls while the node is lost
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          template:
            metadata: { labels: { app: agent } }
            spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      When the manifest is applied
      And 10 seconds pass
      And node "node-1" goes down
      And 1 hour passes
      Then kubectl get daemonsets shows:
        | NAME  | DESIRED | CURRENT | READY | UP-TO-DATE | AVAILABLE |
        | agent | 1       | 1       | 1     | 1          | 1         |
      And daemonset "agent" matches:
        """yaml
        status: { numberMisscheduled: 1 }
        """
      When node "node-1" comes back
      And 10 seconds pass
      Then 2 pods of daemonset "agent" are Ready
      And kubectl get daemonsets shows:
        | NAME  | DESIRED | CURRENT | READY | UP-TO-DATE | AVAILABLE |
        | agent | 2       | 2       | 2     | 2          | 2         |
